import { Query, Resolver } from "type-graphql";
import { RULES } from "../../indicators/rule.catalogue";
import { RuleSeverity } from "./rule.enums";
import { ValidationRule } from "./rule.type";

@Resolver(() => ValidationRule)
export class ValidationRuleResolver {
  @Query(() => [ValidationRule], {
    description:
      "Every rule that reports are judged by, in its order. `report_present_when_due` judges no report: the submission board shows what is missing.",
  })
  validationRules(): ValidationRule[] {
    return RULES.map((rule) =>
      Object.assign(new ValidationRule(), {
        code: rule.code,
        severity: RuleSeverity[rule.severity],
        indicators: rule.indicators,
        basis: rule.source,
        messageVi: rule.messageVi,
        messageEn: rule.messageEn,
        descriptionVi: rule.descriptionVi,
        descriptionEn: rule.descriptionEn,
      }),
    );
  }
}
