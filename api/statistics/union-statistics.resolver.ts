import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { readIndicators } from "../indicators/catalogue";
import { readPeriod } from "../indicators/period";
import { SortDirection } from "../platform/node";
import type { RequestContext } from "../platform/request";
import type { Soon } from "../platform/soon";
import { Union } from "../unions/union.type";
import { readFrame } from "./frame";
import { Question } from "./question";
import { rankingOf } from "./ranking";
import { seriesOf } from "./series";
import { HierarchyInput, StatisticsScope } from "./statistics.enums";
import { SeriesPoint, Statistics, StatisticsGroup } from "./statistics.type";

@Resolver(() => Union)
export class UnionStatisticsResolver {
  @FieldResolver(() => Statistics, {
    nullable: true,
    description:
      "Figures about a period, added up over its subtree as the tree was in that period; `asOf` plays no part in them. Null, with an error, where they fail, so that one of them does not blank a page.",
  })
  statistics(
    @Root() union: Union,
    @Arg("period", () => String, { description: "Code of the period." }) period: string,
    @Arg("indicators", () => [String], {
      nullable: true,
      description:
        "Codes of indicators; an unknown one is BAD_USER_INPUT. The whole catalogue where none is given.",
    })
    indicators: string[] | null,
    @Arg("hierarchy", () => HierarchyInput, { nullable: true, description: "In which tree they add up." })
    hierarchy: HierarchyInput | null,
    @Arg("scope", () => StatisticsScope, {
      defaultValue: StatisticsScope.SUBTREE,
      description: "Whose figures.",
    })
    scope: StatisticsScope,
    @Ctx() request: RequestContext,
  ): Statistics {
    const read = readPeriod(period, request.today);
    const frame = readFrame(hierarchy, request.today);
    return Object.assign(new Statistics(), {
      question: new Question(request, union.rowId, scope, null, readIndicators(indicators), frame),
      period: read,
      basis: frame.basis,
      treeOn: frame.day ?? read.to,
    });
  }

  @FieldResolver(() => [SeriesPoint], {
    nullable: true,
    description:
      "One indicator over years, oldest first, added up over the subtree; a year without data is there without a value. BAD_USER_INPUT: an unknown indicator, years out of order, before 1929, after next year, or more than 50.",
  })
  series(
    @Root() union: Union,
    @Arg("indicator", () => String, { description: "Code of the indicator." }) indicator: string,
    @Arg("fromYear", () => Int, { description: "The first year." }) fromYear: number,
    @Arg("toYear", () => Int, { description: "The last year." }) toYear: number,
    @Arg("hierarchy", () => HierarchyInput, { nullable: true, description: "In which tree it adds up." })
    hierarchy: HierarchyInput | null,
    @Ctx() request: RequestContext,
  ): Soon<SeriesPoint[]> {
    const frame = readFrame(hierarchy, request.today);
    return seriesOf(request, union.rowId, readIndicators([indicator])[0]!, { fromYear, toYear }, frame);
  }

  @FieldResolver(() => [StatisticsGroup], {
    nullable: true,
    description:
      "The direct children with the highest or lowest value, ties by code; children without a value, and those whose value is withheld, are left out. FORBIDDEN: an indicator about persons, to a caller without a token. BAD_USER_INPUT: an unknown indicator, `first` out of 1–100.",
  })
  ranking(
    @Root() union: Union,
    @Arg("period", () => String, { description: "Code of the period." }) period: string,
    @Arg("indicator", () => String, { description: "Code of the indicator that they are ranked by." })
    indicator: string,
    @Arg("direction", () => SortDirection, {
      defaultValue: SortDirection.DESC,
      description: "DESC: the highest first.",
    })
    direction: SortDirection,
    @Arg("first", () => Int, { defaultValue: 10, description: "How many at most, 1–100." }) first: number,
    @Arg("indicators", () => [String], {
      nullable: true,
      description: "Codes of further indicators to show; `indicator` is always shown.",
    })
    indicators: string[] | null,
    @Arg("hierarchy", () => HierarchyInput, { nullable: true, description: "In which tree they add up." })
    hierarchy: HierarchyInput | null,
    @Ctx() request: RequestContext,
  ): Promise<StatisticsGroup[]> {
    return rankingOf(request, union.rowId, {
      period: readPeriod(period, request.today),
      indicator: readIndicators([indicator])[0]!,
      descending: direction === SortDirection.DESC,
      first,
      shown: readIndicators([indicator, ...(indicators ?? [])]),
      frame: readFrame(hierarchy, request.today),
    });
  }
}
