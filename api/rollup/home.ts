import { addDays, type Day } from "../platform/days";
import type { ReportPeriod } from "../indicators/period";

/**
 * SQL about the home day of a union in a period: the last day of the period on which it existed, where what it reported
 * stands in the tree. `u` is the alias of its row in trade_union; `from` and `next` are SQL for the period's first day
 * and for the day after its last.
 */

/** The day after the home day. */
export function afterHome(u: string, next: string): string {
  return `(CASE WHEN ${u}.valid_to < ${next} THEN ${u}.valid_to ELSE ${next} END)`;
}

/** True where the days of `row` contain the home day. */
export function holdsAtHome(row: string, u: string, next: string): string {
  return `(${row}.valid_from < ${afterHome(u, next)} AND ${afterHome(u, next)} <= ${row}.valid_to)`;
}

/** True where the union existed on at least one day of the period, and so has a home day. */
export function livesWithin(u: string, from: string, next: string): string {
  return `(${u}.valid_from < ${next} AND ${u}.valid_to > ${from})`;
}

/** True where the union still existed on the last day of the period. */
export function livesAtEnd(u: string, next: string): string {
  return `${u}.valid_to >= ${next}`;
}

/** True where the union had to report for a period of the kind `kind` (SQL); `v` is its version on its home day. */
export function mustReport(u: string, v: string, kind: string, next: string): string {
  return `EXISTS (SELECT 1 FROM reporting_duty d
    WHERE d.union_kind = ${v}.kind AND d.period_kind = ${kind} AND d.valid_from < ${next} AND ${next} <= d.valid_to
      AND (d.unless_below IS NULL OR NOT EXISTS (
        SELECT 1 FROM ancestry g JOIN union_version w ON w.union_id = g.ancestor_id
         WHERE g.relation = 'ADMINISTRATIVE' AND g.descendant_id = ${u}.id AND g.depth > 0 AND w.kind = d.unless_below
           AND ${holdsAtHome("g", u, next)} AND ${holdsAtHome("w", u, next)})))`;
}

/** The first day of a period and the day after its last, as SQL. The days come from a period that was read, never from outside. */
export function boundsOf(period: ReportPeriod): { from: string; next: string } {
  const literal = (day: Day): string => {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`not a day: ${day}`);
    return `'${day}'`;
  };
  return { from: literal(period.from), next: literal(addDays(period.to, 1)) };
}
