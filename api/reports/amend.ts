import { readReason } from "../identity/reason";
import { Role } from "../platform/actor";
import type { RequestContext } from "../platform/request";
import { readContent, writeContent } from "./content";
import { countVersion } from "./count";
import { patchContent } from "./patch";
import { checkReady } from "./ready";
import type { AmendReportInput } from "./report.inputs";
import { type Report, ReportStatus } from "./report.type";
import { reportNamed, takeStep } from "./step";

/**
 * Whoever may approve a report amends it: what is listed changes, the rest stays, by the same rules as when it was
 * handed in. The old version stays readable, and the roll-ups move by the difference.
 */
export async function amendReport(request: RequestContext, input: AmendReportInput): Promise<Report> {
  const { expectedRevision } = input;
  return takeStep(
    request,
    {
      ...{ mutation: "amendReport", role: Role.APPROVER, scope: "BELOW", from: [ReportStatus.APPROVED] },
      ...{ ...reportNamed(input.reportId), expectedRevision, input },
    },
    async (report) => {
      const { tx, id, union, period, before } = report;
      const version = before.version + 1;
      const content = patchContent(await readContent(tx, id, before.version), input);
      await checkReady(report, content);
      await writeContent(tx, { id, version }, content, request.now, readReason(input.reason));
      await countVersion(tx, union.id, period, content.values, before.sourceId);
      return { status: ReportStatus.APPROVED, version };
    },
  );
}
