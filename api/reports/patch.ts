import { findRule } from "../indicators/rule.catalogue";
import { ValueQualifier } from "../indicators/value.enums";
import { badInput } from "../platform/errors";
import { cleanCode, cleanText } from "../platform/text";
import type { Content } from "./content";
import type { ReportValueInput, RuleExplanationInput } from "./report.inputs";
import { checkWeights, withIndicators, type CheckedValue } from "./value.rules";

const LONGEST_EXPLANATION = 2000;

/** What an entry gives, or what stood there where it was left out. */
const given = <T>(now: T | null | undefined, stored: T | null | undefined): T | null =>
  (now === undefined ? stored : now) ?? null;

/**
 * What an entry makes of what stood there; null where nothing is left. A new number is EXACT unless it says otherwise,
 * and was not worked out nor read in the passage that stated the old one.
 */
function patched(
  stored: CheckedValue | undefined,
  entry: ReportValueInput & { of: CheckedValue["of"] },
): CheckedValue | null {
  const { of, indicator } = entry;
  const statedTotal = given(entry.statedTotal, entry.value === null ? null : stored?.statedTotal);
  const value = given(entry.value, stored?.value);
  if (value === null && statedTotal === null) return null;
  const restated = entry.value !== undefined && entry.value !== stored?.value;
  const qualifier = entry.qualifier ?? (entry.value === undefined ? stored?.qualifier : null);
  return {
    of,
    indicator,
    value,
    qualifier: value === null ? null : (qualifier ?? ValueQualifier.EXACT),
    statedTotal,
    derived: !restated && (stored?.derived ?? false),
    note: given(entry.note, stored?.note),
    sourceId: restated ? null : (stored?.sourceId ?? null),
  };
}

/** BAD_USER_INPUT for a remark on a number that is not there; whoever takes a number away takes its remark along. */
function checkNotAlone({ indicator, value, statedTotal, note }: ReportValueInput): void {
  if (value !== undefined || statedTotal !== undefined || !note?.trim()) return;
  throw badInput(
    "values",
    `${indicator}: có ghi chú nhưng chưa có số liệu / a remark without a number to stand beside.`,
  );
}

function patchValues(stored: readonly CheckedValue[], patch: readonly ReportValueInput[]): CheckedValue[] {
  const values = new Map(stored.map((value) => [value.of, value]));
  for (const entry of withIndicators(patch)) {
    const value = patched(values.get(entry.of), entry);
    if (value === null) checkNotAlone(entry);
    if (value === null) values.delete(entry.of);
    else values.set(entry.of, value);
  }
  checkWeights([...values.values()]);
  return [...values.values()];
}

function patchExplanations(
  stored: Content["explanations"],
  patch: readonly RuleExplanationInput[],
): Map<string, string> {
  const explanations = new Map(stored);
  const seen = new Set<string>();
  for (const entry of patch) {
    const rule = cleanCode(entry.rule, "explanations");
    if (seen.has(rule)) throw badInput("explanations", `${rule}: giải trình hai lần / explained twice.`);
    seen.add(rule);
    if (findRule(rule) === null)
      throw badInput("explanations", `${rule}: không có quy tắc này / there is no such rule.`);
    const text = cleanText(entry.explanation, "explanations", LONGEST_EXPLANATION);
    if (text === "") explanations.delete(rule);
    else explanations.set(rule, text);
  }
  return explanations;
}

/**
 * What a report says after a patch: what is not listed stays; a value that is null takes the indicator away, but for a
 * total stated beside it; of an entry only what it gives changes; an empty explanation goes. BAD_USER_INPUT: an unknown
 * indicator or rule, one that is listed twice, a number that is not whole, below 0 or larger than can be, a remark
 * without a number, a text that is too long.
 */
export function patchContent(
  stored: Content,
  patch: {
    readonly values: readonly ReportValueInput[];
    readonly explanations?: readonly RuleExplanationInput[] | null;
  },
): Content {
  return {
    values: patchValues(stored.values, patch.values),
    explanations: patchExplanations(stored.explanations, patch.explanations ?? []),
  };
}
