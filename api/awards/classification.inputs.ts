import { Field, InputType, Int, ObjectType } from "type-graphql";
import { ProvenanceInput, WithdrawalInput } from "../record/inputs";
import { Union } from "../unions/union.type";
import { ClassificationStage, Rating } from "./award.enums";
import { Classification } from "./award.type";

@InputType({
  description:
    "How a union did its tasks in a year, at one stage; it takes the place of what was recorded for the same union, year and stage.",
})
export class RecordClassificationInput extends ProvenanceInput {
  @Field(() => String, { description: "Code of the union that is rated." })
  union: string;

  @Field(() => Int, { description: "The year; the union existed in it." })
  year: number;

  @Field(() => Rating, { description: "How well." })
  rating: Rating;

  @Field(() => ClassificationStage, { description: "Who says so." })
  stage: ClassificationStage;

  @Field(() => String, {
    nullable: true,
    description: "Code of the union it is proposed to; only where the stage is PROPOSED.",
  })
  proposedTo?: string | null;
}

@InputType({ description: "Which classification is withdrawn." })
export class WithdrawClassificationInput extends WithdrawalInput {
  @Field(() => String, { description: "Code of the union that was rated." })
  union: string;

  @Field(() => Int, { description: "The year." })
  year: number;

  @Field(() => ClassificationStage, { description: "The stage." })
  stage: ClassificationStage;
}

@ObjectType({ description: "A classification as it now stands." })
export class ClassificationPayload {
  @Field(() => Classification, { description: "The classification." })
  classification: Classification;
}

@ObjectType({ description: "The union whose classification was withdrawn." })
export class WithdrawClassificationPayload {
  @Field(() => Union, { description: "The union." })
  union: Union;
}
