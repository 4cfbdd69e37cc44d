import { Field, Int, ObjectType } from "type-graphql";
import { Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { AwardStage, AwardSubject, ClassificationStage, Rating } from "./award.enums";

@ObjectType({
  implements: Node,
  description: "An award title that recipients of a union hold, are proposed for or strive for, in a year.",
})
export class Award extends Node {
  unionId: number;
  titleCode: string;
  issuerUnionId: number | null;
  campaignId: number | null;
  sourceId: number | null;

  @Field(() => AwardSubject, { description: "Who receives it." })
  subject: AwardSubject;

  @Field(() => AwardStage, { description: "How far it has come." })
  stage: AwardStage;

  @Field(() => Int, { description: "The year it is for." })
  year: number;

  @Field(() => Int, { description: "How many recipients." })
  count: number;

  @Field(() => Int, {
    nullable: true,
    description: "Of how many who could receive it, where that was reported.",
  })
  eligible: number | null;

  @Field(() => String, { nullable: true, description: "Who gives it, as named." })
  issuer: string | null;
}

@ObjectType({ description: "How a union did its tasks in a year, according to one stage." })
export class Classification {
  unionId: number;
  proposedToId: number | null;
  sourceId: number | null;

  @Field(() => Int, { description: "The year." })
  year: number;

  @Field(() => Rating, { description: "How well." })
  rating: Rating;

  @Field(() => ClassificationStage, { description: "Who says so." })
  stage: ClassificationStage;
}

const types = connectionTypes<Award>("Award", () => Award);

export const AwardEdge = types.EdgeType;
export type AwardEdge = InstanceType<typeof AwardEdge>;

export const AwardConnection = types.ConnectionType;
export type AwardConnection = InstanceType<typeof AwardConnection>;
