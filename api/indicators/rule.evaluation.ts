import { nameOf, termsOf, type Comparator, type Comparison, type Part, type Term } from "./rule.expression";
import { exactly, fractionOf, intervalPlus, intervalTimes, plus, signOf, times, ZERO } from "./rule.number";
import type { Fraction, Interval } from "./rule.number";
import { ValueQualifier } from "./value.enums";

/** A number and how it is meant. */
export interface Stated {
  readonly value: number;
  readonly qualifier: ValueQualifier;
}

/** PASS and FAIL hold for every number that may be meant; anything else is NOT_EVALUABLE. */
export interface Evaluation {
  readonly outcome: "PASS" | "FAIL" | "NOT_EVALUABLE";
  /** Terms that nobody stated. */
  readonly missing: readonly Term[];
}

/** What may be meant: every number reported is whole and not below 0, and "about" says no more than that. */
export function meantBy({ value, qualifier }: Stated): Interval {
  if (qualifier === ValueQualifier.ABOUT) return { low: ZERO, high: null };
  if (qualifier === ValueQualifier.AT_LEAST) return { low: exactly(value), high: null };
  if (qualifier === ValueQualifier.MORE_THAN) return { low: exactly(Math.floor(value) + 1), high: null };
  return { low: exactly(value), high: exactly(value) };
}

/** What `difference comparator 0` says when the difference may be anything in the interval. */
export function decide({ low, high }: Interval, comparator: Comparator): Evaluation["outcome"] {
  const lowest = low && signOf(low);
  const highest = high && signOf(high);
  const above = lowest !== null && lowest > 0;
  const below = highest !== null && highest < 0;
  const notAbove = highest !== null && highest <= 0;
  const notBelow = lowest !== null && lowest >= 0;
  const holds = { "<=": notAbove, ">=": notBelow, "=": notAbove && notBelow }[comparator];
  const fails = { "<=": above, ">=": below, "=": above || below }[comparator];
  return holds ? "PASS" : fails ? "FAIL" : "NOT_EVALUABLE";
}

/**
 * Judges a rule. Each term counts once with all its factors, so that a term on both sides is not taken for two numbers.
 * `limit`: the number that a dated limit is; null where none holds, and it is missing like a term.
 */
export function evaluate(
  rule: Comparison,
  stated: (term: Term) => Stated | null,
  limit: (name: string) => Fraction | null,
): Evaluation {
  const terms = termsOf(rule);
  const missing = terms.filter((term) => (term.of === "LIMIT" ? limit(term.name) : stated(term)) === null);
  if (missing.length > 0) return { outcome: "NOT_EVALUABLE", missing };
  const factors = new Map<string, { term: Term | null; factor: Fraction }>();
  const add = ({ sign, factors: product }: Part, side: 1 | -1): void => {
    let factor: Fraction = { over: BigInt(sign * side), under: 1n };
    let of: Term | null = null;
    for (const each of product) {
      if (typeof each === "string") factor = times(factor, fractionOf(each));
      else if (each.of === "LIMIT") factor = times(factor, limit(each.name)!);
      else of = each;
    }
    const name = of ? nameOf(of) : "";
    const known = factors.get(name)?.factor ?? ZERO;
    const sum = plus(known, factor);
    factors.set(name, { term: of, factor: sum });
  };
  for (const part of rule.left) add(part, 1);
  for (const part of rule.right) add(part, -1);
  let difference: Interval = { low: ZERO, high: ZERO };
  for (const { term, factor } of factors.values()) {
    const value = term
      ? meantBy(stated(term)!)
      : { low: { over: 1n, under: 1n }, high: { over: 1n, under: 1n } };
    difference = intervalPlus(difference, intervalTimes(value, factor));
  }
  return { outcome: decide(difference, rule.comparator), missing: [] };
}
