import type { ReadDb } from "../platform/database";
import { places } from "../platform/request";
import { articleText, type ArticleKey } from "./article-key";

/** Those of the articles that are published now, as texts. */
export async function publishedOf(db: ReadDb, articles: readonly ArticleKey[]): Promise<Set<string>> {
  const ids = [...new Set(articles.map(({ documentId }) => documentId))];
  const rows = (await db.query(
    `SELECT document_id, locale FROM article WHERE removed_at IS NULL AND document_id IN (${places(ids)})`,
    ids,
  )) as { document_id: string; locale: string }[];
  return new Set(rows.map(({ document_id, locale }) => articleText({ documentId: document_id, locale })));
}
