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

/** What lies in the trash, the last deleted first; of one deletion only where its key is given. */
export function thrownAway(connection: Transaction, deletion?: string): Promise<Thrown[]> {
  const rows = connection(TRASH).orderBy("id", "desc");
  return (deletion ? rows.where({ deletion }) : rows) as unknown as Promise<Thrown[]>;
}

/** Whole days until a text is gone for good; 0 on its last day. */
export function daysLeft(at: string, now = Date.now()): number {
  const gone = new Date(at).getTime() + TRASH_DAYS * 86_400_000;
  return Math.max(0, Math.ceil((gone - now) / 86_400_000));
}
