import type { ReportPeriod } from "../indicators/period";
import type { Day } from "../platform/days";
import { addDays } from "../platform/days";

/** Days come from periods that were read, never from outside. */
export function dayLiteral(day: Day): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`not a day: ${day}`);
  return `DATE('${day}')`;
}

/** Internal ids as SQL; `NULL` for none, which no id equals. */
export function idList(ids: readonly number[]): string {
  if (!ids.every((id) => Number.isSafeInteger(id))) throw new Error("not an internal id");
  return ids.length > 0 ? ids.join(", ") : "NULL";
}

const codeLiteral = (code: string): string => {
  if (!/^[0-9A-Z.-]+$/.test(code)) throw new Error(`not the code of a period: ${code}`);
  return `'${code}'`;
};

function rowOf({ code, kind, year, from, to, dueOn }: ReportPeriod): string {
  const due = dueOn === null ? "NULL" : `'${dueOn}T17:00:00.000Z'`;
  return `SELECT ${codeLiteral(code)} AS code, '${kind}' AS kind, ${year} AS year, ${dayLiteral(from)} AS valid_from, ${dayLiteral(addDays(to, 1))} AS valid_to, ${due} AS due`;
}

/**
 * Periods as a table in SQL, whether anything is stored about them or not: id (null where nothing is), code, kind, year,
 * valid_from, valid_to (the day after the last), due (the instant at which the day ends by which a report of it is due).
 */
export function periodRows(periods: readonly ReportPeriod[]): string {
  return `(SELECT s.code, s.kind, s.year, s.valid_from, s.valid_to, s.due, t.id
     FROM (${periods.map(rowOf).join(" UNION ALL ")}) s LEFT JOIN report_period t ON t.code = s.code)`;
}
