import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, contentTypes } from "../outbox/content-types";
import { lockOutbox, recordChanges } from "../outbox/record";
import { readBody } from "./register";

interface Row {
  id: number;
  document_id: string;
  locale: string | null;
  published_at: unknown;
  body: unknown;
}

/**
 * Texts that an earlier version stored as blocks are rewritten in the form of today: drafts and published ones, in
 * every language, all in one transaction. When they were changed, and by whom, stays as it was. A second start finds none.
 */
export async function carryBodiesOver(strapi: Core.Strapi): Promise<void> {
  let carried = 0;
  await strapi.db.transaction(async ({ trx }) => {
    await lockOutbox(trx);
    for (const type of contentTypes) {
      const { tableName } = strapi.db.metadata.get(CONTENT_TYPES[type]);
      const rows: Row[] = await trx(tableName)
        .where("body", "like", "[%")
        .select("id", "document_id", "locale", "published_at", "body");
      for (const row of rows) {
        const body = readBody(typeof row.body === "string" ? JSON.parse(row.body) : row.body);
        await trx(tableName)
          .where({ id: row.id })
          .update({ body: body && JSON.stringify(body) });
        if (row.published_at)
          await recordChanges(strapi, trx, [
            { type, documentId: row.document_id, locale: row.locale, action: "update" },
          ]);
      }
      carried += rows.length;
    }
  });
  if (carried > 0)
    strapi.log.info(
      `Đã chuyển ${carried} nội dung sang dạng mới / Texts carried over to the new form: ${carried}`,
    );
}
