import { includesRole } from "../identity/roles";
import { readPeriod } from "../indicators/period";
import { Role } from "../platform/actor";
import { ApiError } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { checkStatus } from "../reports/conflict";
import type { Content } from "../reports/content";
import { patchContent } from "../reports/patch";
import type { SaveReportInput } from "../reports/report.inputs";
import { visibleReport } from "../reports/report.queries";
import { ReportStatus, type Report } from "../reports/report.type";
import { judgeReport, type Verdict } from "../reports/rules/judge";
import { RuleOutcome } from "../reports/rules/rule.enums";
import { saveReport } from "../reports/save";
import { openArchive } from "./archive";
import { changesOf, type FileChanges } from "./report.changes";
import { knownReport, pastContent, type KnownReport } from "./report.figures";
import { readFilledReport, type FilledReport } from "./report.filled";
import { checkMoney } from "./report.money";
import { unitLabels } from "./report.template";
import { fileRefused } from "./refusal";

/** How a file is taken, beside its bytes. */
export interface UploadOptions {
  /** Says what would change, and writes nothing. */
  readonly dryRun?: boolean;
  /** Code of the union that the file must be of; null takes the file's own. */
  readonly union?: string | null;
  /** Code of the period that the file must be of; null takes the file's own. */
  readonly period?: string | null;
}

/** What came of a file. */
export interface Uploaded {
  readonly dryRun: boolean;
  /** As it now stands; null where nothing is written yet and the union need not report. */
  readonly report: Report | null;
  readonly union: string;
  readonly period: string;
  readonly changes: FileChanges;
  /** The rules that the report, with the changes, does not fulfil. */
  readonly failing: readonly Verdict[];
  /** Rules of the report that are explained. */
  readonly explained: ReadonlySet<string>;
}

const WRITABLE = [ReportStatus.NOT_DUE, ReportStatus.DUE, ReportStatus.DRAFT, ReportStatus.RETURNED];

async function readFile(request: RequestContext, bytes: Buffer): Promise<FilledReport> {
  const archive = await openArchive(bytes);
  try {
    return await readFilledReport(archive, await unitLabels(request));
  } finally {
    archive.close();
  }
}

function checkCaller({ actor }: RequestContext): void {
  if (!actor) throw new ApiError("UNAUTHENTICATED", "Cần mã truy cập để ghi / a token is needed to write.");
  if (!includesRole(actor.role, Role.REPORTER))
    throw new ApiError("FORBIDDEN", "Cần quyền REPORTER trở lên / the role REPORTER or higher is needed.");
}

/** The file is of the union and the period that it is handed in for. */
function checkStamp(
  request: RequestContext,
  { stamp }: FilledReport,
  { union, period }: UploadOptions,
): void {
  if (union && union.normalize("NFC") !== stamp.union) {
    throw fileRefused(
      `Tệp là mẫu của công đoàn ${stamp.union}, không phải ${union} / the file is a template of the union ${stamp.union}, not of ${union}.`,
    );
  }
  if (period && readPeriod(period, request.today).code !== stamp.period) {
    throw fileRefused(
      `Tệp là mẫu của kỳ ${stamp.period}, không phải kỳ ${period} / the file is a template of the period ${stamp.period}, not of ${period}.`,
    );
  }
  if (request.actor!.unionCode !== stamp.union) {
    throw new ApiError(
      "FORBIDDEN",
      `Tệp là báo cáo của công đoàn ${stamp.union}, mã truy cập là của ${request.actor!.unionCode} / the file is a report of ${stamp.union}, the token is one of ${request.actor!.unionCode}.`,
      { field: "file" },
    );
  }
}

function inputOf(
  { union, period, report }: KnownReport,
  { values, explanations }: FileChanges,
): SaveReportInput {
  return {
    union: union.code,
    period: period.code,
    values: values.map(({ indicator: { code }, after: { value, qualifier, statedTotal, note } }) =>
      value === null && statedTotal === null
        ? { indicator: code, value: null }
        : { indicator: code, value, qualifier, statedTotal, note },
    ),
    explanations: explanations.map(({ rule, after }) => ({ rule, explanation: after ?? "" })),
    expectedRevision: report?.revision ?? 0,
  };
}

async function failingRules(
  request: RequestContext,
  { union, period }: KnownReport,
  { values }: Content,
): Promise<Verdict[]> {
  const figures = values.map(({ of: indicator, value, qualifier, statedTotal = null }) => ({
    ...{ indicator, value, qualifier, statedTotal },
  }));
  const report = { unionId: union.rowId, unionCode: union.code, period, values: figures };
  const verdicts = await judgeReport(await request.db(), report, request.today);
  return verdicts.filter(({ outcome }) => outcome === RuleOutcome.FAIL);
}

/**
 * Takes a filled-in template: what was changed in it is saved as by saveReport, all of it or nothing. A file in which
 * nothing was changed writes nothing. UNAUTHENTICATED, FORBIDDEN (another union's file); BAD_USER_INPUT: not an .xlsx
 * file, one with macros, links or a password, one that bursts, another period's or template's, cells that are no whole
 * numbers, with each of them in `extensions.problems`; CONFLICT: a report that cannot be written now.
 */
export async function uploadReport(
  request: RequestContext,
  bytes: Buffer,
  options: UploadOptions = {},
): Promise<Uploaded> {
  checkCaller(request);
  const file = await readFile(request, bytes);
  checkStamp(request, file, options);
  const known = await knownReport(request, file.stamp.union, file.stamp.period);
  if (known.report) checkStatus(known.report, WRITABLE);
  checkMoney(file, known.content, await pastContent(request, known));
  const changes = changesOf(file, known.content);
  const input = inputOf(known, changes);
  const content = patchContent(known.content, input);
  const dryRun = options.dryRun ?? false;
  const changed = changes.values.length > 0 || changes.explanations.length > 0;
  if (changed && !dryRun) await saveReport(request, input);
  const { union, period } = known;
  return {
    ...{ dryRun, changes, union: union.code, period: period.code },
    report: await visibleReport(request, union.rowId, period),
    failing: await failingRules(request, known, content),
    explained: new Set(content.explanations.keys()),
  };
}
