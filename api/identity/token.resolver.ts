import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ForwardPageArgs } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { unionSeen } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import { tokensOfUnion } from "./token.queries";
import { ApiToken, ApiTokenConnection } from "./token.type";

@Resolver(() => ApiToken)
export class ApiTokenResolver {
  @FieldResolver(() => Union, { description: "The union that it acts for." })
  async union(@Root() token: ApiToken, @Ctx() request: RequestContext): Promise<Union> {
    return (await request.load(unionSeen, { unionId: token.unionId, day: null }))!;
  }
}

@Resolver(() => Union)
export class UnionTokensResolver {
  @FieldResolver(() => ApiTokenConnection, {
    nullable: true,
    description:
      "The tokens that act for this very union, the newest first; null for whoever may not manage them.",
  })
  apiTokens(
    @Root() union: Union,
    @Arg("all", () => Boolean, {
      defaultValue: false,
      description: "Those that are revoked or expired too; otherwise only those that are live.",
    })
    all: boolean,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<ApiTokenConnection | null> {
    return tokensOfUnion(request, union.rowId, all, page) as Promise<ApiTokenConnection | null>;
  }
}
