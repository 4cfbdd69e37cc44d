import type { Core } from "@strapi/strapi";

/** Who did what when, from where: one row for every write and every sign-in. Rows are added and read, never changed. */
export const AUDIT = "content_audit";

const text = (length: number, notNullable = true) => ({
  type: "string",
  column: { args: [length], notNullable },
});

/** Makes the table part of Strapi's own schema. It holds names of fields, never what was written in them. */
export function registerAuditTable(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  models.add({
    uid: "content::audit",
    singularName: "content-audit",
    tableName: AUDIT,
    attributes: {
      id: { type: "increments" },
      at: text(32),
      // What was done, to a kind of thing: "document.publish", "media.replace", "user.update", "login.failure".
      action: text(60),
      subjectType: text(40, false),
      subjectId: text(64, false),
      locale: text(16, false),
      // Names of the fields that changed, as JSON.
      fields: { type: "text", column: { notNullable: true } },
      // The panel user, or the program that acted.
      userId: { type: "integer", column: { notNullable: false } },
      program: text(200, false),
      // Where the request came from: the /24 of an IPv4 address, the /48 of an IPv6 one.
      network: text(64, false),
    },
    indexes: [
      { name: "content_audit_subject", columns: ["subject_type", "subject_id"] },
      { name: "content_audit_user", columns: ["user_id"] },
      { name: "content_audit_at", columns: ["at"] },
    ],
  });
}
