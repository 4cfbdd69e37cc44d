import { Arg, Field, Float, ObjectType } from "type-graphql";
import { Indicator } from "../indicators/indicator.type";
import { ValueQualifier } from "../indicators/value.enums";
import { inLocale, Locale } from "../platform/node";
import { ProposalOrigin } from "./proposal.enums";
import type { ProposalKey } from "./proposal.known";
import type { Words } from "./proposal.meaning";

@ObjectType({
  description:
    "A value that the record already knows for a report: something to take over or to correct, never taken over by itself. It is proposed where what is recorded of the union itself means what the indicator counts; an entry without a number proposes none, and nothing recorded is never 0.",
})
export class ProposedValue {
  key: ProposalKey;
  why: Words;

  @Field(() => Indicator, { description: "The indicator." })
  indicator: Indicator;

  @Field(() => Float, { description: "The number, in the unit of the indicator." })
  value: number;

  @Field(() => ValueQualifier, {
    description: "How the number is meant; AT_LEAST where the record may not know of everything.",
  })
  qualifier: ValueQualifier;

  @Field(() => ProposalOrigin, { description: "Where it is known from." })
  origin: ProposalOrigin;

  @Field(() => String, { description: "How it is known, in one sentence with the numbers in it." })
  explanation(
    @Arg("locale", () => Locale, { defaultValue: Locale.VI, description: "The language asked for." })
    locale: Locale,
  ): string {
    return inLocale(locale, this.why.vi, this.why.en);
  }
}
