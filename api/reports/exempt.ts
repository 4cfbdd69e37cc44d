import { readReason } from "../identity/reason";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/request";
import type { ExemptReportInput } from "./report.inputs";
import { type Report, ReportStatus } from "./report.type";
import { takeStep } from "./step";

/**
 * A union strictly above says that a report is not expected, or that it is again. What was saved of it stays; a report
 * of which nothing was saved is stored as a draft without content, which reads as not due or due.
 */
export async function exemptReport(request: RequestContext, input: ExemptReportInput): Promise<Report> {
  const { union, period, exempt } = input;
  const { NOT_DUE, DUE, DRAFT, EXEMPT } = ReportStatus;
  return takeStep(
    request,
    {
      ...{ mutation: "exemptReport", role: Role.APPROVER, scope: "BELOW", first: "EXPECTED_UNION" },
      ...{ union, period, input, from: exempt ? [NOT_DUE, DUE, DRAFT] : [EXEMPT] },
    },
    async () => {
      const reason = readReason(input.reason);
      return exempt ? { status: EXEMPT, exempt_reason: reason } : { status: DRAFT };
    },
  );
}
