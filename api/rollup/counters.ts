/** A union in a census, as SQL columns of `c`: kind, sector, must_report, exempt, approved, at_end (it lives on the last day), founded (within the period), on_time, congress_held (all 1 or 0), rating (approved for the year; null without one). */
const GRASSROOTS = "c.kind = 'GRASSROOTS_UNION'";
const AT_END = `${GRASSROOTS} AND c.at_end = 1`;

const rated = (...ratings: readonly string[]): string =>
  `${GRASSROOTS} AND c.rating IN (${ratings.map((rating) => `'${rating}'`).join(", ")})`;

/** What is counted from the approved classifications of a year; of no other kind of period. */
export const RATING_COUNTERS: Readonly<Record<string, string>> = {
  grassroots_unions_rated_excellent: rated("EXCELLENT"),
  grassroots_unions_rated_good: rated("GOOD"),
  grassroots_unions_rated_completed: rated("COMPLETED"),
  grassroots_unions_rated_not_completed: rated("NOT_COMPLETED"),
  grassroots_unions_rated: rated("EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED"),
  grassroots_unions_rated_good_or_better: rated("EXCELLENT", "GOOD"),
  grassroots_unions_not_rated: `${AT_END} AND (c.rating IS NULL OR c.rating = 'NOT_RATED')`,
};

const DIRECT_SUPERIOR = [
  "DISTRICT_FEDERATION",
  "LOCAL_SECTOR_UNION",
  "CIVIL_SERVANTS_UNION",
  "INDUSTRIAL_ZONE_UNION",
  "MINISTRY_AGENCY_UNION",
];

/** What the system counts union by union, by the code of the indicator. */
export const CENSUS_COUNTERS: Readonly<Record<string, string>> = {
  grassroots_unions: AT_END,
  grassroots_unions_public_sector: `${AT_END} AND c.sector IN ('ADMINISTRATIVE', 'PUBLIC_SERVICE')`,
  grassroots_unions_state_enterprise: `${AT_END} AND c.sector = 'STATE_ENTERPRISE'`,
  grassroots_unions_non_state: `${AT_END} AND c.sector IN ('NON_STATE_ENTERPRISE', 'FDI_ENTERPRISE')`,
  grassroots_unions_other_sector: `${AT_END} AND (c.sector IS NULL OR c.sector IN ('COOPERATIVE', 'OTHER'))`,
  grassroots_unions_established: `${GRASSROOTS} AND c.founded = 1`,
  grassroots_unions_reported_on_time: `${GRASSROOTS} AND c.on_time = 1`,
  grassroots_unions_congress_held: `${AT_END} AND c.congress_held = 1`,
  direct_superior_unions: `c.at_end = 1 AND c.kind IN (${DIRECT_SUPERIOR.map((kind) => `'${kind}'`).join(", ")})`,
  commune_unions: "c.at_end = 1 AND c.kind = 'COMMUNE_UNION'",
  ...RATING_COUNTERS,
};

/** The column of a census that counts an indicator. */
export function censusColumn(code: string): string {
  return `count_${code}`;
}

/** The columns of a census, each with what a union must be to count in it. */
export const CENSUS_COLUMNS: readonly (readonly [column: string, condition: string])[] = [
  ["unions", "1 = 1"],
  ["expected", "c.must_report = 1 AND c.exempt = 0"],
  ["expected_at_end", "c.must_report = 1 AND c.exempt = 0 AND c.at_end = 1"],
  ["reported", "c.must_report = 1 AND c.approved = 1"],
  ...Object.entries(CENSUS_COUNTERS).map(([code, condition]) => [censusColumn(code), condition] as const),
];
