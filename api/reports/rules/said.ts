import type { Indicator } from "../../indicators/indicator.type";
import { termName, type Rule } from "../../indicators/rule.catalogue";
import type { Stated } from "../../indicators/rule.evaluation";
import type { Term } from "../../indicators/rule.expression";
import { ValueQualifier } from "../../indicators/value.enums";
import type { Verdict } from "./judge";
import { RuleOutcome, RuleSeverity } from "./rule.enums";

/** A text in both languages. */
export interface Said {
  readonly vi: string;
  readonly en: string;
}

const VI = new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 20 });
const EN = new Intl.NumberFormat("en", { maximumFractionDigits: 20 });

/** A number as people write it: `5.000.000`, `5,000,000`. */
export function number(value: number): Said {
  return { vi: VI.format(value), en: EN.format(value) };
}

const QUALIFIED: Readonly<Record<ValueQualifier, Said>> = {
  [ValueQualifier.EXACT]: { vi: "", en: "" },
  [ValueQualifier.AT_LEAST]: { vi: "ít nhất ", en: "at least " },
  [ValueQualifier.MORE_THAN]: { vi: "trên ", en: "more than " },
  [ValueQualifier.ABOUT]: { vi: "khoảng ", en: "about " },
};

/** A number with how it is meant: `trên 5.000.000`, `more than 5,000,000`. */
export function stated({ value, qualifier }: Stated): Said {
  const { vi, en } = number(value);
  return { vi: QUALIFIED[qualifier].vi + vi, en: QUALIFIED[qualifier].en + en };
}

export const name = ({ nameVi, nameEn }: Indicator): Said => ({ vi: nameVi, en: nameEn });

/** Parts of both texts, joined. */
export function joined(parts: readonly Said[], between: string): Said {
  return { vi: parts.map((part) => part.vi).join(between), en: parts.map((part) => part.en).join(between) };
}

/** Fills the places of a message: `{members}`; a place without a value is a mistake in the rule. */
export function filled(rule: Rule, values: ReadonlyMap<string, Said>): Said {
  const fill = (text: string, language: keyof Said): string =>
    text.replace(/\{([^}]+)\}/g, (_, place: string) => {
      const value = values.get(place);
      if (!value) throw new Error(`rule ${rule.code}: nothing to say for {${place}}`);
      return value[language];
    });
  return { vi: fill(rule.messageVi, "vi"), en: fill(rule.messageEn, "en") };
}

function verdict(
  rule: Rule,
  outcome: RuleOutcome,
  said: Said,
  indicators: readonly Indicator[] = rule.indicators,
): Verdict {
  const severity = RuleSeverity[rule.severity];
  return { code: rule.code, severity, outcome, indicators, messageVi: said.vi, messageEn: said.en };
}

/** It holds: `said` is what holds, with the values. */
export function pass(rule: Rule, said: Said, indicators?: readonly Indicator[]): Verdict {
  return verdict(rule, RuleOutcome.PASS, said, indicators);
}

/** It does not hold: the message of the rule with the values. */
export function fail(
  rule: Rule,
  values: Readonly<Record<string, Said>>,
  indicators?: readonly Indicator[],
): Verdict {
  return verdict(rule, RuleOutcome.FAIL, filled(rule, new Map(Object.entries(values))), indicators);
}

/** Nothing can be said, and why. */
export function notEvaluable(rule: Rule, why: Said, indicators?: readonly Indicator[]): Verdict {
  const said = { vi: `Chưa đánh giá được: ${why.vi}.`, en: `Cannot be judged: ${why.en}.` };
  return verdict(rule, RuleOutcome.NOT_EVALUABLE, said, indicators);
}

/** Why nothing can be said: terms that nobody stated. */
export function missing(terms: readonly Term[]): Said {
  const names = terms.map((term) => ({ vi: termName(term, false), en: termName(term, true) }));
  const list = joined(names, "; ");
  return { vi: `thiếu ${list.vi}`, en: `missing ${list.en}` };
}

/** Why nothing can be said: figures that are not exact. */
export function inexact(figures: readonly (readonly [Said, Stated])[]): Said {
  const parts = figures
    .filter(([, { qualifier }]) => qualifier !== ValueQualifier.EXACT)
    .map(([of, figure]) => {
      const { vi, en } = stated(figure);
      return { vi: `${of.vi} (${vi})`, en: `${of.en} (${en})` };
    });
  const list = joined(parts, "; ");
  return { vi: `số liệu chưa chính xác: ${list.vi}`, en: `figures that are not exact: ${list.en}` };
}
