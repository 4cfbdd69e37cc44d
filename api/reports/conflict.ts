import { ApiError } from "../platform/errors";
import { type Report, ReportStatus } from "./report.type";

const STATE: Readonly<Record<ReportStatus, string>> = {
  NOT_DUE: "chưa đến hạn",
  DUE: "đến hạn",
  DRAFT: "đang soạn",
  SUBMITTED: "đã nộp",
  RETURNED: "bị trả lại",
  APPROVED: "đã duyệt",
  EXEMPT: "được miễn",
};

function conflict({ id, status, revision, version, isLate }: Report, message: string): ApiError {
  return new ApiError("CONFLICT", message, { report: { id, status, revision, version, isLate } });
}

/** CONFLICT, with the report as it is, where it is not at the revision that the caller saw; null is no claim. */
export function checkRevision(report: Report, expected: number | null | undefined): void {
  if (expected === null || expected === undefined || expected === report.revision) return;
  throw conflict(
    report,
    `Báo cáo đã thay đổi: nay là lần ghi ${report.revision}, không phải ${expected} / the report has moved on: it is at revision ${report.revision}, not ${expected}.`,
  );
}

/** CONFLICT, with the report as it is, where it stands in none of these states. */
export function checkStatus(report: Report, from: readonly ReportStatus[]): void {
  if (from.includes(report.status)) return;
  throw conflict(
    report,
    `Báo cáo ${STATE[report.status]} nên không làm được việc này / the report is ${report.status}, so this can't be done.`,
  );
}

/** NOT_FOUND: neither is anything written, nor has the union to report the period. */
export function noReport(): ApiError {
  return new ApiError("NOT_FOUND", "Không có báo cáo này / there is no such report.");
}
