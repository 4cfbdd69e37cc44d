import { Field, ID, InputType, ObjectType } from "type-graphql";
import { Source } from "../sources/source.entity";
import { SourceInput } from "../sources/source.inputs";
import { Union } from "../unions/union.type";
import { UnionStatement } from "./statement.enums";

const key = {
  nullable: true,
  description: "At most 64 characters, kept 7 days: the same input again under the same key writes nothing.",
};

@InputType({ description: "A source for something that is said about a union." })
export class AddSourceInput {
  @Field(() => String, { description: "Code of the union, within the token's reach." })
  union: string;

  @Field(() => UnionStatement, { description: "What the source states." })
  about: UnionStatement;

  @Field(() => SourceInput, { description: "The text." })
  source: SourceInput;

  @Field(() => Boolean, { defaultValue: false, description: "Another passage or source says otherwise." })
  disputed: boolean;

  @Field(() => [String], {
    nullable: true,
    description: "What other sources say instead; at most 20, each of at most 2,000 characters.",
  })
  alternatives?: string[] | null;

  @Field(() => String, key)
  idempotencyKey?: string | null;
}

@InputType({ description: "A source that no longer stands for what is said about a union." })
export class WithdrawSourceInput {
  @Field(() => String, { description: "Code of the union, within the token's reach." })
  union: string;

  @Field(() => ID, { description: "Id of one of its sources." })
  sourceId: string;

  @Field(() => String, { description: "Why; 1 to 500 characters, kept beside the audit." })
  reason: string;

  @Field(() => String, key)
  idempotencyKey?: string | null;
}

@ObjectType({ description: "The source that was added." })
export class AddSourcePayload {
  @Field(() => Union, { description: "The union that it is about, as it now stands." })
  union: Union;

  @Field(() => Source, {
    nullable: true,
    description: "The source; null on a replay after it was withdrawn.",
  })
  source: Source | null;
}

@ObjectType({ description: "The source that was withdrawn." })
export class WithdrawSourcePayload {
  @Field(() => ID, { description: "The id that it had." })
  withdrawnId: string;
}
