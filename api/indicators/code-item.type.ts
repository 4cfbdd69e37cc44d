import { Arg, Field, ObjectType } from "type-graphql";
import { inLocale, Locale } from "../platform/node";

@ObjectType({
  description:
    "A value of a code list that the confederation may change by decision (units, news categories, kinds of document …).",
})
export class CodeItem {
  labelVi: string;
  labelEn: string;

  @Field(() => String, { description: "The stable code." })
  code: string;

  @Field(() => String, { description: "What people call it." })
  label(
    @Arg("locale", () => Locale, {
      defaultValue: Locale.VI,
      description: "The language asked for; English falls back to Vietnamese.",
    })
    locale: Locale,
  ): string {
    return inLocale(locale, this.labelVi, this.labelEn);
  }
}
