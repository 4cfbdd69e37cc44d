import type { ReportPeriod } from "../indicators/period";
import { readPeriod } from "../indicators/period";
import { reaches } from "../identity/reach";
import type { Day } from "../platform/days";
import { ApiError } from "../platform/errors";
import { encodeId } from "../platform/ids";
import { places, type Batch, type RequestContext } from "../platform/request";
import { boundsOf, holdsAtHome, livesWithin, mustReport } from "../rollup/home";
import { unionByCode } from "../unions/union.queries";
import { Report, ReportStatus } from "./report.type";
import { isLateOn, statusOf } from "./standing";

interface ReportRow {
  id: number | null;
  union_id: number;
  union_code: string;
  status: ReportStatus;
  is_late: number | string;
  revision: number;
  version: number;
  data_cutoff: Day | null;
  submitted_at: string | null;
  approved_at: string | null;
  return_reason: string | null;
  exempt_reason: string | null;
  source_id: number | null;
  must_report: number | string;
}

function toReport(row: ReportRow, period: ReportPeriod): Report {
  const instant = (text: string | null): Date | null => (text === null ? null : new Date(text));
  return Object.assign(new Report(), {
    id: encodeId("Report", `${row.union_code}/${period.code}`),
    rowId: row.id,
    unionId: row.union_id,
    sourceId: row.source_id,
    period,
    status: row.status,
    isLate: Number(row.is_late) === 1,
    revision: row.revision ?? 0,
    version: row.version ?? 0,
    dataCutoff: row.data_cutoff,
    submittedAt: instant(row.submitted_at),
    approvedAt: instant(row.approved_at),
    returnReason: row.return_reason,
    exemptReason: row.exempt_reason,
  });
}

interface ReportKey {
  readonly unionId: number;
  /** Code of the period. */
  readonly period: string;
  /** True: a union that need not report the period, and wrote nothing, has a report too, which it may begin. */
  readonly unasked?: boolean;
}

/**
 * The report of a union for a period. Where nothing was written, a union that has to report the period has one that is
 * NOT_DUE or DUE, and any other has none.
 */
export const reportOf: Batch<ReportKey, Report | null> = async (db, keys, { today }) => {
  const found = new Map<string, { report: Report; exists: boolean }>();
  for (const code of new Set(keys.map((key) => key.period))) {
    const period = readPeriod(code, today);
    const { from, next } = boundsOf(period);
    const ids = keys.filter((key) => key.period === code).map((key) => key.unionId);
    const rows = (await db.query(
      `SELECT r.id, u.id AS union_id, u.code AS union_code, ${statusOf("r", period, today)} AS status, ${isLateOn("r", period, today)} AS is_late, r.revision, r.version, r.data_cutoff, r.submitted_at, r.approved_at,
          r.return_reason, r.exempt_reason, r.source_id, CASE WHEN ${mustReport("u", "v", "?", next)} THEN 1 ELSE 0 END AS must_report
         FROM trade_union u
         LEFT JOIN union_version v ON v.union_id = u.id AND ${livesWithin("u", from, next)} AND ${holdsAtHome("v", "u", next)}
         LEFT JOIN report r ON r.union_id = u.id AND r.period_id = (SELECT p.id FROM report_period p WHERE p.code = ?)
        WHERE u.id IN (${places(ids)})`,
      [period.kind, period.code, ...ids],
    )) as ReportRow[];
    for (const row of rows) {
      const exists = row.id !== null || Number(row.must_report) === 1;
      found.set(`${row.union_id} ${code}`, { report: toReport(row, period), exists });
    }
  }
  return keys.map((key) => {
    const { report, exists } = found.get(`${key.unionId} ${key.period}`) ?? { report: null, exists: false };
    return exists || key.unasked ? report : null;
  });
};

/** The report of a union for a period as the caller may see it: null where there is none, or the caller may not know of it. */
export async function visibleReport(
  request: RequestContext,
  unionId: number,
  period: ReportPeriod,
): Promise<Report | null> {
  const report = await request.load(reportOf, { unionId, period: period.code });
  if (report === null) return null;
  if (await reaches(request, unionId)) return report;
  return report.status === ReportStatus.APPROVED
    ? Object.assign(new Report(), report, { returnReason: null, exemptReason: null })
    : null;
}

/** The report with an id that this API gave out; null where there is none, or the caller may not know of it. */
export async function reportNode(request: RequestContext, key: string): Promise<Report | null> {
  const slash = key.lastIndexOf("/");
  if (slash < 0) return null;
  const period = periodNamed(key.slice(slash + 1), request.today);
  const union = period && (await request.load(unionByCode, { code: key.slice(0, slash), day: null }));
  return union && visibleReport(request, union.rowId, period);
}

/** The period of an id; null where the id was not made by this API. */
function periodNamed(code: string, today: Day): ReportPeriod | null {
  try {
    return readPeriod(code, today);
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
