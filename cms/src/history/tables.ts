import type { Core } from "@strapi/strapi";

/** One row for every write of one language of a document: when, who, what, which fields, and what it looked like after. */
export const HISTORY = "content_history";
/** The text of a version, once per language and content hash. The only one of these tables that holds what people wrote. */
export const HISTORY_TEXTS = "content_history_texts";
/** Deleted languages of documents that can still be taken back. */
export const TRASH = "content_trash";

const text = (length: number, notNullable = true) => ({
  type: "string",
  column: { args: [length], notNullable },
});
const number = (notNullable = true) => ({ type: "integer", column: { notNullable } });
// Strapi completes the objects it is given: every column needs one of its own.
const longText = () => ({ type: "text", column: { notNullable: true } });
const version = () => ({
  id: { type: "increments" },
  type: text(40),
  documentId: text(64),
  locale: text(16),
});
const keyOfVersion = ["type", "document_id", "locale"];

/** Makes the tables part of Strapi's own schema. They are no content types: neither feed nor content API knows them. */
export function registerHistoryTables(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  const tables = [
    {
      uid: "content::history",
      singularName: "content-history",
      tableName: HISTORY,
      attributes: {
        ...version(),
        action: text(40),
        at: text(32),
        userId: number(false),
        userName: text(200),
        // Hashes of the draft and of what was public after the write (of a deletion: before it).
        draft: text(64, false),
        published: text(64, false),
        // Names of the fields in which the draft changed, as JSON.
        changed: longText(),
      },
      indexes: [{ name: "content_history_version", columns: [...keyOfVersion, "id"] }],
    },
    {
      uid: "content::history-text",
      singularName: "content-history-text",
      tableName: HISTORY_TEXTS,
      attributes: { ...version(), hash: text(64), form: longText() },
      indexes: [{ name: "content_history_texts_unique", columns: [...keyOfVersion, "hash"], type: "unique" }],
    },
    {
      uid: "content::trash",
      singularName: "content-trash",
      tableName: TRASH,
      attributes: {
        ...version(),
        // Languages deleted in one write share it and come back together.
        deletion: text(36),
        entryId: number(),
        at: text(32),
        userId: number(false),
        userName: text(200),
      },
      indexes: [
        { name: "content_trash_unique", columns: keyOfVersion, type: "unique" },
        { name: "content_trash_deletion", columns: ["deletion"] },
      ],
    },
  ];
  tables.forEach((table) => models.add(table));
}
