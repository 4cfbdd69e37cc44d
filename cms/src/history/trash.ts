import type { Core } from "@strapi/strapi";
import type { ContentType } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import { whoActs } from "./actor";
import { TRASH } from "./tables";

/** How long a deleted text can be taken back. */
export const TRASH_DAYS = 30;

export interface Thrown {
  type: ContentType;
  document_id: string;
  locale: string;
  /** Languages deleted in one write share it. */
  deletion: string;
  entry_id: number;
  at: string;
  user_id: number | null;
  user_name: string;
}

/** Puts a deleted language of a document into the trash; one that lay there from an earlier deletion gives way. */
export async function throwAway(
  strapi: Core.Strapi,
  trx: Transaction,
  gone: { type: ContentType; documentId: string; locale: string; deletion: string; entry: number },
): Promise<void> {
  const key = { type: gone.type, document_id: gone.documentId, locale: gone.locale };
  const { userId, name } = whoActs(strapi);
  await trx(TRASH).where(key).delete();
  await trx(TRASH).insert({
    ...key,
    deletion: gone.deletion,
    entry_id: gone.entry,
    at: new Date().toISOString(),
    user_id: userId,
    user_name: name,
  });
}

/** What one deletion took. */
export async function thrownIn(connection: Transaction, deletion: string): Promise<Thrown[]> {
  return connection(TRASH).where({ deletion });
}

/** A page of deletions, the last ones first, each with all it took; `next` continues, null at the end. */
export async function thrownBefore(
  connection: Transaction,
  before: number,
  page: number,
): Promise<{ thrown: Thrown[]; next: number | null }> {
  const found: { deletion: string; last: number }[] = await connection(TRASH)
    .select("deletion")
    .max("id as last")
    .groupBy("deletion")
    .having(connection.raw("MAX(id)"), "<", before)
    .orderBy("last", "desc")
    .limit(page + 1);
  const shown = found.slice(0, page);
  const thrown: Thrown[] = await connection(TRASH)
    .whereIn(
      "deletion",
      shown.map(({ deletion }) => deletion),
    )
    .orderBy("id", "desc");
  return { thrown, next: found.length > page ? Number(shown.at(-1)!.last) : null };
}

/** Whole days until a text is gone for good; 0 on its last day. */
export function daysLeft(at: string, now = Date.now()): number {
  const gone = new Date(at).getTime() + TRASH_DAYS * 86_400_000;
  return Math.max(0, Math.ceil((gone - now) / 86_400_000));
}
