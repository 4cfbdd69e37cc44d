import type { Report } from "./documents";
import { readNumber, writeNumber } from "./number-text";
import { FIELD, NOTHING_TYPED, type Typed, type TypedRow } from "./typed";

/** A value as the API's inputs take it; `value: null` without a total takes the indicator out of the report. */
export interface ValueInput {
  indicator: string;
  value: number | null;
  qualifier?: string;
  statedTotal?: number | null;
  note?: string | null;
}

/** What a report says, as the fields of its form show it. */
export function asTyped(report: Pick<Report, "values" | "ruleResults" | "dataCutoff"> | null): Typed {
  const number = (value: number | null): string => (value === null ? "" : writeNumber(value));
  return {
    rows: new Map(
      (report?.values ?? []).map((value) => [
        value.indicator.code,
        {
          value: number(value.value),
          qualifier: value.qualifier ?? "EXACT",
          total: number(value.statedTotal),
          note: value.note ?? "",
        },
      ]),
    ),
    explanations: new Map(
      (report?.ruleResults ?? []).flatMap(({ code, explanation }) =>
        explanation ? [[code, explanation] as const] : [],
      ),
    ),
    dataCutoff: report?.dataCutoff ?? "",
    reason: "",
    base: null,
  };
}

const wholeNumber = (text: string): number | null => {
  const read = readNumber(text);
  return read.kind === "number" ? read.value : null;
};

/** True where two rows say the same, however their numbers are written. */
export function sameRow(a: TypedRow, b: TypedRow): boolean {
  return (
    wholeNumber(a.value) === wholeNumber(b.value) &&
    wholeNumber(a.total) === wholeNumber(b.total) &&
    (wholeNumber(a.value) === null || a.qualifier === b.qualifier) &&
    a.note.trim() === b.note.trim()
  );
}

/** The values that differ from what is saved: what nobody touched keeps its source and its remark. */
export function changedValues(typed: Typed, saved: Typed): ValueInput[] {
  return [...typed.rows].flatMap(([indicator, row]): ValueInput[] => {
    if (sameRow(row, saved.rows.get(indicator) ?? NOTHING_TYPED)) return [];
    const value = wholeNumber(row.value);
    const statedTotal = wholeNumber(row.total);
    if (value === null && statedTotal === null) {
      return saved.rows.has(indicator) ? [{ indicator, value: null }] : [];
    }
    const note = row.note.trim() || null;
    return [{ indicator, value, ...(value !== null && { qualifier: row.qualifier }), statedTotal, note }];
  });
}

/** The explanations that differ from what is saved; an empty one takes it back. */
export function changedExplanations(typed: Typed, saved: Typed): { rule: string; explanation: string }[] {
  return [...typed.explanations].flatMap(([rule, explanation]) =>
    explanation.trim() === (saved.explanations.get(rule) ?? "").trim() ? [] : [{ rule, explanation }],
  );
}

/** The names under which a form sends what was typed: a form of an expired session carries them on. */
export function carriedFields(form: URLSearchParams): [string, string][] {
  const prefixes: readonly string[] = Object.values(FIELD);
  const others = new Set(["dataCutoff", "reason", "revision", "union", "goc"]);
  return [...form].filter(
    ([name, text]) => text !== "" && (others.has(name) || prefixes.some((prefix) => name.startsWith(prefix))),
  );
}
