import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { ForwardPageArgs } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { Union } from "../unions/union.type";
import { unionInspections } from "./inspection.queries";
import { Inspection, InspectionConnection } from "./inspection.type";

@Resolver(() => Inspection)
export class InspectionResolver {
  @FieldResolver(() => Union, { description: "The union that was inspected." })
  union(@Root() inspection: Inspection, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, inspection.unionId);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it is known from." })
  source(@Root() inspection: Inspection, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, inspection.sourceId);
  }
}

@Resolver(() => Union)
export class UnionInspectionsResolver {
  @FieldResolver(() => InspectionConnection, { description: "Its inspections, the latest year first." })
  inspections(
    @Root() union: Union,
    @Arg("year", () => Int, { nullable: true, description: "Only those of this year." }) year: number | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<InspectionConnection> {
    return unionInspections(request, union.rowId, { year }, page) as Promise<InspectionConnection>;
  }
}
