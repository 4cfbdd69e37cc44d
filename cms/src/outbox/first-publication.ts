import { FIRST_PUBLICATION } from "./tables";
import type { ContentType } from "./content-types";
import type { PublishedVersion } from "./published-versions";
import type { Transaction } from "./record";

/**
 * Notes the moment of the first publication, once per document and locale. Strapi's own publishedAt moves with every
 * publication, and a field of the document could be edited by hand and is copied to clones: hence a table of its own.
 */
export async function rememberFirstPublication(
  trx: Transaction,
  versions: PublishedVersion[],
): Promise<void> {
  for (const { type, documentId, locale } of versions)
    await trx(FIRST_PUBLICATION)
      .insert({ type, document_id: documentId, locale, at: new Date().toISOString() })
      .onConflict(["type", "document_id", "locale"])
      .ignore();
}

/** When each of these documents was first published in its locale: keys are "documentId locale", values ISO instants. */
export async function firstPublications(
  trx: Transaction,
  type: ContentType,
  documentIds: string[],
): Promise<Map<string, string>> {
  const rows: { document_id: string; locale: string; at: string }[] = await trx(FIRST_PUBLICATION)
    .where({ type })
    .whereIn("document_id", documentIds)
    .select("document_id", "locale", "at");
  return new Map(rows.map((row) => [`${row.document_id} ${row.locale}`, row.at]));
}
