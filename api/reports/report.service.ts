import { readPeriod } from "../indicators/period";
import { civilDay } from "../platform/clock";
import type { WriteDb } from "../platform/database";
import { isDay, type Day } from "../platform/days";
import { ApiError, badInput } from "../platform/errors";
import { cleanCode } from "../platform/text";
import { recount } from "../rollup/census";
import { periodRow } from "../rollup/facts";
import { UnionRow } from "../unions/union.entity";
import { NOTHING, writeContent } from "./content";
import { countVersion } from "./count";
import { ReportStatus } from "./report.type";
import { checkLife } from "./step";
import { checkValues, type StatedValue } from "./value.rules";

/** A report that was approved before it reached this record. */
export interface ApprovedReportInput {
  /** Code of the union. */
  readonly union: string;
  /** Code of the period. */
  readonly period: string;
  readonly dataCutoff?: Day | null;
  readonly submittedAt?: Date | null;
  readonly approvedAt?: Date | null;
  readonly sourceId?: number | null;
  readonly values: readonly StatedValue[];
}

async function reportingUnion(tx: WriteDb, code: string): Promise<UnionRow> {
  const union = await tx.findOneBy(UnionRow, { code: cleanCode(code, "union") });
  if (!union) throw badInput("union", "union: không có công đoàn mang mã này / no union has this code.");
  return union;
}

async function reportId(tx: WriteDb, unionId: number, periodId: number): Promise<number | undefined> {
  const sql = "SELECT id FROM report WHERE union_id = ? AND period_id = ?";
  return ((await tx.query(sql, [unionId, periodId])) as { id: number }[])[0]?.id;
}

/**
 * Records a report as approved, and counts it at the union and above. Returns its internal id. BAD_USER_INPUT: an
 * unknown union or indicator, an indicator that nobody states, a number that is not whole, below 0 or larger than can
 * be, a period in which the union did not exist. CONFLICT: the union has a report of this period.
 */
export async function recordApprovedReport(
  tx: WriteDb,
  input: ApprovedReportInput,
  now: Date,
): Promise<number> {
  const period = readPeriod(input.period, civilDay(now));
  const union = await reportingUnion(tx, input.union);
  checkLife(union, period);
  if (input.dataCutoff && !isDay(input.dataCutoff)) {
    throw badInput("dataCutoff", "dataCutoff: không phải ngày có thật / not a real calendar day.");
  }
  const values = checkValues(input.values);
  const periodId = await periodRow(tx, period);
  if ((await reportId(tx, union.id, periodId)) !== undefined) {
    throw new ApiError(
      "CONFLICT",
      `${union.code} đã có báo cáo kỳ ${period.code} / ${union.code} has a report of ${period.code}.`,
    );
  }
  await tx.query(
    `INSERT INTO report (union_id, period_id, status, revision, version, data_cutoff, submitted_at, approved_at, source_id)
      VALUES (?, ?, ?, 1, 1, ?, ?, ?, ?)`,
    [
      union.id,
      periodId,
      ReportStatus.APPROVED,
      input.dataCutoff ?? null,
      input.submittedAt?.toISOString() ?? null,
      input.approvedAt?.toISOString() ?? null,
      input.sourceId ?? null,
    ],
  );
  const id = (await reportId(tx, union.id, periodId))!;
  await writeContent(tx, { id, version: 1 }, { ...NOTHING, values }, now, null);
  await countVersion(tx, union.id, period, values, input.sourceId ?? null);
  await recount(tx, [union.id], period, true);
  return id;
}
