import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { ResolutionTask } from "../congresses/congress.type";
import { tasksOfCampaign } from "../congresses/task.queries";
import { CodeItem } from "../indicators/code-item.type";
import { ForwardPageArgs } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { cleanCode } from "../platform/text";
import { itemOf, sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { UnionConnection } from "../unions/union.connection";
import { Union } from "../unions/union.type";
import { campaignByCode, campaignsOfUnion, listCampaigns } from "./campaign.queries";
import { Campaign, CampaignConnection, CampaignFilter, CampaignPhase } from "./campaign.type";
import { listParticipants, movementsOfCampaign, movementsOfUnion, phasesOf } from "./parts.queries";

@Resolver(() => Campaign)
export class CampaignResolver {
  @Query(() => Campaign, {
    nullable: true,
    description: "The campaign with this code; null for an unknown one.",
  })
  campaign(
    @Arg("code", () => String, { description: "Its code." }) code: string,
    @Ctx() request: RequestContext,
  ): Promise<Campaign | null> {
    return request.load(campaignByCode, cleanCode(code, "code"));
  }

  @Query(() => CampaignConnection, { description: "The campaigns, the latest year first." })
  campaigns(
    @Arg("filter", () => CampaignFilter, { nullable: true, description: "Which; all where nothing is said." })
    filter: CampaignFilter | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<CampaignConnection> {
    return listCampaigns(request, filter ?? {}, page) as Promise<CampaignConnection>;
  }

  @FieldResolver(() => CodeItem, { description: "What kind of campaign it is, of the list campaign_kind." })
  kind(@Root() campaign: Campaign, @Ctx() request: RequestContext): Promise<CodeItem> {
    return itemOf(request, "campaign_kind", campaign.kindCode);
  }

  @FieldResolver(() => Union, { description: "The union that launched it." })
  launchedBy(@Root() campaign: Campaign, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, campaign.unionId);
  }

  @FieldResolver(() => [CampaignPhase], { description: "Its phases, in order." })
  phases(@Root() campaign: Campaign, @Ctx() request: RequestContext): Promise<CampaignPhase[]> {
    return request.load(phasesOf, campaign.rowId);
  }

  @FieldResolver(() => [ResolutionTask], { description: "What it asks for, in order." })
  contents(@Root() campaign: Campaign, @Ctx() request: RequestContext): Promise<ResolutionTask[]> {
    return request.load(tasksOfCampaign, campaign.code);
  }

  @FieldResolver(() => UnionConnection, { description: "The unions that take part, by name." })
  participants(
    @Root() campaign: Campaign,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<UnionConnection> {
    return listParticipants(request, campaign, page) as Promise<UnionConnection>;
  }

  @FieldResolver(() => [String], { description: "The emulation movements within it, in order." })
  movements(@Root() campaign: Campaign, @Ctx() request: RequestContext): Promise<string[]> {
    return request.load(movementsOfCampaign, campaign.rowId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it is known from." })
  source(@Root() campaign: Campaign, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, campaign.sourceId);
  }
}

@Resolver(() => CampaignPhase)
export class CampaignPhaseResolver {
  @FieldResolver(() => Source, { nullable: true, description: "Where it is known from." })
  source(@Root() phase: CampaignPhase, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, phase.sourceId);
  }
}

@Resolver(() => Union)
export class UnionCampaignsResolver {
  @FieldResolver(() => [Campaign], {
    description: "The campaigns that it launched or takes part in, the latest year first.",
  })
  async campaigns(
    @Root() union: Union,
    @Arg("year", () => Int, { nullable: true, description: "Only those of this year." }) year: number | null,
    @Ctx() request: RequestContext,
  ): Promise<Campaign[]> {
    const campaigns = await request.load(campaignsOfUnion, union.rowId);
    return typeof year === "number" ? campaigns.filter((campaign) => campaign.year === year) : campaigns;
  }

  @FieldResolver(() => [String], {
    description: "The emulation movements that it takes part in, within campaigns or on its own; each once.",
  })
  async movements(@Root() union: Union, @Ctx() request: RequestContext): Promise<string[]> {
    return (await request.load(movementsOfUnion, union.rowId)).map((movement) => movement.names.nameVi);
  }
}
