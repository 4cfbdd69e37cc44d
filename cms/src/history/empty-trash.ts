import type { Core } from "@strapi/strapi";
import { recordAudit } from "../audit/record";
import { CONTENT_TYPES } from "../outbox/content-types";
import { lockOutbox } from "../outbox/record";
import { HISTORY_TEXTS, TRASH } from "./tables";
import { TRASH_DAYS, type Thrown } from "./trash";

/**
 * Removes for good what has lain in the trash for thirty days: of its history only when, who and what remain, no text.
 * A language that was written anew in the meantime keeps its history; only the trash forgets the old deletion.
 */
export async function emptyTrash(strapi: Core.Strapi, now = Date.now()): Promise<number> {
  const before = new Date(now - TRASH_DAYS * 86_400_000).toISOString();
  return strapi.db.transaction(async ({ trx }) => {
    await lockOutbox(trx);
    const expired: Thrown[] = await trx(TRASH).where("at", "<=", before);
    for (const { type, document_id, locale } of expired) {
      const key = { type, document_id, locale };
      await trx(TRASH).where(key).delete();
      const lives = await strapi.db
        .query(CONTENT_TYPES[type])
        .count({ where: { documentId: document_id, locale } });
      if (lives > 0) continue;
      await trx(HISTORY_TEXTS).where(key).delete();
      await recordAudit(strapi, trx, {
        action: "document.emptied",
        subjectType: type,
        subjectId: document_id,
        locale,
      });
    }
    return expired.length;
  });
}

/** Empties the trash at every start and every night: a night on which the CMS was down is made up for. */
export async function emptyTrashDaily(strapi: Core.Strapi): Promise<void> {
  await emptyTrash(strapi);
  strapi.cron.add({
    emptyTrash: {
      task: async () => void (await emptyTrash(strapi)),
      options: { rule: "20 3 * * *", tz: "Asia/Ho_Chi_Minh" },
    },
  });
}
