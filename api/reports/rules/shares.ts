import { CATALOGUE } from "../../indicators/catalogue";
import { Aggregation } from "../../indicators/indicator.type";
import type { Rule } from "../../indicators/rule.catalogue";
import { evaluate } from "../../indicators/rule.evaluation";
import { parseRule } from "../../indicators/rule.expression";
import { judgeEach, type Finding } from "./each-indicator";
import type { Evidence } from "./evidence";
import type { Verdict } from "./judge";
import { fail, name, number } from "./said";

/** Plans may be exceeded; the other shares have a warning of their own on their two terms. */
const EXEMPT: ReadonlySet<string> = new Set([
  "members_admitted_plan_share",
  "membership_share",
  "excellent_members_share",
  "women_award_registered_share",
  "women_award_achieved_share",
  "advanced_workers_share",
]);

const SHARES = CATALOGUE.filter(
  ({ aggregation, code, numerator, denominator }) =>
    aggregation === Aggregation.RATIO &&
    !EXEMPT.has(code) &&
    numerator!.aggregation !== Aggregation.COUNT &&
    denominator!.aggregation !== Aggregation.COUNT,
).map((share) => ({ share, rule: parseRule(`${share.numerator!.code} <= ${share.denominator!.code}`) }));

const DECIMALS = 100;

/** shares_within_bounds: nothing is reported below 0, so only 100 % can be passed; of 0 nothing is a share. */
export function sharesAreWithinBounds(rule: Rule, { figures }: Evidence): Verdict[] {
  const findings = SHARES.map(({ share, rule: bound }): readonly [typeof share, Finding] => {
    const over = figures.get(share.numerator!.code);
    const under = figures.get(share.denominator!.code);
    if (!over || !under || under.value === 0) return [share, null];
    const { outcome } = evaluate(
      bound,
      (term) => figures.get(term.name) ?? null,
      () => null,
    );
    if (outcome !== "FAIL") return [share, outcome === "PASS" ? "PASS" : null];
    const percent = Math.round((100 * DECIMALS * over.value) / under.value) / DECIMALS;
    const indicators = [share, share.numerator!, share.denominator!];
    return [share, fail(rule, { indicator: name(share), value: number(percent) }, indicators)];
  });
  return judgeEach(
    rule,
    findings,
    (count) => ({
      vi: `${number(count).vi} tỷ lệ đều trong khoảng 0–100%.`,
      en: `${number(count).en} shares are within 0–100 %.`,
    }),
    { vi: "chưa có đủ tử số và mẫu số của tỷ lệ nào", en: "no share has both its terms" },
  );
}
