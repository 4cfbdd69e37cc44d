import type { Day } from "../platform/days";
import type { Locale } from "../platform/node";
import { readPage, toConnection, type Connection, type ForwardPageArgs } from "../platform/page";
import { places, type Batch, type RequestContext } from "../platform/request";
import { cleanCode, cleanText } from "../platform/text";
import { namedUnion } from "../unions/union.queries";
import { ARTICLE_COLUMNS, toArticle, type ArticleRowRead } from "./article.row";
import type { Article, ArticleFilter } from "./article.type";
import { namedCodes } from "./codes";
import { documentScope } from "./content.search";
import { documentFormerlyAt } from "./former-slug.queries";
import {
  NEWEST_FIRST,
  publishedIn,
  readDocumentKey,
  shownLocale,
  sortValues,
  storedLocale,
  type Conditions,
} from "./order";

async function conditionsOf(
  request: RequestContext,
  filter: ArticleFilter,
  locale: Locale,
): Promise<Conditions> {
  const conditions = publishedIn(locale).addText(filter.text, documentScope("article", storedLocale(locale)));
  if (filter.categories) {
    const codes = await namedCodes(request, "news_category", filter.categories, "filter.categories");
    if (codes.length > 0) conditions.add(`d.category IN (${places(codes)})`, ...codes);
  }
  if (filter.union !== null && filter.union !== undefined) {
    const { code } = await namedUnion(request, filter.union, null, "filter.union");
    conditions.add(
      "EXISTS (SELECT 1 FROM article_union au WHERE au.article_id = d.id AND au.union_code = ?)",
      code,
    );
  }
  if (filter.campaign !== null && filter.campaign !== undefined) {
    conditions.add("d.campaign_code = ?", cleanCode(filter.campaign, "filter.campaign"));
  }
  if (filter.from) conditions.add("d.sort_day >= ?", filter.from);
  if (filter.to) conditions.add("d.sort_day <= ?", filter.to);
  return conditions;
}

/** A page of the published articles of one language. */
export async function articlePage(
  request: RequestContext,
  filter: ArticleFilter,
  locale: Locale,
  args: ForwardPageArgs,
): Promise<Connection<Article>> {
  const conditions = await conditionsOf(request, filter, locale);
  const page = readPage(args, NEWEST_FIRST, ["articles", conditions.clauses, conditions.parameters]);
  const db = await request.db();
  const rows = (await db.query(
    `SELECT ${ARTICLE_COLUMNS} FROM article d WHERE ${conditions.sql} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [...conditions.parameters, ...page.parameters],
  )) as ArticleRowRead[];
  return toConnection(
    page,
    rows,
    sortValues,
    (row) => toArticle(row, request.filesUrl),
    async () => {
      const [counted] = (await (
        await request.db()
      ).query(`SELECT COUNT(*) AS n FROM article d WHERE ${conditions.sql}`, conditions.parameters)) as {
        n: number;
      }[];
      return Number(counted!.n);
    },
  );
}

/** The published article of a language by its slug or a former one; of two that claim a slug, the one published first. */
export async function articleBySlug(
  request: RequestContext,
  slug: string,
  locale: Locale,
): Promise<Article | null> {
  const asked = cleanText(slug, "slug", 300);
  const conditions = publishedIn(locale).add("d.slug = ?", asked);
  const [row] = (await (
    await request.db()
  ).query(
    `SELECT ${ARTICLE_COLUMNS} FROM article d WHERE ${conditions.sql} ORDER BY d.first_published_at, d.document_id LIMIT 1`,
    conditions.parameters,
  )) as ArticleRowRead[];
  if (row) return toArticle(row, request.filesUrl);
  const documentId = await documentFormerlyAt(request, "article", asked, locale);
  const languages = documentId === null ? [] : await request.load(articlesOfDocument, documentId);
  return languages.find((document) => document.locale === locale) ?? null;
}

/** Every published language of documents, by document id, Vietnamese first. */
export const articlesOfDocument: Batch<string, Article[]> = async (db, documentIds, request) => {
  const rows = (await db.query(
    `SELECT ${ARTICLE_COLUMNS} FROM article d WHERE d.removed_at IS NULL AND d.document_id IN (${places(documentIds)}) ORDER BY d.locale DESC`,
    [...documentIds],
  )) as ArticleRowRead[];
  const articles = rows.map((row) => toArticle(row, request.filesUrl));
  return documentIds.map((documentId) => articles.filter((article) => article.documentId === documentId));
};

/** The article that a global id names; null once it is withdrawn. */
export async function articleNode(
  request: RequestContext,
  key: string,
  day: Day | null,
): Promise<Article | null> {
  const name = day === null ? readDocumentKey(key) : null;
  if (!name) return null;
  const languages = await request.load(articlesOfDocument, name.documentId);
  return languages.find((article) => article.locale === shownLocale(name.locale)) ?? null;
}
