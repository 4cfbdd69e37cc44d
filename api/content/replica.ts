import type { Clock } from "../platform/clock";
import { civilDay } from "../platform/clock";
import type { Database, ReadDb, WriteDb } from "../platform/database";
import { places } from "../platform/request";
import { indexRows, removeFromIndex } from "../platform/search-index";
import { fold } from "../platform/text";
import { withoutOwnOrigin } from "./addresses";
import { articleSearch, congressDocumentSearch, documentScope } from "./content.search";
import { plainText, sanitiseEditorialHtml } from "./editorial-html";
import type { DocumentKey, DocumentType, PublishedForm } from "./published";
import { ArticleRow, ArticleUnionRow, CongressDocumentRow, FormerSlugRow } from "./replica.entity";

/** Grows when the same published form would be stored differently: reconciliation then stores everything anew. */
const EDITION = 3;

/** The hash under which a published form with the CMS's `hash` is stored. */
export const storedHash = (hash: string): string => `${EDITION}.${hash}`;

/** The table that holds each type of document. */
export const TABLE_OF: Readonly<Record<DocumentType, string>> = {
  article: "article",
  "congress-document": "congress_document",
};

/** One text for each language of each document, for maps. */
export const keyText = (key: DocumentKey): string => `${key.type} ${key.documentId} ${key.locale}`;

/** What is stored of a document, as far as it tells whether another form of it is the same. */
export interface StoredForm {
  readonly key: DocumentKey;
  readonly hash: string;
  readonly updatedAt: string | null;
}

/** The documents named that are not tombstones, by keyText; all documents without `documentIds`. */
export async function storedForms(
  db: ReadDb,
  type: DocumentType,
  documentIds: readonly string[] | null,
): Promise<Map<string, StoredForm>> {
  if (documentIds?.length === 0) return new Map();
  const rows = (await db.query(
    `SELECT document_id, locale, source_hash, updated_at FROM ${TABLE_OF[type]}
     WHERE removed_at IS NULL${documentIds ? ` AND document_id IN (${places(documentIds)})` : ""}`,
    documentIds ? [...documentIds] : [],
  )) as {
    document_id: string;
    locale: DocumentKey["locale"];
    source_hash: string;
    updated_at: string | null;
  }[];
  return new Map(
    rows.map((row) => {
      const key = { type, documentId: row.document_id, locale: row.locale };
      return [keyText(key), { key, hash: row.source_hash, updatedAt: row.updated_at }];
    }),
  );
}

function sharedColumns(
  form: PublishedForm,
  ownOrigins: readonly string[],
  ownDay: string | null,
  words: readonly (string | null | undefined)[],
) {
  const html = form.body === null ? null : sanitiseEditorialHtml(form.body, ownOrigins);
  const text = html === null ? null : plainText(html);
  return {
    documentId: form.documentId,
    locale: form.locale,
    removedAt: null,
    sourceHash: storedHash(form.hash),
    slug: form.slug,
    title: form.title,
    sortDay: ownDay ?? civilDay(new Date(form.firstPublishedAt)),
    firstPublishedAt: form.firstPublishedAt,
    updatedAt: form.updatedAt,
    bodyHtml: html,
    bodyText: text,
    searchText: fold([form.title, ...words, text].filter(Boolean).join(" ")),
    congressKey: form.congressKey,
  };
}

async function storeFormerSlugs(tx: WriteDb, form: PublishedForm): Promise<void> {
  const { type, documentId, locale } = form;
  await tx.delete(FormerSlugRow, { type, documentId, locale });
  const slugs = [...new Set(form.formerSlugs ?? [])].filter((slug) => slug !== form.slug);
  if (slugs.length > 0)
    await tx.insert(
      FormerSlugRow,
      slugs.map((slug) => ({ type, documentId, locale, slug })),
    );
}

/** Stores a published form over what was there. */
export async function storeDocument(
  tx: WriteDb,
  form: PublishedForm,
  ownOrigins: readonly string[],
): Promise<void> {
  const own = <T extends { url: string }>(file: T): T => ({
    ...file,
    url: withoutOwnOrigin(file.url, ownOrigins),
  });
  const { documentId, locale } = form;
  await storeFormerSlugs(tx, form);
  if (form.type === "congress-document") {
    const row =
      (await tx.findOneBy(CongressDocumentRow, { documentId, locale })) ?? new CongressDocumentRow();
    Object.assign(
      row,
      sharedColumns(form, ownOrigins, form.issuedOn, [form.number, form.summary, form.signedBy]),
      {
        kind: form.kind,
        number: form.number,
        issuedOn: form.issuedOn,
        signedBy: form.signedBy,
        summary: form.summary,
        files: (form.files ?? []).map(own),
        unionCode: form.unionCode,
      },
    );
    const { id } = await tx.save(row);
    await indexRows(tx, congressDocumentSearch, [id]);
    return;
  }
  const row = (await tx.findOneBy(ArticleRow, { documentId, locale })) ?? new ArticleRow();
  Object.assign(
    row,
    sharedColumns(form, ownOrigins, form.dateline, [form.excerpt, form.byline, form.sourceName]),
    {
      excerpt: form.excerpt,
      category: form.category,
      byline: form.byline,
      sourceName: form.sourceName,
      sourceUrl: form.sourceUrl,
      dateline: form.dateline,
      campaignCode: form.campaignCode,
      videoUrl: form.videoUrl,
      cover: form.cover ? own(form.cover) : null,
      gallery: (form.gallery ?? []).map(own),
      attachments: (form.attachments ?? []).map(own),
      seo: form.seo ?? null,
    },
  );
  const { id } = await tx.save(row);
  await tx.delete(ArticleUnionRow, { articleId: id });
  const codes = [...new Set(form.unionCodes ?? [])].filter((code) => code !== "");
  const unions = codes.map((unionCode, position) => ({ articleId: id, position, unionCode }));
  if (unions.length > 0) await tx.insert(ArticleUnionRow, unions);
  await indexRows(tx, articleSearch, [id]);
}

/** Leaves a tombstone: that the document was there and when it went, and nothing of what it said. */
export async function removeDocument(tx: WriteDb, key: DocumentKey, now: Date): Promise<void> {
  const entity = key.type === "article" ? ArticleRow : CongressDocumentRow;
  const { documentId, locale } = key;
  const row = await tx.findOneBy<ArticleRow | CongressDocumentRow>(entity, { documentId, locale });
  if (!row || row.removedAt !== null) return;
  await tx.delete(FormerSlugRow, { type: key.type, documentId, locale });
  if (row instanceof ArticleRow) await tx.delete(ArticleUnionRow, { articleId: row.id });
  const kept = new Set(["id", "documentId", "locale"]);
  for (const column of Object.keys(row).filter((name) => !kept.has(name)))
    Object.assign(row, { [column]: null });
  row.removedAt = now.toISOString();
  await tx.save(row);
  await removeFromIndex(tx, documentScope(key.type, locale), [documentId]);
}

/** What the replica needs to write: where, when, and under which addresses the CMS serves its own files. */
export interface ReplicaContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly ownOrigins: readonly string[];
}
