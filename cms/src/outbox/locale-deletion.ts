import type { Core } from "@strapi/strapi";
import { contentTypes } from "./content-types";
import { publishedVersions } from "./published-versions";
import { lockOutbox, recordChanges } from "./record";

/** Runs the deletion of a whole language and names every document published in it, in one transaction. */
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
    }
    return remove();
  }) as Promise<Result>;
}
