/** What a union was in a period, read from the record. */
export interface Unit {
  readonly kind: string;
  readonly sector: string | null;
  readonly mustReport: boolean;
  /** The status of its report; null without one. */
  readonly status: string | null;
  readonly onTime: boolean;
  readonly livesAtEnd: boolean;
  readonly founded: boolean;
  /** It held the congress of the term that runs. */
  readonly held: boolean;
  readonly rating: string | null;
}

const isGrassroots = ({ kind }: Unit): boolean => kind === "GRASSROOTS_UNION";
const remains = (unit: Unit): boolean => isGrassroots(unit) && unit.livesAtEnd;
const isExpected = ({ mustReport, status }: Unit): boolean => mustReport && status !== "EXEMPT";
const inSector =
  (...sectors: readonly (string | null)[]) =>
  (unit: Unit): boolean =>
    remains(unit) && sectors.includes(unit.sector);
const isRated =
  (...ratings: readonly string[]) =>
  (unit: Unit): boolean =>
    isGrassroots(unit) && unit.rating !== null && ratings.includes(unit.rating);

const SUPERIOR = new Set([
  "DISTRICT_FEDERATION",
  "LOCAL_SECTOR_UNION",
  "CIVIL_SERVANTS_UNION",
  "INDUSTRIAL_ZONE_UNION",
  "MINISTRY_AGENCY_UNION",
]);

/** By the column of the census: whether a union counts in it. Written a second time, so that check:data finds an error in the first. */
export const COUNTS_AS: Readonly<Record<string, (unit: Unit) => boolean>> = {
  unions: () => true,
  expected: isExpected,
  expected_at_end: (unit) => isExpected(unit) && unit.livesAtEnd,
  reported: (unit) => unit.mustReport && unit.status === "APPROVED",
  count_grassroots_unions: remains,
  count_grassroots_unions_public_sector: inSector("ADMINISTRATIVE", "PUBLIC_SERVICE"),
  count_grassroots_unions_state_enterprise: inSector("STATE_ENTERPRISE"),
  count_grassroots_unions_non_state: inSector("NON_STATE_ENTERPRISE", "FDI_ENTERPRISE"),
  count_grassroots_unions_other_sector: inSector(null, "COOPERATIVE", "OTHER"),
  count_grassroots_unions_established: (unit) => isGrassroots(unit) && unit.founded,
  count_grassroots_unions_reported_on_time: (unit) => isGrassroots(unit) && unit.onTime,
  count_grassroots_unions_congress_held: (unit) => remains(unit) && unit.held,
  count_direct_superior_unions: ({ kind, livesAtEnd }) => livesAtEnd && SUPERIOR.has(kind),
  count_commune_unions: ({ kind, livesAtEnd }) => livesAtEnd && kind === "COMMUNE_UNION",
  count_grassroots_unions_rated_excellent: isRated("EXCELLENT"),
  count_grassroots_unions_rated_good: isRated("GOOD"),
  count_grassroots_unions_rated_completed: isRated("COMPLETED"),
  count_grassroots_unions_rated_not_completed: isRated("NOT_COMPLETED"),
  count_grassroots_unions_rated: isRated("EXCELLENT", "GOOD", "COMPLETED", "NOT_COMPLETED"),
  count_grassroots_unions_rated_good_or_better: isRated("EXCELLENT", "GOOD"),
  count_grassroots_unions_not_rated: (unit) =>
    remains(unit) && (unit.rating === null || unit.rating === "NOT_RATED"),
};
