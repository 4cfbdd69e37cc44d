import { readPage, toConnection, type Connection, type PageRequest } from "../platform/page";
import type { Locale } from "../platform/node";
import {
  grouped,
  inOrder,
  places,
  remembered,
  ROW_BYTES,
  type Batch,
  type RequestContext,
} from "../platform/request";
import { ARTICLE_COLUMNS, toArticle, type ArticleRowRead } from "./article.row";
import type { Article } from "./article.type";
import { withPublicAddresses } from "./editorial-html";
import { RichText } from "./media.type";
import { NEWEST_FIRST, sortValues, storedLocale } from "./order";

/** The texts of articles, by row id. */
export const articleBody: Batch<number, RichText> = async (db, ids, request) => {
  const rows = (await db.query(`SELECT id, body_html, body_text FROM article WHERE id IN (${places(ids)})`, [
    ...ids,
  ])) as {
    id: number;
    body_html: string | null;
    body_text: string | null;
  }[];
  return inOrder(ids, rows, (row) => row.id).map((row) =>
    Object.assign(new RichText(), {
      html: withPublicAddresses(row?.body_html ?? "", request.filesUrl),
      text: row?.body_text ?? "",
    }),
  );
};

/** The codes of the unions that articles name, in the editor's order, by row id. */
export const articleUnionCodes: Batch<number, string[]> = async (db, ids) => {
  const rows = (await db.query(
    `SELECT article_id, union_code FROM article_union WHERE article_id IN (${places(ids)}) ORDER BY article_id, position`,
    [...ids],
  )) as { article_id: number; union_code: string }[];
  return grouped(ids, rows, (row) => row.article_id).map((group) => group.map((row) => row.union_code));
};

/** Where an article stands in the order of its language, and how many neighbours are asked for. */
export interface Place {
  readonly locale: Locale;
  readonly sortDay: string;
  readonly firstPublishedAt: string;
  readonly documentId: string;
  readonly first: number;
}

/** One statement for many lists: each selects its own few rows, `n` says which list a row belongs to. */
function together(selects: readonly string[]): string {
  return selects
    .map((select, n) => `SELECT p${n}.*, ${n} AS n FROM (${select}) AS p${n}`)
    .join(" UNION ALL ");
}

const neighbours =
  (newer: boolean): Batch<Place, Article[]> =>
  async (db, keys, request) => {
    const [than, direction] = newer ? [">", "ASC"] : ["<", "DESC"];
    const selects = keys.map(
      ({ first }) => `SELECT ${ARTICLE_COLUMNS} FROM article d
        WHERE d.locale = ? AND d.removed_at IS NULL AND d.sort_day ${than}= ?
          AND (d.sort_day ${than} ? OR d.first_published_at ${than} ? OR (d.first_published_at = ? AND d.document_id ${than} ?))
        ORDER BY ${NEWEST_FIRST.columns.map((column) => `${column} ${direction}`).join(", ")} LIMIT ${first}`,
    );
    const parameters = keys.flatMap(({ locale, sortDay, firstPublishedAt, documentId }) => [
      storedLocale(locale),
      sortDay,
      sortDay,
      firstPublishedAt,
      firstPublishedAt,
      documentId,
    ]);
    const rows = (await db.query(together(selects), parameters)) as (ArticleRowRead & { n: number })[];
    return keys.map((_key, n) =>
      rows
        .filter((row) => Number(row.n) === n)
        .sort((a, b) => (String(sortValues(a)) < String(sortValues(b)) ? 1 : -1))
        .map((row) => toArticle(row, request.filesUrl)),
    );
  };

/** The next newer articles of the same language, newest first. */
export const newerArticles = neighbours(true);

/** The next older articles of the same language, newest first. */
export const olderArticles = neighbours(false);

export interface UnionArticlesKey {
  readonly code: string;
  readonly locale: Locale;
  readonly first: number | null;
  readonly after: string | null;
}

/** Reads the paging arguments of the articles of one union; a bad one fails there alone, not for every union of a list. */
const unionArticlePageRequest = ({ code, locale, first, after }: UnionArticlesKey): PageRequest =>
  readPage({ first, after }, NEWEST_FIRST, ["union.articles", code, locale]);

const OF_UNION =
  "FROM article d JOIN article_union au ON au.article_id = d.id WHERE d.locale = ? AND d.removed_at IS NULL AND";

/** How many articles of a language name each union. */
const unionArticleCount: Batch<{ code: string; locale: Locale }, number> = async (db, keys) => {
  const locales = [...new Set(keys.map((key) => key.locale))];
  const counts = new Map<string, number>();
  for (const locale of locales) {
    const codes = keys.filter((key) => key.locale === locale).map((key) => key.code);
    const rows = (await db.query(
      `SELECT au.union_code, COUNT(*) AS n ${OF_UNION} au.union_code IN (${places(codes)}) GROUP BY au.union_code`,
      [storedLocale(locale), ...codes],
    )) as { union_code: string; n: number }[];
    for (const row of rows) counts.set(`${locale} ${row.union_code}`, Number(row.n));
  }
  return keys.map((key) => counts.get(`${key.locale} ${key.code}`) ?? 0);
};

/** An article of a page, with what its cursor is made of. */
interface Placed {
  readonly article: Article;
  readonly values: ReturnType<typeof sortValues>;
}

/** About how many bytes a page takes: an article may have hundreds of pictures, each an object of its own. */
const bytesOfPage = (placed: readonly Placed[]): number =>
  placed.reduce(
    (sum, { article: { excerpt, gallery, attachments } }) =>
      sum + ROW_BYTES + 5 * JSON.stringify([excerpt, gallery, attachments]).length,
    ROW_BYTES,
  );

const readArticlesOfPage: Batch<UnionArticlesKey, readonly Placed[]> = async (db, keys, request) => {
  const pages = keys.map(unionArticlePageRequest);
  const selects = pages.map(
    (page) =>
      `SELECT ${ARTICLE_COLUMNS} ${OF_UNION} au.union_code = ? AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
  );
  const parameters = keys.flatMap(({ code, locale }, n) => [
    storedLocale(locale),
    code,
    ...pages[n]!.parameters,
  ]);
  const rows = (await db.query(together(selects), parameters)) as (ArticleRowRead & { n: number })[];
  return keys.map((_key, n) =>
    rows
      .filter((row) => Number(row.n) === n)
      .map((row) => ({ article: toArticle(row, request.filesUrl), values: sortValues(row) }))
      .sort((a, b) => (String(a.values) < String(b.values) ? 1 : -1)),
  );
};

/** The articles of one page for each union; remembered, for the page of a union is what readers open most. */
const articlesOfPage = remembered(readArticlesOfPage, () => null, bytesOfPage);

/** A page of the articles that name a union. */
export async function unionArticlePage(
  request: RequestContext,
  key: UnionArticlesKey,
): Promise<Connection<Article>> {
  const page = unionArticlePageRequest(key);
  const { code, locale } = key;
  return toConnection(
    page,
    await request.load(articlesOfPage, key),
    ({ values }) => values,
    ({ article }) => article,
    () => request.load(unionArticleCount, { code, locale }),
  );
}
