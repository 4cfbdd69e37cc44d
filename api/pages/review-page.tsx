import type { FastifyReply } from "fastify";
import type { VNode } from "preact";
import { readPeriod, yearBefore } from "../indicators/period";
import { civilDay } from "../platform/clock";
import { Refusal } from "./ask";
import { CATALOGUE, REPORT_BEFORE, REVIEW, type Indicator, type Report, type Value } from "./documents";
import { Notice } from "./layout";
import { asTyped } from "./patch";
import { ReportHead } from "./report-head";
import { ReportTable } from "./report-table";
import { ReviewActions } from "./review-actions";
import { RuleResults } from "./rule-results";
import type { Visit } from "./visit";
import { instantWords, periodWords } from "./words";

/** A report as whoever decides on it reads it. */
export interface Review {
  readonly report: Report;
  readonly before: readonly Value[];
  readonly indicators: readonly Indicator[];
}

/** Reads a report that the visitor reaches. NOT_FOUND: there is none. */
export async function reviewOf(visit: Visit, id: string): Promise<Review> {
  const { report } = await visit.ask<{ report: Report | null }>(REVIEW, { id });
  if (!report) throw new Refusal("Không có báo cáo này", "NOT_FOUND", {});
  const { indicators } = await visit.ask<{ indicators: Indicator[] }>(CATALOGUE);
  const today = civilDay(visit.doors.clock.now());
  const before = yearBefore(readPeriod(report.period.code, today), today);
  if (!before) return { report, indicators, before: [] };
  const found = await visit.ask<{ union: { before: { values: Value[] } | null } }>(REPORT_BEFORE, {
    union: report.union.code,
    before: before.code,
  });
  return { report, indicators, before: found.union.before?.values ?? [] };
}

/** The approved version that came before what the report says now. */
function versionBefore({ status, version, versions }: Report): Report["versions"][number] | null {
  const wanted = status === "APPROVED" ? version - 1 : version;
  return versions.find((each) => each.version === wanted) ?? null;
}

function Versions({ report, indicators }: Pick<Review, "report" | "indicators">): VNode | null {
  if (report.versions.length < 2) return null;
  return (
    <section class="card">
      <h2>Các lần duyệt</h2>
      <ol class="versions" reversed>
        {[...report.versions].reverse().map(({ version, recordedAt, reason, values }) => (
          <li key={version} value={version}>
            <b>{instantWords(recordedAt)}</b> {reason ?? (version === 1 ? "Duyệt lần đầu" : "")}
            {version !== report.version && (
              <details class="fold">
                <summary>Số liệu của bản này</summary>
                <ReportTable indicators={indicators} values={values} before={[]} earlier={null} />
              </details>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface ReviewOptions {
  readonly notice?: VNode | null;
  /** A reason that was typed and not yet sent. */
  readonly reason?: string;
  readonly status?: number;
}

/** Shows a report to whoever decides on it: what the rules say, what changed, and what can be done. */
export function showReview(visit: Visit, review: Review, options: ReviewOptions = {}): FastifyReply {
  const { report, before, indicators } = review;
  const { viewer, csrf } = visit;
  const decides =
    (viewer.role === "APPROVER" || viewer.role === "ADMIN") && viewer.union.code !== report.union.code;
  const earlier = versionBefore(report);
  return visit.show(
    `${report.union.name}, ${periodWords(report.period)}`,
    <>
      <ReportHead
        {...{ report, union: report.union, period: report.period }}
        above={{ href: `/bao-cao/bang/${report.period.code}`, words: "Bảng theo dõi" }}
      />
      {options.notice}
      {report.status === "RETURNED" && report.returnReason && (
        <Notice kind="warn" title="Đã trả lại">
          <p class="said">{report.returnReason}</p>
        </Notice>
      )}
      {report.status === "EXEMPT" && report.exemptReason && (
        <Notice kind="info" title="Được miễn báo cáo kỳ này">
          <p class="said">{report.exemptReason}</p>
        </Notice>
      )}
      <section class="card">
        <h2>Kiểm tra, giải trình</h2>
        <RuleResults
          results={report.ruleResults}
          explanations={asTyped(report).explanations}
          editable={false}
          linkTo={new Set()}
        />
      </section>
      <ReportTable {...{ indicators, before }} values={report.values} earlier={earlier?.values ?? null} />
      <Versions report={report} indicators={indicators} />
      {decides && <ReviewActions report={report} csrf={csrf} reason={options.reason ?? ""} />}
    </>,
    options.status ?? 200,
  );
}
