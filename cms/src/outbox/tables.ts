import type { Core } from "@strapi/strapi";

/** One row for every write that may change what is published: seq, type, documentId, locale (null = all), action, at. */
export const OUTBOX = "content_outbox";
/** One row, id 1: the last seq given out. Whoever holds its lock is the only writer of content. */
export const COUNTER = "content_outbox_counter";
/** When a document was first published in a locale; a row is written once and never again. */
export const FIRST_PUBLICATION = "content_first_publications";

const text = (length: number, notNullable = true) => ({
  type: "string",
  column: { args: [length], notNullable },
});

/** Makes the three tables part of Strapi's own schema, which creates them on SQLite, MySQL and MariaDB alike. */
export function registerOutboxTables(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  const tables = [
    {
      uid: "content::outbox",
      singularName: "content-outbox",
      tableName: OUTBOX,
      attributes: {
        id: { type: "increments" },
        seq: { type: "biginteger", column: { notNullable: true } },
        type: text(40),
        documentId: text(64),
        locale: text(16, false),
        action: text(40),
        at: text(32),
      },
      indexes: [{ name: "content_outbox_seq_unique", columns: ["seq"], type: "unique" }],
    },
    {
      uid: "content::outbox-counter",
      singularName: "content-outbox-counter",
      tableName: COUNTER,
      attributes: {
        id: { type: "increments" },
        value: { type: "biginteger", column: { notNullable: true } },
      },
    },
    {
      uid: "content::first-publication",
      singularName: "content-first-publication",
      tableName: FIRST_PUBLICATION,
      attributes: {
        id: { type: "increments" },
        type: text(40),
        documentId: text(64),
        locale: text(16),
        at: text(32),
      },
      indexes: [
        {
          name: "content_first_publications_unique",
          columns: ["type", "document_id", "locale"],
          type: "unique",
        },
      ],
    },
  ];
  tables.forEach((table) => models.add(table));
}

/** The counter's single row, from which every lock is taken. */
export async function createCounter(strapi: Core.Strapi): Promise<void> {
  const counter = () => strapi.db.connection(COUNTER);
  if (!(await counter().where({ id: 1 }).first())) await counter().insert({ id: 1, value: 0 });
}
