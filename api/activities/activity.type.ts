import { Arg, Field, Int, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { inLocale, Locale, Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { localeArgument } from "../record/reading";

@ObjectType({ implements: Node, description: "Something that a union held or took part in." })
export class Activity extends Node {
  unionId: number;
  kindCode: string;
  organiserId: number | null;
  sourceId: number | null;
  names: { nameVi: string; nameEn: string | null };

  @Field(() => String, { description: "What it is called." })
  name(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.names.nameVi, this.names.nameEn);
  }

  @Field(() => Int, { nullable: true, description: "The year; null where it is not said." })
  year: number | null;

  @Field(() => Boolean, { description: "It comes back regularly." })
  recurring: boolean;

  @Field(() => DateScalar, { nullable: true, description: "The day; null where it is not said." })
  heldOn: Day | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many of the union took part; null where it is not said.",
  })
  participants: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many of them were women; null where it is not said.",
  })
  participantsWomen: number | null;
}

const types = connectionTypes<Activity>("Activity", () => Activity);

export const ActivityEdge = types.EdgeType;
export type ActivityEdge = InstanceType<typeof ActivityEdge>;

export const ActivityConnection = types.ConnectionType;
export type ActivityConnection = InstanceType<typeof ActivityConnection>;
