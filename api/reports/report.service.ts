import { readPeriod, type ReportPeriod } from "../indicators/period";
import { civilDay } from "../platform/clock";
import type { WriteDb } from "../platform/database";
import { isDay, type Day } from "../platform/days";
import { ApiError, badInput } from "../platform/errors";
import { cleanCode, cleanText } from "../platform/text";
import { approveFacts, periodRow } from "../rollup/facts";
import { UnionRow } from "../unions/union.entity";
import { ReportStatus } from "./report.type";
import { checkValues, type CheckedValue, type StatedValue } from "./value.rules";

const LONGEST_TEXT = 2000;

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

async function reportingUnion(tx: WriteDb, code: string, period: ReportPeriod): Promise<UnionRow> {
  const union = await tx.findOneBy(UnionRow, { code: cleanCode(code, "union") });
  if (!union) throw badInput("union", "union: không có công đoàn mang mã này / no union has this code.");
  if (union.validFrom > period.to || union.validTo <= period.from) {
    throw badInput(
      "period",
      "period: công đoàn không tồn tại trong kỳ này / the union did not exist in this period.",
    );
  }
  return union;
}

/** Stores what a version of a report says. */
async function writeVersion(
  tx: WriteDb,
  report: { id: number; version: number },
  values: readonly CheckedValue[],
  now: Date,
  reason: string | null,
): Promise<void> {
  await tx.query("INSERT INTO report_version (report_id, version, recorded_at, reason) VALUES (?, ?, ?, ?)", [
    report.id,
    report.version,
    now.toISOString(),
    reason,
  ]);
  if (values.length === 0) return;
  await tx.query(
    `INSERT INTO report_value (report_id, version, indicator_id, value, qualifier, stated_total, derived, note, source_id)
      VALUES ${values.map(() => "(?, ?, ?, ?, ?, ?, ?, ?, ?)").join(", ")}`,
    values.flatMap((value) => [
      report.id,
      report.version,
      value.of.rowId,
      value.value,
      value.qualifier,
      value.statedTotal ?? null,
      value.derived ? 1 : 0,
      value.note ? cleanText(value.note, "note", LONGEST_TEXT) : null,
      value.sourceId ?? null,
    ]),
  );
}

async function countVersion(
  tx: WriteDb,
  unionId: number,
  period: ReportPeriod,
  values: readonly CheckedValue[],
  sourceId: number | null,
): Promise<void> {
  const facts = values.flatMap(({ of: indicator, value, qualifier, sourceId: own }) =>
    value === null ? [] : [{ indicator, value, qualifier: qualifier!, sourceId: own ?? sourceId }],
  );
  await approveFacts(tx, unionId, period, facts);
}

async function reportId(tx: WriteDb, unionId: number, periodId: number): Promise<number | undefined> {
  const sql = "SELECT id FROM report WHERE union_id = ? AND period_id = ?";
  return ((await tx.query(sql, [unionId, periodId])) as { id: number }[])[0]?.id;
}

/**
 * Records a report as approved, and counts it at the union and above. Returns its internal id. BAD_USER_INPUT: an
 * unknown union or indicator, an indicator that nobody states, a number that is not whole or below 0, a period in which
 * the union did not exist. CONFLICT: the union has a report of this period.
 */
export async function recordApprovedReport(
  tx: WriteDb,
  input: ApprovedReportInput,
  now: Date,
): Promise<number> {
  const period = readPeriod(input.period, civilDay(now));
  const union = await reportingUnion(tx, input.union, period);
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
  await writeVersion(tx, { id, version: 1 }, values, now, null);
  await countVersion(tx, union.id, period, values, input.sourceId ?? null);
  return id;
}

/**
 * Replaces what an approved report says by a new version; the old one stays readable, and the roll-ups move by the
 * difference. NOT_FOUND for anything but an approved report.
 */
export async function amendApprovedReport(
  tx: WriteDb,
  id: number,
  stated: readonly StatedValue[],
  reason: string,
  now: Date,
): Promise<void> {
  const [report] = (await tx.query(
    `SELECT r.union_id, r.version, r.source_id, p.code FROM report r JOIN report_period p ON p.id = r.period_id
      WHERE r.id = ? AND r.status = 'APPROVED'`,
    [id],
  )) as { union_id: number; version: number; source_id: number | null; code: string }[];
  if (!report)
    throw new ApiError("NOT_FOUND", "Không có báo cáo đã duyệt này / there is no such approved report.");
  const values = checkValues(stated);
  await writeVersion(
    tx,
    { id, version: report.version + 1 },
    values,
    now,
    cleanText(reason, "reason", LONGEST_TEXT),
  );
  await tx.query("UPDATE report SET version = version + 1, revision = revision + 1 WHERE id = ?", [id]);
  await countVersion(tx, report.union_id, readPeriod(report.code, civilDay(now)), values, report.source_id);
}
