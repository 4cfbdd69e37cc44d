import type { Core } from "@strapi/strapi";

/**
 * Where a text stands between its writer and an editor: one row for each document and language that waits for review or
 * was sent back. A text without a row is a draft nobody has asked about, or published: publishing removes the row.
 */
export const REVIEWS = "content_reviews";

const text = (length: number) => ({ type: "string", column: { args: [length] } });
const filled = (length: number) => ({ type: "string", column: { args: [length], notNullable: true } });

/** Makes the table part of Strapi's own schema, which creates it on SQLite, MySQL and MariaDB alike. */
export function registerReviewTable(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  models.add({
    uid: "content::review",
    singularName: "content-review",
    tableName: REVIEWS,
    attributes: {
      id: { type: "increments" },
      type: filled(40),
      documentId: filled(64),
      locale: filled(16),
      // "asked" or "returned".
      state: filled(16),
      askedBy: { type: "integer", column: { notNullable: true } },
      askedAt: filled(32),
      // The last edit since it was asked.
      changedBy: { type: "integer" },
      changedAt: text(32),
      // The last time it was sent back; kept while it is asked for again.
      returnedBy: { type: "integer" },
      returnedAt: text(32),
      remark: { type: "text" },
    },
    indexes: [
      { name: "content_reviews_unique", columns: ["type", "document_id", "locale"], type: "unique" },
      { name: "content_reviews_state", columns: ["state", "asked_at"] },
    ],
  });
}
