import { createUnionType, Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Campaign } from "../campaigns/campaign.type";
import { Person } from "../congresses/committee.type";
import { Article } from "../content/article.type";
import { CongressDocument } from "../content/congress-document.type";
import { PageInfo } from "../platform/page";
import { Union } from "../unions/union.type";

export enum SearchKind {
  UNION = "UNION",
  ARTICLE = "ARTICLE",
  CONGRESS_DOCUMENT = "CONGRESS_DOCUMENT",
  CAMPAIGN = "CAMPAIGN",
  PERSON = "PERSON",
}
registerEnumType(SearchKind, {
  name: "SearchKind",
  description: "What a search looks for.",
  valuesConfig: {
    UNION: {
      description:
        "Unions by all their names and their codes, those that ended and those not yet founded included.",
    },
    ARTICLE: {
      description:
        "Published articles in the language asked for, by title, excerpt, text, byline and source.",
    },
    CONGRESS_DOCUMENT: {
      description:
        "Published congress documents in the language asked for, by title, number, summary, signatory and text.",
    },
    CAMPAIGN: { description: "Campaigns by name and code, motto and movements." },
    PERSON: { description: "People who hold or held a post in a union, by name." },
  },
});

export const SearchHit = createUnionType({
  name: "SearchHit",
  description: "What a search found.",
  types: () => [Union, Article, CongressDocument, Campaign, Person] as const,
});
export type SearchHit = typeof SearchHit;

@ObjectType({ description: "A find at its place in the list." })
export class SearchEdge {
  @Field(() => String, { description: "Opaque; goes into `after` of the same search." })
  cursor: string;

  @Field(() => SearchHit, { description: "What was found." })
  node: SearchHit;
}

/** A longer list is not counted. */
export const COUNTED_MOST = 10_000;

@ObjectType({ description: "A page of what a search found, best first." })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: "The finds with their cursors." })
  edges: SearchEdge[];

  @Field(() => [SearchHit], { description: "The finds alone." })
  nodes: SearchHit[];

  @Field(() => PageInfo, { description: "Where this page stands." })
  pageInfo: PageInfo;

  countAll: () => Promise<number>;

  @Field(() => Int, {
    nullable: true,
    description: `How many there are in all; null where there are more than ${COUNTED_MOST}.`,
  })
  async totalCount(): Promise<number | null> {
    const count = await this.countAll();
    return count > COUNTED_MOST ? null : count;
  }
}
