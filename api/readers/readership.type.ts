import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { Article } from "../content/article.type";

@ObjectType({
  description: "What readers think of an article: votes of 1 to 5 points, one for each reader and day.",
})
export class ArticleRating {
  @Field(() => Int, { description: "The points of all votes together." })
  score: number;

  @Field(() => Int, { description: "How many votes there are." })
  votes: number;

  @Field(() => Float, {
    nullable: true,
    description: "Points for each vote, 1 to 5, unrounded; null without a vote.",
  })
  average: number | null;
}

export enum ReadingPeriod {
  DAY = "DAY",
  WEEK = "WEEK",
  MONTH = "MONTH",
  ALL = "ALL",
}

registerEnumType(ReadingPeriod, {
  name: "ReadingPeriod",
  description: "The days in which views count, in Asia/Ho_Chi_Minh.",
  valuesConfig: {
    DAY: { description: "Today." },
    WEEK: { description: "Today and the six days before." },
    MONTH: { description: "Today and the 29 days before." },
    ALL: { description: "Every day since its first publication." },
  },
});

@ObjectType({ description: "An article among those that were read most." })
export class MostReadArticle {
  @Field(() => Article, { description: "The article." })
  article: Article;

  @Field(() => Int, { description: "How many readers it had in the period, each counted once a day." })
  views: number;
}
