import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { campaignByCode } from "../campaigns/campaign.queries";
import { Campaign } from "../campaigns/campaign.type";
import { congressByCode } from "../congresses/congress.queries";
import { Congress } from "../congresses/congress.type";
import { readPeriod } from "../indicators/period";
import type { RequestContext } from "../platform/request";
import { sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { Union } from "../unions/union.type";
import { progressOf } from "./progress";
import { holdsIn } from "./span";
import { targetById, targetsOfCampaign, targetsOfCongress, targetsOfUnion } from "./target.queries";
import { Target, TargetProgress } from "./target.type";

@Resolver(() => Target)
export class TargetResolver {
  @FieldResolver(() => Union, { description: "Whose target it is." })
  union(@Root() target: Target, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, target.unionId);
  }

  @FieldResolver(() => Target, {
    nullable: true,
    description: "The target that it is a part of (“of these”).",
  })
  async within(@Root() { withinId }: Target, @Ctx() request: RequestContext): Promise<Target | null> {
    return withinId === null ? null : request.load(targetById, withinId);
  }

  @FieldResolver(() => Congress, {
    nullable: true,
    description: "The congress that set it; null where none did.",
  })
  async congress(@Root() { congressCode }: Target, @Ctx() request: RequestContext): Promise<Congress | null> {
    return congressCode === null ? null : request.load(congressByCode, congressCode);
  }

  @FieldResolver(() => Campaign, {
    nullable: true,
    description: "The campaign that it belongs to; null where it belongs to none.",
  })
  async campaign(@Root() { campaignCode }: Target, @Ctx() request: RequestContext): Promise<Campaign | null> {
    return campaignCode === null ? null : request.load(campaignByCode, campaignCode);
  }

  @FieldResolver(() => TargetProgress, {
    description:
      "How far it has come up to a period. A share “of these” is measured by what its parent counts. A part of the reports, or a figure that is only a lower bound, decides what it can: reached is reached, not reached stays open. A figure withheld from the caller decides nothing.",
  })
  async progress(
    @Root() target: Target,
    @Arg("period", () => String, { description: "Code of the period." }) period: string,
    @Ctx() request: RequestContext,
  ): Promise<TargetProgress> {
    return progressOf(request, target, readPeriod(period, request.today));
  }

  @FieldResolver(() => Source, { nullable: true, description: "The passage that states it." })
  source(@Root() target: Target, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, target.sourceId);
  }
}

@Resolver(() => Union)
export class UnionTargetsResolver {
  @FieldResolver(() => [Target], {
    description:
      "What it set out to reach, congress by congress and campaign by campaign, each in the order of its numbers.",
  })
  async targets(
    @Root() union: Union,
    @Arg("period", () => String, {
      nullable: true,
      description: "Only those that hold in a year of this period; all where none is given.",
    })
    period: string | null,
    @Ctx() request: RequestContext,
  ): Promise<Target[]> {
    const within = period === null || period === undefined ? null : readPeriod(period, request.today);
    const targets = await request.load(targetsOfUnion, union.rowId);
    return within === null ? targets : targets.filter((target) => holdsIn(target, within));
  }
}

@Resolver(() => Congress)
export class CongressTargetsResolver {
  @FieldResolver(() => [Target], {
    description: "The targets of its resolution, in the order of their numbers.",
  })
  targets(@Root() congress: Congress, @Ctx() request: RequestContext): Promise<Target[]> {
    return request.load(targetsOfCongress, congress.code);
  }
}

@Resolver(() => Campaign)
export class CampaignTargetsResolver {
  @FieldResolver(() => [Target], {
    description: "The targets of unions in it, in the order of their numbers.",
  })
  targets(@Root() campaign: Campaign, @Ctx() request: RequestContext): Promise<Target[]> {
    return request.load(targetsOfCampaign, campaign.code);
  }
}
