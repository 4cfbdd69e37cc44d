import { Field, Float, Int, ObjectType } from "type-graphql";
import { ReportPeriod } from "../indicators/period";
import { DateScalar, type Day } from "../platform/days";
import { connectionTypes } from "../platform/page";
import { Union } from "../unions/union.type";
import { Observation } from "./observation.type";
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

  @Field(() => String, {
    description:
      "The code of the union, or `own` for the part of the union itself; of another breakdown the kind, the code of the province or the sector, or `unknown`.",
  })
  key: string;

  @Field(() => Union, {
    nullable: true,
    description: "The union of the group, seen on `treeOn`; null where the group is not one union.",
  })
  union: Union | null;
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
}

@ObjectType({ description: "A figure of one year in a row of years." })
export class SeriesPoint {
  @Field(() => ReportPeriod, { description: "The year." })
  period: ReportPeriod;

  @Field(() => Observation, { description: "The figure; of a year without data, one without a value." })
  observation: Observation;

  @Field(() => Boolean, {
    description:
      "A union entered or left this subtree since the point before, by founding or ending too; never in the tree of one day, nor of an own part.",
  })
  hierarchyChanged(): Promise<boolean> {
    return this.observation.question.changedIn(this.period);
  }
}
