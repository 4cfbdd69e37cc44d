import type { Core } from "@strapi/strapi";

/** Which unions a member of staff works for: one row for each union. */
export const ASSIGNMENTS = "content_assignments";
/** Which unions a document names: derived from its draft in the transaction of every write. */
export const NAMED_UNIONS = "content_named_unions";
/** Who stands above a union, as the API last answered; the row where a union is its own ancestor says when it was asked. */
export const ANCESTORS = "content_union_ancestors";

const text = (length: number) => ({ type: "string", column: { args: [length], notNullable: true } });

/** Makes the three tables part of Strapi's own schema, which creates them on SQLite, MySQL and MariaDB alike. */
export function registerReachTables(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  models.add({
    uid: "content::assignment",
    singularName: "content-assignment",
    tableName: ASSIGNMENTS,
    attributes: {
      id: { type: "increments" },
      userId: { type: "integer", column: { notNullable: true } },
      code: text(100),
    },
    indexes: [{ name: "content_assignments_unique", columns: ["user_id", "code"], type: "unique" }],
  });
  models.add({
    uid: "content::named-union",
    singularName: "content-named-union",
    tableName: NAMED_UNIONS,
    attributes: {
      id: { type: "increments" },
      type: text(40),
      documentId: text(64),
      code: text(100),
    },
    indexes: [
      {
        name: "content_named_unions_unique",
        columns: ["type", "document_id", "code"],
        type: "unique",
      },
      { name: "content_named_unions_code", columns: ["code"] },
    ],
  });
  models.add({
    uid: "content::union-ancestor",
    singularName: "content-union-ancestor",
    tableName: ANCESTORS,
    attributes: {
      id: { type: "increments" },
      code: text(100),
      ancestor: text(100),
      askedAt: text(32),
    },
    indexes: [
      { name: "content_union_ancestors_unique", columns: ["code", "ancestor"], type: "unique" },
      { name: "content_union_ancestors_ancestor", columns: ["ancestor"] },
    ],
  });
}
