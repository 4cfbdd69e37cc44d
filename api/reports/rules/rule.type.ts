import { Arg, Field, ObjectType } from "type-graphql";
import { Indicator } from "../../indicators/indicator.type";
import { inLocale, Locale } from "../../platform/node";
import { RuleOutcome, RuleSeverity } from "./rule.enums";

const localeArgument = { defaultValue: Locale.VI, description: "The language asked for." };

@ObjectType({
  description:
    "What a rule says of a report. A rule about many indicators gives one result for each of them that fails, else one for all.",
})
export class RuleResult {
  messageVi: string;
  messageEn: string;

  @Field(() => String, { description: "Code of the rule." })
  code: string;

  @Field(() => RuleSeverity, { description: "What it does when it fails." })
  severity: RuleSeverity;

  @Field(() => RuleOutcome, { description: "Whether it holds." })
  outcome: RuleOutcome;

  @Field(() => String, {
    description: "One sentence with the values: what holds, what does not, or why nothing can be said.",
  })
  message(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.messageVi, this.messageEn);
  }

  @Field(() => [Indicator], {
    description: "The indicators it speaks of; none for one about the union itself.",
  })
  indicators: readonly Indicator[];

  @Field(() => String, {
    nullable: true,
    description: "Why the report says so all the same; only for a token that reaches the union.",
  })
  explanation: string | null;
}

@ObjectType({ description: "A rule by which reports are judged before they are handed in." })
export class ValidationRule {
  messageVi: string;
  messageEn: string;
  descriptionVi: string;
  descriptionEn: string;

  @Field(() => String, { description: "Stable for ever; what an explanation names." })
  code: string;

  @Field(() => RuleSeverity, { description: "What it does to a report that breaks it." })
  severity: RuleSeverity;

  @Field(() => [Indicator], {
    description: "The indicators it always speaks of; none for a rule about every indicator of some sort.",
  })
  indicators: readonly Indicator[];

  @Field(() => String, {
    nullable: true,
    description: "The document it comes from; null where it follows from what the figures mean.",
  })
  basis: string | null;

  @Field(() => String, {
    description:
      "What is said when it fails; `{members}` stands for a value, `{prev(members)}` for one of the period before.",
  })
  message(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.messageVi, this.messageEn);
  }

  @Field(() => String, { description: "What it demands, and of whom." })
  description(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.descriptionVi, this.descriptionEn);
  }
}
