import { Arg, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { inLocale, Locale, Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { localeArgument } from "../record/reading";
import { CongressForm, CongressStatus, TaskOrigin } from "./congress.enums";

@ObjectType({ description: "A term of office: usually the five years from one congress to the next." })
export class Term {
  rowId: number;
  unionId: number;
  sourceId: number | null;
  /** The day on which its union is seen; null for its plain id. */
  seenOn: Day | null;

  @Field(() => Int, { nullable: true, description: "The year it begins; null where unknown." })
  startYear: number | null;

  @Field(() => Int, { nullable: true, description: "The year it ends; null where unknown." })
  endYear: number | null;

  @Field(() => Int, { nullable: true, description: "Which term it is, counted from 1; null where unknown." })
  ordinal: number | null;
}

@ObjectType({ implements: Node, description: "A congress of a union: its highest body." })
export class Congress extends Node {
  rowId: number;
  unionId: number;
  termId: number | null;
  chosenById: number | null;
  sourceId: number | null;

  @Field(() => String, {
    description: "Stable for ever; by it articles and congress documents name the congress.",
  })
  code: string;

  @Field(() => Int, {
    nullable: true,
    description: "Which congress of this union it is, counted from 1; null where unknown.",
  })
  ordinal: number | null;

  @Field(() => CongressStatus, { description: "Whether it was held." })
  status: CongressStatus;

  @Field(() => CongressForm, { nullable: true, description: "Who sat in it; null where unknown." })
  form: CongressForm | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Its (first) day; of one that was not held yet the planned one; null where unknown.",
  })
  heldOn: Day | null;

  @Field(() => Boolean, { description: "A higher union chose it as a model for others (đại hội điểm)." })
  isPilot: boolean;
}

@InputType({ description: "Which congresses; conditions given together must all hold." })
export class CongressFilter {
  @Field(() => String, {
    nullable: true,
    description:
      "Every word of it occurs in a name or in the code of its union as it is today, or in its own code; blind to case, accents (đ = d), NFC/NFD and word order.",
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the union whose congress it is; an unknown one is BAD_USER_INPUT.",
  })
  union?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "With one of these codes, at most 200; those that no congress has are passed over.",
  })
  codes?: string[] | null;
}

const types = connectionTypes<Congress>("Congress", () => Congress);

export const CongressEdge = types.EdgeType;
export type CongressEdge = InstanceType<typeof CongressEdge>;

export const CongressConnection = types.ConnectionType;
export type CongressConnection = InstanceType<typeof CongressConnection>;

@ObjectType({ description: "What a union set itself or was told to do." })
export class ResolutionTask {
  rowId: number;
  unionId: number;
  issuedById: number | null;
  sourceId: number | null;
  seenOn: Day | null;
  texts: { vi: string; en: string | null };

  @Field(() => ID, { description: "Names it where it is withdrawn; `node(id)` does not serve parts." })
  id: string;

  @Field(() => Int, { description: "Its number in its document." })
  ordinal: number;

  @Field(() => TaskOrigin, { description: "Where it comes from." })
  origin: TaskOrigin;

  @Field(() => Int, { nullable: true, description: "The year it is for, or in which it was given." })
  year: number | null;

  @Field(() => String, { description: "What is to be done, in short." })
  text(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.texts.vi, this.texts.en);
  }
}

@ObjectType({ description: "A Party, state or union document that a union studied or carried out." })
export class DocumentReference {
  sourceId: number | null;
  congressId: number | null;
  titles: { vi: string; en: string | null };

  @Field(() => String, { nullable: true, description: "Its official number, as printed." })
  number: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it was issued; null where unknown." })
  issuedOn: Day | null;

  @Field(() => String, { nullable: true, description: "Who issued it, as named; null where it is not said." })
  issuer: string | null;

  @Field(() => String, { description: "Its title." })
  title(@Arg("locale", () => Locale, localeArgument) locale: Locale): string {
    return inLocale(locale, this.titles.vi, this.titles.en);
  }
}
