import { Field, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { Certainty, HierarchyRelation } from "./union.enums";

@ObjectType({ description: "A union under a parent, from a day to a day." })
export class Affiliation {
  parentId: number;
  sourceId: number | null;

  /** The day on which the child is seen, and so the parent. */
  seenOn: Day | null;

  @Field(() => HierarchyRelation, { description: "In which relation the parent stands above the union." })
  relation: HierarchyRelation;

  @Field(() => DateScalar, { nullable: true, description: "The first day; null where it is unknown." })
  from: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The last day that counts; null while it lasts, or where its end is unknown.",
  })
  to: Day | null;

  @Field(() => Certainty, { description: "How firmly the source says it." })
  certainty: Certainty;
}
