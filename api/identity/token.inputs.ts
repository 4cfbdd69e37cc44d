import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Role } from "../platform/actor";
import { ApiToken } from "./token.type";

@InputType({ description: "A token to make." })
export class CreateApiTokenInput {
  @Field(() => String, { description: "What to call it: who or what uses it; 1 to 200 characters." })
  name: string;

  @Field(() => Role, { description: "What it may do; never more than the caller's own token." })
  role: Role;

  @Field(() => String, { description: "Code of the union it acts for, within the caller's reach." })
  union: string;

  @Field(() => Date, {
    nullable: true,
    description: "From when on it is refused: within 365 days; in 180 days where nothing is said.",
  })
  expiresAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      "At most 64 characters, kept 7 days: the same input again under the same key makes nothing and shows no secret.",
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: "A token that was made." })
export class CreateApiTokenPayload {
  @Field(() => ApiToken, { description: "The token." })
  apiToken: ApiToken;

  @Field(() => String, {
    nullable: true,
    description:
      "What goes into `Authorization: Bearer …`. Shown this once and stored nowhere: null where the same idempotency key had made the token before.",
  })
  secret: string | null;
}

@InputType({ description: "A token to revoke." })
export class RevokeApiTokenInput {
  @Field(() => ID, { description: "Id of the token; one that is revoked already stays as it is." })
  apiTokenId: string;

  @Field(() => String, {
    nullable: true,
    description:
      "At most 64 characters, kept 7 days: the same input again under the same key writes nothing.",
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: "A token that was revoked." })
export class RevokeApiTokenPayload {
  @Field(() => ApiToken, { description: "The token, with when it was revoked." })
  apiToken: ApiToken;
}
