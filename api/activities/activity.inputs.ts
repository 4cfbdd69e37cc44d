import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { Activity } from "./activity.type";

@InputType({ description: "An activity of a union, as it is recorded." })
export class RecordActivityInput extends ProvenanceInput {
  @Field(() => String, { description: "Code of the union that held it or took part in it." })
  union: string;

  @Field(() => String, { description: "Code of the kind, of the list activity_kind." })
  kind: string;

  @Field(() => String, { description: "What it is called." })
  name: string;

  @Field(() => String, { nullable: true, description: "The same in English." })
  nameEn?: string | null;

  @Field(() => Int, { nullable: true, description: "The year; that of `heldOn` where nothing is said." })
  year?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "It comes back regularly; false where nothing is said.",
  })
  recurring?: boolean;

  @Field(() => DateScalar, { nullable: true, description: "The day; the union existed on it." })
  heldOn?: Day | null;

  @Field(() => String, { nullable: true, description: "Code of the union that organised it." })
  organiser?: string | null;

  @Field(() => Int, { nullable: true, description: "How many took part, 0 or more." })
  participants?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many of them were women; not more than `participants`.",
  })
  participantsWomen?: number | null;
}

@InputType({ description: "What changes of a record; what is left out stays." })
export class CorrectActivityInput extends ProvenanceInput {
  @Field(() => ID, { description: "Id of the record." })
  activityId: string;

  @Field(() => String, { nullable: true, description: "Code of the kind, of the list activity_kind." })
  kind?: string;

  @Field(() => String, { nullable: true, description: "What it is called." })
  name?: string;

  @Field(() => String, { nullable: true, description: "The same in English." })
  nameEn?: string | null;

  @Field(() => Int, { nullable: true, description: "The year; that of `heldOn` where nothing is said." })
  year?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "It comes back regularly; false where nothing is said.",
  })
  recurring?: boolean;

  @Field(() => DateScalar, { nullable: true, description: "The day; the union existed on it." })
  heldOn?: Day | null;

  @Field(() => String, { nullable: true, description: "Code of the union that organised it." })
  organiser?: string | null;

  @Field(() => Int, { nullable: true, description: "How many took part, 0 or more." })
  participants?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many of them were women; not more than `participants`.",
  })
  participantsWomen?: number | null;
}

@InputType({ description: "Which record is withdrawn." })
export class WithdrawActivityInput extends WithdrawalInput {
  @Field(() => ID, { description: "Id of the record." })
  activityId: string;
}

@ObjectType({ description: "A record as it now stands." })
export class ActivityPayload {
  @Field(() => Activity, { description: "The record." })
  activity: Activity;
}
