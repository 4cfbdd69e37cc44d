import { Field, InputType, ObjectType } from "type-graphql";
import { DateScalar, type Day } from "../platform/days";
import { Locale, Node } from "../platform/node";
import { connectionTypes } from "../platform/page";
import { File, Image } from "./media.type";

@ObjectType({
  implements: Node,
  description:
    "A news item or article as the CMS last published it, in one language; there is no falling back to another. Everywhere in the order of its dateline (or, without one, the day of its first publication), newest first.",
})
export class Article extends Node {
  /** Internal id of the row. */
  rowId: number;
  documentId: string;
  sortDay: Day;
  firstPublishedAt: string;
  categoryCode: string | null;

  @Field(() => String, { description: "Its name in addresses; unique within a language." })
  slug: string;

  @Field(() => Locale, { description: "The language it is written in." })
  locale: Locale;

  @Field(() => String, { description: "Its headline." })
  title: string;

  @Field(() => String, { nullable: true, description: "A few sentences that introduce it." })
  excerpt: string | null;

  @Field(() => Image, { nullable: true, description: "The picture that stands for it." })
  cover: Image | null;

  @Field(() => [Image], { description: "Its further pictures, in order." })
  gallery: Image[];

  @Field(() => String, {
    nullable: true,
    description: "Address of the video that belongs to it: a page of a video site, or a file.",
  })
  videoUrl: string | null;

  @Field(() => [File], { description: "Files that it offers, in order." })
  attachments: File[];

  @Field(() => String, { nullable: true, description: "Who wrote it, as signed." })
  byline: string | null;

  @Field(() => String, { nullable: true, description: "The publication it was taken from or follows." })
  sourceName: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day the text itself bears." })
  dateline: Day | null;

  @Field(() => Date, { description: "When it was first published; kept when it is published again." })
  publishedAt: Date;

  @Field(() => Date, { description: "When the text was last published or changed." })
  updatedAt: Date;
}

@InputType({ description: "Which articles; conditions given together must all hold." })
export class ArticleFilter {
  @Field(() => String, {
    nullable: true,
    description:
      "Words, or beginnings of words, that all occur in the title, excerpt, text, byline or source; blind to case, accents and order.",
  })
  text?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: "Codes of news categories, any of them; an unknown one is BAD_USER_INPUT.",
  })
  categories?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of a union that the article names; an unknown one is BAD_USER_INPUT.",
  })
  union?: string | null;

  @Field(() => String, { nullable: true, description: "Code of the campaign that the article belongs to." })
  campaign?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The first day of the dateline (or of first publication) that counts.",
  })
  from?: Day | null;

  @Field(() => DateScalar, { nullable: true, description: "The last day that counts." })
  to?: Day | null;
}

const types = connectionTypes<Article>("Article", () => Article);

export const ArticleEdge = types.EdgeType;
export type ArticleEdge = InstanceType<typeof ArticleEdge>;

export const ArticleConnection = types.ConnectionType;
export type ArticleConnection = InstanceType<typeof ArticleConnection>;
