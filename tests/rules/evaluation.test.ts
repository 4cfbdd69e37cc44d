import fc from "fast-check";
import { evaluate, type Stated } from "../../api/indicators/rule.evaluation";
import { parseRule } from "../../api/indicators/rule.expression";
import { ValueQualifier } from "../../api/indicators/value.enums";

const { EXACT, AT_LEAST, MORE_THAN, ABOUT } = ValueQualifier;
const NAMES = ["a", "b", "c"];

const judge = (rule: string, figures: Record<string, Stated | undefined>) =>
  evaluate(
    parseRule(rule),
    ({ name }) => figures[name] ?? null,
    (name) => (name === "LIMIT" ? { over: 15n, under: 100n } : null),
  ).outcome;

const exact = (value: number): Stated => ({ value, qualifier: EXACT });

test("no rounding: 15 % of 20 is 3, and sums of money stay exact beyond 2^53", () => {
  expect(judge("a <= 0.15 * b", { a: exact(3), b: exact(20) })).toBe("PASS");
  expect(judge("0.1 * a + 0.2 * a = 0.3 * a", { a: exact(7) })).toBe("PASS");
  expect(judge("a <= LIMIT * b", { a: exact(4), b: exact(20) })).toBe("FAIL");
  const most = Number.MAX_SAFE_INTEGER;
  expect(judge("a + b = c + 1", { a: exact(most), b: exact(2), c: exact(most) })).toBe("FAIL");
});

test("a missing term or limit decides nothing, even where the others would", () => {
  expect(judge("0 * a <= 1", {})).toBe("NOT_EVALUABLE");
  expect(judge("a <= NOWHERE * b", { a: exact(0), b: exact(1) })).toBe("NOT_EVALUABLE");
});

test("a term on both sides is one number", () => {
  expect(judge("a <= a + b", { a: { value: 5, qualifier: ABOUT }, b: exact(0) })).toBe("PASS");
  expect(judge("a = a + b", { a: { value: 5, qualifier: AT_LEAST }, b: exact(1) })).toBe("FAIL");
});

/** The whole numbers that may be meant, as far as a small search needs them: without a bound means far beyond all others. */
const FAR = 4000;
function meant({ value, qualifier }: Stated): number[] {
  if (qualifier === EXACT) return [value];
  const low = qualifier === ABOUT ? 0 : qualifier === AT_LEAST ? value : value + 1;
  return [...Array.from({ length: 45 }, (_, index) => low + index), FAR, FAR + 1, 40 * FAR];
}

const stated = fc.record({
  value: fc.nat(9),
  qualifier: fc.constantFrom(EXACT, EXACT, AT_LEAST, MORE_THAN, ABOUT),
});

/** Coefficients left minus right, worked out term by term on every combination of numbers that may be meant. */
function bySearch(
  factors: readonly number[],
  comparator: string,
  figures: readonly (Stated | null)[],
): string {
  if (figures.some((figure, index) => figure === null && index < factors.length)) return "NOT_EVALUABLE";
  let sums = [0];
  factors.forEach((factor, index) => {
    const numbers = factor === 0 ? [0] : meant(figures[index]!);
    sums = [...new Set(sums.flatMap((sum) => numbers.map((number) => sum + factor * number)))];
  });
  const holds = sums.map((sum) =>
    comparator === "=" ? sum === 0 : comparator === "<=" ? sum <= 0 : sum >= 0,
  );
  if (holds.every(Boolean)) return "PASS";
  return holds.some(Boolean) ? "NOT_EVALUABLE" : "FAIL";
}

test("what the bounds decide is what a search over the numbers that may be meant finds", () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom(-1, 1), fc.boolean()), { minLength: 1, maxLength: 3 }),
      fc.constantFrom("<=", ">=", "="),
      fc.array(fc.option(stated, { freq: 8 }), { minLength: 3, maxLength: 3 }),
      (parts, comparator, figures) => {
        const side = (left: boolean): string =>
          parts
            .map(([sign, isLeft], index) =>
              isLeft === left ? `${sign < 0 ? "-" : "+"} ${NAMES[index]}` : "",
            )
            .filter(Boolean)
            .join(" ")
            .replace(/^\+ /, "") || "0";
        const rule = `${side(true)} ${comparator} ${side(false)}`;
        const factors = parts.map(([sign, isLeft]) => (isLeft ? sign : -sign));
        const named = Object.fromEntries(NAMES.map((name, index) => [name, figures[index] ?? undefined]));
        const found = judge(rule, named);
        seen.set(found, (seen.get(found) ?? 0) + 1);
        expect(found).toBe(bySearch(factors, comparator, figures));
      },
    ),
    { numRuns: 1500 },
  );
  for (const each of ["PASS", "FAIL", "NOT_EVALUABLE"]) expect(seen.get(each)).toBeGreaterThan(100);
});
