import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { badInput } from "../platform/errors";
import type { RequestContext } from "../platform/request";
import { cleanCode } from "../platform/text";
import { CATALOGUE, findIndicator } from "./catalogue";
import { CodeItem } from "./code-item.type";
import { codeItem, codeItems } from "./code-list.queries";
import { Indicator, IndicatorGroup } from "./indicator.type";
import { periodsOfYear, readPeriod, ReportPeriod } from "./period";

/** Years shown where no year is asked for: this one and the four before it. */
const RECENT_YEARS = 5;

@Resolver(() => Indicator)
export class IndicatorResolver {
  @Query(() => [Indicator], { description: "The catalogue of indicators, in its order." })
  indicators(
    @Arg("group", () => IndicatorGroup, { nullable: true, description: "Only those of one group." })
    group: IndicatorGroup | null,
  ): Indicator[] {
    return CATALOGUE.filter((indicator) => !group || indicator.group === group);
  }

  @Query(() => Indicator, { nullable: true, description: "One indicator; null for an unknown code." })
  indicator(
    @Arg("code", () => String, { description: "Code of the indicator." }) code: string,
  ): Indicator | null {
    return findIndicator(code);
  }

  @Query(() => [ReportPeriod], {
    description: "The standard periods of a year, or of this year and the four before it, latest year first.",
  })
  reportPeriods(
    @Arg("year", () => Int, { nullable: true, description: "One year, 1929 to next year." })
    year: number | null,
    @Ctx() { today }: RequestContext,
  ): ReportPeriod[] {
    if (year !== null && year !== undefined)
      return periodsOfYear(Number(readPeriod(String(year), today).code), today);
    const thisYear = Number(today.slice(0, 4));
    return Array.from({ length: RECENT_YEARS }, (_, back) => periodsOfYear(thisYear - back, today)).flat();
  }

  @Query(() => [CodeItem], {
    description:
      "The values of a code list that hold today, in its order: activity_kind, award_title, campaign_kind, congress_document_kind, news_category, unit, welfare_kind.",
  })
  async codeItems(
    @Arg("list", () => String, { description: "Name of the list; an unknown one is BAD_USER_INPUT." })
    list: string,
    @Ctx() request: RequestContext,
  ): Promise<CodeItem[]> {
    const items = await codeItems(await request.db(), cleanCode(list, "list"), request.today);
    if (items.length === 0) throw badInput("list", "Không có danh mục này / there is no such code list.");
    return items;
  }

  @FieldResolver(() => CodeItem, { description: "The unit in which it is counted." })
  async unit(@Root() indicator: Indicator, @Ctx() request: RequestContext): Promise<CodeItem> {
    return (await request.load(codeItem, { list: "unit", code: indicator.unitCode }))!;
  }
}

/** An indicator found again by its id. */
export async function indicatorNode(_request: RequestContext, code: string): Promise<Indicator | null> {
  return findIndicator(code);
}
