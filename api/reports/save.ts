import { Role } from "../platform/actor";
import { badInput } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { DRAFT_VERSION, readContent, removeDraft, writeContent } from "./content";
import { patchContent } from "./patch";
import type { SaveReportInput } from "./report.inputs";
import { type Report, ReportStatus } from "./report.type";
import { takeStep, type OpenReport } from "./step";

function checkCutoff({ period, request }: OpenReport, day: string | null | undefined): void {
  if (!day || (day >= period.from && day <= request.today)) return;
  throw badInput(
    "dataCutoff",
    "dataCutoff: phải từ ngày đầu kỳ đến hôm nay / must be from the first day of the period to today.",
  );
}

/** A union writes its own report: what is listed changes, the rest stays, and the report is a draft (again). */
export async function saveReport(request: RequestContext, input: SaveReportInput): Promise<Report> {
  const { union, period, expectedRevision } = input;
  const { NOT_DUE, DUE, DRAFT, RETURNED } = ReportStatus;
  return takeStep(
    request,
    {
      ...{ mutation: "saveReport", role: Role.REPORTER, scope: "OWN", first: "ANY_UNION" },
      ...{ union, period, expectedRevision, input, from: [NOT_DUE, DUE, DRAFT, RETURNED] },
    },
    async (report) => {
      checkCutoff(report, input.dataCutoff);
      const { tx, id } = report;
      const content = patchContent(await readContent(tx, id, DRAFT_VERSION), input);
      await removeDraft(tx, id);
      await writeContent(tx, { id, version: DRAFT_VERSION }, content, request.now, null);
      return input.dataCutoff === undefined
        ? { status: DRAFT }
        : { status: DRAFT, data_cutoff: input.dataCutoff };
    },
  );
}
