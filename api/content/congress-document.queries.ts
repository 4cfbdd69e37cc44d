import type { Day } from "../platform/days";
import { keyOfId } from "../platform/ids";
import type { Locale } from "../platform/node";
import { readPage, toConnection, type Connection, type ForwardPageArgs } from "../platform/page";
import { inOrder, places, type Batch, type RequestContext } from "../platform/request";
import { cleanText } from "../platform/text";
import { namedUnion } from "../unions/union.queries";
import { namedCodes } from "./codes";
import { documentScope } from "./content.search";
import {
  CONGRESS_DOCUMENT_COLUMNS,
  toCongressDocument,
  type CongressDocumentRowRead,
} from "./congress-document.row";
import type { CongressDocument, CongressDocumentFilter } from "./congress-document.type";
import { withPublicAddresses } from "./editorial-html";
import { documentFormerlyAt } from "./former-slug.queries";
import { RichText } from "./media.type";
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
  filter: CongressDocumentFilter,
  locale: Locale,
): Promise<Conditions> {
  const conditions = publishedIn(locale).addText(
    filter.text,
    documentScope("congress-document", storedLocale(locale)),
  );
  if (filter.union !== null && filter.union !== undefined) {
    conditions.add("d.union_code = ?", (await namedUnion(request, filter.union, null, "filter.union")).code);
  }
  if (filter.kinds) {
    const codes = await namedCodes(request, "congress_document_kind", filter.kinds, "filter.kinds");
    if (codes.length > 0) conditions.add(`d.kind IN (${places(codes)})`, ...codes);
  }
  if (filter.congressId !== null && filter.congressId !== undefined) {
    conditions.add("d.congress_key = ?", keyOfId(filter.congressId, "Congress", "filter.congressId"));
  }
  return conditions;
}

/** A page of the published congress documents of one language. */
export async function congressDocumentPage(
  request: RequestContext,
  filter: CongressDocumentFilter,
  locale: Locale,
  args: ForwardPageArgs,
): Promise<Connection<CongressDocument>> {
  const conditions = await conditionsOf(request, filter, locale);
  const page = readPage(args, NEWEST_FIRST, ["congressDocuments", conditions.clauses, conditions.parameters]);
  const rows = (await (
    await request.db()
  ).query(
    `SELECT ${CONGRESS_DOCUMENT_COLUMNS} FROM congress_document d WHERE ${conditions.sql} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [...conditions.parameters, ...page.parameters],
  )) as CongressDocumentRowRead[];
  return toConnection(
    page,
    rows,
    sortValues,
    (row) => toCongressDocument(row, request.filesUrl),
    async () => {
      const [counted] = (await (
        await request.db()
      ).query(
        `SELECT COUNT(*) AS n FROM congress_document d WHERE ${conditions.sql}`,
        conditions.parameters,
      )) as { n: number }[];
      return Number(counted!.n);
    },
  );
}

/** The published congress document of a language by its slug or a former one; of two that claim a slug, the one published first. */
export async function congressDocumentBySlug(
  request: RequestContext,
  slug: string,
  locale: Locale,
): Promise<CongressDocument | null> {
  const asked = cleanText(slug, "slug", 300);
  const conditions = publishedIn(locale).add("d.slug = ?", asked);
  const [row] = (await (
    await request.db()
  ).query(
    `SELECT ${CONGRESS_DOCUMENT_COLUMNS} FROM congress_document d WHERE ${conditions.sql} ORDER BY d.first_published_at, d.document_id LIMIT 1`,
    conditions.parameters,
  )) as CongressDocumentRowRead[];
  if (row) return toCongressDocument(row, request.filesUrl);
  const documentId = await documentFormerlyAt(request, "congress-document", asked, locale);
  const languages = documentId === null ? [] : await request.load(congressDocumentsOfDocument, documentId);
  return languages.find((document) => document.locale === locale) ?? null;
}

/** Every published language of documents, by document id. */
export const congressDocumentsOfDocument: Batch<string, CongressDocument[]> = async (
  db,
  documentIds,
  request,
) => {
  const rows = (await db.query(
    `SELECT ${CONGRESS_DOCUMENT_COLUMNS} FROM congress_document d WHERE d.removed_at IS NULL AND d.document_id IN (${places(documentIds)})`,
    [...documentIds],
  )) as CongressDocumentRowRead[];
  const documents = rows.map((row) => toCongressDocument(row, request.filesUrl));
  return documentIds.map((documentId) => documents.filter((document) => document.documentId === documentId));
};

/** The congress document that a global id names; null once it is withdrawn. */
export async function congressDocumentNode(
  request: RequestContext,
  key: string,
  day: Day | null,
): Promise<CongressDocument | null> {
  const name = day === null ? readDocumentKey(key) : null;
  if (!name) return null;
  const languages = await request.load(congressDocumentsOfDocument, name.documentId);
  return languages.find((document) => document.locale === shownLocale(name.locale)) ?? null;
}

/** The texts of congress documents, by row id; null where a document is its files alone. */
export const congressDocumentBody: Batch<number, RichText | null> = async (db, ids, request) => {
  const rows = (await db.query(
    `SELECT id, body_html, body_text FROM congress_document WHERE id IN (${places(ids)})`,
    [...ids],
  )) as {
    id: number;
    body_html: string | null;
    body_text: string | null;
  }[];
  return inOrder(ids, rows, (row) => row.id).map((row) =>
    row === null || row.body_html === null
      ? null
      : Object.assign(new RichText(), {
          html: withPublicAddresses(row.body_html, request.filesUrl),
          text: row.body_text ?? "",
        }),
  );
};
