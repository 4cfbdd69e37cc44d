import { readReason } from "../identity/reason";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/request";
import type { ReturnReportInput } from "./report.inputs";
import { type Report, ReportStatus } from "./report.type";
import { reportNamed, takeStep } from "./step";

/** A union strictly above gives a report back, and says what has to be mended. */
export async function returnReport(request: RequestContext, input: ReturnReportInput): Promise<Report> {
  const { expectedRevision } = input;
  return takeStep(
    request,
    {
      ...{ mutation: "returnReport", role: Role.APPROVER, scope: "BELOW", from: [ReportStatus.SUBMITTED] },
      ...{ ...reportNamed(input.reportId), expectedRevision, input },
    },
    async () => ({ status: ReportStatus.RETURNED, return_reason: readReason(input.reason) }),
  );
}
