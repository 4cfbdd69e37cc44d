import { readPeriod, yearBefore, type ReportPeriod } from "../indicators/period";
import type { Indicator } from "../indicators/indicator.type";
import { reaches } from "../identity/reach";
import { ApiError, badInput } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { DRAFT_VERSION, NOTHING, readContent, type Content } from "../reports/content";
import { visibleReport } from "../reports/report.queries";
import { ReportStatus, type Report } from "../reports/report.type";
import type { CheckedValue } from "../reports/value.rules";
import { findUnion } from "../unions/union.queries";
import type { Union } from "../unions/union.type";

/** What is known of a union's report before anybody fills in a spreadsheet. */
export interface KnownReport {
  readonly union: Union;
  readonly period: ReportPeriod;
  /** Null where nothing was written and the union need not report. */
  readonly report: Report | null;
  /** What the draft, or the approved version, says. */
  readonly content: Content;
}

/** What a report says, by indicator. */
export const byIndicator = ({ values }: Content): ReadonlyMap<Indicator, CheckedValue> =>
  new Map(values.map((value) => [value.of, value]));

async function contentOf(request: RequestContext, report: Report | null): Promise<Content> {
  if (!report?.rowId) return NOTHING;
  const version = report.status === ReportStatus.APPROVED ? report.version : DRAFT_VERSION;
  return readContent(await request.db(), report.rowId, version);
}

/** The union and the period, for a caller who reaches the union. UNAUTHENTICATED, NOT_FOUND and FORBIDDEN otherwise. */
export async function reachedUnion(
  request: RequestContext,
  code: string,
  periodCode: string,
): Promise<{ union: Union; period: ReportPeriod }> {
  if (!request.actor) throw new ApiError("UNAUTHENTICATED", "Cần mã truy cập / a token is needed.");
  const period = readPeriod(periodCode, request.today);
  const union = await findUnion(request, code, null, "union");
  if (!union)
    throw new ApiError("NOT_FOUND", "union: không có công đoàn mang mã này / no union has this code.");
  if (!(await reaches(request, union.rowId))) {
    throw new ApiError(
      "FORBIDDEN",
      "Mã truy cập không bao gồm công đoàn này / the token does not reach this union.",
    );
  }
  const { foundedOn, endedOn } = union;
  if ((foundedOn !== null && foundedOn > period.to) || (endedOn !== null && endedOn <= period.from)) {
    throw badInput(
      "period",
      "period: công đoàn không tồn tại trong kỳ này / the union did not exist in this period.",
    );
  }
  return { union, period };
}

/** What is known of the report of a union that the caller reaches. */
export async function knownReport(
  request: RequestContext,
  code: string,
  periodCode: string,
): Promise<KnownReport> {
  const { union, period } = await reachedUnion(request, code, periodCode);
  const report = await visibleReport(request, union.rowId, period);
  return { union, period, report, content: await contentOf(request, report) };
}

/** What the union reported of the same period one year earlier, where that was approved. */
export async function pastContent(request: RequestContext, { union, period }: KnownReport): Promise<Content> {
  const earlier = yearBefore(period, request.today);
  const report = earlier && (await visibleReport(request, union.rowId, earlier));
  return report?.status === ReportStatus.APPROVED ? contentOf(request, report) : NOTHING;
}
