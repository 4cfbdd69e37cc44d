import type { Core } from "@strapi/strapi";
import { REVIEWS } from "../review/tables";
import { SCHEDULES } from "../schedule/tables";

/** A whole language is deleted past the document service: nothing waits in it any more, should it ever come back. */
export async function forgetLocale(strapi: Core.Strapi, id: number | string): Promise<void> {
  const locale = await strapi.db.query("plugin::i18n.locale").findOne({ where: { id }, select: ["code"] });
  if (!locale) return;
  await strapi.db.transaction(async ({ trx }) => {
    for (const table of [REVIEWS, SCHEDULES]) await trx(table).where({ locale: locale.code }).delete();
  });
}
