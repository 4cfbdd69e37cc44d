import type { VNode } from "preact";
import type { Period, Report } from "./documents";
import { Status } from "./status";
import { dayWords, instantWords, periodInSentence, periodWords } from "./words";

interface ReportHeadProps {
  readonly union: { readonly name: string };
  readonly period: Period;
  readonly report: Report | null;
  /** The page above this one, where that is not the first page. */
  readonly above?: { readonly href: string; readonly words: string };
}

/** What a report is about and where it stands. */
export function ReportHead({ union, period, report, above }: ReportHeadProps): VNode {
  const facts: [string, string][] = [
    ["Kỳ báo cáo", `${dayWords(period.from)} đến ${dayWords(period.to)}`],
    ["Hạn nộp", dayWords(period.dueOn)],
    ["Nộp lúc", instantWords(report?.submittedAt)],
    ["Duyệt lúc", instantWords(report?.approvedAt)],
    ["Số liệu tính đến", dayWords(report?.dataCutoff)],
    ["Bản đã duyệt", report && report.version > 0 ? `lần ${report.version}` : ""],
  ];
  return (
    <div class="head">
      <p class="crumbs">
        <a href="/bao-cao">Báo cáo</a> ›{" "}
        {above ? <a href={above.href}>{above.words}</a> : periodWords(period)}
      </p>
      <h1>
        {`Báo cáo ${periodInSentence(period)}`}
        <small>{union.name}</small>
      </h1>
      <Status status={report?.status ?? "NOT_DUE"} isLate={report?.isLate ?? false} />
      <dl class="facts">
        {facts
          .filter(([, words]) => words !== "")
          .map(([name, words]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
