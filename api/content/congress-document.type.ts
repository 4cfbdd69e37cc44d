import { Field, ID, InputType, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { Locale, Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { File } from "./media.type";

@ObjectType({
  implements: Node,
  description:
    "A report, resolution or other paper of a union congress as the CMS last published it, in one language; there is no falling back to another. In the order of its day of issue (or, without one, of first publication), newest first.",
})
export class CongressDocument extends Node {
  /** Internal id of the row. */
  rowId: number;
  documentId: string;
  kindCode: string;
  unionCode: string | null;

  @Field(() => String, { description: "Its name in addresses; unique within a language." })
  slug: string;

  @Field(() => Locale, { description: "The language it is written in." })
  locale: Locale;

  @Field(() => String, { description: "Its title." })
  title: string;

  @Field(() => String, { nullable: true, description: "Its official number, as printed." })
  number: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it was issued." })
  issuedOn: Day | null;

  @Field(() => String, { nullable: true, description: "What it says, in a few sentences." })
  summary: string | null;

  @Field(() => [File], { description: "The paper itself, as files." })
  files: File[];

  @Field(() => Date, { description: "When it was first published; kept when it is published again." })
  publishedAt: Date;

  @Field(() => Date, { description: "When the text was last published or changed." })
  updatedAt: Date;
}

@InputType({ description: "Which congress documents; conditions given together must all hold." })
export class CongressDocumentFilter {
  @Field(() => String, {
    nullable: true,
    description:
      "Words, or beginnings of words, that all occur in the title, number, summary, signature or text; blind to case, accents and order.",
  })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the union it belongs to; an unknown one is BAD_USER_INPUT.",
  })
  union?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "Codes of kinds of document, any of them; an unknown one is BAD_USER_INPUT.",
  })
  kinds?: string[] | null;

  @Field(() => ID, { nullable: true, description: "Id of the congress it belongs to." })
  congressId?: string | null;
}

const types = connectionTypes<CongressDocument>("CongressDocument", () => CongressDocument);

export const CongressDocumentEdge = types.EdgeType;
export type CongressDocumentEdge = InstanceType<typeof CongressDocumentEdge>;

export const CongressDocumentConnection = types.ConnectionType;
export type CongressDocumentConnection = InstanceType<typeof CongressDocumentConnection>;
