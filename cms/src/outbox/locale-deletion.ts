import type { Core } from "@strapi/strapi";
import { recordLocaleGone } from "../history/record";
import { CONTENT_TYPES, contentTypes } from "./content-types";
import { publishedVersions } from "./published-versions";
import { lockOutbox, recordChanges } from "./record";

/** Runs the deletion of a whole language and names every document published in it, in one transaction; drafts and all go to the trash. */
export function recordLocaleDeletion<Result>(
  strapi: Core.Strapi,
  id: number | string,
  remove: () => Promise<Result>,
): Promise<Result> {
  return strapi.db.transaction(async ({ trx }) => {
    await lockOutbox(trx);
    const locale = await strapi.db.query("plugin::i18n.locale").findOne({ where: { id }, select: ["code"] });
    for (const type of locale ? contentTypes : []) {
      const versions = await publishedVersions(strapi, type, { locale: locale.code });
      await recordChanges(
        strapi,
        trx,
        versions.map((version) => ({ ...version, action: "deleteLocale" })),
      );
      const rows: { documentId: string }[] = await strapi.db
        .query(CONTENT_TYPES[type])
        .findMany({ select: ["documentId"], where: { locale: locale.code } });
      const documentIds = [...new Set(rows.map(({ documentId }) => documentId))];
      await recordLocaleGone(strapi, trx, type, documentIds, locale.code);
    }
    return remove();
  }) as Promise<Result>;
}
