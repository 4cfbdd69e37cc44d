import type { Core } from "@strapi/strapi";
import { OUTBOX } from "../../../outbox/tables";

interface OutboxRow {
  seq: string | number;
  type: string;
  document_id: string;
  locale: string | null;
  action: string;
  at: string;
}

/** The changes after a number, in the order in which they were committed, and the last number there is. */
export async function eventsAfter(strapi: Core.Strapi, after: number, limit: number) {
  const outbox = () => strapi.db.connection(OUTBOX);
  const rows: OutboxRow[] = await outbox().where("seq", ">", after).orderBy("seq").limit(limit);
  const last = await outbox().max({ head: "seq" }).first();
  const events = rows.map(({ seq, type, document_id, locale, action, at }) => ({
    seq: Number(seq),
    type,
    documentId: document_id,
    locale,
    action,
    at,
  }));
  return { events, head: Number(last?.head ?? 0) };
}
