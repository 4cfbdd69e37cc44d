import type { Core } from "@strapi/strapi";

/** When a language of a document is to be published or taken down by the clock: at most one row for each of the two. */
export const SCHEDULES = "content_schedules";

const text = (length: number) => ({ type: "string", column: { args: [length] } });
const filled = (length: number) => ({ type: "string", column: { args: [length], notNullable: true } });

/** Makes the table part of Strapi's own schema, which creates it on SQLite, MySQL and MariaDB alike. */
export function registerScheduleTable(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  models.add({
    uid: "content::schedule",
    singularName: "content-schedule",
    tableName: SCHEDULES,
    attributes: {
      id: { type: "increments" },
      type: filled(40),
      documentId: filled(64),
      locale: filled(16),
      // "publish" or "unpublish".
      action: filled(16),
      dueAt: filled(32),
      setBy: { type: "integer", column: { notNullable: true } },
      setAt: filled(32),
      // "waiting", "done", "failed" (refused, with its reason) or "skipped" (there was nothing left to do).
      state: filled(16),
      finishedAt: text(32),
      lateSeconds: { type: "integer" },
      reason: { type: "text" },
      // An edit since by somebody who may not publish: nobody who may has seen it.
      unseenBy: { type: "integer" },
      unseenAt: text(32),
    },
    indexes: [
      {
        name: "content_schedules_unique",
        columns: ["type", "document_id", "locale", "action"],
        type: "unique",
      },
      { name: "content_schedules_due", columns: ["state", "due_at"] },
    ],
  });
}
