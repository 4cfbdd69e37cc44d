import type { Cell } from "../indicators/disclosure";
import type { Indicator } from "../indicators/indicator.type";
import type { ReadDb } from "../platform/database";
import type { Batch, RequestContext } from "../platform/request";
import { ValueQualifier } from "../indicators/value.enums";
import { idList } from "../rollup/period-rows";
import { factsOf } from "./member-facts";
import { countedWord } from "../rollup/touched";
import { isAsReported } from "./frame";
import {
  frameOf,
  isKept,
  perUnion,
  placeOfRow,
  type NamedPlace,
  type Place,
  type PlaceRow,
  type PlacesAlike,
} from "./place";

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

type Figures = ReadonlyMap<number, Figure>;

/** What is remembered of the figures of a place: those of the indicators that were asked for until now. */
export interface RememberedFigures {
  readonly figures: Figures;
  readonly indicators: ReadonlySet<number>;
  /** What was made of them and the census of the same place, which the same writes touch. */
  readonly cells: Map<Indicator, Cell>;
}

const FIGURE_BYTES = 300;
/** The cells that are made of what is counted, whatever was asked for, and what holds all of it. */
const COUNTED_BYTES = 6000;

const nameOf = ({ unionId, within, period, scope }: Place): string =>
  `figures ${scope} ${unionId} ${within} ${period.code}`;

/** True for figures that no write changes without touching the word of their union. */
const isRemembered = (place: Place): boolean => !place.share && isAsReported(frameOf(place));

/** The figures of a place, where all of them are remembered. */
export function rememberedFigures(
  { recall }: RequestContext,
  place: Place,
  indicators: readonly number[],
): RememberedFigures | undefined {
  if (!recall || !isRemembered(place)) return undefined;
  const known = recall.find<RememberedFigures>(nameOf(place));
  return known && indicators.every((id) => known.indicators.has(id)) ? known : undefined;
}

/** Remembers figures beside those that are remembered of the same place. */
function remember(
  { recall }: RequestContext,
  place: Place,
  read: Figures,
  indicators: readonly number[],
): void {
  if (!recall || !isRemembered(place)) return;
  const known = recall.find<RememberedFigures>(nameOf(place));
  const figures = known ? new Map([...known.figures, ...read]) : read;
  const all = new Set([...(known?.indicators ?? []), ...indicators]);
  const word = countedWord(place.unionId, place.period.code);
  const kept: RememberedFigures = { figures, indicators: all, cells: new Map() };
  recall.keep(nameOf(place), kept, word, COUNTED_BYTES + FIGURE_BYTES * all.size);
}

/** The figures of places, by the internal id of the indicator; what nobody stated is absent. */
export const figuresAt: Batch<FiguresKey, Figures> = async (db, asked, request) => {
  const remembered = asked.map((key) => rememberedFigures(request, key, key.indicators)?.figures);
  const keys = asked.filter((_key, index) => remembered[index] === undefined);
  const read = await readFigures(db, keys, request);
  return remembered.map((figures) => figures ?? read.shift()!);
};

async function readFigures(
  db: ReadDb,
  keys: readonly FiguresKey[],
  request: RequestContext,
): Promise<Figures[]> {
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
  return found.map((figures = new Map<number, Figure>(), index) => {
    remember(request, keys[index]!, figures, indicators);
    return figures;
  });
}
