import type { Rule } from "../../indicators/rule.catalogue";
import type { Indicator } from "../../indicators/indicator.type";
import { judgeEach } from "./each-indicator";
import type { Evidence } from "./evidence";
import type { Verdict } from "./judge";
import { fail, name, number, stated } from "./said";

const MEAN_INCOME = "income_monthly_mean";
const WHY = {
  vi: "báo cáo chưa nêu số liệu nào thuộc loại này",
  en: "the report states no figure of this kind",
};

const isMoney = ({ unitCode }: Indicator): boolean => unitCode === "vnd";
const isCount = ({ unitCode }: Indicator): boolean => unitCode !== "vnd" && unitCode !== "percent";

function judgeNumbers(
  rule: Rule,
  { report, figures }: Evidence,
  isAbout: (indicator: Indicator) => boolean,
  isFine: (value: number, indicator: Indicator) => boolean,
): Verdict[] {
  const findings = report.values
    .filter(({ indicator, value }) => value !== null && isAbout(indicator))
    .map(({ indicator, value }) => {
      if (isFine(value!, indicator)) return [indicator, "PASS"] as const;
      const values = { indicator: name(indicator), value: stated(figures.get(indicator.code)!) };
      return [indicator, fail(rule, values, [indicator])] as const;
    });
  return judgeEach(
    rule,
    findings,
    (count) => ({
      vi: `${number(count).vi} số liệu đều là số nguyên, không âm.`,
      en: `${number(count).en} figures are whole numbers and not negative.`,
    }),
    WHY,
  );
}

/** money_whole_and_not_negative */
export function moneyIsWhole(rule: Rule, evidence: Evidence): Verdict[] {
  return judgeNumbers(
    rule,
    evidence,
    isMoney,
    (value, { code }) => value >= 0 && (code === MEAN_INCOME || Number.isInteger(value)),
  );
}

/** counts_whole_and_not_negative */
export function countsAreWhole(rule: Rule, evidence: Evidence): Verdict[] {
  return judgeNumbers(rule, evidence, isCount, (value) => value >= 0 && Number.isInteger(value));
}
