import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { AwardStage, AwardSubject } from "./award.enums";
import { Award } from "./award.type";

@InputType({ description: "An award of a union, as it is recorded." })
export class RecordAwardInput extends ProvenanceInput {
  @Field(() => String, { description: "Code of the union whose people, groups or self receive it." })
  union: string;

  @Field(() => String, { description: "Code of the title, of the list award_title." })
  title: string;

  @Field(() => AwardSubject, { description: "Who receives it." })
  subject: AwardSubject;

  @Field(() => AwardStage, { description: "How far it has come." })
  stage: AwardStage;

  @Field(() => Int, { description: "The year it is for; the union existed in it." })
  year: number;

  @Field(() => Int, { description: "How many recipients, 0 or more." })
  count: number;

  @Field(() => Int, {
    nullable: true,
    description: "Of how many who could receive it; not fewer than `count`.",
  })
  eligible?: number | null;

  @Field(() => String, { nullable: true, description: "Who gives it, as named." })
  issuer?: string | null;

  @Field(() => String, { nullable: true, description: "Code of the union that gives it." })
  issuerUnion?: string | null;

  @Field(() => String, { nullable: true, description: "Code of the campaign it was given in." })
  campaign?: string | null;
}

@InputType({ description: "What changes of an award; what is left out stays." })
export class CorrectAwardInput extends ProvenanceInput {
  @Field(() => ID, { description: "Id of the award." })
  awardId: string;

  @Field(() => String, { nullable: true, description: "Code of the title." })
  title?: string;

  @Field(() => AwardSubject, { nullable: true, description: "Who receives it." })
  subject?: AwardSubject;

  @Field(() => AwardStage, { nullable: true, description: "How far it has come." })
  stage?: AwardStage;

  @Field(() => Int, { nullable: true, description: "The year it is for." })
  year?: number;

  @Field(() => Int, { nullable: true, description: "How many recipients." })
  count?: number;

  @Field(() => Int, { nullable: true, description: "Of how many; null where it is not known after all." })
  eligible?: number | null;

  @Field(() => String, { nullable: true, description: "Who gives it, as named." })
  issuer?: string | null;

  @Field(() => String, { nullable: true, description: "Code of the union that gives it." })
  issuerUnion?: string | null;

  @Field(() => String, { nullable: true, description: "Code of the campaign it was given in." })
  campaign?: string | null;
}

@InputType({ description: "Which award is withdrawn." })
export class WithdrawAwardInput extends WithdrawalInput {
  @Field(() => ID, { description: "Id of the award." })
  awardId: string;
}

@ObjectType({ description: "An award as it now stands." })
export class AwardPayload {
  @Field(() => Award, { description: "The award." })
  award: Award;
}
