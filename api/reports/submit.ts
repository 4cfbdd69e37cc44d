import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/request";
import { DRAFT_VERSION, readContent } from "./content";
import { checkReady } from "./ready";
import type { ReportActionInput } from "./report.inputs";
import { type Report, ReportStatus } from "./report.type";
import { reportNamed, takeStep } from "./step";

/** A union hands its own report in, when no rule stands in the way. */
export async function submitReport(request: RequestContext, input: ReportActionInput): Promise<Report> {
  const { expectedRevision } = input;
  return takeStep(
    request,
    {
      ...{ mutation: "submitReport", role: Role.REPORTER, scope: "OWN", from: [ReportStatus.DRAFT] },
      ...{ ...reportNamed(input.reportId), expectedRevision, input },
    },
    async (report) => {
      await checkReady(report, await readContent(report.tx, report.id, DRAFT_VERSION));
      return { status: ReportStatus.SUBMITTED, submitted_at: request.now.toISOString() };
    },
  );
}
