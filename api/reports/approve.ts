import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/request";
import { DRAFT_VERSION, readContent, removeDraft, writeContent } from "./content";
import { countVersion } from "./count";
import type { ReportActionInput } from "./report.inputs";
import { type Report, ReportStatus } from "./report.type";
import { reportNamed, takeStep } from "./step";

/** A union strictly above approves a report: what was handed in becomes a version that stays, and its figures count. */
export async function approveReport(request: RequestContext, input: ReportActionInput): Promise<Report> {
  const { expectedRevision } = input;
  return takeStep(
    request,
    {
      ...{ mutation: "approveReport", role: Role.APPROVER, scope: "BELOW", from: [ReportStatus.SUBMITTED] },
      ...{ ...reportNamed(input.reportId), expectedRevision, input },
    },
    async ({ tx, id, union, period, before }) => {
      const version = before.version + 1;
      const content = await readContent(tx, id, DRAFT_VERSION);
      await removeDraft(tx, id);
      await writeContent(tx, { id, version }, content, request.now, null);
      await countVersion(tx, union.id, period, content.values, before.sourceId);
      const approved_at = request.now.toISOString();
      return { status: ReportStatus.APPROVED, version, approved_at, return_reason: null };
    },
  );
}
