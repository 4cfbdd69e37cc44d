import type { Locale } from "../platform/node";
import { places, type Batch, type RequestContext } from "../platform/request";
import { shownLocale, storedLocale } from "./order";
import type { DocumentType } from "./published";

/** One language of a document. */
export interface DocumentInLanguage {
  readonly documentId: string;
  readonly locale: Locale;
}

const formerSlugsOf =
  (type: DocumentType): Batch<DocumentInLanguage, string[]> =>
  async (db, keys) => {
    const documentIds = [...new Set(keys.map((key) => key.documentId))];
    const rows = (await db.query(
      `SELECT document_id, locale, slug FROM content_former_slug
       WHERE type = ? AND document_id IN (${places(documentIds)}) ORDER BY slug`,
      [type, ...documentIds],
    )) as { document_id: string; locale: string; slug: string }[];
    return keys.map(({ documentId, locale }) =>
      rows
        .filter((row) => row.document_id === documentId && shownLocale(row.locale) === locale)
        .map((row) => row.slug),
    );
  };

/** The former slugs of articles. */
export const formerSlugsOfArticles = formerSlugsOf("article");
/** The former slugs of congress documents. */
export const formerSlugsOfCongressDocuments = formerSlugsOf("congress-document");

/** The document that once stood under a slug in a language, or null. */
export async function documentFormerlyAt(
  request: RequestContext,
  type: DocumentType,
  slug: string,
  locale: Locale,
): Promise<string | null> {
  const [row] = (await (
    await request.db()
  ).query(
    "SELECT document_id FROM content_former_slug WHERE slug = ? AND locale = ? AND type = ? ORDER BY document_id LIMIT 1",
    [slug, storedLocale(locale), type],
  )) as { document_id: string }[];
  return row?.document_id ?? null;
}
