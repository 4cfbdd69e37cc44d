import { remembered } from "../platform/request";
import { idList } from "../rollup/period-rows";
import { countedWord } from "../rollup/touched";
import { named, perUnion, placeOfRow, type NamedPlace, type Place, type PlaceRow } from "./place";

/** A union whose children are ranked by what is kept added up of an indicator (its internal id). */
export interface TopKey extends NamedPlace {
  readonly indicator: number;
  readonly descending: boolean;
  readonly first: number;
}

/** The key of the children with the highest (or lowest) figures. */
export function topOf(place: Place, indicator: number, descending: boolean, first: number): TopKey {
  const what = `top ${indicator} ${descending} ${first}`;
  const key = named(place, what, { indicator, descending, first });
  return { ...key, alike: `${key.alike} ${what}` };
}

export interface Top {
  readonly id: number;
  readonly code: string;
  readonly value: number;
}

/**
 * The children whose figure is at least as high (or low) as the `first`-th, more of them where they are equal. The sums
 * are kept in the order of their total, so that this reads what it answers, not every child.
 */
export const topAt = remembered<TopKey, readonly Top[]>(
  async (db, keys) => {
    const found = await perUnion(keys, async ({ indicator, descending, first }, { unionIds, periods }) => {
      const [order, than, end] = descending ? ["DESC", ">=", "MIN"] : ["ASC", "<=", "MAX"];
      const last = `SELECT q.total FROM rollup q WHERE q.parent_id = k.id AND q.period_id = p.id AND q.indicator_id = ${indicator} AND q.units > 0`;
      const rows = (await db.query(
        `SELECT k.id AS union_id, 0 AS within_id, p.code AS period, '' AS share, r.union_id AS id, u.code, r.total
         FROM report_period p CROSS JOIN trade_union k ON k.id IN (${idList(unionIds)})
         CROSS JOIN rollup r ON r.parent_id = k.id AND r.period_id = p.id AND r.indicator_id = ${indicator} AND r.units > 0
          AND r.total ${than} COALESCE((${last} ORDER BY q.total ${order} LIMIT 1 OFFSET ${first - 1}), (${last.replace("q.total", `${end}(q.total)`)}))
         JOIN trade_union u ON u.id = r.union_id
        WHERE p.code IN (${periods.map(({ code }) => `'${code}'`).join(", ")})`,
      )) as (PlaceRow & { id: number; code: string; total: number | string })[];
      const tops = new Map<string, Top[]>();
      for (const row of rows) {
        const top = { id: row.id, code: row.code, value: Number(row.total) };
        const others = tops.get(placeOfRow(row));
        if (others) others.push(top);
        else tops.set(placeOfRow(row), [top]);
      }
      return tops;
    });
    return found.map((tops) => tops ?? []);
  },
  ({ unionId, period }) => countedWord(unionId, period.code),
);
