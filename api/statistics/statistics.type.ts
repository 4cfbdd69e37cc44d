import { Arg, Field, Float, Int, ObjectType } from "type-graphql";
import { ReportPeriod } from "../indicators/period";
import { DateScalar, type Day } from "../platform/days";
import { inLocale, Locale } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { Union } from "../unions/union.type";
import type { Question } from "./question";
import { HierarchyBasis } from "./statistics.enums";

@ObjectType({ description: "How many of the unions that had to report did." })
export class Coverage {
  @Field(() => Int, {
    description: "Unions that had to report: not exempt, and alive on at least one day of the period.",
  })
  expectedUnits: number;

  @Field(() => Int, { description: "Those of them whose report is approved." })
  reportedUnits: number;

  @Field(() => Float, {
    nullable: true,
    description: "reportedUnits / expectedUnits; null where nobody had to report.",
  })
  ratio: number | null;
}

@ObjectType({ description: "A part of a figure. All groups of a breakdown together are the whole." })
export class StatisticsGroup {
  question: Question;
  period: ReportPeriod;

  @Field(() => String, { description: "The code of the union, or `own` for the part of the union itself." })
  key: string;

  @Field(() => Union, { nullable: true, description: "The union of the group, seen on `treeOn`." })
  union: Union | null;

  @Field(() => String, { description: "What to call it." })
  label(
    @Arg("locale", () => Locale, {
      defaultValue: Locale.VI,
      description: "The language asked for; English falls back to Vietnamese.",
    })
    locale: Locale,
  ): string {
    if (this.question.within === null || this.union === null)
      return inLocale(locale, "Phần của chính công đoàn", "Its own part");
    return this.union.name(locale);
  }
}

const types = connectionTypes<StatisticsGroup>("StatisticsGroup", () => StatisticsGroup);
export const StatisticsGroupEdge = types.EdgeType;
export type StatisticsGroupEdge = InstanceType<typeof StatisticsGroupEdge>;
export const StatisticsGroupConnection = types.ConnectionType;
export type StatisticsGroupConnection = InstanceType<typeof StatisticsGroupConnection>;

@ObjectType({ description: "Figures of a union about a period, added up over its subtree." })
export class Statistics {
  question: Question;

  @Field(() => ReportPeriod, { description: "The period." })
  period: ReportPeriod;

  @Field(() => HierarchyBasis, { description: "In which tree they add up." })
  basis: HierarchyBasis;

  @Field(() => DateScalar, { description: "The day of that tree: AS_REPORTED, the last day of the period." })
  treeOn: Day;

  @Field(() => Int, {
    description: "Reporting unions that have no place in the tree of `treeOn`; always 0 AS_REPORTED.",
  })
  unplacedUnits: number;
}
