import type { Core } from "@strapi/strapi";
import { nudgeAfterCommit } from "../site/nudge";
import { COUNTER, OUTBOX } from "./tables";
import { isLocale, type ContentType } from "./content-types";

/** "Look again at this document": never a state. Locale null means every locale. */
export interface Change {
  type: ContentType;
  documentId: string;
  locale: string | null;
  action: string;
}

/** The transaction that Strapi runs a write in. */
export type Transaction = Parameters<NonNullable<Parameters<Core.Strapi["db"]["transaction"]>[0]>>[0]["trx"];

/**
 * Takes the lock on the counter and holds it until this transaction ends. Writers of content therefore commit one after
 * the other, in the order of the numbers they take: a reader that has seen seq N will never meet a smaller one later.
 */
export async function lockOutbox(trx: Transaction): Promise<void> {
  await trx(COUNTER)
    .where({ id: 1 })
    .update({ value: trx.ref("value") });
}

/** Reads while no writer of content is between its first statement and its commit: a row and its parts fit together. */
export function readBetweenWrites<Result>(
  strapi: Core.Strapi,
  read: (trx: Transaction) => Promise<Result>,
): Promise<Result> {
  return strapi.db.transaction(async ({ trx }) => {
    // SQLite knows no row locks and needs none: Strapi has one connection there, and this transaction holds it.
    await trx(COUNTER).where({ id: 1 }).forUpdate().first();
    return read(trx);
  }) as Promise<Result>;
}

/** One statement takes the number and tells it: two calls of one transaction may be interleaved. */
async function nextNumber(strapi: Core.Strapi, trx: Transaction): Promise<number> {
  if (strapi.db.dialect.client === "sqlite") {
    const rows = await trx.raw(`UPDATE ${COUNTER} SET value = value + 1 WHERE id = 1 RETURNING value`);
    return Number(rows[0].value);
  }
  const [result] = await trx.raw(`UPDATE ${COUNTER} SET value = LAST_INSERT_ID(value + 1) WHERE id = 1`);
  return Number(result.insertId);
}

/** Writes the changes to the outbox in the transaction that made them; the API is told to look when it is committed. */
export async function recordChanges(strapi: Core.Strapi, trx: Transaction, changes: Change[]): Promise<void> {
  for (const { type, documentId, locale, action } of changes) {
    if (locale !== null && !isLocale(locale)) continue;
    await trx(OUTBOX).insert({
      seq: await nextNumber(strapi, trx),
      type,
      document_id: documentId,
      locale,
      action,
      at: new Date().toISOString(),
    });
  }
  if (changes.length > 0) await nudgeAfterCommit(strapi);
}
