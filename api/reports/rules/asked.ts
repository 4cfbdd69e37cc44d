import { boundsOf } from "../../rollup/home";
import type { ReportFigures } from "./judge";

/**
 * SQL of a table of the reports that are judged together, so that one statement answers for all of them whatever their
 * periods: k (place in the list), union_id, first_day, next_day (the day after the last) and year_of. Ids and days come
 * from records and periods that were read, never from outside.
 */
export function askedReports(reports: readonly ReportFigures[]): string {
  const rows = reports.map(({ unionId, period }, k) => {
    const { from, next } = boundsOf(period);
    return `SELECT ${k} AS k, ${Number(unionId)} AS union_id, ${from} AS first_day, ${next} AS next_day, ${Number(period.year)} AS year_of`;
  });
  return `(${rows.join(" UNION ALL ")})`;
}

/** The rows of each report, in the order of the list. */
export function byReport<R extends { k: number | string }>(rows: readonly R[], count: number): R[][] {
  const lists: R[][] = Array.from({ length: count }, () => []);
  for (const row of rows) lists[Number(row.k)]!.push(row);
  return lists;
}
