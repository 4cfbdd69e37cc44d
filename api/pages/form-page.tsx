import type { FastifyReply } from "fastify";
import { readPeriod, yearBefore } from "../indicators/period";
import { civilDay } from "../platform/clock";
import { Forget, Notice } from "./layout";
import { CATALOGUE, FORM, PERIODS, type Indicator, type Period, type Report, type Value } from "./documents";
import { asTyped } from "./patch";
import { ReportForm } from "./report-form";
import { ReportHead } from "./report-head";
import { ReportTable } from "./report-table";
import { RuleResults } from "./rule-results";
import { SpreadsheetBox } from "./spreadsheet-box";
import type { Typed, Unclear } from "./typed";
import type { Visit } from "./visit";
import { periodWords } from "./words";
import type { VNode } from "preact";

/** Everything the form of a period stands on. */
export interface FormState {
  readonly union: { code: string; name: string; kind: string };
  readonly period: Period;
  /** Null where nothing was written and the union need not report. */
  readonly report: Report | null;
  readonly before: readonly Value[];
  readonly indicators: readonly Indicator[];
}

const WRITABLE = new Set(["NOT_DUE", "DUE", "DRAFT", "RETURNED"]);

/** True where the union may still write its report. */
export function isWritable({ report }: FormState): boolean {
  return report === null || WRITABLE.has(report.status);
}

/** Reads the union's own report of a period. BAD_USER_INPUT: not a period. */
export async function formState(visit: Visit, code: string): Promise<FormState> {
  const today = civilDay(visit.doors.clock.now());
  const read = readPeriod(code, today);
  const before = yearBefore(read, today)?.code ?? read.code;
  const union = visit.viewer.union.code;
  const { indicators } = await visit.ask<{ indicators: Indicator[] }>(CATALOGUE);
  const { reportPeriods } = await visit.ask<{ reportPeriods: Period[] }>(PERIODS, { year: read.year });
  const found = await visit.ask<{
    union: FormState["union"] & { report: Report | null; before: { values: Value[] } | null };
  }>(FORM, { union, period: read.code, before });
  const { report } = found.union;
  const period = report?.period ??
    reportPeriods.find((each) => each.code === read.code) ?? { ...read, dueOn: read.dueOn ?? null };
  return { union: found.union, period, report, before: found.union.before?.values ?? [], indicators };
}

interface FormPageOptions {
  readonly typed?: Typed;
  /** The revision that the person has seen, where that is not the present one. */
  readonly revision?: number;
  readonly unclear?: readonly Unclear[];
  readonly stored?: Typed | null;
  readonly notice?: VNode | null;
  /** True after these values were saved: the browser forgets its own copy. */
  readonly saved?: boolean;
  readonly status?: number;
}

function ReadOnly({ state }: { state: FormState }): VNode {
  const { report, indicators, before } = state;
  return (
    <>
      <section class="card">
        <h2>Kiểm tra, giải trình</h2>
        <RuleResults
          results={report?.ruleResults ?? []}
          explanations={asTyped(report).explanations}
          editable={false}
          linkTo={new Set()}
        />
      </section>
      <ReportTable indicators={indicators} values={report?.values ?? []} before={before} earlier={null} />
    </>
  );
}

/** Shows the form of a period, or what it says where it can't be written any more. */
export function showForm(visit: Visit, state: FormState, options: FormPageOptions = {}): FastifyReply {
  const { viewer, csrf } = visit;
  const { union, period, report, indicators, before } = state;
  const writable = viewer.role !== "READER" && isWritable(state);
  const typed = options.typed ?? asTyped(report);
  const action = `/bao-cao/ky/${period.code}`;
  const content = (
    <>
      <ReportHead union={union} period={period} report={report} />
      {options.notice}
      {options.saved && <Forget union={union.code} period={period.code} />}
      {report?.status === "RETURNED" && report.returnReason && (
        <Notice kind="warn" title="Công đoàn cấp trên trả lại báo cáo này">
          <p class="said">{report.returnReason}</p>
        </Notice>
      )}
      {report?.status === "EXEMPT" && report.exemptReason && (
        <Notice kind="info" title="Được miễn báo cáo kỳ này">
          <p class="said">{report.exemptReason}</p>
        </Notice>
      )}
      {writable && <SpreadsheetBox action={action} csrf={csrf} />}
      {writable || options.typed ? (
        <ReportForm
          {...{ action, csrf, union, period, indicators, typed, before }}
          revision={options.revision ?? report?.revision ?? 0}
          proposals={report?.proposals ?? []}
          results={report?.ruleResults ?? []}
          unclear={options.unclear ?? []}
          stored={options.stored ?? null}
          unsaved={options.typed !== undefined}
          buttons={
            writable ? (
              <>
                <button name="viec" value="luu">
                  Lưu nháp
                </button>
                <button name="viec" value="nop" class="main">
                  Nộp báo cáo
                </button>
              </>
            ) : (
              <p>Báo cáo không còn sửa được ở đây; những gì vừa nhập vẫn hiện trên trang này để chép lại.</p>
            )
          }
        />
      ) : (
        <ReadOnly state={state} />
      )}
    </>
  );
  return visit.show(periodWords(period), content, options.status ?? 200);
}
