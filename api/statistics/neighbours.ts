import { isLargeEnough, isPublicPlace } from "../indicators/disclosure";
import { indicatorOfRow } from "../indicators/catalogue";
import type { ReadDb } from "../platform/database";
import type { Batch } from "../platform/request";
import { idList, periodRows } from "../rollup/period-rows";
import type { UnionKind } from "../unions/union.enums";
import { reportedCell } from "./cells";
import { toFigure, type Figure, type SumsRow } from "./figures";
import { Neighbourhood } from "./neighbourhood";
import { perUnion, placeOfRow, type Place, type PlacesAlike } from "./place";

/** A place, and the internal ids of the indicators about persons that are asked for there. */
export interface NeighboursKey extends Place {
  readonly indicators: readonly number[];
}

type ShareRow = SumsRow & {
  union_id: number;
  parent_id: number;
  period: string;
  indicator_id: number;
  code: string;
  kind: UnionKind;
};

/**
 * The sums of everyone who stood above unions on a day of a period and of those directly below them, each share by the
 * parent it counts under. A union is of the kind it is shown with on the last day.
 */
async function sharesAround(
  db: ReadDb,
  { indicators }: NeighboursKey,
  { unionIds, periods }: PlacesAlike,
): Promise<ShareRow[]> {
  const within = (row: string): string => `${row}.valid_from < p.valid_to AND ${row}.valid_to > p.valid_from`;
  return db.query(
    `SELECT n.period, r.union_id, r.parent_id, r.indicator_id, r.total, r.base, r.units, r.duty_units, r.at_least, r.more_than, r.about, u.code, v.kind
       FROM (
         SELECT DISTINCT p.id AS period_id, p.code AS period, p.valid_to AS after_last, c.descendant_id AS id FROM ${periodRows(periods)} p
           JOIN ancestry g ON g.relation = 'ADMINISTRATIVE' AND g.descendant_id IN (${idList(unionIds)}) AND g.depth > 0 AND ${within("g")}
           JOIN ancestry c ON c.relation = 'ADMINISTRATIVE' AND c.ancestor_id = g.ancestor_id AND c.depth <= 1 AND ${within("c")}
       ) n
       JOIN rollup r ON r.union_id = n.id AND r.period_id = n.period_id AND r.indicator_id IN (${idList(indicators)}) AND r.units > 0
       JOIN trade_union u ON u.id = n.id
       JOIN union_version v ON v.union_id = u.id
        AND (v.valid_from < n.after_last OR v.valid_from = u.valid_from) AND (n.after_last <= v.valid_to OR v.valid_to = u.valid_to)`,
  );
}

function isOpen(row: ShareRow, figure: Figure, place: Place): boolean {
  const cell = reportedCell(indicatorOfRow(row.indicator_id), figure, 0);
  return (
    isLargeEnough(cell) &&
    isPublicPlace({ unionKind: row.kind, periodKind: place.period.kind, subtree: true })
  );
}

/**
 * The indicators about persons whose figure at a place is withheld from strangers though it is large enough, because
 * together with what is shown around it it would give a hidden one away. One statement for all places.
 */
export const hiddenBeside: Batch<NeighboursKey, ReadonlySet<number>> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, alike) => {
    const hidden = new Map<string, Set<number>>();
    if (sample.indicators.length === 0) return hidden;
    const rows = await sharesAround(db, sample, alike);
    for (const { code: period } of alike.periods) {
      for (const indicator of sample.indicators) {
        const neighbourhood = new Neighbourhood(
          rows
            .filter((row) => row.indicator_id === indicator && row.period === period)
            .map((row) => {
              const figure = toFigure(row);
              const { union_id: unionId, parent_id: parentId, code } = row;
              return { unionId, parentId, code, figure, open: isOpen(row, figure, sample) };
            }),
        );
        for (const unionId of alike.unionIds.filter((id) => neighbourhood.hides(id))) {
          for (const within of alike.withins ?? [0]) {
            const name = placeOfRow({ union_id: unionId, within_id: within, period, share: "" });
            hidden.set(name, (hidden.get(name) ?? new Set<number>()).add(indicator));
          }
        }
      }
    }
    return hidden;
  });
  return found.map((hidden) => hidden ?? new Set<number>());
};
