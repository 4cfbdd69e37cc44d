import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, contentTypes, type ContentType } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import type { Kind } from "./picked";
import { sameCode, storedCodes, type HeldCode } from "./written-codes";

/** Codes that were saved while the API was away, of each document once. */
export const UNCHECKED = "content_unchecked_codes";

/** UNCHECKED: the API has not been asked yet. UNKNOWN: it was, and the record has no such code. */
export type CodeState = "UNCHECKED" | "UNKNOWN";

/** A code that was saved unchecked and that its document still holds. */
export interface UncheckedCode {
  id: number;
  type: ContentType;
  documentId: string;
  kind: Kind;
  code: string;
  state: CodeState;
}

const text = (length: number) => ({ type: "string", column: { args: [length], notNullable: true } });

/** Makes the table part of Strapi's own schema, which creates it on SQLite, MySQL and MariaDB alike. */
export function registerUncheckedTable(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  models.add({
    uid: "content::unchecked-code",
    singularName: "content-unchecked-code",
    tableName: UNCHECKED,
    attributes: {
      id: { type: "increments" },
      type: text(40),
      documentId: text(64),
      kind: text(16),
      code: text(100),
      state: text(16),
      at: text(32),
    },
    indexes: [
      {
        name: "content_unchecked_codes_unique",
        columns: ["type", "document_id", "kind", "code"],
        type: "unique",
      },
    ],
  });
}

/** Marks codes in the transaction that writes their document. */
export async function markUnchecked(
  trx: Transaction,
  type: ContentType,
  documentId: string,
  codes: HeldCode[],
): Promise<void> {
  for (const { kind, code } of codes)
    await trx(UNCHECKED)
      .insert({ type, document_id: documentId, kind, code, state: "UNCHECKED", at: new Date().toISOString() })
      .onConflict(["type", "document_id", "kind", "code"])
      .ignore();
}

/** The marked codes, of all documents or of one: those that their document still holds, and those it no longer does. */
export async function markedCodes(
  strapi: Core.Strapi,
  where: { type?: ContentType; document_id?: string } = {},
): Promise<{ held: UncheckedCode[]; gone: UncheckedCode[] }> {
  const rows = (await strapi.db.connection(UNCHECKED).where(where).orderBy("id")) as (UncheckedCode & {
    document_id: string;
  })[];
  const held: UncheckedCode[] = [];
  const gone: UncheckedCode[] = [];
  for (const type of contentTypes) {
    const own = rows.filter((row) => row.type === type);
    const ids = [...new Set(own.map((row) => row.document_id))];
    const stored = ids.length > 0 ? await storedCodes(strapi, CONTENT_TYPES[type], ids) : new Map();
    for (const { id, document_id: documentId, kind, code, state } of own) {
      const isHeld = (stored.get(documentId) ?? []).some((other: HeldCode) =>
        sameCode(other, { kind, code }),
      );
      (isHeld ? held : gone).push({ id, type, documentId, kind, code, state });
    }
  }
  return { held, gone };
}
