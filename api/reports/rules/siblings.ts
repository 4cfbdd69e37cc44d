import { Aggregation, type Indicator } from "../../indicators/indicator.type";
import { CATALOGUE, indicatorOfRow } from "../../indicators/catalogue";
import { guardOf } from "../../indicators/disclosure";
import type { Stated } from "../../indicators/rule.evaluation";
import type { ReadDb } from "../../platform/database";
import { boundsOf, holdsAtHome } from "../../rollup/home";
import { askedReports } from "./asked";
import type { Earlier } from "./earlier";
import type { ReportFigures } from "./judge";

/** Whether a figure of one union says something beside another's: what adds up, and names nobody. */
export function isComparable(indicator: Indicator): boolean {
  const adds = indicator.aggregation === Aggregation.SUM || indicator.aggregation === Aggregation.LAST;
  return adds && guardOf(indicator) === null;
}

/** Twice the median of the other unions under the same parent, by the code of the indicator. */
export type TwiceMedians = ReadonlyMap<string, number>;

/** Of fewer unions the median says more about one of them than about what is usual. */
const FEWEST_SIBLINGS = 3;

interface MiddleRow {
  parent_id: number;
  first_day: string;
  next_day: string;
  indicator_id: number;
  value: number | string;
  place: number | string;
  total: number | string;
}

/** The median without one of the values; `middle` holds those around the middle by their place, the smallest at 1. */
function twiceMedianWithout(
  middle: ReadonlyMap<number, number>,
  total: number,
  own: number | null,
): number | null {
  const count = own === null ? total : total - 1;
  if (count < FEWEST_SIBLINGS) return null;
  const valueAt = (place: number): number => {
    const here = middle.get(place)!;
    return own !== null && own <= here ? middle.get(place + 1)! : here;
  };
  const low = Math.floor((count + 1) / 2);
  return valueAt(low) + valueAt(count + 1 - low);
}

/**
 * The medians of what the other unions under the same parent had approved for the same period. The values around the
 * middle are found once for each parent and period, so that many reports under one parent cost what one does; a
 * report's own approved value is left out afterwards.
 */
export async function readSiblings(
  db: ReadDb,
  reports: readonly ReportFigures[],
  earlier: readonly Earlier[],
): Promise<TwiceMedians[]> {
  const stated = new Set(reports.flatMap(({ values }) => values.map(({ indicator }) => indicator)));
  const ids = CATALOGUE.filter((each) => stated.has(each) && isComparable(each)).map((each) => each.rowId);
  if (ids.length === 0) return reports.map(() => new Map());
  const parents = `SELECT q.k, q.first_day, q.next_day, a.ancestor_id AS parent_id FROM ${askedReports(reports)} q
      JOIN trade_union u ON u.id = q.union_id
      JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.descendant_id = u.id AND a.depth = 1 AND ${holdsAtHome("a", "u", "q.next_day")}`;
  const parentRows = (await db.query(parents)) as { k: number; parent_id: number }[];
  const rows = (await db.query(
    `SELECT m.* FROM (
       SELECT g.parent_id, g.first_day, g.next_day, f.indicator_id, f.value,
           ROW_NUMBER() OVER (PARTITION BY g.parent_id, g.first_day, g.next_day, f.indicator_id ORDER BY f.value) AS place,
           COUNT(*) OVER (PARTITION BY g.parent_id, g.first_day, g.next_day, f.indicator_id) AS total
         FROM (SELECT DISTINCT parent_id, first_day, next_day FROM (${parents}) p) g
         JOIN report_period d ON d.valid_from = g.first_day AND d.valid_to = g.next_day
         JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.ancestor_id = g.parent_id AND a.depth = 1
         JOIN trade_union u ON u.id = a.descendant_id AND ${holdsAtHome("a", "u", "g.next_day")}
         JOIN fact f ON f.period_id = d.id AND f.union_id = u.id AND f.indicator_id IN (${ids.join(", ")})
     ) m WHERE 2 * m.place >= m.total - 2 AND 2 * m.place <= m.total + 3`,
  )) as MiddleRow[];
  const middles = new Map<string, { total: number; values: Map<number, number> }>();
  for (const row of rows) {
    const name = `${row.parent_id} '${row.first_day}' '${row.next_day}' ${indicatorOfRow(row.indicator_id).code}`;
    const middle = middles.get(name) ?? { total: Number(row.total), values: new Map<number, number>() };
    middles.set(name, middle);
    middle.values.set(Number(row.place), Number(row.value));
  }
  const parentOf = new Map(parentRows.map((row) => [Number(row.k), row.parent_id]));
  return reports.map(({ period, values }, k) => {
    const { from, next } = boundsOf(period);
    const own = (code: string): Stated | undefined => earlier[k]!.approved?.get(code);
    const medians = new Map<string, number>();
    for (const { indicator } of values) {
      const middle = middles.get(`${parentOf.get(k)} ${from} ${next} ${indicator.code}`);
      if (!middle) continue;
      const twice = twiceMedianWithout(middle.values, middle.total, own(indicator.code)?.value ?? null);
      if (twice !== null) medians.set(indicator.code, twice);
    }
    return medians;
  });
}
