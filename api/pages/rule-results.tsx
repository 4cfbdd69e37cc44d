import type { VNode } from "preact";
import type { RuleResult } from "./documents";
import { FIELD } from "./typed";

/** What a verdict means for the report, in words. */
function verdictWords({ severity, outcome }: RuleResult): [string, string] {
  if (outcome === "PASS") return ["pass", "Đạt"];
  if (outcome === "NOT_EVALUABLE") return ["unknown", "Chưa đánh giá được"];
  if (severity === "ERROR") return ["error", "Lỗi"];
  if (severity === "WARNING") return ["warning", "Cần giải trình"];
  return ["info", "Lưu ý"];
}

/** The verdicts of one rule: a rule about many indicators gives one for each that fails, and one explanation answers all. */
function byRule(results: readonly RuleResult[]): RuleResult[][] {
  const groups = new Map<string, RuleResult[]>();
  for (const result of results) groups.set(result.code, [...(groups.get(result.code) ?? []), result]);
  return [...groups.values()];
}

interface RuleProps {
  readonly verdicts: readonly RuleResult[];
  readonly explanation: string;
  readonly editable: boolean;
  readonly linkTo: ReadonlySet<string>;
}

function Rule({ verdicts, explanation, editable, linkTo }: RuleProps): VNode {
  const [first] = verdicts;
  const { code, severity, outcome, indicators } = first!;
  const [kind, words] = verdictWords(first!);
  const target = indicators.find((indicator) => linkTo.has(indicator.code));
  const explained = severity === "WARNING" && outcome === "FAIL";
  const id = `${FIELD.explanation}${code}`;
  return (
    <li class={`rule ${kind}`} id={`r-${code}`}>
      <span class={`state s-${kind}`}>{words}</span>
      {verdicts.map((verdict) => (
        <p key={verdict.message}>{verdict.message}</p>
      ))}
      {target && editable && outcome === "FAIL" && (
        <a href={`#${FIELD.value}${target.code}`}>Tới ô số liệu</a>
      )}
      {explained && editable && (
        <>
          <label for={id}>Giải trình</label>
          <textarea id={id} name={id} rows={2} maxLength={2000}>
            {explanation}
          </textarea>
        </>
      )}
      {explained && !editable && (
        <blockquote>
          <b>Giải trình:</b> {explanation || "chưa có"}
        </blockquote>
      )}
    </li>
  );
}

interface RuleResultsProps {
  readonly results: readonly RuleResult[];
  readonly explanations: ReadonlyMap<string, string>;
  /** True where explanations may be typed in. */
  readonly editable: boolean;
  /** The indicators whose fields stand on the same page. */
  readonly linkTo: ReadonlySet<string>;
}

/** What the rules say of a report: what fails first, what can't be judged and what holds folded away. */
export function RuleResults({ results, explanations, editable, linkTo }: RuleResultsProps): VNode {
  const rank = (result: RuleResult): number => ["error", "warning", "info"].indexOf(verdictWords(result)[0]);
  const failing = byRule(results.filter((result) => result.outcome === "FAIL")).sort(
    (a, b) => rank(a[0]!) - rank(b[0]!),
  );
  const list = (groups: RuleResult[][]): VNode => (
    <ul class="rules">
      {groups.map((verdicts) => (
        <Rule
          key={verdicts[0]!.code}
          verdicts={verdicts}
          explanation={explanations.get(verdicts[0]!.code) ?? ""}
          editable={editable}
          linkTo={linkTo}
        />
      ))}
    </ul>
  );
  const folded = (outcome: string, title: string): VNode | null => {
    const groups = byRule(results.filter((result) => result.outcome === outcome));
    return groups.length === 0 ? null : (
      <details class="fold">
        <summary>{`${title} (${groups.length})`}</summary>
        {list(groups)}
      </details>
    );
  };
  return (
    <>
      {failing.length > 0 ? (
        list(failing)
      ) : (
        <p class="calm">Không có lỗi nào và không có gì phải giải trình.</p>
      )}
      {folded("NOT_EVALUABLE", "Chưa đánh giá được vì thiếu số liệu")}
      {folded("PASS", "Đạt")}
    </>
  );
}

/** The messages that stand beside the field of an indicator. */
export function messagesOf(results: readonly RuleResult[], code: string): { kind: string; text: string }[] {
  return results
    .filter(
      ({ outcome, indicators }) =>
        outcome === "FAIL" && indicators.some((indicator) => indicator.code === code),
    )
    .map((result) => ({ kind: verdictWords(result)[0], text: result.message }));
}
