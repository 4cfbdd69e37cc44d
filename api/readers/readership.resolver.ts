import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { Article } from "../content/article.type";
import { storedLocale } from "../content/order";
import { badInput } from "../platform/errors";
import { Locale } from "../platform/node";
import { MAX_PAGE } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { mostRead, readershipOf, type Readership } from "./readership.queries";
import { ArticleRating, MostReadArticle, ReadingPeriod } from "./readership.type";

const readership = ({ documentId, locale }: Article, request: RequestContext): Promise<Readership> =>
  request.load(readershipOf, { documentId, locale: storedLocale(locale) });

@Resolver(() => Article)
export class ReadershipResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "How many readers it has had, each counted once a day; robots are not counted. Some minutes old, and never reset: an article that returns has what it had.",
  })
  async views(@Root() article: Article, @Ctx() request: RequestContext): Promise<number> {
    return (await readership(article, request)).views;
  }

  @FieldResolver(() => ArticleRating, {
    nullable: true,
    description: "What its readers think of it, some minutes old.",
  })
  async rating(@Root() article: Article, @Ctx() request: RequestContext): Promise<ArticleRating> {
    const { score, votes } = await readership(article, request);
    return Object.assign(new ArticleRating(), { score, votes, average: votes === 0 ? null : score / votes });
  }

  @Query(() => [MostReadArticle], {
    description:
      "The articles that were read most in a period, the most read first; those that nobody read are left out.",
  })
  mostReadArticles(
    @Arg("period", () => ReadingPeriod, {
      defaultValue: ReadingPeriod.WEEK,
      description: "Which days count.",
    })
    period: ReadingPeriod,
    @Arg("locale", () => Locale, {
      defaultValue: Locale.VI,
      description: "The language; each language of an article is counted by itself.",
    })
    locale: Locale,
    @Arg("first", () => Int, { defaultValue: 10, description: `How many at most, 1–${MAX_PAGE}.` })
    first: number,
    @Ctx() request: RequestContext,
  ): Promise<MostReadArticle[]> {
    if (first < 1 || first > MAX_PAGE)
      throw badInput("first", `first: từ 1 đến ${MAX_PAGE} / must be between 1 and ${MAX_PAGE}.`);
    return mostRead(request, period, locale, first);
  }
}
