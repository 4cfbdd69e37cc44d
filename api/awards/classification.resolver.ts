import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../platform/request";
import { sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { Union } from "../unions/union.type";
import { classificationsOf } from "./award.queries";
import { Classification } from "./award.type";

@Resolver(() => Classification)
export class ClassificationResolver {
  @FieldResolver(() => Union, { description: "The union that is rated." })
  union(@Root() classification: Classification, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, classification.unionId);
  }

  @FieldResolver(() => Union, { nullable: true, description: "The union it is proposed to." })
  async proposedTo(
    @Root() { proposedToId }: Classification,
    @Ctx() request: RequestContext,
  ): Promise<Union | null> {
    return proposedToId === null ? null : unionOf(request, proposedToId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it is known from." })
  source(@Root() classification: Classification, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, classification.sourceId);
  }
}

@Resolver(() => Union)
export class UnionClassificationsResolver {
  @FieldResolver(() => [Classification], {
    description:
      "How it was rated, the latest year first, in each from its own assessment to the decision. Stages that differ are no contradiction.",
  })
  classifications(@Root() union: Union, @Ctx() request: RequestContext): Promise<Classification[]> {
    return request.load(classificationsOf, union.rowId);
  }
}
