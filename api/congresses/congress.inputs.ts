import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { CongressForm, CongressStatus, TaskOrigin } from "./congress.enums";
import { Congress, ResolutionTask } from "./congress.type";

@InputType({ description: "A term of office; at least one of the three is known." })
export class TermInput {
  @Field(() => Int, { nullable: true, description: "The year it begins." })
  startYear?: number | null;

  @Field(() => Int, { nullable: true, description: "The year it ends; after the year it begins." })
  endYear?: number | null;

  @Field(() => Int, { nullable: true, description: "Which term it is, counted from 1." })
  ordinal?: number | null;
}

@InputType({ description: "What is said of a congress." })
export abstract class CongressFactsInput extends ProvenanceInput {
  @Field(() => TermInput, {
    nullable: true,
    description:
      "The term that it opens; recorded where it is not yet. One that overlaps another is BAD_USER_INPUT.",
  })
  term?: TermInput | null;

  @Field(() => Int, { nullable: true, description: "Which congress of this union it is, counted from 1." })
  ordinal?: number | null;

  @Field(() => CongressForm, { nullable: true, description: "Who sat in it." })
  form?: CongressForm | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Its (first) day; a day on which the union did not exist is BAD_USER_INPUT.",
  })
  heldOn?: Day | null;

  @Field(() => String, { nullable: true, description: "Code of the higher union that chose it as a model." })
  chosenBy?: string | null;
}

@InputType({ description: "A congress that was not recorded before." })
export class RecordCongressInput extends CongressFactsInput {
  @Field(() => String, { description: "Code of the union whose congress it is." })
  union: string;

  @Field(() => String, {
    nullable: true,
    description: "Its stable code; made of the union's code and the ordinal where none is given.",
  })
  code?: string | null;

  @Field(() => CongressStatus, { description: "Whether it was held." })
  status: CongressStatus;

  @Field(() => Boolean, {
    defaultValue: false,
    description: "A higher union chose it as a model for others.",
  })
  isPilot: boolean;
}

@InputType({
  description: "What is to be said of a congress instead; a field that is left out stays, null empties it.",
})
export class CorrectCongressInput extends CongressFactsInput {
  @Field(() => ID, { description: "Its id." })
  congressId: string;

  @Field(() => CongressStatus, { nullable: true, description: "Whether it was held." })
  status?: CongressStatus | null;

  @Field(() => Boolean, { nullable: true, description: "A higher union chose it as a model for others." })
  isPilot?: boolean | null;
}

@InputType({ description: "A congress that should not have been recorded." })
export class WithdrawCongressInput extends WithdrawalInput {
  @Field(() => ID, { description: "Its id." })
  congressId: string;
}

@InputType({ description: "What a union set itself or was told to do." })
export class RecordTaskInput extends ProvenanceInput {
  @Field(() => String, { description: "Code of the union whose task it is." })
  union: string;

  @Field(() => TaskOrigin, {
    description:
      "Where it comes from. The contents of a campaign are recorded with the campaign: CAMPAIGN is BAD_USER_INPUT.",
  })
  origin: TaskOrigin;

  @Field(() => ID, {
    nullable: true,
    description: "The congress of this union that set it: of a CONGRESS_RESOLUTION alone.",
  })
  congressId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the higher union that gave it: of a DIRECTION alone.",
  })
  issuedBy?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "Its number in its document, counted from 1; the one after the last where none is given.",
  })
  ordinal?: number | null;

  @Field(() => Int, { nullable: true, description: "The year it is for, or in which it was given." })
  year?: number | null;

  @Field(() => String, { description: "What is to be done, in Vietnamese; at most 2,000 characters." })
  textVi: string;

  @Field(() => String, { nullable: true, description: "The same in English." })
  textEn?: string | null;
}

@InputType({ description: "A task that should not have been recorded." })
export class WithdrawTaskInput extends WithdrawalInput {
  @Field(() => ID, { description: "Its id." })
  taskId: string;
}

@ObjectType({ description: "The congress as it now stands." })
export class CongressPayload {
  @Field(() => Congress, { description: "The congress." })
  congress: Congress;
}

@ObjectType({ description: "The task as it now stands." })
export class TaskPayload {
  @Field(() => ResolutionTask, { description: "The task." })
  task: ResolutionTask;
}
