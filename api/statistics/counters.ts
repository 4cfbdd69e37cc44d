import { CATALOGUE } from "../indicators/catalogue";
import { Aggregation } from "../indicators/indicator.type";

/** A union in the census of a place, as SQL columns of `c`: kind, sector, at_end (1: it lives on the last day), founded (1: within the period), on_time (1), rating (approved for the year; null without one). */
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
  direct_superior_unions: `c.at_end = 1 AND c.kind IN (${DIRECT_SUPERIOR.map((kind) => `'${kind}'`).join(", ")})`,
  commune_unions: "c.at_end = 1 AND c.kind = 'COMMUNE_UNION'",
  ...RATING_COUNTERS,
};

/** What the system counts border by border: unions that ended, and unions that came or went. */
export const BORDER_COUNTERS = {
  ended: "grassroots_unions_ended",
  received: "grassroots_unions_received",
  handedOver: "grassroots_unions_handed_over",
} as const;

export type BorderCounter = keyof typeof BORDER_COUNTERS;

/** The column of the census that counts an indicator. */
export function censusColumn(code: string): string {
  return `count_${code}`;
}

/**
 * Of the indicators that the system counts, those whose records it does not hold (congresses by their day, for one): they
 * answer MISSING, since a 0 would be false.
 */
export const UNCOUNTED: ReadonlySet<string> = new Set(
  CATALOGUE.filter(
    ({ code, aggregation }) =>
      aggregation === Aggregation.COUNT &&
      !(code in CENSUS_COUNTERS) &&
      !(Object.values(BORDER_COUNTERS) as string[]).includes(code),
  ).map(({ code }) => code),
);
