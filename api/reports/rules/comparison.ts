import { findIndicator } from "../../indicators/catalogue";
import { PeriodKind } from "../../indicators/period";
import { termName, type Rule } from "../../indicators/rule.catalogue";
import { evaluate, type Stated } from "../../indicators/rule.evaluation";
import { nameOf, termsOf, writeRule, type Term } from "../../indicators/rule.expression";
import { namedLimit, writtenLimit } from "../../indicators/rule.limits";
import { Aggregation } from "../../indicators/indicator.type";
import { ValueQualifier } from "../../indicators/value.enums";
import type { Evidence } from "./evidence";
import type { Verdict } from "./judge";
import { fail, inexact, missing, notEvaluable, number, pass, stated, type Said } from "./said";

/** These speak of a whole year: of what was rated for it, or introduced in the year before. */
const YEARLY: ReadonlySet<string> = new Set([
  "grassroots_unions_by_rating",
  "party_admitted_within_introduced",
]);

const isCounted = (code: string): boolean => findIndicator(code)?.aggregation === Aggregation.COUNT;

function applies(rule: Rule, { report, register }: Evidence): boolean {
  if (YEARLY.has(rule.code) && report.period.kind !== PeriodKind.YEAR) return false;
  return register !== null || !rule.indicators.some(({ code }) => isCounted(code));
}

/** What a term is in the evidence: stated in the report or the one before, or counted in the register. */
function valueOf(term: Term, { figures, earlier, register }: Evidence): Stated | null {
  if (isCounted(term.name)) {
    const value = term.of === "PREVIOUS" ? register?.before : register?.counts.get(term.name);
    return value === undefined ? null : { value, qualifier: ValueQualifier.EXACT };
  }
  return (term.of === "PREVIOUS" ? earlier.before : figures)?.get(term.name) ?? null;
}

const termSaid = (term: Term): Said => ({ vi: termName(term, false), en: termName(term, true) });

/** Judges a rule that is a comparison; nothing where it cannot apply to such a union or period. */
export function judgeComparison(rule: Rule, evidence: Evidence): Verdict[] {
  if (!applies(rule, evidence)) return [];
  const comparison = rule.comparison!;
  const day = evidence.report.period.to;
  const terms = termsOf(comparison);
  const read = (term: Term): Stated | null => valueOf(term, evidence);
  const result = evaluate(comparison, read, (limit) => namedLimit(limit, day));
  if (result.missing.length > 0) return [notEvaluable(rule, missing(result.missing))];
  const value = (term: Term): Said =>
    term.of === "LIMIT" ? number(Number(writtenLimit(term.name, day))) : stated(read(term)!);
  if (result.outcome === "FAIL") {
    return [fail(rule, Object.fromEntries(terms.map((term) => [nameOf(term), value(term)])))];
  }
  if (result.outcome === "NOT_EVALUABLE") {
    const figures = terms.filter((term) => term.of !== "LIMIT");
    return [notEvaluable(rule, inexact(figures.map((term) => [termSaid(term), read(term)!])))];
  }
  const say = (language: keyof Said): string => {
    const numbers = writeRule(comparison, (each) =>
      typeof each === "string" ? number(Number(each))[language] : value(each)[language],
    );
    const names = writeRule(comparison, (each) =>
      typeof each === "string" ? each : termSaid(each)[language],
    );
    return `${numbers}: ${names}.`;
  };
  return [pass(rule, { vi: say("vi"), en: say("en") })];
}
