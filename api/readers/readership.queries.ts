import { ARTICLE_COLUMNS, toArticle, type ArticleRowRead } from "../content/article.row";
import { NEWEST_FIRST, storedLocale } from "../content/order";
import { addDays, type Day } from "../platform/days";
import type { Locale } from "../platform/node";
import { inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { articleText, type ArticleKey } from "./article-key";
import { MostReadArticle, ReadingPeriod } from "./readership.type";

/** Figures of an article as they were last added up. */
export interface Readership {
  readonly views: number;
  readonly votes: number;
  readonly score: number;
}

const NOBODY: Readership = { views: 0, votes: 0, score: 0 };

/** What readers did with each article. */
export const readershipOf: Batch<ArticleKey, Readership> = async (db, keys) => {
  const ids = [...new Set(keys.map(({ documentId }) => documentId))];
  const rows = (await db.query(
    `SELECT document_id, locale, views, votes, score FROM article_readership WHERE document_id IN (${places(ids)})`,
    ids,
  )) as (Readership & { document_id: string; locale: string })[];
  const named = keys.map(articleText);
  return inOrder(named, rows, ({ document_id, locale }) =>
    articleText({ documentId: document_id, locale }),
  ).map((row) => row ?? NOBODY);
};

const DAYS: Readonly<Record<Exclude<ReadingPeriod, ReadingPeriod.ALL>, number>> = {
  [ReadingPeriod.DAY]: 1,
  [ReadingPeriod.WEEK]: 7,
  [ReadingPeriod.MONTH]: 30,
};

/** Rows of document_id, locale and views, with their parameters. */
function viewsIn(period: ReadingPeriod, today: Day, locale: string): { sql: string; values: string[] } {
  if (period === ReadingPeriod.ALL)
    return {
      sql: "SELECT document_id, locale, views FROM article_readership WHERE locale = ?",
      values: [locale],
    };
  return {
    sql: `SELECT document_id, locale, SUM(views) AS views FROM article_readership_of_day
      WHERE locale = ? AND day >= ? AND day <= ? GROUP BY document_id, locale`,
    values: [locale, addDays(today, 1 - DAYS[period]), today],
  };
}

/** The published articles of a language with the most views in a period; of two with as many, the newer one first. */
export async function mostRead(
  request: RequestContext,
  period: ReadingPeriod,
  locale: Locale,
  first: number,
): Promise<MostReadArticle[]> {
  const { sql, values } = viewsIn(period, request.today, storedLocale(locale));
  const db = await request.db();
  const rows = (await db.query(
    `SELECT ${ARTICLE_COLUMNS}, r.views FROM (${sql}) AS r
     JOIN article d ON d.document_id = r.document_id AND d.locale = r.locale
     WHERE d.removed_at IS NULL AND r.views > 0
     ORDER BY r.views DESC, ${NEWEST_FIRST.columns.map((column) => `${column} DESC`).join(", ")} LIMIT ${first}`,
    values,
  )) as (ArticleRowRead & { views: number })[];
  return rows.map((row) =>
    Object.assign(new MostReadArticle(), {
      article: toArticle(row, request.filesUrl),
      views: Number(row.views),
    }),
  );
}
