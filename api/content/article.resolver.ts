import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { CodeItem } from "../indicators/code-item.type";
import { badInput } from "../platform/errors";
import { Locale } from "../platform/node";
import { ForwardPageArgs, MAX_PAGE } from "../platform/page";
import type { RequestContext } from "../platform/request";
import { unionByCode } from "../unions/union.queries";
import { Union } from "../unions/union.type";
import {
  articleBody,
  articleUnionCodes,
  newerArticles,
  olderArticles,
  unionArticlePage,
} from "./article.batches";
import { articleBySlug, articlePage, articlesOfDocument } from "./article.queries";
import { Article, ArticleConnection, ArticleFilter } from "./article.type";
import { codeItem } from "./codes";
import { formerSlugsOfArticles } from "./former-slug.queries";
import { RichText } from "./media.type";

const language = {
  defaultValue: Locale.VI,
  description: "The language; content never falls back to another.",
};
const howMany = { defaultValue: 5, description: `How many, 1–${MAX_PAGE}.` };

/** The unions that an article names, each by its code, null for a code that no union has (yet). */
async function namedUnions(
  request: RequestContext,
  article: Article,
): Promise<{ code: string; union: Union | null }[]> {
  const codes = await request.load(articleUnionCodes, article.rowId);
  return Promise.all(
    codes.map(async (code) => ({ code, union: await request.load(unionByCode, { code, day: null }) })),
  );
}

function placeOf({ locale, sortDay, firstPublishedAt, documentId }: Article, first: number) {
  if (first < 1 || first > MAX_PAGE)
    throw badInput("first", `first: từ 1 đến ${MAX_PAGE} / must be between 1 and ${MAX_PAGE}.`);
  return { locale, sortDay, firstPublishedAt, documentId, first };
}

@Resolver(() => Article)
export class ArticleResolver {
  @Query(() => ArticleConnection, { description: "The published articles of one language, newest first." })
  articles(
    @Arg("filter", () => ArticleFilter, { nullable: true, description: "Which; all where nothing is said." })
    filter: ArticleFilter | null,
    @Arg("locale", () => Locale, language) locale: Locale,
    @Args(() => ForwardPageArgs) page: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<ArticleConnection> {
    return articlePage(request, filter ?? {}, locale, page) as Promise<ArticleConnection>;
  }

  @Query(() => Article, {
    nullable: true,
    description:
      "A published article by its slug, or by one it had before; null where there is none in that language.",
  })
  article(
    @Arg("slug", () => String, { description: "Its name in addresses." }) slug: string,
    @Arg("locale", () => Locale, language) locale: Locale,
    @Ctx() request: RequestContext,
  ): Promise<Article | null> {
    return articleBySlug(request, slug, locale);
  }

  @FieldResolver(() => CodeItem, {
    nullable: true,
    description: "Its news category; null where the editor chose none.",
  })
  category(@Root() article: Article, @Ctx() request: RequestContext): Promise<CodeItem> | null {
    return article.categoryCode === null ? null : codeItem(request, "news_category", article.categoryCode);
  }

  @FieldResolver(() => RichText, { description: "The text." })
  body(@Root() article: Article, @Ctx() request: RequestContext): Promise<RichText> {
    return request.load(articleBody, article.rowId);
  }

  @FieldResolver(() => [String], {
    description:
      "Slugs under which it was published before, alphabetically. They find it too: where the answer's slug is not the one asked for, a site redirects.",
  })
  formerSlugs(@Root() { documentId, locale }: Article, @Ctx() request: RequestContext): Promise<string[]> {
    return request.load(formerSlugsOfArticles, { documentId, locale });
  }

  @FieldResolver(() => [Union], { description: "The unions it names, in the editor's order." })
  async unions(@Root() article: Article, @Ctx() request: RequestContext): Promise<Union[]> {
    return (await namedUnions(request, article)).flatMap(({ union }) => union ?? []);
  }

  @FieldResolver(() => [String], {
    description:
      "Codes of unions it names that no union has; once the union is recorded it moves to `unions`.",
  })
  async unresolvedUnions(@Root() article: Article, @Ctx() request: RequestContext): Promise<string[]> {
    return (await namedUnions(request, article)).flatMap(({ code, union }) => (union ? [] : code));
  }

  @FieldResolver(() => [Article], {
    description: "The next newer articles of the same language, newest first.",
  })
  newer(
    @Root() article: Article,
    @Arg("first", () => Int, howMany) first: number,
    @Ctx() request: RequestContext,
  ): Promise<Article[]> {
    return request.load(newerArticles, placeOf(article, first));
  }

  @FieldResolver(() => [Article], {
    description: "The next older articles of the same language, newest first.",
  })
  older(
    @Root() article: Article,
    @Arg("first", () => Int, howMany) first: number,
    @Ctx() request: RequestContext,
  ): Promise<Article[]> {
    return request.load(olderArticles, placeOf(article, first));
  }

  @FieldResolver(() => [Article], { description: "The same document in its other published languages." })
  async translations(@Root() article: Article, @Ctx() request: RequestContext): Promise<Article[]> {
    return (await request.load(articlesOfDocument, article.documentId)).filter(
      ({ locale }) => locale !== article.locale,
    );
  }
}

@Resolver(() => Union)
export class UnionArticlesResolver {
  @FieldResolver(() => ArticleConnection, {
    description: "The published articles of one language that name this union, newest first.",
  })
  articles(
    @Root() union: Union,
    @Arg("locale", () => Locale, language) locale: Locale,
    @Args(() => ForwardPageArgs) { first, after }: ForwardPageArgs,
    @Ctx() request: RequestContext,
  ): Promise<ArticleConnection> {
    const key = { code: union.code, locale, first: first ?? null, after: after ?? null };
    return unionArticlePage(request, key) as Promise<ArticleConnection>;
  }
}
