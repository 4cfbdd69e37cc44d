import type { ComponentChildren, VNode } from "preact";
import type { Indicator, Period, Proposal, RuleResult, Value } from "./documents";
import { typedGroups } from "./groups";
import { writeBase } from "./merge";
import { ReportRow } from "./report-row";
import { messagesOf, RuleResults } from "./rule-results";
import { FIELD, NOTHING_TYPED, type Typed, type TypedRow, type Unclear } from "./typed";
import { GROUP_WORDS } from "./words";

/** Unions at the bottom state nothing but their own part. */
export const WITHOUT_BELOW = new Set([
  "GRASSROOTS_UNION",
  "MEMBER_GRASSROOTS_UNION",
  "SECTION_UNION",
  "UNION_GROUP",
]);

export interface ReportFormProps {
  readonly action: string;
  readonly csrf: string;
  readonly union: { code: string; name: string; kind: string };
  readonly period: Period;
  /** The revision that the person has seen. */
  readonly revision: number;
  readonly indicators: readonly Indicator[];
  readonly typed: Typed;
  readonly before: readonly Value[];
  readonly proposals: readonly Proposal[];
  readonly results: readonly RuleResult[];
  readonly unclear: readonly Unclear[];
  /** What is stored now, after a CONFLICT. */
  readonly stored: Typed | null;
  /** True where the fields show what was typed, not what is stored. */
  readonly unsaved: boolean;
  /** False where the day up to which figures count is no longer changed. */
  readonly withCutoff?: boolean;
  /** What stands between the fields and the buttons. */
  readonly extra?: ComponentChildren;
  readonly buttons: ComponentChildren;
}

function changedElsewhere(props: ReportFormProps, code: string): TypedRow | null {
  if (!props.stored) return null;
  const now = props.stored.rows.get(code) ?? NOTHING_TYPED;
  const typed = props.typed.rows.get(code) ?? NOTHING_TYPED;
  return now.value === typed.value && now.qualifier === typed.qualifier ? null : now;
}

function ErrorSummary({
  unclear,
  indicators,
}: Pick<ReportFormProps, "unclear" | "indicators">): VNode | null {
  if (unclear.length === 0) return null;
  const names = new Map(indicators.map((indicator) => [indicator.code, indicator.name]));
  return (
    <div class="notice bad" role="alert" tabIndex={-1} id="loi">
      <h2>{`Còn ${unclear.length} ô phải sửa, chưa có gì được lưu`}</h2>
      <ul>
        {unclear.map(({ field, code, why }) => (
          <li key={field}>
            <a href={`#${field}`}>{names.get(code) ?? code}</a>: {why}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The form of a report, by groups of indicators. It works without a script; the script adds comfort. */
export function ReportForm(props: ReportFormProps): VNode {
  const { action, csrf, union, period, revision, indicators, typed, unclear, results } = props;
  const groups = typedGroups(indicators);
  const before = new Map(props.before.map((value) => [value.indicator.code, value]));
  const proposals = new Map(props.proposals.map((proposal) => [proposal.indicator.code, proposal]));
  const filled = (members: readonly Indicator[]): number =>
    members.filter(({ code }) => (typed.rows.get(code)?.value ?? "") !== "").length;
  return (
    <>
      <ErrorSummary unclear={unclear} indicators={indicators} />
      <form
        method="post"
        action={action}
        class="report"
        id="bao-cao"
        data-keep={`${union.code}/${period.code}`}
        data-revision={revision}
        data-unsaved={props.unsaved}
        data-check={`/bao-cao/ky/${period.code}/kiem-tra`}
      >
        <input type="hidden" name="csrf" value={csrf} />
        <input type="hidden" name="union" value={union.code} />
        <input type="hidden" name="revision" value={revision} />
        <input type="hidden" name="goc" value={writeBase(typed.base ?? typed)} />
        <nav class="groups" aria-label="Các nhóm chỉ tiêu">
          <ol>
            {groups.map(({ group, indicators: members }) => (
              <li key={group}>
                <a href={`#nhom-${group}`}>
                  {GROUP_WORDS[group] ?? group} <small>{`${filled(members)}/${members.length}`}</small>
                </a>
              </li>
            ))}
            <li>
              <a href="#kiem-tra">Kiểm tra, giải trình</a>
            </li>
          </ol>
        </nav>
        <div class="fieldsets">
          <div class="card cutoff">
            {props.withCutoff !== false && (
              <>
                <label for="dataCutoff">Số liệu tính đến ngày</label>
                <input
                  id="dataCutoff"
                  name="dataCutoff"
                  type="date"
                  value={typed.dataCutoff}
                  min={period.from}
                />
                <p class="hint">Bỏ trống nếu số liệu tính đến hết kỳ.</p>
              </>
            )}
            <p class="hint">Ô nào không có số liệu thì bỏ trống; có mà bằng không thì nhập 0.</p>
          </div>
          {groups.map(({ group, indicators: members }) => (
            <section class="card group" id={`nhom-${group}`} key={group}>
              <h2>{GROUP_WORDS[group] ?? group}</h2>
              <div class="heads" aria-hidden="true">
                <span>Chỉ tiêu</span>
                <span>Kỳ này</span>
                <span>Cùng kỳ năm trước</span>
              </div>
              {members.map((indicator) => (
                <ReportRow
                  key={indicator.code}
                  indicator={indicator}
                  typed={typed.rows.get(indicator.code) ?? NOTHING_TYPED}
                  before={before.get(indicator.code) ?? null}
                  proposal={proposals.get(indicator.code) ?? null}
                  stored={changedElsewhere(props, indicator.code)}
                  messages={messagesOf(results, indicator.code)}
                  unclear={unclear
                    .filter(({ field }) => field.slice(FIELD.value.length) === indicator.code)
                    .map(({ why }) => why)}
                  withTotal={!WITHOUT_BELOW.has(union.kind)}
                />
              ))}
            </section>
          ))}
          <section class="card" id="kiem-tra" tabIndex={-1}>
            <h2>Kiểm tra, giải trình</h2>
            <p class="hint" data-live>
              Kết quả kiểm tra số liệu đã lưu; bấm “Lưu nháp” để kiểm tra lại.
            </p>
            <div data-results>
              <RuleResults
                results={results}
                explanations={typed.explanations}
                editable
                linkTo={new Set(indicators.map(({ code }) => code))}
              />
            </div>
          </section>
          {props.extra}
          <div class="actions">{props.buttons}</div>
        </div>
      </form>
    </>
  );
}
