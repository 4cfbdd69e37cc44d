import type { Core } from "@strapi/strapi";
import { publishedVersions, type PublishedVersion } from "./published-versions";
import { lockOutbox, recordChanges } from "./record";

/** The published versions that show this file: as cover, in the gallery, as an attachment. */
async function versionsShowing(strapi: Core.Strapi, file: number | string): Promise<PublishedVersion[]> {
  const articles = await publishedVersions(strapi, "article", {
    $or: [
      { cover: { file: { id: file } } },
      { gallery: { file: { id: file } } },
      { attachments: { id: file } },
    ],
  });
  return [...articles, ...(await publishedVersions(strapi, "congress-document", { files: { id: file } }))];
}

/** Runs a change to a file of the media library and names the documents that show it, in one transaction. */
export function recordMediaWrite<Result>(
  strapi: Core.Strapi,
  file: number | string,
  action: string,
  write: () => Promise<Result>,
): Promise<Result> {
  return strapi.db.transaction(async ({ trx }) => {
    await lockOutbox(trx);
    const versions = await versionsShowing(strapi, file);
    const result = await write();
    await recordChanges(
      strapi,
      trx,
      versions.map((version) => ({ ...version, action })),
    );
    return result;
  }) as Promise<Result>;
}
