import type { Indicator } from "../../indicators/indicator.type";
import type { Rule } from "../../indicators/rule.catalogue";
import { parseRule } from "../../indicators/rule.expression";
import { judgeEach, type Finding } from "./each-indicator";
import type { Evidence } from "./evidence";
import type { Verdict } from "./judge";
import { both, compareAll } from "./other-periods";
import { fail, name, number, stated } from "./said";

/** A slip of a thousand seldom comes alone: what is 500 times as much may be one, with some real change. */
const NOT_500_TIMES = parseRule("now <= 499 * then");
const NOT_A_500TH = parseRule("499 * now >= then");

/** money_unit_slip: against the period before, or else the same period last year. */
export function unitIsTheSame(rule: Rule, evidence: Evidence): Verdict[] {
  const { before, lastYear } = evidence.earlier;
  const known = new Map([...(lastYear ?? []), ...(before ?? [])]);
  const findings = both(evidence, known, ({ unitCode }) => unitCode === "vnd").map(
    ({ indicator, now, then }): readonly [Indicator, Finding] => {
      if (then.value === 0 || now.value === 0) return [indicator, null];
      const outcome = compareAll([NOT_500_TIMES, NOT_A_500TH], now, then);
      if (outcome !== "FAIL") return [indicator, outcome];
      const values = { indicator: name(indicator), value: stated(now), previous: stated(then) };
      return [indicator, fail(rule, values, [indicator])];
    },
  );
  return judgeEach(
    rule,
    findings,
    (count) => ({
      vi: `${number(count).vi} số tiền cùng đơn vị với kỳ trước.`,
      en: `${number(count).en} amounts are in the unit of the period before.`,
    }),
    { vi: "chưa có số tiền kỳ trước được duyệt", en: "no amounts of the period before are approved" },
  );
}
