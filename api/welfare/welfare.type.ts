import { Field, Float, Int, ObjectType } from "type-graphql";
import { ValueQualifier } from "../indicators/value.enums";
import { Node } from "../platform/node";
import { connectionTypes } from "../platform/page";

@ObjectType({ implements: Node, description: "How a union cared for people in a year." })
export class WelfareActivity extends Node {
  unionId: number;
  kindCode: string;
  sourceId: number | null;

  @Field(() => Int, { description: "The year." })
  year: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many people were helped; null where it is not said.",
  })
  beneficiaries: number | null;

  @Field(() => Float, { nullable: true, description: "The amount in whole dong; null where it is not said." })
  amountVnd: number | null;

  @Field(() => ValueQualifier, {
    nullable: true,
    description: "How the amount is meant; null without an amount.",
  })
  amountQualifier: ValueQualifier | null;

  @Field(() => String, { nullable: true, description: "The fund it came from, as named." })
  fund: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it was paid from union finance; null where it is not said. Mutual aid among members never is.",
  })
  isUnionFinance: boolean | null;
}

const types = connectionTypes<WelfareActivity>("WelfareActivity", () => WelfareActivity);

export const WelfareActivityEdge = types.EdgeType;
export type WelfareActivityEdge = InstanceType<typeof WelfareActivityEdge>;

export const WelfareActivityConnection = types.ConnectionType;
export type WelfareActivityConnection = InstanceType<typeof WelfareActivityConnection>;
