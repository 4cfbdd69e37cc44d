import { findIndicator } from "./catalogue";
import type { Indicator } from "./indicator.type";
import { parseRule, termsOf, writeRule, type Comparison, type Term } from "./rule.expression";
import entries from "./rules.json";

/** A rule that reports are judged by. */
export interface Rule {
  readonly code: string;
  readonly severity: "ERROR" | "WARNING" | "INFO";
  /** Null for a rule that is more than a comparison of figures. */
  readonly comparison: Comparison | null;
  /** Those it always speaks of; none for a rule about every indicator of some sort. */
  readonly indicators: readonly Indicator[];
  /** What is said when it fails, in Vietnamese; `{members}` stands for a value. */
  readonly messageVi: string;
  readonly messageEn: string;
  readonly descriptionVi: string;
  readonly descriptionEn: string;
  /** The document it comes from; null where it follows from what the figures mean. */
  readonly source: string | null;
}

type Entry = (typeof entries)[number];

const LIMIT_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  EMULATION_FIGHTERS_CEILING: ["mức trần (%)", "ceiling (%)"],
};

/** What a term is called; `prev(x)` names the period before. */
export function termName(term: Term, english: boolean): string {
  if (term.of === "LIMIT") return LIMIT_NAMES[term.name]![english ? 1 : 0];
  const indicator = findIndicator(term.name)!;
  const name = english ? indicator.nameEn : indicator.nameVi;
  if (term.of === "REPORT") return name;
  return english ? `${name} of the period before` : `${name} kỳ trước`;
}

function description(entry: Entry, comparison: Comparison | null, english: boolean): string {
  const note = english ? entry.noteEn : entry.noteVi;
  if (comparison === null) return note!;
  const word = (factor: string | Term): string =>
    typeof factor === "string" ? factor : termName(factor, english);
  const says = `${writeRule(comparison, word)}.`;
  return note === null ? says : `${says} ${note}`;
}

function readRule(entry: Entry): Rule {
  const comparison = entry.expression === null ? null : parseRule(entry.expression);
  const named = comparison ? termsOf(comparison).filter((term) => term.of !== "LIMIT") : [];
  const codes = [...new Set([...named.map((term) => term.name), ...entry.indicators])];
  return {
    code: entry.code,
    severity: entry.severity as Rule["severity"],
    comparison,
    indicators: codes.map((code) => {
      const indicator = findIndicator(code);
      if (!indicator) throw new Error(`rule ${entry.code}: there is no indicator ${code}`);
      return indicator;
    }),
    messageVi: entry.messageVi,
    messageEn: entry.messageEn,
    descriptionVi: description(entry, comparison, false),
    descriptionEn: description(entry, comparison, true),
    source: entry.source,
  };
}

/** Every rule, in the order in which a report is judged. */
export const RULES: readonly Rule[] = entries.map(readRule);

const byCode = new Map(RULES.map((rule) => [rule.code, rule]));

/** The rule with a code; null where there is none. */
export function findRule(code: string): Rule | null {
  return byCode.get(code) ?? null;
}
