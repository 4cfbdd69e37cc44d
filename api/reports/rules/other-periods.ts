import { Aggregation, type Indicator } from "../../indicators/indicator.type";
import type { Rule } from "../../indicators/rule.catalogue";
import { evaluate, type Stated } from "../../indicators/rule.evaluation";
import { parseRule, type Comparison } from "../../indicators/rule.expression";
import { isCumulative } from "./earlier";
import { judgeEach, type Finding } from "./each-indicator";
import type { Evidence } from "./evidence";
import type { Figures } from "./figures";
import type { Verdict } from "./judge";
import { fail, name, number, stated, type Said } from "./said";

/** `now` and `then` stand for the two figures compared. */
const NOT_BELOW = parseRule("now >= then");
const NOT_ABOVE = parseRule("now <= then");
/** At most 20 % more, and at most 20 % less, than a year ago. */
const NOT_MUCH_MORE = parseRule("5 * now <= 6 * then");
const NOT_MUCH_LESS = parseRule("5 * now >= 4 * then");
function compare(rule: Comparison, now: Stated, then: Stated): "PASS" | "FAIL" | "NOT_EVALUABLE" {
  return evaluate(
    rule,
    ({ name: which }) => (which === "now" ? now : then),
    () => null,
  ).outcome;
}

/** FAIL where one of the comparisons surely fails, PASS where all surely hold. */
export function compareAll(rules: readonly Comparison[], now: Stated, then: Stated): "PASS" | "FAIL" | null {
  const outcomes = rules.map((rule) => compare(rule, now, then));
  if (outcomes.includes("FAIL")) return "FAIL";
  return outcomes.every((outcome) => outcome === "PASS") ? "PASS" : null;
}

/** The figures of the report that another report states as well. */
export function both(
  { report, figures }: Evidence,
  other: Figures | null,
  isAbout: (indicator: Indicator) => boolean,
): { indicator: Indicator; now: Stated; then: Stated }[] {
  return report.values.flatMap(({ indicator }) => {
    const now = figures.get(indicator.code);
    const then = other?.get(indicator.code);
    return now && then && isAbout(indicator) ? { indicator, now, then } : [];
  });
}

const isSum = ({ aggregation }: Indicator): boolean => aggregation === Aggregation.SUM;

const periodSaid = (code: string): Said => {
  const [year, part] = code.split("-");
  if (part === "H1") return { vi: `6 tháng ${year}`, en: `the first half of ${year}` };
  if (part === "9M") return { vi: `9 tháng ${year}`, en: `nine months of ${year}` };
  return { vi: `năm ${year}`, en: `the year ${year}` };
};

/** flows_cumulative: what is counted from 1 January never falls. */
export function flowsNeverFall(rule: Rule, evidence: Evidence): Verdict[] {
  const { period } = evidence.report;
  if (!isCumulative(period)) return [];
  const findings = evidence.earlier.cumulative.flatMap((other) => {
    const isShorter = other.to <= period.to;
    return both(evidence, other.figures, isSum).map(
      ({ indicator, now, then }): readonly [Indicator, Finding] => {
        const outcome = compare(isShorter ? NOT_BELOW : NOT_ABOVE, now, then);
        if (outcome !== "FAIL") return [indicator, outcome === "PASS" ? "PASS" : null];
        const [shorter, longer] = isShorter ? [then, now] : [now, then];
        const [first, second] = isShorter ? [other.period, period.code] : [period.code, other.period];
        const values = {
          indicator: name(indicator),
          shorter_period: periodSaid(first),
          shorter_value: stated(shorter),
          longer_period: periodSaid(second),
          longer_value: stated(longer),
        };
        return [indicator, fail(rule, values, [indicator])];
      },
    );
  });
  return judgeEach(
    rule,
    findings,
    (count) => ({
      vi: `${number(count).vi} số lũy kế không giảm so với các báo cáo khác của năm.`,
      en: `${number(count).en} cumulative figures do not fall against the other reports of the year.`,
    }),
    {
      vi: "chưa có báo cáo lũy kế nào khác của năm được duyệt với cùng chỉ tiêu",
      en: "no other cumulative report of the year with the same indicators is approved",
    },
  );
}

const changeOf = (now: number, then: number): Said => {
  const percent = Math.round((1000 * (now - then)) / then) / 10;
  const { vi, en } = number(Math.abs(percent));
  const sign = percent < 0 ? "−" : "+";
  return { vi: sign + vi, en: sign + en };
};

/** outlier_year_on_year */
export function isLikeLastYear(rule: Rule, evidence: Evidence): Verdict[] {
  const isAbout = (indicator: Indicator): boolean =>
    isSum(indicator) || indicator.aggregation === Aggregation.LAST;
  const findings = both(evidence, evidence.earlier.lastYear, isAbout).map(
    ({ indicator, now, then }): readonly [Indicator, Finding] => {
      if (then.value === 0) return [indicator, null];
      const outcome = compareAll([NOT_MUCH_MORE, NOT_MUCH_LESS], now, then);
      if (outcome !== "FAIL") return [indicator, outcome];
      const change = changeOf(now.value, then.value);
      const values = { indicator: name(indicator), value: stated(now), previous: stated(then), change };
      return [indicator, fail(rule, values, [indicator])];
    },
  );
  return judgeEach(
    rule,
    findings,
    (count) => ({
      vi: `${number(count).vi} số liệu không lệch quá 20% so với cùng kỳ năm trước.`,
      en: `${number(count).en} figures are within 20 % of the same period last year.`,
    }),
    {
      vi: "chưa có số liệu cùng kỳ năm trước được duyệt",
      en: "no figures of the same period last year are approved",
    },
  );
}
