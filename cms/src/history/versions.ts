import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, type ContentType } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import { formOf, populateOf, type Fields, type Form } from "./form";
import { HISTORY, HISTORY_TEXTS } from "./tables";

/** One language of a document as it is now. */
export interface Version {
  locale: string;
  draft: Form | null;
  published: Form | null;
  /** The draft's row (the published one where there is no draft), for the panel's permission conditions. */
  row: Fields;
}

export interface Entry {
  id: number;
  type: ContentType;
  document_id: string;
  locale: string;
  action: string;
  at: string;
  user_id: number | null;
  user_name: string;
  draft: string | null;
  published: string | null;
  changed: string;
}

/** Every language of a document as it is now, by its code. */
export async function versionsOf(
  strapi: Core.Strapi,
  type: ContentType,
  documentId: string,
): Promise<Map<string, Version>> {
  const uid = CONTENT_TYPES[type];
  const rows: Fields[] = await strapi.db.query(uid).findMany({
    where: { documentId },
    orderBy: { id: "asc" },
    populate: {
      ...populateOf(strapi, uid),
      createdBy: { select: ["id"], populate: { roles: { select: ["id", "code"] } } },
    } as never,
  });
  const versions = new Map<string, Version>();
  for (const row of rows) {
    const locale = row.locale as string;
    const version = versions.get(locale) ?? { locale, draft: null, published: null, row };
    const status = row.publishedAt ? "published" : "draft";
    version[status] = formOf(strapi, uid, row);
    if (status === "draft") version.row = row;
    versions.set(locale, version);
  }
  return versions;
}

/** The last entry of each language of a document. */
export async function lastEntries(
  trx: Transaction,
  type: ContentType,
  documentId: string,
): Promise<Map<string, Entry>> {
  const last = trx(HISTORY).where({ type, document_id: documentId }).groupBy("locale").max("id as id");
  const entries: Entry[] = await trx(HISTORY).whereIn("id", trx.select("id").from(last.as("last")));
  return new Map(entries.map((entry) => [entry.locale, entry]));
}

/** Stores the text of a version unless this language of the document already has the same one. */
export async function keepText(
  trx: Transaction,
  type: ContentType,
  documentId: string,
  locale: string,
  form: Form,
): Promise<void> {
  const key = { type, document_id: documentId, locale, hash: form.hash };
  if (await trx(HISTORY_TEXTS).where(key).first("id")) return;
  const { hash: _hash, ...text } = form;
  await trx(HISTORY_TEXTS)
    .insert({ ...key, form: JSON.stringify(text) })
    .catch(({ code }: { code?: string }) => {
      // The driver's own message repeats the whole statement, and the log is no place for drafts.
      throw new Error(`${HISTORY_TEXTS}: ${code ?? "không ghi được / not written"}`);
    });
}

/** The text of a version; null once the trash was emptied of it. */
export async function textOf(
  strapi: Core.Strapi,
  { type, document_id, locale }: Pick<Entry, "type" | "document_id" | "locale">,
  hash: string | null,
): Promise<Form | null> {
  if (!hash) return null;
  const stored: { form: string } | undefined = await strapi.db
    .connection(HISTORY_TEXTS)
    .where({ type, document_id, locale, hash })
    .first("form");
  return stored ? { hash, ...JSON.parse(stored.form) } : null;
}
