import { ApiError, badInput } from "../platform/errors";
import { figuresOf, type Content } from "./content";
import { judgeReport, type Verdict } from "./rules/judge";
import { RuleOutcome, RuleSeverity } from "./rules/rule.enums";
import type { OpenReport } from "./step";

function standsInTheWay({ code, severity, outcome }: Verdict, { explanations }: Content): boolean {
  if (outcome !== RuleOutcome.FAIL) return false;
  return severity === RuleSeverity.ERROR || (severity === RuleSeverity.WARNING && !explanations.has(code));
}

function checkSaysSomething({ period, request }: OpenReport, content: Content): void {
  if (request.today < period.from) {
    throw badInput("period", "period: kỳ báo cáo chưa bắt đầu / the period has not begun yet.");
  }
  if (content.values.length === 0) {
    throw badInput("values", "values: báo cáo chưa có số liệu nào / the report has no figure yet.");
  }
}

/**
 * Refuses a report without a figure, one of a period that has not begun, and what a rule stands in the way of:
 * BAD_USER_INPUT while a rule of severity ERROR fails, or one of severity WARNING without an explanation.
 * `extensions.rules` lists them: code, severity, message_vi, message_en.
 */
export async function checkReady(report: OpenReport, content: Content): Promise<void> {
  checkSaysSomething(report, content);
  const { tx, union, period, request } = report;
  const values = figuresOf(content);
  const figures = { unionId: union.id, unionCode: union.code, period, values };
  const verdicts = await judgeReport(tx, figures, request.today);
  const failing = verdicts.filter((verdict) => standsInTheWay(verdict, content));
  if (failing.length === 0) return;
  const errors = failing.filter(({ severity }) => severity === RuleSeverity.ERROR).length;
  const warnings = failing.length - errors;
  throw new ApiError(
    "BAD_USER_INPUT",
    `Báo cáo còn ${errors} lỗi phải sửa và ${warnings} cảnh báo chưa giải trình / the report has ${errors} errors to mend and ${warnings} warnings to explain.`,
    {
      field: "values",
      rules: failing.map(({ code, severity, messageVi, messageEn }) => ({
        ...{ code, severity, message_vi: messageVi, message_en: messageEn },
      })),
    },
  );
}
