import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { ForwardPageArgs, type Connection } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { Source } from "../sources/source.entity";
import { Affiliation } from "./affiliation.type";
import { listChildren } from "./children.queries";
import { affiliatedTo, affiliationsOf, affiliationSource, countBelow, idsAbove } from "./hierarchy.queries";
import { UnionConnection } from "./union.connection";
import { HierarchyRelation } from "./union.enums";
import { UnionFilter } from "./union.inputs";
import { unionSeen } from "./union.queries";
import { Union } from "./union.type";

const inTree = { defaultValue: HierarchyRelation.ADMINISTRATIVE, description: "In which tree." };

@Resolver(() => Union)
export class HierarchyResolver {
  @FieldResolver(() => Union, {
    nullable: true,
    description: "The union it stands under on `asOf`; null for a root and outside its life.",
  })
  async parent(
    @Root() union: Union,
    @Arg("relation", () => HierarchyRelation, inTree) relation: HierarchyRelation,
    @Ctx() request: RequestContext,
  ): Promise<Union | null> {
    const [parentId] = await request.load(idsAbove, { unionId: union.rowId, day: union.asOf, relation });
    return parentId === undefined ? null : request.load(unionSeen, { unionId: parentId, day: union.seenOn });
  }

  @FieldResolver(() => [Union], { description: "Everyone above it on `asOf`, the root first." })
  async ancestors(
    @Root() union: Union,
    @Arg("relation", () => HierarchyRelation, inTree) relation: HierarchyRelation,
    @Ctx() request: RequestContext,
  ): Promise<Union[]> {
    const ids = await request.load(idsAbove, { unionId: union.rowId, day: union.asOf, relation });
    const unions = await Promise.all(
      ids.toReversed().map((unionId) => request.load(unionSeen, { unionId, day: union.seenOn })),
    );
    return unions.filter((ancestor) => ancestor !== null);
  }

  @FieldResolver(() => UnionConnection, { description: "The unions directly below it on `asOf`, by name." })
  async children(
    @Root() union: Union,
    @Arg("filter", () => UnionFilter, { nullable: true, description: "Which of them." })
    filter: UnionFilter | null,
    @Arg("relation", () => HierarchyRelation, inTree) relation: HierarchyRelation,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<Connection<Union>> {
    return listChildren(request, union, filter ?? {}, relation, page);
  }

  @FieldResolver(() => Int, {
    description: "How many unions stand below it on `asOf`, at any depth, in the ADMINISTRATIVE tree.",
  })
  async descendantCount(@Root() union: Union, @Ctx() request: RequestContext): Promise<number> {
    return request.load(countBelow, {
      unionId: union.rowId,
      day: union.asOf,
      relation: HierarchyRelation.ADMINISTRATIVE,
    });
  }

  @FieldResolver(() => [Affiliation], {
    description: "Every parent it ever had, in both relations, oldest first.",
  })
  async affiliations(@Root() union: Union, @Ctx() request: RequestContext): Promise<Affiliation[]> {
    return request.load(affiliationsOf, { unionId: union.rowId, day: union.seenOn });
  }
}

@Resolver(() => Affiliation)
export class AffiliationResolver {
  @FieldResolver(() => Union, { description: "The union above, seen on the same day as the one below." })
  async parent(@Root() affiliation: Affiliation, @Ctx() request: RequestContext): Promise<Union> {
    const union = await request.load(affiliatedTo, {
      unionId: affiliation.parentId,
      day: affiliation.seenOn,
    });
    if (!union) throw new Error(`affiliation to a union that is not stored: ${affiliation.parentId}`);
    return union;
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it comes from." })
  async source(@Root() affiliation: Affiliation, @Ctx() request: RequestContext): Promise<Source | null> {
    return affiliation.sourceId === null ? null : request.load(affiliationSource, affiliation.sourceId);
  }
}
