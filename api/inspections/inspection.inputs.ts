import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CommitteeKind } from "../congresses/committee.enums";
import { DateScalar, type Day } from "../platform/days";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { InspectionSubject, InspectionTrigger } from "./inspection.enums";
import { Inspection } from "./inspection.type";

@InputType({ description: "Inspections of one kind in a year, as it is recorded." })
export class RecordInspectionInput extends ProvenanceInput {
  @Field(() => String, { description: "Code of the union that was inspected." })
  union: string;

  @Field(() => CommitteeKind, { description: "The body that inspected." })
  inspectedBy: CommitteeKind;

  @Field(() => InspectionTrigger, { nullable: true, description: "Why; null where it is not said." })
  trigger?: InspectionTrigger | null;

  @Field(() => InspectionSubject, { description: "Into what." })
  subject: InspectionSubject;

  @Field(() => Int, { description: "The year; the union existed in it." })
  year: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day, within the year; the union existed on it.",
  })
  heldOn?: Day | null;

  @Field(() => Int, { description: "How many inspections, 0 or more." })
  count: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many violations were found; 0 is none, null is not said.",
  })
  violations?: number | null;
}

@InputType({ description: "What changes of a record; what is left out stays." })
export class CorrectInspectionInput extends ProvenanceInput {
  @Field(() => ID, { description: "Id of the record." })
  inspectionId: string;

  @Field(() => CommitteeKind, { nullable: true, description: "The body that inspected." })
  inspectedBy?: CommitteeKind;

  @Field(() => InspectionTrigger, { nullable: true, description: "Why; null where it is not said." })
  trigger?: InspectionTrigger | null;

  @Field(() => InspectionSubject, { nullable: true, description: "Into what." })
  subject?: InspectionSubject;

  @Field(() => Int, { nullable: true, description: "The year; the union existed in it." })
  year?: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day, within the year; the union existed on it.",
  })
  heldOn?: Day | null;

  @Field(() => Int, { nullable: true, description: "How many inspections, 0 or more." })
  count?: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many violations were found; 0 is none, null is not said.",
  })
  violations?: number | null;
}

@InputType({ description: "Which record is withdrawn." })
export class WithdrawInspectionInput extends WithdrawalInput {
  @Field(() => ID, { description: "Id of the record." })
  inspectionId: string;
}

@ObjectType({ description: "A record as it now stands." })
export class InspectionPayload {
  @Field(() => Inspection, { description: "The record." })
  inspection: Inspection;
}
