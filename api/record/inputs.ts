import { Field, ID, InputType, ObjectType } from "type-graphql";
import { SourceInput } from "../sources/source.inputs";

/** The fields that every mutation of a fact has. */
@InputType({ description: "What every change of the record carries beside the fact." })
export abstract class ProvenanceInput {
  @Field(() => SourceInput, { nullable: true, description: "Where the fact comes from." })
  source?: SourceInput | null;

  @Field(() => String, {
    nullable: true,
    description:
      "At most 64 characters, kept 7 days: the same input again under the same key writes nothing and gives the record as it now stands.",
  })
  idempotencyKey?: string | null;
}

/** The fields that every withdrawal has. */
@InputType({ description: "What every withdrawal carries." })
export abstract class WithdrawalInput {
  @Field(() => String, { description: "Why; 1 to 500 characters, kept beside the audit." })
  reason: string;

  @Field(() => String, {
    nullable: true,
    description:
      "At most 64 characters, kept 7 days: the same input again under the same key writes nothing.",
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: "What was withdrawn." })
export class WithdrawnPayload {
  @Field(() => ID, { description: "The id that no longer names anything." })
  withdrawnId: string;
}
