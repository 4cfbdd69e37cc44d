import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { CommitteeKind, PositionKind } from "./committee.enums";
import { Committee, Mandate, Person } from "./committee.type";
import { TermInput } from "./congress.inputs";

@InputType({ description: "A body of a union that was not recorded before." })
export class RecordCommitteeInput extends ProvenanceInput {
  @Field(() => String, { description: "Code of the union." })
  union: string;

  @Field(() => CommitteeKind, { description: "What kind of body it is." })
  kind: CommitteeKind;

  @Field(() => String, {
    nullable: true,
    description: "Its name, where it is not that of its kind; of OTHER it must be given.",
  })
  nameVi?: string | null;

  @Field(() => String, { nullable: true, description: "The same in English." })
  nameEn?: string | null;

  @Field(() => TermInput, { nullable: true, description: "The union's term for which it was elected." })
  term?: TermInput | null;

  @Field(() => TermInput, {
    nullable: true,
    description: "A term of its own instead, which is none of the union's (a people's inspectorate).",
  })
  ownTerm?: TermInput | null;
}

@InputType({ description: "A body that should not have been recorded." })
export class WithdrawCommitteeInput extends WithdrawalInput {
  @Field(() => ID, { description: "Its id." })
  committeeId: string;
}

@InputType({
  description:
    "A post in a union and who holds or held it: a person recorded before (`personId`), or a new one (`personName`). At least one of `from`, `to` and `heldOn` is known.",
})
export class AppointOfficerInput extends ProvenanceInput {
  @Field(() => String, { description: "Code of the union." })
  union: string;

  @Field(() => ID, { nullable: true, description: "Id of the person, where it is one recorded before." })
  personId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Name of a person not recorded before, without form of address; at most 200 characters. Two people may bear the same name.",
  })
  personName?: string | null;

  @Field(() => PositionKind, { description: "Which post." })
  position: PositionKind;

  @Field(() => String, {
    nullable: true,
    description: "What it is called, where not by the name of its kind; of OTHER it must be given.",
  })
  titleVi?: string | null;

  @Field(() => String, { nullable: true, description: "The same in English." })
  titleEn?: string | null;

  @Field(() => ID, { nullable: true, description: "Id of the committee of this union on which it is held." })
  committeeId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "Its first day." })
  from?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: "Its last day that counts; not before the first." })
  to?: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "A day, not in the future, on which it is known to have been held.",
  })
  heldOn?: Day | null;
}

@InputType({ description: "The end of a post." })
export class EndMandateInput {
  @Field(() => ID, { description: "Id of the mandate." })
  mandateId: string;

  @Field(() => DateScalar, { description: "Its last day that counts; not before its first." })
  to: Day;

  @Field(() => String, {
    nullable: true,
    description:
      "At most 64 characters, kept 7 days: the same input again under the same key writes nothing.",
  })
  idempotencyKey?: string | null;
}

@InputType({ description: "A post that should not have been recorded." })
export class WithdrawMandateInput extends WithdrawalInput {
  @Field(() => ID, { description: "Id of the mandate." })
  mandateId: string;
}

@InputType({ description: "The right name of a person." })
export class CorrectPersonInput {
  @Field(() => ID, { description: "Id of the person." })
  personId: string;

  @Field(() => String, { description: "The name, without form of address; at most 200 characters." })
  name: string;

  @Field(() => String, {
    nullable: true,
    description:
      "At most 64 characters, kept 7 days: the same input again under the same key writes nothing.",
  })
  idempotencyKey?: string | null;
}

@InputType({ description: "A person whose name is to be erased." })
export class ErasePersonInput extends WithdrawalInput {
  @Field(() => ID, { description: "Id of the person." })
  personId: string;
}

@ObjectType({ description: "The committee as it now stands." })
export class CommitteePayload {
  @Field(() => Committee, { description: "The committee." })
  committee: Committee;
}

@ObjectType({ description: "The post as it now stands." })
export class MandatePayload {
  @Field(() => Mandate, { description: "The post." })
  mandate: Mandate;
}

@ObjectType({ description: "The person as they now stand." })
export class PersonPayload {
  @Field(() => Person, { description: "The person." })
  person: Person;
}
