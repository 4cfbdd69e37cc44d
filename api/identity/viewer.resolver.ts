import { Ctx, Field, FieldResolver, ObjectType, Query, Resolver, Root } from "type-graphql";
import { Role, type Actor } from "../platform/actor";
import type { RequestContext } from "../platform/request";
import { unionSeen } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import { tokenById } from "./token.queries";
import { ApiToken } from "./token.type";

@ObjectType({
  description:
    "Who is asking. A token reaches its union and its descendants today, and ended unions whose last parent, or that parent's successors, are among them. A token of an ended union reaches that union alone.",
})
export class Viewer {
  @Field(() => Role, { description: "What the token may do within its reach." })
  readonly role: Role;

  @Field(() => String, { description: "The name that the token was given." })
  readonly tokenName: string;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @Query(() => Viewer, { nullable: true, description: "Who is asking; null for an anonymous caller." })
  viewer(@Ctx() { actor }: RequestContext): Actor | null {
    return actor;
  }

  @FieldResolver(() => Union, { description: "The union that the token acts for." })
  async union(@Root() viewer: Actor, @Ctx() request: RequestContext): Promise<Union> {
    return (await request.load(unionSeen, { unionId: viewer.unionId, day: null }))!;
  }

  @FieldResolver(() => ApiToken, {
    description: "The token itself: when it ends, and the id to revoke it by.",
  })
  async apiToken(@Root() viewer: Actor, @Ctx() request: RequestContext): Promise<ApiToken> {
    return (await request.load(tokenById, viewer.tokenId))!;
  }
}
