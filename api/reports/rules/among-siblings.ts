import type { Rule } from "../../indicators/rule.catalogue";
import { decide, meantBy } from "../../indicators/rule.evaluation";
import { exactly, intervalPlus, intervalTimes } from "../../indicators/rule.number";
import { judgeEach, type Finding } from "./each-indicator";
import type { Evidence } from "./evidence";
import type { Indicator } from "../../indicators/indicator.type";
import type { Verdict } from "./judge";
import { fail, name, number, stated } from "./said";

/** outlier_among_siblings: more than three times the median; of a median of 0 nothing is a multiple. */
export function isLikeSiblings(rule: Rule, { report, figures, medians }: Evidence): Verdict[] {
  const findings = report.values.map(({ indicator }): readonly [Indicator, Finding] => {
    const figure = figures.get(indicator.code);
    const twice = medians.get(indicator.code);
    if (!figure || twice === undefined || twice === 0) return [indicator, null];
    const doubled = intervalTimes(meantBy(figure), exactly(2));
    const excess = intervalPlus(doubled, { low: exactly(-3 * twice), high: exactly(-3 * twice) });
    const outcome = decide(excess, "<=");
    if (outcome !== "FAIL") return [indicator, outcome === "PASS" ? "PASS" : null];
    const values = { indicator: name(indicator), value: stated(figure), median: number(twice / 2) };
    return [indicator, fail(rule, values, [indicator])];
  });
  return judgeEach(
    rule,
    findings,
    (count) => ({
      vi: `${number(count).vi} số liệu không quá 3 lần trung vị của các công đoàn cùng cấp.`,
      en: `${number(count).en} figures are at most 3 times the median of the unions under the same parent.`,
    }),
    {
      vi: "chưa đủ ba công đoàn khác cùng cấp trên có số liệu được duyệt",
      en: "fewer than three other unions under the same parent have approved figures",
    },
  );
}
