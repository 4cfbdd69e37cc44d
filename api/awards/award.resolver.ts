import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { campaignById } from "../campaigns/campaign.queries";
import { Campaign } from "../campaigns/campaign.type";
import { CodeItem } from "../indicators/code-item.type";
import { ForwardPageArgs } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { itemOf, sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { Union } from "../unions/union.type";
import { AwardStage } from "./award.enums";
import { unionAwards } from "./award.queries";
import { Award, AwardConnection } from "./award.type";

@Resolver(() => Award)
export class AwardResolver {
  @FieldResolver(() => Union, { description: "The union whose people, groups or self receive it." })
  union(@Root() award: Award, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, award.unionId);
  }

  @FieldResolver(() => CodeItem, { description: "The title, of the list award_title." })
  title(@Root() award: Award, @Ctx() request: RequestContext): Promise<CodeItem> {
    return itemOf(request, "award_title", award.titleCode);
  }

  @FieldResolver(() => Union, { nullable: true, description: "The union that gives it, where a union does." })
  async issuerUnion(@Root() award: Award, @Ctx() request: RequestContext): Promise<Union | null> {
    return award.issuerUnionId === null ? null : unionOf(request, award.issuerUnionId);
  }

  @FieldResolver(() => Campaign, { nullable: true, description: "The campaign it was given in." })
  async campaign(@Root() award: Award, @Ctx() request: RequestContext): Promise<Campaign | null> {
    return award.campaignId === null ? null : request.load(campaignById, award.campaignId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it is known from." })
  source(@Root() award: Award, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, award.sourceId);
  }
}

@Resolver(() => Union)
export class UnionAwardsResolver {
  @FieldResolver(() => AwardConnection, {
    description:
      "Its awards, the latest year first; those that were only proposed too, unless `stage` says otherwise.",
  })
  awards(
    @Root() union: Union,
    @Arg("year", () => Int, { nullable: true, description: "Only those of this year." }) year: number | null,
    @Arg("stage", () => AwardStage, { nullable: true, description: "Only those at this stage." })
    stage: AwardStage | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<AwardConnection> {
    return unionAwards(request, union.rowId, { year, stage }, page) as Promise<AwardConnection>;
  }
}
