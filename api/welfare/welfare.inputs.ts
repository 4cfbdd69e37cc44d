import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { ValueQualifier } from "../indicators/value.enums";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { WelfareActivity } from "./welfare.type";

@InputType({ description: "How a union cared for people, as it is recorded." })
export class RecordWelfareInput extends ProvenanceInput {
  @Field(() => String, { description: "Code of the union that cared." })
  union: string;

  @Field(() => String, { description: "Code of the kind, of the list welfare_kind." })
  kind: string;

  @Field(() => Int, { description: "The year; the union existed in it." })
  year: number;

  @Field(() => Int, { nullable: true, description: "How many people were helped, 0 or more." })
  beneficiaries?: number | null;

  @Field(() => Float, { nullable: true, description: "The amount in whole dong, 0 or more." })
  amountVnd?: number | null;

  @Field(() => ValueQualifier, {
    nullable: true,
    description: "How the amount is meant; EXACT where nothing is said.",
  })
  amountQualifier?: ValueQualifier | null;

  @Field(() => String, { nullable: true, description: "The fund it came from, as named." })
  fund?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it was paid from union finance; null where it is not said. Mutual aid among members never is.",
  })
  isUnionFinance?: boolean | null;
}

@InputType({ description: "What changes of a record; what is left out stays." })
export class CorrectWelfareInput extends ProvenanceInput {
  @Field(() => ID, { description: "Id of the record." })
  welfareId: string;

  @Field(() => String, { nullable: true, description: "Code of the kind, of the list welfare_kind." })
  kind?: string;

  @Field(() => Int, { nullable: true, description: "The year; the union existed in it." })
  year?: number;

  @Field(() => Int, { nullable: true, description: "How many people were helped, 0 or more." })
  beneficiaries?: number | null;

  @Field(() => Float, { nullable: true, description: "The amount in whole dong, 0 or more." })
  amountVnd?: number | null;

  @Field(() => ValueQualifier, {
    nullable: true,
    description: "How the amount is meant; EXACT where nothing is said.",
  })
  amountQualifier?: ValueQualifier | null;

  @Field(() => String, { nullable: true, description: "The fund it came from, as named." })
  fund?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it was paid from union finance; null where it is not said. Mutual aid among members never is.",
  })
  isUnionFinance?: boolean | null;
}

@InputType({ description: "Which record is withdrawn." })
export class WithdrawWelfareInput extends WithdrawalInput {
  @Field(() => ID, { description: "Id of the record." })
  welfareId: string;
}

@ObjectType({ description: "A record as it now stands." })
export class WelfarePayload {
  @Field(() => WelfareActivity, { description: "The record." })
  welfare: WelfareActivity;
}
