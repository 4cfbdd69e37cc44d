import type { Core } from "@strapi/strapi";
import {
  CONTENT_TYPES,
  contentTypes,
  isContentType,
  LOCALES,
  type ContentType,
} from "../../../outbox/content-types";
import { firstPublications } from "../../../outbox/first-publication";
import { readBetweenWrites, type Transaction } from "../../../outbox/record";
import { publishedSlugs } from "../../../published-slugs";
import { populate, publishedForm, type StoredDocument } from "./published-forms";

type Form = Awaited<ReturnType<typeof publishedForm>>;

/** Only rows with a publication date ever leave this function, whatever the condition. */
async function publishedForms(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  where: object,
  limit: number,
) {
  const rows: StoredDocument[] = await strapi.db.query(CONTENT_TYPES[type]).findMany({
    where: { $and: [where, { publishedAt: { $notNull: true }, locale: { $in: [...LOCALES] } }] },
    orderBy: { id: "asc" },
    limit,
    populate: populate[type] as never,
  });
  const documentIds = rows.map((row) => row.documentId);
  const first = await firstPublications(trx, type, documentIds);
  const slugs = await publishedSlugs(strapi, type, documentIds);
  const forms: Form[] = [];
  for (const row of rows) {
    const publishedAt = new Date(row.publishedAt as string).toISOString();
    const key = `${row.documentId} ${row.locale}`;
    const past = { firstPublishedAt: first.get(key) ?? publishedAt, slugs: slugs.get(key) ?? [] };
    forms.push(await publishedForm(strapi, type, row, past));
  }
  return { forms, lastId: rows.at(-1)?.id };
}

/** The published form of a document in one locale, or null when it is not published there. */
export function publishedDocument(
  strapi: Core.Strapi,
  type: ContentType,
  documentId: string,
  locale: string,
) {
  return readBetweenWrites(strapi, async (trx) => {
    const { forms } = await publishedForms(strapi, trx, type, { documentId, locale }, 1);
    return forms[0] ?? null;
  });
}

/** The published forms of a document in all its languages, read in the transaction that publishes it. */
export async function publishedVersionsOf(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  documentId: string,
): Promise<Form[]> {
  return (await publishedForms(strapi, trx, type, { documentId }, 2 * LOCALES.length)).forms;
}

const position = (type: ContentType, id: number) => Buffer.from(`${type}:${id}`).toString("base64url");

function readPosition(after: string | undefined): { type: ContentType; id: number } | null {
  if (!after) return { type: contentTypes[0], id: 0 };
  const [, type, id] = /^([a-z-]+):(\d{1,15})$/.exec(Buffer.from(after, "base64url").toString()) ?? [];
  return type && isContentType(type) ? { type, id: Number(id) } : null;
}

/**
 * What is published, page by page, each with its hash; null when the position is not one of this list. A row gets a
 * new, higher number when it is published again, so a list read while editors work misses nothing that stays published.
 */
export async function publishedAfter(strapi: Core.Strapi, after: string | undefined, limit: number) {
  const start = readPosition(after);
  if (!start) return null;
  const items: Pick<Form, "type" | "documentId" | "locale" | "hash">[] = [];
  for (const type of contentTypes.slice(contentTypes.indexOf(start.type))) {
    const id = { $gt: type === start.type ? start.id : 0 };
    const page = await readBetweenWrites(strapi, (trx) =>
      publishedForms(strapi, trx, type, { id }, limit - items.length),
    );
    items.push(...page.forms.map(({ documentId, locale, hash }) => ({ type, documentId, locale, hash })));
    if (items.length === limit && page.lastId !== undefined)
      return { items, next: position(type, page.lastId) };
  }
  return { items, next: null };
}
