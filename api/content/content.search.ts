import { places } from "../platform/request";
import type { SearchSource } from "../platform/search-index";
import { FEED_LOCALES, type DocumentType } from "./published";

/** Where the index keeps one language of one type of document. */
export const documentScope = (type: DocumentType, locale: string): string => `${type}.${locale}`;

function documentSearch(type: DocumentType, table: string): SearchSource {
  return {
    table,
    scopes: FEED_LOCALES.map((locale) => documentScope(type, locale)),
    async entries(db, ids) {
      const rows = (await db.query(
        `SELECT document_id, locale, title, search_text FROM ${table} WHERE removed_at IS NULL AND id IN (${places(ids)}) ORDER BY id`,
        [...ids],
      )) as { document_id: string; locale: string; title: string; search_text: string }[];
      return rows.map((row) => ({
        scope: documentScope(type, row.locale),
        key: row.document_id,
        titles: [row.title],
        text: row.search_text,
      }));
    },
  };
}

/** Published articles, by their titles and by everything else they say. */
export const articleSearch = documentSearch("article", "article");

/** Published congress documents, by their titles and by everything else they say. */
export const congressDocumentSearch = documentSearch("congress-document", "congress_document");
