import type { ReadDb } from "../platform/database";
import type { Batch, RequestContext } from "../platform/request";
import { PeriodKind, type ReportPeriod } from "../indicators/period";
import { CENSUS_COLUMNS, CENSUS_COUNTERS, RATING_COUNTERS, censusColumn } from "../rollup/counters";
import { idList } from "../rollup/period-rows";
import { countedWord } from "../rollup/touched";
import { membersOf } from "./members";
import { isAsReported } from "./frame";
import {
  frameOf,
  isOwn,
  perUnion,
  placeOfRow,
  type NamedPlace,
  type Place,
  type PlaceRow,
  type PlacesAlike,
} from "./place";

/** The unions of a place: who they are, who had to report, who did. */
export interface Census {
  /** Every union that existed on at least one day of the period, where it stood on its home day. */
  readonly unions: number;
  /** Those that had to report and were not exempt; `expectedAtEnd`: and existed on the last day. */
  readonly expected: number;
  readonly expectedAtEnd: number;
  /** Those of `expected` whose report is approved. */
  readonly reported: number;
  /** What of it was asked for, by the code of the indicator; what such a period does not have is absent. */
  readonly counts: ReadonlyMap<string, number>;
}

/** A place, and the codes of what is counted union by union that is asked for there. */
export interface CensusKey extends NamedPlace {
  readonly counters: readonly string[];
}

type Column = (typeof CENSUS_COLUMNS)[number];

/** The columns of the census that are read: those of every census, and those of the counters asked for. */
function columnsOf(counters: ReadonlySet<string>): Column[] {
  const left = new Set(
    Object.keys(CENSUS_COUNTERS)
      .filter((code) => !counters.has(code))
      .map(censusColumn),
  );
  return CENSUS_COLUMNS.filter(([column]) => !left.has(column));
}

type Counts = Record<string, number | string | null>;

function toCensus(row: Counts, kind: PeriodKind, counters: readonly string[]): Census {
  const codes = kind === PeriodKind.YEAR ? counters : counters.filter((code) => !(code in RATING_COUNTERS));
  return {
    unions: Number(row.unions ?? 0),
    expected: Number(row.expected ?? 0),
    expectedAtEnd: Number(row.expected_at_end ?? 0),
    reported: Number(row.reported ?? 0),
    counts: new Map(codes.map((code) => [code, Number(row[censusColumn(code)] ?? 0)])),
  };
}

/** True for a place whose census is kept: of a whole union, of what counts through one parent, and of an own part. */
const isKept = (place: Place): boolean => !place.share && isAsReported(frameOf(place));

/**
 * The kept census of places, one look-up for each, however much stands below; and the periods of which it is kept (rows
 * without a union). What counts through other parents than those asked for is read too, and is nobody's place.
 */
async function keptRows(
  db: ReadDb,
  place: Place,
  { unionIds, withins, periods }: PlacesAlike,
  read: readonly Column[],
): Promise<{ rows: (PlaceRow & Counts)[]; kept: ReadonlySet<string> }> {
  const whole = withins === null && !isOwn(place);
  const codes = periods.map(({ code }) => `'${code}'`).join(", ");
  const columns = read.map(([column]) => (whole ? `SUM(c.${column}) AS ${column}` : `c.${column}`));
  const rows = (await db.query(
    `SELECT p.code AS period, c.union_id, ${withins === null ? "0" : "c.parent_id"} AS within_id, '' AS share, ${columns.join(", ")}
       FROM report_period p CROSS JOIN ${isOwn(place) ? "counted_union" : "census"} c ON c.period_id = p.id AND c.union_id IN (${idList(unionIds)})
      WHERE p.code IN (${codes}) ${whole ? "GROUP BY p.code, c.union_id" : ""}
     UNION ALL
     SELECT p.code, NULL, NULL, NULL, ${read.map(() => "0").join(", ")} FROM report_period p JOIN census_period q ON q.period_id = p.id
      WHERE p.code IN (${codes}) AND q.hierarchy = (SELECT version FROM hierarchy_version WHERE id = 1)`,
  )) as (PlaceRow & Counts)[];
  const kept = new Set(rows.filter((row) => (row as Counts).union_id === null).map(({ period }) => period));
  return { rows: rows.filter((row) => (row as Counts).union_id !== null && kept.has(row.period)), kept };
}

/** The census of places from the record itself: on every other basis, and of periods of which none is kept. */
async function countedRows(
  db: ReadDb,
  place: Place,
  alike: PlacesAlike,
  read: readonly Column[],
): Promise<(PlaceRow & Counts)[]> {
  const sums = read.map(
    ([column, condition]) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${column}`,
  );
  return db.query(
    `SELECT c.union_id, c.within_id, c.period, c.share, ${sums.join(", ")} FROM (${await membersOf(db, place, alike)}) c
      GROUP BY c.union_id, c.within_id, c.period, c.share`,
  );
}

const CENSUS_BYTES = 1500;
const ALL_COUNTERS = Object.keys(CENSUS_COUNTERS);

const nameOf = ({ unionId, within, period, scope }: Place): string =>
  `census ${scope} ${unionId} ${within} ${period.code}`;

/** The census of a place, where it is remembered; with everything that is counted, whatever is asked for. */
export function rememberedCensus({ recall }: RequestContext, place: Place): Census | undefined {
  return recall && isKept(place) ? recall.find<Census>(nameOf(place)) : undefined;
}

/**
 * The census of places that differ in the union and the period only. A union stands where it stood on its home day. A
 * period that is not over is counted as the record now says it will end.
 */
export const censusAt: Batch<CensusKey, Census> = async (db, asked, request) => {
  const { recall } = request;
  const remembered = asked.map((key) => rememberedCensus(request, key));
  const keys = asked.filter((_key, index) => remembered[index] === undefined);
  const read = columnsOf(new Set(recall ? ALL_COUNTERS : keys.flatMap(({ counters }) => counters)));
  const keptCodes = new Set<string>();
  const found = await perUnion(keys, async (sample, alike) => {
    const { rows, kept } = isKept(sample)
      ? await keptRows(db, sample, alike, read)
      : { rows: [], kept: new Set<string>() };
    for (const code of kept) keptCodes.add(code);
    const others: ReportPeriod[] = alike.periods.filter(({ code }) => !kept.has(code));
    if (others.length > 0) rows.push(...(await countedRows(db, sample, { ...alike, periods: others }, read)));
    return new Map(rows.map((row) => [placeOfRow(row), row]));
  });
  const loaded = found.map((row, index) => {
    const key = keys[index]!;
    const { unionId, period, counters } = key;
    const census = toCensus(row ?? {}, period.kind, recall ? ALL_COUNTERS : counters);
    if (recall && isKept(key) && keptCodes.has(period.code))
      request.recall?.keep(nameOf(key), census, countedWord(unionId, period.code), CENSUS_BYTES);
    return census;
  });
  return remembered.map((census) => census ?? loaded.shift()!);
};
