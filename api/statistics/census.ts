import { places, type Batch } from "../platform/request";
import { boundsOf, holdsAtHome, livesAtEnd, livesWithin, mustReport } from "../rollup/home";
import { PeriodKind } from "../indicators/period";
import { CENSUS_COUNTERS, RATING_COUNTERS, censusColumn } from "./counters";
import { isOwn, perUnion, placeOfRow, type Place } from "./place";

/** The unions of a place: who they are, who had to report, who did. */
export interface Census {
  /** Every union that existed on at least one day of the period, where it stood on its home day. */
  readonly unions: number;
  /** Those that had to report and were not exempt; `expectedAtEnd`: and existed on the last day. */
  readonly expected: number;
  readonly expectedAtEnd: number;
  /** Those of `expected` whose report is approved. */
  readonly reported: number;
  /** What is counted union by union, by the code of the indicator; what such a period does not have is absent. */
  readonly counts: ReadonlyMap<string, number>;
}

const countersOf = (kind: PeriodKind): string[] =>
  Object.keys(CENSUS_COUNTERS).filter((code) => kind === PeriodKind.YEAR || !(code in RATING_COUNTERS));

const emptyCensus = (kind: PeriodKind): Census => ({
  unions: 0,
  expected: 0,
  expectedAtEnd: 0,
  reported: 0,
  counts: new Map(countersOf(kind).map((code) => [code, 0])),
});

type CensusRow = { union_id: number; within_id: number } & Record<string, number | string>;

function toCensus(row: CensusRow, kind: PeriodKind): Census {
  return {
    unions: Number(row.unions),
    expected: Number(row.expected),
    expectedAtEnd: Number(row.expected_at_end),
    reported: Number(row.reported),
    counts: new Map(countersOf(kind).map((code) => [code, Number(row[censusColumn(code)])])),
  };
}

const total = (condition: string, name: string): string =>
  `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${name}`;

/**
 * The census of places, one statement for all places of one period. A union stands where it stood on its home day. A
 * period that is not over is counted as the record now says it will end.
 */
export const censusAt: Batch<Place, Census> = async (db, keys) => {
  const found = await perUnion(keys, async (sample, { unionIds: ids, withins }) => {
    const { period } = sample;
    const { from, next } = boundsOf(period);
    const above =
      withins === null
        ? ""
        : `JOIN ancestry x ON x.relation = 'ADMINISTRATIVE' AND x.descendant_id = u.id AND x.depth = a.depth + 1 AND x.ancestor_id IN (${places(withins)})
            AND ${holdsAtHome("x", "u", next)}`;
    const inTime = period.dueOn === null ? "" : "AND r.submitted_at < ?";
    const rows = (await db.query(
      `SELECT c.union_id, c.within_id, COUNT(*) AS unions, ${total("c.must_report = 1 AND c.exempt = 0", "expected")},
          ${total("c.must_report = 1 AND c.exempt = 0 AND c.at_end = 1", "expected_at_end")}, ${total("c.must_report = 1 AND c.approved = 1", "reported")},
          ${Object.entries(CENSUS_COUNTERS)
            .map(([code, condition]) => total(condition, censusColumn(code)))
            .join(", ")}
        FROM (
          SELECT a.ancestor_id AS union_id, ${withins === null ? "0" : "x.ancestor_id"} AS within_id, v.kind AS kind, e.sector AS sector,
              CASE WHEN ${mustReport("u", "v", "?", next)} THEN 1 ELSE 0 END AS must_report,
              CASE WHEN ${livesAtEnd("u", next)} THEN 1 ELSE 0 END AS at_end,
              CASE WHEN u.valid_from >= ${from} THEN 1 ELSE 0 END AS founded,
              CASE WHEN r.status = 'EXEMPT' THEN 1 ELSE 0 END AS exempt,
              CASE WHEN r.status = 'APPROVED' THEN 1 ELSE 0 END AS approved,
              CASE WHEN r.status IN ('SUBMITTED', 'APPROVED') AND r.submitted_at IS NOT NULL ${inTime} THEN 1 ELSE 0 END AS on_time,
              k.rating AS rating
            FROM ancestry a
            JOIN trade_union u ON u.id = a.descendant_id
            JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", next)}
            ${above}
            LEFT JOIN employer e ON e.id = v.employer_id
            LEFT JOIN report r ON r.union_id = u.id AND r.period_id = (SELECT p.id FROM report_period p WHERE p.code = ?)
            LEFT JOIN classification k ON k.union_id = u.id AND k.year = ? AND k.stage = 'APPROVED'
           WHERE a.relation = 'ADMINISTRATIVE' AND a.ancestor_id IN (${places(ids)}) AND ${livesWithin("u", from, next)}
             AND ${holdsAtHome("a", "u", next)} ${isOwn(sample) ? "AND a.depth = 0" : ""}
        ) c GROUP BY c.union_id, c.within_id`,
      [
        period.kind,
        ...(period.dueOn === null ? [] : [`${period.dueOn}T17:00:00.000Z`]),
        ...(withins ?? []),
        period.code,
        period.year,
        ...ids,
      ],
    )) as CensusRow[];
    return new Map(rows.map((row) => [placeOfRow(row), toCensus(row, period.kind)]));
  });
  return found.map((census, index) => census ?? emptyCensus(keys[index]!.period.kind));
};
