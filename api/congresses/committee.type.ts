import { Arg, Field, ID, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { inLocale, Locale, Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { localeArgument } from "../record/reading";
import { COMMITTEE_LABELS, CommitteeKind, POSITION_LABELS, PositionKind } from "./committee.enums";
import type { Term } from "./congress.type";

@ObjectType({ implements: Node, description: "A body of a union." })
export class Committee extends Node {
  rowId: number;
  unionId: number;
  termId: number | null;
  /** A term of its own. */
  ownTerm: Term | null;
  sourceId: number | null;
  names: { vi: string | null; en: string | null };

  @Field(() => CommitteeKind, { description: "What kind of body it is." })
  kind: CommitteeKind;

  @Field(() => String, { description: "Its name; that of its kind where it has none of its own." })
  name(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    const label = COMMITTEE_LABELS[this.kind];
    return this.names.vi === null
      ? inLocale(locale, label.vi, label.en)
      : inLocale(locale, this.names.vi, this.names.en);
  }
}

@ObjectType({
  implements: Node,
  description: "Somebody who holds or held a post, or signs a text. Members are not recorded as people.",
})
export class Person extends Node {
  rowId: number;
  sourceId: number | null;
  sortKey: string;

  @Field(() => String, {
    description:
      "The name, without form of address. A name that was erased is replaced by a sentence that says so.",
  })
  name: string;

  @Field(() => Boolean, { description: "The name was erased; the posts stay without it." })
  isErased: boolean;
}

@ObjectType({ description: "A post of a person outside the unions." })
export class ExternalPosition {
  sourceId: number | null;
  titles: { vi: string; en: string | null };
  organisations: { vi: string; en: string | null };

  @Field(() => DateScalar, { nullable: true, description: "A day on which it is known to have been held." })
  heldOn: Day | null;

  @Field(() => String, { description: "What the post is called." })
  title(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.titles.vi, this.titles.en);
  }

  @Field(() => String, { description: "Where it is held." })
  organisation(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.organisations.vi, this.organisations.en);
  }
}

@ObjectType({
  description: "A post that a person holds or held in a union and, where known, on a committee.",
})
export class Mandate {
  rowId: number;
  personId: number;
  unionId: number;
  committeeId: number | null;
  sourceId: number | null;
  seenOn: Day | null;
  titles: { vi: string | null; en: string | null };

  @Field(() => ID, {
    description: "Names it where it is ended or withdrawn; `node(id)` does not serve parts.",
  })
  id: string;

  @Field(() => PositionKind, { description: "Which post." })
  position: PositionKind;

  @Field(() => DateScalar, { nullable: true, description: "Its first day; null where unknown." })
  from: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Its last day that counts; null while it lasts, or where its end is unknown.",
  })
  to: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "A day on which it is known to have been held. A post of which neither end is known shows on that day alone.",
  })
  heldOn: Day | null;

  @Field(() => String, {
    description: "What the post is called; the name of its kind where nothing else is said.",
  })
  title(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    const label = POSITION_LABELS[this.position];
    return this.titles.vi === null
      ? inLocale(locale, label.vi, label.en)
      : inLocale(locale, this.titles.vi, this.titles.en);
  }
}

const people = connectionTypes<Person>("Person", () => Person);
export const PersonEdge = people.EdgeType;
export type PersonEdge = InstanceType<typeof PersonEdge>;
export const PersonConnection = people.ConnectionType;
export type PersonConnection = InstanceType<typeof PersonConnection>;

const mandates = connectionTypes<Mandate>("Mandate", () => Mandate);
export const MandateEdge = mandates.EdgeType;
export type MandateEdge = InstanceType<typeof MandateEdge>;
export const MandateConnection = mandates.ConnectionType;
export type MandateConnection = InstanceType<typeof MandateConnection>;
