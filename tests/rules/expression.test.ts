import { parseRule, termsOf, writeRule } from "../../api/indicators/rule.expression";
import { RULES } from "../../api/indicators/rule.catalogue";
import { JUDGED, JUDGED_ELSEWHERE } from "../../api/reports/rules/rule.judges";

const words = (text: string): string =>
  writeRule(parseRule(text), (each) => (typeof each === "string" ? each : `${each.of[0]}.${each.name}`));

test.each([
  ["a<=b", "R.a ≤ R.b"],
  ["a = prev(a) + b - c", "R.a = P.a + R.b − R.c"],
  ["-2 * a >= 0.5", "−2 × R.a ≥ 0.5"],
  ["a − b <= MOST * c", "R.a − R.b ≤ L.MOST × R.c"],
  ["prev <= prev ( prev )", "R.prev ≤ P.prev"],
])("reads %s", (text, says) => {
  expect(words(text)).toBe(says);
});

test.each([
  "",
  "a",
  "a <=",
  "<= a",
  "a + <= b",
  "a <= b <= c",
  "a * b <= c",
  "a * prev(b) <= c",
  "a ( b ) <= c",
  "prev() <= a",
  "prev(1) <= a",
  "prev(A) <= a",
  "a / b <= c",
  "a <= b;",
  "1. <= a",
  "Mixed <= a",
  "(a + b) <= c",
])("refuses %j", (text) => {
  expect(() => parseRule(text)).toThrow("rule");
});

test("there are sixty rules, each judged but the one that has no report to judge", () => {
  expect(RULES).toHaveLength(60);
  expect(new Set(RULES.map((rule) => rule.code)).size).toBe(60);
  expect(RULES.filter((rule) => rule.comparison)).toHaveLength(44);
  expect(JUDGED).toHaveLength(59);
  expect([...JUDGED_ELSEWHERE]).toEqual(["report_present_when_due"]);
});

test("a rule speaks of the indicators that it compares, and says so in both languages", () => {
  for (const rule of RULES) {
    const terms = rule.comparison ? termsOf(rule.comparison).filter((term) => term.of !== "LIMIT") : [];
    const codes = rule.indicators.map((indicator) => indicator.code);
    expect(codes).toEqual(expect.arrayContaining(terms.map((term) => term.name)));
    for (const text of [rule.messageVi, rule.messageEn, rule.descriptionVi, rule.descriptionEn])
      expect(text.length).toBeGreaterThan(10);
    const places = (text: string): string[] => [...text.matchAll(/\{[^}]+\}/g)].map(String).sort();
    expect(places(rule.messageEn)).toEqual(places(rule.messageVi));
  }
});
