import { isLargeEnough, isPublicPlace } from "../indicators/disclosure";
import { indicatorOfRow } from "../indicators/catalogue";
import type { ReadDb } from "../platform/database";
import { addDays } from "../platform/days";
import { places, type Batch } from "../platform/request";
import type { UnionKind } from "../unions/union.enums";
import { reportedCell } from "./cells";
import { toFigure, type Figure, type FigureRow } from "./figures";
import { Neighbourhood } from "./neighbourhood";
import { perUnion, placeOfRow, type Place } from "./place";

/** A place, and the internal ids of the indicators about persons that are asked for there. */
export interface NeighboursKey extends Place {
  readonly indicators: readonly number[];
}

type ShareRow = FigureRow & { indicator_id: number; parent_id: number; code: string; kind: UnionKind };

/**
 * The sums of everyone who stood above unions on a day of the period and of those directly below them, each share by the
 * parent it counts under. A union is of the kind it is shown with on the last day.
 */
async function sharesAround(
  db: ReadDb,
  { period, indicators }: NeighboursKey,
  unionIds: readonly number[],
): Promise<ShareRow[]> {
  const within = (row: string): string => `${row}.valid_from < ? AND ${row}.valid_to > ?`;
  const days = [addDays(period.to, 1), period.from];
  return db.query(
    `SELECT r.union_id, 0 AS within_id, r.parent_id, r.indicator_id, r.total, r.base, r.units, r.duty_units, r.at_least, r.more_than, r.about, u.code, v.kind
       FROM (
         SELECT DISTINCT c.descendant_id AS id FROM ancestry g
           JOIN ancestry c ON c.relation = 'ADMINISTRATIVE' AND c.ancestor_id = g.ancestor_id AND c.depth <= 1 AND ${within("c")}
          WHERE g.relation = 'ADMINISTRATIVE' AND g.descendant_id IN (${places(unionIds)}) AND g.depth > 0 AND ${within("g")}
       ) n
       JOIN rollup r ON r.union_id = n.id AND r.period_id = (SELECT p.id FROM report_period p WHERE p.code = ?)
        AND r.indicator_id IN (${places(indicators)}) AND r.units > 0
       JOIN trade_union u ON u.id = n.id
       JOIN union_version v ON v.union_id = u.id
        AND (v.valid_from <= ? OR v.valid_from = u.valid_from) AND (? < v.valid_to OR v.valid_to = u.valid_to)`,
    [...days, ...unionIds, ...days, period.code, ...indicators, period.to, period.to],
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
 * together with what is shown around it it would give a hidden one away. One statement for all places of a period.
 */
export const hiddenBeside: Batch<NeighboursKey, ReadonlySet<number>> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, { unionIds, withins }) => {
    const hidden = new Map<string, Set<number>>();
    if (sample.indicators.length === 0) return hidden;
    const rows = await sharesAround(db, sample, unionIds);
    for (const indicator of sample.indicators) {
      const shares = rows
        .filter((row) => row.indicator_id === indicator)
        .map((row) => {
          const figure = toFigure(row);
          const { union_id: unionId, parent_id: parentId, code } = row;
          return { unionId, parentId, code, figure, open: isOpen(row, figure, sample) };
        });
      const neighbourhood = new Neighbourhood(shares);
      for (const unionId of unionIds) {
        if (!neighbourhood.hides(unionId)) continue;
        for (const within of withins ?? [0]) {
          const name = placeOfRow({ union_id: unionId, within_id: within });
          hidden.set(name, (hidden.get(name) ?? new Set<number>()).add(indicator));
        }
      }
    }
    return hidden;
  });
  return found.map((hidden) => hidden ?? new Set<number>());
};
