import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/request";
import { sourceOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { Union } from "../unions/union.type";
import { campaignById } from "./campaign.queries";
import { Campaign, Movement } from "./campaign.type";
import { movementsOfUnion } from "./parts.queries";

@Resolver(() => Movement)
export class MovementResolver {
  @FieldResolver(() => Campaign, { nullable: true, description: "The campaign it is part of, where it is." })
  async campaign(@Root() movement: Movement, @Ctx() request: RequestContext): Promise<Campaign | null> {
    return movement.campaignId === null ? null : request.load(campaignById, movement.campaignId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it is known from." })
  source(@Root() movement: Movement, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, movement.sourceId);
  }
}

@Resolver(() => Union)
export class UnionMovementsResolver {
  @FieldResolver(() => [Movement], {
    description: "The movements of `movements`, in the same order, with their sources.",
  })
  movementRecords(@Root() union: Union, @Ctx() request: RequestContext): Promise<Movement[]> {
    return request.load(movementsOfUnion, union.rowId);
  }
}
