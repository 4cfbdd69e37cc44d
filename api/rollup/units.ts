import { livesAtEnd, mustReport } from "./home";

/**
 * A union `u` with its version `v` on its home day in a period `p`, as the census counts it. A congress counts while the
 * term that it opened runs: in the term's years where they are stated, else in five years from the congress, the length
 * of the terms in the record. In the year in which a term ends, the congress of the next is due.
 */
const YEAR_HELD = "(SUBSTR(g.held_on, 1, 4) + 0)";
const TERM_FROM = `COALESCE(t.start_year, t.end_year - 5, ${YEAR_HELD})`;
const HELD = `EXISTS (SELECT 1 FROM congress g LEFT JOIN union_term t ON t.id = g.term_id
   WHERE g.union_id = u.id AND g.status = 'HELD' AND (g.held_on IS NULL OR g.held_on < p.valid_to)
     AND ${TERM_FROM} <= p.year AND p.year < COALESCE(t.end_year, ${TERM_FROM} + 5))`;

const flag = (condition: string): string => `CASE WHEN ${condition} THEN 1 ELSE 0 END`;

/** The columns that a census counts by. */
export const UNIT_COLUMNS = `v.kind AS kind, v.province_code AS province, e.sector AS sector,
  ${flag(mustReport("u", "v", "p.kind", "p.valid_to"))} AS must_report, ${flag(livesAtEnd("u", "p.valid_to"))} AS at_end,
  ${flag("u.valid_from >= p.valid_from")} AS founded, ${flag("u.valid_to >= p.valid_from AND u.valid_to < p.valid_to")} AS ended,
  ${flag("r.status = 'EXEMPT'")} AS exempt, ${flag("r.status = 'APPROVED'")} AS approved,
  ${flag("r.status IN ('SUBMITTED', 'APPROVED') AND r.submitted_at IS NOT NULL AND (p.due IS NULL OR r.submitted_at < p.due)")} AS on_time,
  ${flag(HELD)} AS congress_held, k.rating AS rating`;

/** What the columns need beside `u`, `v` and `p`. */
export const UNIT_JOINS = `LEFT JOIN employer e ON e.id = v.employer_id
  LEFT JOIN report r ON r.union_id = u.id AND r.period_id = p.id
  LEFT JOIN classification k ON k.union_id = u.id AND k.year = p.year AND k.stage = 'APPROVED'`;
