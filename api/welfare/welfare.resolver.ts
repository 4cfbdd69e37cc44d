import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { CodeItem } from "../indicators/code-item.type";
import { ForwardPageArgs } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { itemOf, sourceOf, unionOf } from "../record/reading";
import { Source } from "../sources/source.entity";
import { Union } from "../unions/union.type";
import { unionWelfare } from "./welfare.queries";
import { WelfareActivity, WelfareActivityConnection } from "./welfare.type";

@Resolver(() => WelfareActivity)
export class WelfareActivityResolver {
  @FieldResolver(() => Union, { description: "The union that cared." })
  union(@Root() welfare: WelfareActivity, @Ctx() request: RequestContext): Promise<Union> {
    return unionOf(request, welfare.unionId);
  }

  @FieldResolver(() => CodeItem, { description: "What kind of care, of the list welfare_kind." })
  kind(@Root() welfare: WelfareActivity, @Ctx() request: RequestContext): Promise<CodeItem> {
    return itemOf(request, "welfare_kind", welfare.kindCode);
  }

  @FieldResolver(() => Source, { nullable: true, description: "Where it is known from." })
  source(@Root() welfare: WelfareActivity, @Ctx() request: RequestContext): Promise<Source | null> {
    return sourceOf(request, welfare.sourceId);
  }
}

@Resolver(() => Union)
export class UnionWelfareResolver {
  @FieldResolver(() => WelfareActivityConnection, {
    description: "How it cared for people, the latest year first.",
  })
  welfare(
    @Root() union: Union,
    @Arg("year", () => Int, { nullable: true, description: "Only those of this year." }) year: number | null,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<WelfareActivityConnection> {
    return unionWelfare(request, union.rowId, { year }, page) as Promise<WelfareActivityConnection>;
  }
}
