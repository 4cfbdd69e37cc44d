import { Arg, Field, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { inLocale, Locale, Node } from "../platform/node";
import { UnionKind, UnionStatus } from "./union.enums";

const localeArgument = {
  defaultValue: Locale.VI,
  description: "The language asked for; English falls back to Vietnamese.",
};

@ObjectType({ description: "How the public reaches a union." })
export class Contact {
  @Field(() => String, { nullable: true, description: "E-mail address." })
  email: string | null;

  @Field(() => String, { nullable: true, description: "Telephone number, as published." })
  phone: string | null;

  @Field(() => String, { nullable: true, description: "Postal address, as published." })
  address: string | null;

  @Field(() => String, { nullable: true, description: "Address of its website." })
  website: string | null;
}

@ObjectType({
  implements: Node,
  description:
    "A union seen on a day. Its identity is `code`, never the name. Reached without a day its id is the plain one; reached with `asOf`, or from something dated, the id contains the day and node(id) returns that same day. Outside its life `status` says so: dated fields keep their last (or first) value, it has no parent and no children.",
})
export class Union extends Node {
  /** Internal id of the union. */
  rowId: number;

  /** The day on which it is seen; null where it was reached without one, and is seen today. */
  seenOn: Day | null;

  provinceCode: string | null;
  employerId: number | null;
  names: { nameVi: string; nameEn: string | null; shortNameVi: string | null; shortNameEn: string | null };

  @Field(() => String, { description: "Stable for ever; what every argument named after a union takes." })
  code: string;

  @Field(() => [String], {
    description: "Other names it is known to call itself by; several unions may share one.",
  })
  otherNames: string[];

  @Field(() => UnionKind, { description: "What kind of union it is on `asOf`." })
  kind: UnionKind;

  @Field(() => UnionStatus, { description: "Where `asOf` lies in its life." })
  status: UnionStatus;

  @Field(() => Contact, {
    nullable: true,
    description: "How the public reaches it; null where nothing is known.",
  })
  contact: Contact | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it was founded; null where unknown." })
  foundedOn: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The first day on which it no longer exists; null while it lives.",
  })
  endedOn: Day | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The last day on which a source shows it alive; ACTIVE after it is an assumption.",
  })
  lastKnownOn: Day | null;

  @Field(() => DateScalar, { description: "The day on which everything dated about it is shown." })
  asOf: Day;

  @Field(() => String, { description: "Its full name on `asOf`." })
  name(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.names.nameVi, this.names.nameEn);
  }

  @Field(() => String, { nullable: true, description: "Its short name on `asOf`." })
  shortName(@Arg("locale", () => Locale, localeArgument) locale: Locale): string | null {
    return inLocale(locale, this.names.shortNameVi, this.names.shortNameEn);
  }
}
