import { Field, ObjectType } from "type-graphql";
import { Role } from "../platform/actor";
import { Node } from "../platform/node";
import { connectionTypes } from "../platform/page";

@ObjectType({
  implements: Node,
  description:
    "A token of a union, without its secret. Seen by ADMIN tokens that reach the union, and by the token itself.",
})
export class ApiToken extends Node {
  /** Internal id of the token. */
  rowId: number;

  /** Internal id of the union it acts for. */
  unionId: number;

  @Field(() => String, { description: "What it was called when it was made." })
  name: string;

  @Field(() => Role, { description: "What it may do within its reach." })
  role: Role;

  @Field(() => String, {
    description: "The first characters of its secret, by which a person recognises it.",
  })
  prefix: string;

  @Field(() => Date, { description: "When it was made." })
  createdAt: Date;

  @Field(() => Date, { nullable: true, description: "From when on it is refused; null for never." })
  expiresAt: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: "When it was last used, to within an hour; null where no use is known.",
  })
  lastUsedAt: Date | null;

  @Field(() => Date, { nullable: true, description: "When it was revoked; null while it was not." })
  revokedAt: Date | null;
}

const types = connectionTypes<ApiToken>("ApiToken", () => ApiToken);

export const ApiTokenEdge = types.EdgeType;
export type ApiTokenEdge = InstanceType<typeof ApiTokenEdge>;

export const ApiTokenConnection = types.ConnectionType;
export type ApiTokenConnection = InstanceType<typeof ApiTokenConnection>;
