import { Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { Rating } from "../awards/award.enums";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { IndicatorFit, TargetOperator, TargetPeriodicity, TargetUnit } from "./target.enums";
import { Target } from "./target.type";

const optional = (description: string) => ({ nullable: true, description });

/** What a target may say beside what it must. */
@InputType({ description: "What a target may say." })
abstract class TargetDetails extends ProvenanceInput {
  @Field(
    () => String,
    optional("Code of the congress of this union that set it; not together with `campaign`."),
  )
  congress?: string | null;

  @Field(() => String, optional("Code of the campaign that it belongs to."))
  campaign?: string | null;

  @Field(() => String, optional("The same in English; at most 1,000 characters."))
  textEn?: string | null;

  @Field(
    () => Float,
    optional(
      "The number to reach: 0 or more; whole for persons, events, awards, unions and VND, else with at most 4 decimals.",
    ),
  )
  value?: number | null;

  @Field(() => Rating, optional("The rating to reach, where `unit` is RATING; not NOT_RATED."))
  ratingValue?: Rating | null;

  @Field(() => String, optional("Under which condition it holds; at most 500 characters."))
  condition?: string | null;

  @Field(() => String, optional("The same in English."))
  conditionEn?: string | null;

  @Field(
    () => String,
    optional("Of whom or what it speaks; at most 500 characters. Needed where `fit` is OTHER_POPULATION."),
  )
  population?: string | null;

  @Field(() => String, optional("The same in English."))
  populationEn?: string | null;

  @Field(() => String, optional("Code of the indicator that measures it, in a unit that fits `unit`."))
  indicator?: string | null;

  @Field(
    () => ID,
    optional(
      "The target that it is a part of (“of these”): of the same union, and the same congress or campaign.",
    ),
  )
  within?: string | null;
}

@InputType({ description: "A target to set." })
export class SetTargetInput extends TargetDetails {
  @Field(() => String, { description: "Code of the union, within the token's reach." })
  union: string;

  @Field(() => String, {
    description:
      "Its number in the text that sets it; at most 20 characters, unique in the congress or campaign.",
  })
  ordinal: string;

  @Field(() => String, { description: "What is to be reached, in short; at most 1,000 characters." })
  text: string;

  @Field(() => TargetOperator, { description: "How what was reached is compared with it." })
  operator: TargetOperator;

  @Field(() => TargetUnit, { description: "In what it is counted." })
  unit: TargetUnit;

  @Field(() => TargetPeriodicity, {
    description: "Over which span: PER_TERM needs a congress, PER_CAMPAIGN a campaign.",
  })
  periodicity: TargetPeriodicity;

  @Field(() => IndicatorFit, {
    defaultValue: IndicatorFit.SAME,
    description: "Whether the indicator, or the union's rating, counts what it speaks of.",
  })
  fit: IndicatorFit;
}

@InputType({ description: "A target to correct. What is not given stays; null empties what may be empty." })
export class CorrectTargetInput extends TargetDetails {
  @Field(() => ID, { description: "Id of the target." })
  targetId: string;

  @Field(() => String, optional("Its number in the text that sets it."))
  ordinal?: string | null;

  @Field(() => String, optional("What is to be reached, in short."))
  text?: string | null;

  @Field(() => TargetOperator, optional("How what was reached is compared with it."))
  operator?: TargetOperator | null;

  @Field(() => TargetUnit, optional("In what it is counted."))
  unit?: TargetUnit | null;

  @Field(() => TargetPeriodicity, optional("Over which span it is to be reached."))
  periodicity?: TargetPeriodicity | null;

  @Field(
    () => IndicatorFit,
    optional("Whether the indicator, or the union's rating, counts what it speaks of."),
  )
  fit?: IndicatorFit | null;
}

@InputType({
  description: "A target to withdraw. One that others are a part of is kept until they are withdrawn.",
})
export class WithdrawTargetInput extends WithdrawalInput {
  @Field(() => ID, { description: "Id of the target." })
  targetId: string;
}

@ObjectType({ description: "The target as it now stands." })
export class TargetPayload {
  @Field(() => Target, { description: "The target." })
  target: Target;
}
