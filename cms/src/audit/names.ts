import type { Core } from "@strapi/strapi";
import { HISTORY, HISTORY_TEXTS, TRASH } from "../history/tables";
import { CONTENT_TYPES, contentTypes, isContentType } from "../outbox/content-types";

/** Documents whose title holds these words, or the one with this id. */
export async function documentsNamed(strapi: Core.Strapi, words: string): Promise<string[]> {
  const found = [words];
  for (const type of contentTypes) {
    const rows: { documentId: string }[] = await strapi.db
      .query(CONTENT_TYPES[type])
      .findMany({ select: ["documentId"], where: { title: { $containsi: words } }, limit: 200 });
    found.push(...rows.map(({ documentId }) => documentId));
  }
  return [...new Set([...found, ...(await deletedNamed(strapi, words))])];
}

/** The same among what lies in the trash: of a text that is gone one asks first who deleted it. */
async function deletedNamed(strapi: Core.Strapi, words: string): Promise<string[]> {
  const rows: { document_id: string; form: string }[] = await strapi.db
    .connection(`${TRASH} as trash`)
    .join(`${HISTORY} as entry`, "entry.id", "trash.entry_id")
    .join(`${HISTORY_TEXTS} as text`, (on) =>
      on
        .on("text.hash", "entry.draft")
        .on("text.document_id", "entry.document_id")
        .on("text.locale", "entry.locale"),
    )
    .whereRaw("text.form LIKE ? ESCAPE '!'", [`%${words.replace(/[!%_]/g, "!$&")}%`])
    .limit(200)
    .select("trash.document_id", "text.form");
  const isNamed = ({ form }: { form: string }) =>
    String(JSON.parse(form).fields.title ?? "")
      .toLowerCase()
      .includes(words.toLowerCase());
  return rows.filter(isNamed).map(({ document_id }) => document_id);
}

interface Subject {
  subject_type: string | null;
  subject_id: string | null;
  locale: string | null;
}

/** The title a document has, or had last while its text is still kept. */
export async function titleOf(strapi: Core.Strapi, row: Subject): Promise<string | null> {
  if (!row.subject_type || !isContentType(row.subject_type)) return null;
  const where = { documentId: row.subject_id, ...(row.locale ? { locale: row.locale } : {}) };
  const living = await strapi.db
    .query(CONTENT_TYPES[row.subject_type])
    .findOne({ select: ["title"], where: where as never });
  if (living) return living.title;
  const key = {
    type: row.subject_type,
    document_id: row.subject_id,
    ...(row.locale ? { locale: row.locale } : {}),
  };
  const last = await strapi.db.connection(HISTORY).where(key).orderBy("id", "desc").first();
  const text =
    last &&
    (await strapi.db
      .connection(HISTORY_TEXTS)
      .where({ ...key, hash: last.draft })
      .first("form"));
  return text ? (JSON.parse(text.form).fields.title ?? null) : null;
}

/** Names of panel users as they are now; the audit itself knows only their numbers. */
export async function namesOf(strapi: Core.Strapi, ids: number[]): Promise<Map<number, string>> {
  const users: { id: number; firstname?: string; lastname?: string; username?: string }[] = await strapi.db
    .query("admin::user")
    .findMany({ select: ["id", "firstname", "lastname", "username"], where: { id: { $in: ids } } });
  return new Map(
    users.map(({ id, firstname, lastname, username }) => [
      id,
      [firstname, lastname].filter(Boolean).join(" ") || username || `Tài khoản ${id}`,
    ]),
  );
}
