import type { ReadDb } from "../../platform/database";
import { afterHome } from "../../rollup/home";
import { askedReports, byReport } from "./asked";
import type { ReportFigures } from "./judge";

/** What the register says of the grassroots unions directly under a union, by the code of the indicator. */
export interface Register {
  readonly counts: ReadonlyMap<string, number>;
  /** How many there were on the eve of the period. */
  readonly before: number;
}

const at = (day: string): string => `c.since < ${day} AND ${day} <= c.until`;
const AT_END = at("c.next_day");
const AT_HOME = at("c.after_home");
const within = (day: string): string => `${day} >= c.first_day AND ${day} < c.next_day`;
const RATED_HOME = (rating: string): string => `${AT_HOME} AND c.rating = '${rating}'`;

/** A stretch `c` of days `[since, until)` on which one union stood under another as a grassroots union. */
const COUNTED: Readonly<Record<string, string>> = {
  before: at("c.first_day"),
  grassroots_unions: AT_END,
  grassroots_unions_public_sector: `${AT_END} AND c.sector IN ('ADMINISTRATIVE', 'PUBLIC_SERVICE')`,
  grassroots_unions_state_enterprise: `${AT_END} AND c.sector = 'STATE_ENTERPRISE'`,
  grassroots_unions_non_state: `${AT_END} AND c.sector IN ('NON_STATE_ENTERPRISE', 'FDI_ENTERPRISE')`,
  grassroots_unions_other_sector: `${AT_END} AND (c.sector IS NULL OR c.sector IN ('COOPERATIVE', 'OTHER'))`,
  grassroots_unions_established: `c.since = c.founded AND ${within("c.since")}`,
  grassroots_unions_ended: `c.until = c.ended AND ${within("c.until")}`,
  grassroots_unions_received: `c.since > c.founded AND c.since = c.came AND c.is_arrival = 1 AND ${within("c.since")}`,
  grassroots_unions_handed_over: `c.until < c.ended AND c.until = c.went AND c.is_departure = 1 AND ${within("c.until")}`,
  grassroots_unions_rated_excellent: RATED_HOME("EXCELLENT"),
  grassroots_unions_rated_good: RATED_HOME("GOOD"),
  grassroots_unions_rated_completed: RATED_HOME("COMPLETED"),
  grassroots_unions_rated_not_completed: RATED_HOME("NOT_COMPLETED"),
  grassroots_unions_not_rated: `${AT_END} AND (c.rating IS NULL OR c.rating = 'NOT_RATED')`,
};

const noNeighbour = (theirs: "valid_from" | "valid_to", ours: "valid_from" | "valid_to"): string =>
  `CASE WHEN EXISTS (SELECT 1 FROM ancestry n WHERE n.relation = 'ADMINISTRATIVE' AND n.descendant_id = a.descendant_id
     AND n.ancestor_id = a.ancestor_id AND n.depth = 1 AND n.${theirs} = a.${ours}) THEN 0 ELSE 1 END`;

/**
 * Counts the grassroots unions directly under each reporting union: on the eve, on the last day, and what came and went
 * between, each by the day it happened there. Statistics count whole subtrees by the home day instead; one level and
 * both ends alike is what a balance needs.
 */
export async function readRegisters(db: ReadDb, reports: readonly ReportFigures[]): Promise<Register[]> {
  const later = "CASE WHEN a.valid_from > v.valid_from THEN a.valid_from ELSE v.valid_from END";
  const sooner = "CASE WHEN a.valid_to < v.valid_to THEN a.valid_to ELSE v.valid_to END";
  const sums = Object.entries(COUNTED).map(
    ([code, condition]) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS counted_${code}`,
  );
  const rows = (await db.query(
    `SELECT c.k, ${sums.join(", ")} FROM (
       SELECT q.k, q.first_day, q.next_day, u.valid_from AS founded, u.valid_to AS ended, a.valid_from AS came, a.valid_to AS went,
           ${later} AS since, ${sooner} AS until, ${afterHome("u", "q.next_day")} AS after_home, e.sector, k.rating,
           ${noNeighbour("valid_to", "valid_from")} AS is_arrival, ${noNeighbour("valid_from", "valid_to")} AS is_departure
         FROM ${askedReports(reports)} q
         JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.ancestor_id = q.union_id AND a.depth = 1 AND a.valid_from < q.next_day AND a.valid_to >= q.first_day
         JOIN trade_union u ON u.id = a.descendant_id
         JOIN union_version v ON v.union_id = u.id AND v.kind = 'GRASSROOTS_UNION' AND v.valid_from < a.valid_to AND a.valid_from < v.valid_to
         LEFT JOIN employer e ON e.id = v.employer_id
         LEFT JOIN classification k ON k.union_id = u.id AND k.year = q.year_of AND k.stage = 'APPROVED'
     ) c GROUP BY c.k`,
  )) as ({ k: number } & Record<string, number | string>)[];
  return byReport(rows, reports.length).map(([row]) => {
    const count = (code: string): number => Number(row?.[`counted_${code}`] ?? 0);
    const codes = Object.keys(COUNTED).filter((code) => code !== "before");
    return { counts: new Map(codes.map((code) => [code, count(code)])), before: count("before") };
  });
}
