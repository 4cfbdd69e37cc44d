import { readPeriod, type ReportPeriod } from "../indicators/period";
import { touchEverything } from "../platform/data-changes";
import type { WriteDb } from "../platform/database";
import { CENSUS_COLUMNS } from "./counters";
import { holdsAtHome, livesWithin } from "./home";
import { idList, periodRows } from "./period-rows";
import { touchCountedAbove } from "./touched";
import { takeTurn } from "./turn";
import { UNIT_COLUMNS, UNIT_JOINS } from "./units";
import { addingTo } from "./upsert";

/** The columns of a census. */
export const COLUMNS = CENSUS_COLUMNS.map(([column]) => column);
const KEY = ["union_id", "period_id", "parent_id"];

/** No stored period ends after this year, so every stored code is read. */
export const AFTER_ALL = "9998-12-31";

/** The periods whose census is kept and right for the tree as it is. */
export async function keptPeriods(tx: WriteDb): Promise<ReportPeriod[]> {
  const rows = (await tx.query(
    `SELECT p.code FROM census_period q JOIN report_period p ON p.id = q.period_id
      WHERE q.hierarchy = (SELECT version FROM hierarchy_version WHERE id = 1) ORDER BY p.id`,
  )) as { code: string }[];
  return rows.map(({ code }) => readPeriod(code, AFTER_ALL));
}

/** What unions count as in periods: SQL for rows of period_id, union_id and the columns of the census; all unions where none are named. */
export function countedNow(periods: readonly ReportPeriod[], unionIds: readonly number[] | null): string {
  return `SELECT c.period_id, c.union_id, ${CENSUS_COLUMNS.map(([column, condition]) => `CASE WHEN ${condition} THEN 1 ELSE 0 END AS ${column}`).join(", ")}
    FROM (SELECT p.id AS period_id, u.id AS union_id, ${UNIT_COLUMNS}
            FROM ${periodRows(periods)} p
            JOIN trade_union u ON ${livesWithin("u", "p.valid_from", "p.valid_to")} ${unionIds ? `AND u.id IN (${idList(unionIds)})` : ""}
            JOIN union_version v ON v.union_id = u.id AND ${holdsAtHome("v", "u", "p.valid_to")} ${UNIT_JOINS}) c`;
}

/** The codes of periods, for SQL. */
export const codesOf = (periods: readonly ReportPeriod[]): string =>
  periods.map(({ code }) => `'${code}'`).join(", ");

/** What unions were counted as, or its opposite, likewise. */
export const storedCount = (
  periods: readonly ReportPeriod[],
  unionIds: readonly number[] | null,
  sign: "" | "-",
): string =>
  `SELECT k.period_id, k.union_id, ${COLUMNS.map((column) => `${sign}k.${column} AS ${column}`).join(", ")} FROM counted_union k
    WHERE k.period_id IN (SELECT id FROM report_period WHERE code IN (${codesOf(periods)}))
      ${unionIds ? `AND k.union_id IN (${idList(unionIds)})` : ""}`;

/** Adds what `counted` (SQL) says of unions to everyone above them on their home days. */
export async function addUp(tx: WriteDb, counted: string): Promise<void> {
  await tx.query(
    `INSERT INTO census (${KEY.join(", ")}, ${COLUMNS.join(", ")})
      SELECT a.ancestor_id, k.period_id, COALESCE(b.ancestor_id, 0), ${COLUMNS.map((column) => `SUM(k.${column})`).join(", ")}
        FROM (${counted}) k JOIN report_period p ON p.id = k.period_id JOIN trade_union u ON u.id = k.union_id
        JOIN ancestry a ON a.relation = 'ADMINISTRATIVE' AND a.descendant_id = u.id AND ${holdsAtHome("a", "u", "p.valid_to")}
        LEFT JOIN ancestry b ON b.relation = 'ADMINISTRATIVE' AND b.descendant_id = u.id AND b.depth = a.depth + 1 AND ${holdsAtHome("b", "u", "p.valid_to")}
       WHERE 1 = 1
       GROUP BY a.ancestor_id, k.period_id, COALESCE(b.ancestor_id, 0) ORDER BY a.ancestor_id, k.period_id, COALESCE(b.ancestor_id, 0)
      ${addingTo(tx, "census", KEY, COLUMNS)}`,
  );
}

/** Makes the census of periods anew from the record: all of them where none are named. An operator's tool, and the first census of a period. */
export async function buildCensus(tx: WriteDb, only: readonly ReportPeriod[] | null = null): Promise<void> {
  await takeTurn(tx);
  touchEverything(tx);
  const stored = (await tx.query("SELECT id, code FROM report_period ORDER BY id")) as {
    id: number;
    code: string;
  }[];
  for (const { id, code } of stored) {
    if (only && !only.some((period) => period.code === code)) continue;
    const period = readPeriod(code, AFTER_ALL);
    for (const table of ["census", "counted_union", "census_period"])
      await tx.query(`DELETE FROM ${table} WHERE period_id = ?`, [id]);
    await tx.query(
      `INSERT INTO counted_union (period_id, union_id, ${COLUMNS.join(", ")}) ${countedNow([period], null)}`,
    );
    await addUp(tx, storedCount([period], null, ""));
    await tx.query(
      "INSERT INTO census_period (period_id, hierarchy) SELECT ?, version FROM hierarchy_version WHERE id = 1",
      [id],
    );
  }
}

/**
 * Makes right what the census says of some unions, in the transaction that changed their reports, classifications or
 * congresses (not where they stand: that is `carryFacts`). Of `about` alone, or of every period where none is named.
 * Periods whose census is not kept are left alone, unless `build` says to make that of `about`. Doing it twice changes
 * nothing.
 */
export async function recount(
  tx: WriteDb,
  unionIds: readonly number[],
  about: ReportPeriod | null = null,
  build = false,
): Promise<void> {
  await takeTurn(tx);
  const kept = await keptPeriods(tx);
  if (build && about && !kept.some(({ code }) => code === about.code)) return buildCensus(tx, [about]);
  await touchCountedAbove(tx, unionIds, about?.code ?? null);
  const periods = about ? kept.filter(({ code }) => code === about.code) : kept;
  if (periods.length === 0 || unionIds.length === 0) return;
  const now = countedNow(periods, unionIds);
  await addUp(tx, `${now} UNION ALL ${storedCount(periods, unionIds, "-")}`);
  await tx.query(`REPLACE INTO counted_union (period_id, union_id, ${COLUMNS.join(", ")}) ${now}`);
}
