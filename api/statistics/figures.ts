import type { ReadDb } from "../platform/database";
import { places, type Batch } from "../platform/request";
import { ValueQualifier } from "../indicators/value.enums";
import { CONTRIBUTION_COUNTS, CONTRIBUTION_FROM, contributionColumns } from "../rollup/contribution";
import { isOwn, perUnion, placeOfRow, type Place, type PlacesAlike } from "./place";

/** What approved reports say about one indicator at one place, added up. */
export interface Figure {
  readonly total: number;
  /** Σ of the denominators or weights, of a ratio or a mean. */
  readonly base: number;
  /** How many unions stated it, and how many of these had to. */
  readonly units: number;
  readonly dutyUnits: number;
  readonly qualifier: ValueQualifier;
}

/** The place, and the internal ids of the indicators asked for. */
export interface FiguresKey extends Place {
  readonly indicators: readonly number[];
}

/** Sums as the database answers them. */
export interface FigureRow {
  union_id: number;
  within_id: number;
  indicator_id: number;
  total: number | string;
  base: number | string;
  units: number | string;
  duty_units: number | string;
  at_least: number | string;
  more_than: number | string;
  about: number | string;
}

function qualifierOf(row: FigureRow): ValueQualifier {
  if (Number(row.about) > 0) return ValueQualifier.ABOUT;
  if (Number(row.more_than) > 0) return ValueQualifier.MORE_THAN;
  return Number(row.at_least) > 0 ? ValueQualifier.AT_LEAST : ValueQualifier.EXACT;
}

/** A row of sums as a figure. */
export function toFigure(row: FigureRow): Figure {
  return {
    total: Number(row.total),
    base: Number(row.base),
    units: Number(row.units),
    dutyUnits: Number(row.duty_units),
    qualifier: qualifierOf(row),
  };
}

const SUMS = ["total", "base", "units", "duty_units", "at_least", "more_than", "about"];

function ownRows(
  db: ReadDb,
  { period, indicators }: FiguresKey,
  { unionIds: ids }: PlacesAlike,
): Promise<FigureRow[]> {
  return db.query(
    `SELECT a.ancestor_id AS union_id, 0 AS within_id, f.indicator_id, ${contributionColumns()} FROM ${CONTRIBUTION_FROM}
      WHERE p.code = ? AND f.union_id IN (${places(ids)}) AND f.indicator_id IN (${places(indicators)}) AND a.depth = 0 AND ${CONTRIBUTION_COUNTS}
      GROUP BY a.ancestor_id, f.indicator_id`,
    [period.code, ...ids, ...indicators],
  );
}

/** The share of a union in the figure of one parent is the row under that parent; the union's own figure is all of them. */
function subtreeRows(
  db: ReadDb,
  { period, indicators }: FiguresKey,
  { unionIds: ids, withins }: PlacesAlike,
): Promise<FigureRow[]> {
  return db.query(
    `SELECT r.union_id, ${withins === null ? "0" : "r.parent_id"} AS within_id, r.indicator_id, ${SUMS.map((sum) => `SUM(r.${sum}) AS ${sum}`).join(", ")} FROM rollup r
       JOIN report_period p ON p.id = r.period_id
      WHERE p.code = ? AND r.union_id IN (${places(ids)}) AND r.indicator_id IN (${places(indicators)})
        ${withins === null ? "" : `AND r.parent_id IN (${places(withins)})`} AND r.units > 0
      GROUP BY r.union_id, ${withins === null ? "" : "r.parent_id, "}r.indicator_id`,
    [period.code, ...ids, ...indicators, ...(withins ?? [])],
  );
}

/** The figures of places, by the internal id of the indicator; what nobody stated is absent. */
export const figuresAt: Batch<FiguresKey, ReadonlyMap<number, Figure>> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, alike) => {
    if (sample.indicators.length === 0) return new Map<string, Map<number, Figure>>();
    const read = isOwn(sample) ? ownRows : subtreeRows;
    const figures = new Map<string, Map<number, Figure>>();
    for (const row of await read(db, sample, alike)) {
      let ofUnion = figures.get(placeOfRow(row));
      if (!ofUnion) figures.set(placeOfRow(row), (ofUnion = new Map<number, Figure>()));
      ofUnion.set(row.indicator_id, toFigure(row));
    }
    return figures;
  });
  return found.map((figures) => figures ?? new Map<number, Figure>());
};
