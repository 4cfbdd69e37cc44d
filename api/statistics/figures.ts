import type { ReadDb } from "../platform/database";
import type { Batch } from "../platform/request";
import { ValueQualifier } from "../indicators/value.enums";
import { idList } from "../rollup/period-rows";
import { factsOf } from "./member-facts";
import { isKept, perUnion, placeOfRow, type NamedPlace, type PlaceRow, type PlacesAlike } from "./place";

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
export interface FiguresKey extends NamedPlace {
  readonly indicators: readonly number[];
}

/** Sums as the database answers them. */
export interface SumsRow {
  total: number | string;
  base: number | string;
  units: number | string;
  duty_units: number | string;
  at_least: number | string;
  more_than: number | string;
  about: number | string;
}

type FigureRow = SumsRow & PlaceRow & { indicator_id: number };

function qualifierOf(row: SumsRow): ValueQualifier {
  if (Number(row.about) > 0) return ValueQualifier.ABOUT;
  if (Number(row.more_than) > 0) return ValueQualifier.MORE_THAN;
  return Number(row.at_least) > 0 ? ValueQualifier.AT_LEAST : ValueQualifier.EXACT;
}

/** A row of sums as a figure. */
export function toFigure(row: SumsRow): Figure {
  return {
    total: Number(row.total),
    base: Number(row.base),
    units: Number(row.units),
    dutyUnits: Number(row.duty_units),
    qualifier: qualifierOf(row),
  };
}

const SUMS = ["total", "base", "units", "duty_units", "at_least", "more_than", "about"];

/**
 * The share of a union in the figure of one parent is the row under that parent; the union's own figure is all of them.
 * (CROSS JOIN: SQLite reads the periods first, and so finds each row by its whole key.)
 */
function keptRows(
  db: ReadDb,
  _place: FiguresKey,
  { unionIds, withins, periods }: PlacesAlike,
  indicators: readonly number[],
): Promise<FigureRow[]> {
  const whole = withins === null;
  const sums = SUMS.map((sum) => (whole ? `SUM(r.${sum}) AS ${sum}` : `r.${sum}`)).join(", ");
  return db.query(
    `SELECT r.union_id, ${whole ? "0" : "r.parent_id"} AS within_id, p.code AS period, '' AS share, r.indicator_id, ${sums}
       FROM report_period p CROSS JOIN rollup r ON r.period_id = p.id AND r.union_id IN (${idList(unionIds)}) AND r.indicator_id IN (${idList(indicators)})
      WHERE p.code IN (${periods.map(({ code }) => `'${code}'`).join(", ")}) AND r.units > 0
      ${whole ? "GROUP BY r.union_id, p.code, r.indicator_id" : ""}`,
  );
}

async function addedRows(
  db: ReadDb,
  key: FiguresKey,
  alike: PlacesAlike,
  indicators: readonly number[],
): Promise<FigureRow[]> {
  const count = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  return db.query(
    `SELECT m.union_id, m.within_id, m.period, m.share, f.indicator_id, SUM(f.value) AS total, SUM(f.base) AS base, COUNT(*) AS units,
        ${count("m.must_report = 1")} AS duty_units, ${count("f.qualifier = 'AT_LEAST'")} AS at_least, ${count("f.qualifier = 'MORE_THAN'")} AS more_than, ${count("f.qualifier = 'ABOUT'")} AS about
       FROM ${await factsOf(db, key, alike, indicators)}
      GROUP BY m.union_id, m.within_id, m.period, m.share, f.indicator_id`,
  );
}

/** The figures of places, by the internal id of the indicator; what nobody stated is absent. */
export const figuresAt: Batch<FiguresKey, ReadonlyMap<number, Figure>> = async (db, keys) => {
  // Fields that ask for different indicators of the same places are answered by one statement.
  const indicators = [...new Set(keys.flatMap((key) => key.indicators))];
  const found = await perUnion(keys, async (sample, alike) => {
    if (indicators.length === 0) return new Map<string, Map<number, Figure>>();
    const read = isKept(sample) ? keptRows : addedRows;
    const figures = new Map<string, Map<number, Figure>>();
    for (const row of await read(db, sample, alike, indicators)) {
      const name = placeOfRow(row);
      let ofUnion = figures.get(name);
      if (!ofUnion) figures.set(name, (ofUnion = new Map<number, Figure>()));
      ofUnion.set(row.indicator_id, toFigure(row));
    }
    return figures;
  });
  return found.map((figures) => figures ?? new Map<number, Figure>());
};
