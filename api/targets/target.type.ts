import { Arg, Field, Float, ObjectType } from "type-graphql";
import { Rating } from "../awards/award.enums";
import { Indicator } from "../indicators/indicator.type";
import { inLocale, Locale, Node } from "../platform/node";
import { localeArgument } from "../record/reading";
import { Coverage } from "../statistics/statistics.type";
import type { Note } from "./notes";
import {
  TargetOperator,
  TargetPeriodicity,
  TargetStatus,
  TargetUnit,
  type IndicatorFit,
} from "./target.enums";

@ObjectType({
  implements: Node,
  description:
    "What a union set out to reach: at a congress, in a campaign, or by a direction. A target of a congress holds in the years of its term, one of a campaign in its years, any other in every year.",
})
export class Target extends Node {
  rowId: number;
  unionId: number;
  congressCode: string | null;
  campaignCode: string | null;
  withinId: number | null;
  /** What its parent is measured by, of a target within another. */
  parentIndicator: Indicator | null;
  fit: IndicatorFit;
  firstYear: number | null;
  lastYear: number | null;
  sourceId: number | null;
  textVi: string;
  textEn: string | null;
  conditionVi: string | null;
  conditionEn: string | null;
  populationVi: string | null;
  populationEn: string | null;

  @Field(() => String, {
    description: "Its number in the text that sets it, such as 3a; unique within the congress or campaign.",
  })
  ordinal: string;

  @Field(() => TargetOperator, { description: "How what was reached is compared with it." })
  operator: TargetOperator;

  @Field(() => Float, {
    nullable: true,
    description: "The number to reach, in `unit`; null of a QUALITATIVE target and of a rating.",
  })
  value: number | null;

  @Field(() => Rating, { nullable: true, description: "The rating to reach; null unless `unit` is RATING." })
  ratingValue: Rating | null;

  @Field(() => TargetUnit, { description: "In what it is counted." })
  unit: TargetUnit;

  @Field(() => TargetPeriodicity, { description: "Over which span it is to be reached." })
  periodicity: TargetPeriodicity;

  @Field(() => Indicator, {
    nullable: true,
    description: "The indicator that measures it; null where the catalogue has none.",
  })
  indicator: Indicator | null;

  @Field(() => String, { description: "What is to be reached, in short." })
  text(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.textVi, this.textEn);
  }

  @Field(() => String, {
    nullable: true,
    description: "Under which condition it holds (“nếu có”); null where none is stated.",
  })
  condition(@Arg("locale", () => Locale, localeArgument) locale: Locale): string | null {
    return inLocale(locale, this.conditionVi, this.conditionEn);
  }

  @Field(() => String, {
    nullable: true,
    description: "Of whom or what it speaks; null where the text does not say.",
  })
  population(@Arg("locale", () => Locale, localeArgument) locale: Locale): string | null {
    return inLocale(locale, this.populationVi, this.populationEn);
  }
}

@ObjectType({ description: "How far a target has come up to a period." })
export class TargetProgress {
  explanation: Note | null;

  @Field(() => TargetStatus, { description: "Where it stands." })
  status: TargetStatus;

  @Field(() => Float, {
    nullable: true,
    description:
      "What was reached, in the target's unit and over what was reported so far: of a yearly target the value of that period; else up to the period, a SUM its YEAR values added up, a RATIO 100 · Σ numerators / Σ denominators, a stock the latest. Null where nothing was reported, it is withheld, or nothing comparable is counted.",
  })
  actual: number | null;

  @Field(() => Rating, {
    nullable: true,
    description: "The latest approved rating in the span; null unless the target is a rating.",
  })
  actualRating: Rating | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "100 · actual / value; it may pass 100. Null with `actual`, and where the value is 0 or absent.",
  })
  percentOfTarget: number | null;

  @Field(() => Boolean, {
    description:
      "False where the indicator, or the union's rating, speaks of another population than the target; `note` says so.",
  })
  comparable: boolean;

  @Field(() => Coverage, {
    nullable: true,
    description:
      "How many of the reports that had to state the figure do, one for each union and period read (of a stock: of the latest). Null where nothing is counted or the figure is withheld.",
  })
  coverage: Coverage | null;

  @Field(() => String, {
    nullable: true,
    description: "Why the status is what it is, where the numbers alone do not say.",
  })
  note(@Arg("locale", () => Locale, localeArgument) locale: Locale): string | null {
    return this.explanation && inLocale(locale, this.explanation.vi, this.explanation.en);
  }
}
