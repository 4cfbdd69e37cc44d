import { Field, Int, ObjectType } from "type-graphql";
import { CommitteeKind } from "../congresses/committee.enums";
import { DateScalar, type Day } from "../platform/days";
import { Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { InspectionSubject, InspectionTrigger } from "./inspection.enums";

@ObjectType({
  implements: Node,
  description: "Inspections in a union by one body, for one reason, into one subject, in a year.",
})
export class Inspection extends Node {
  unionId: number;
  sourceId: number | null;

  @Field(() => CommitteeKind, { description: "The body that inspected." })
  inspectedBy: CommitteeKind;

  @Field(() => InspectionTrigger, { nullable: true, description: "Why; null where it is not said." })
  trigger: InspectionTrigger | null;

  @Field(() => InspectionSubject, { description: "Into what." })
  subject: InspectionSubject;

  @Field(() => Int, { description: "The year." })
  year: number;

  @Field(() => DateScalar, { nullable: true, description: "The day; null where it is not said." })
  heldOn: Day | null;

  @Field(() => Int, { description: "How many inspections." })
  count: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many violations they found; 0 is none, null is not said.",
  })
  violations: number | null;
}

const types = connectionTypes<Inspection>("Inspection", () => Inspection);

export const InspectionEdge = types.EdgeType;
export type InspectionEdge = InstanceType<typeof InspectionEdge>;

export const InspectionConnection = types.ConnectionType;
export type InspectionConnection = InstanceType<typeof InspectionConnection>;
