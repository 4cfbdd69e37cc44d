import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, type ContentType } from "./content-types";

/** A document in one locale that the public can read. */
export interface PublishedVersion {
  type: ContentType;
  documentId: string;
  locale: string;
}

/** The published versions of one content type that meet a condition, each once. */
export async function publishedVersions(
  strapi: Core.Strapi,
  type: ContentType,
  where: Record<string, unknown>,
): Promise<PublishedVersion[]> {
  const rows: { documentId: string; locale: string }[] = await strapi.db.query(CONTENT_TYPES[type]).findMany({
    select: ["documentId", "locale"],
    where: { $and: [where, { publishedAt: { $notNull: true } }] },
  });
  const byKey = new Map(rows.map((row) => [`${row.documentId} ${row.locale}`, row]));
  return [...byKey.values()].map(({ documentId, locale }) => ({ type, documentId, locale }));
}
