import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Cell } from "../indicators/disclosure";
import { Indicator } from "../indicators/indicator.type";
import { ReportPeriod } from "../indicators/period";
import { ObservationStatus, ValueQualifier } from "../indicators/value.enums";
import type { Question } from "./question";

@ObjectType({
  description: "The figure of the period one year earlier: the same kind of period, the same basis.",
})
export class PreviousObservation {
  @Field(() => ReportPeriod, { description: "That period." })
  period: ReportPeriod;

  @Field(() => Float, {
    nullable: true,
    description: "The number; null exactly where `status` is MISSING, SUPPRESSED or NOT_APPLICABLE.",
  })
  value: number | null;

  @Field(() => ObservationStatus, { description: "What stands behind it." })
  status: ObservationStatus;

  @Field(() => Int, { description: "How many unions that had to report it did; 0 where it is SUPPRESSED." })
  reportedUnits: number;

  @Field(() => Int, { description: "How many unions had to report." })
  expectedUnits: number;

  @Field(() => Boolean, {
    description:
      "Both periods have a value from as many unions of as many, and no union entered or left the subtree since.",
  })
  comparable: boolean;
}

@ObjectType({ description: "One indicator at one place of the tree." })
export class Observation {
  /** What was asked: the door to the year before and to the sources. */
  question: Question;
  period: ReportPeriod;

  @Field(() => Indicator, { description: "The indicator." })
  indicator: Indicator;

  @Field(() => Float, {
    nullable: true,
    description:
      "The number, not rounded; null exactly where `status` is MISSING, SUPPRESSED or NOT_APPLICABLE. Missing is not zero.",
  })
  value: number | null;

  @Field(() => ValueQualifier, { nullable: true, description: "How the number is meant; null with it." })
  qualifier: ValueQualifier | null;

  @Field(() => ObservationStatus, { description: "What stands behind the number, or why there is none." })
  status: ObservationStatus;

  @Field(() => Float, {
    nullable: true,
    description:
      "Of a ratio Σ numerators, of a mean Σ weight · value, over the unions that reported both terms; null for other indicators.",
  })
  numerator: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Of a ratio Σ denominators, of a mean Σ weights, over the same unions.",
  })
  denominator: number | null;

  @Field(() => Int, {
    description:
      "How many of the unions that had to report this indicator did. 0 where the figure is SUPPRESSED; all of them where the system counts it itself.",
  })
  reportedUnits: number;

  @Field(() => Int, {
    description:
      "How many unions had to report it: not exempt, and alive on a day of the period (for a figure of its last day: on that day).",
  })
  expectedUnits: number;
}

/** A figure as a reader sees it. */
export function toObservation(question: Question, period: ReportPeriod, cell: Cell): Observation {
  const observation = new Observation();
  observation.question = question;
  observation.period = period;
  observation.indicator = cell.indicator;
  observation.value = cell.value;
  observation.qualifier = cell.qualifier;
  observation.status = cell.status;
  observation.numerator = cell.numerator;
  observation.denominator = cell.denominator;
  observation.reportedUnits = cell.reportedUnits;
  observation.expectedUnits = cell.expectedUnits;
  return observation;
}
