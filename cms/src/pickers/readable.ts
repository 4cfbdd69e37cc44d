import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, LOCALES, type ContentType, type ContentUid } from "../outbox/content-types";

interface Row {
  documentId: string;
  locale: string;
  title: string | null;
}

/** Of some documents those that a person may read in the panel, with the title of their first language. */
export async function readableTitles(
  strapi: Core.Strapi,
  userAbility: unknown,
  type: ContentType,
  documentIds: string[],
): Promise<Map<string, { uid: ContentUid; title: string | null; locale: string }>> {
  const uid = CONTENT_TYPES[type];
  const checker = strapi
    .plugin("content-manager")
    .service("permission-checker")
    .create({ userAbility, model: uid });
  const readable = new Map<string, { uid: ContentUid; title: string | null; locale: string }>();
  if (documentIds.length === 0 || checker.cannot.read()) return readable;
  const { filters } = await checker.sanitizedQuery.read({});
  for (const locale of LOCALES) {
    const rows = (await strapi.documents(uid).findMany({
      status: "draft",
      locale,
      fields: ["documentId", "locale", "title"] as never,
      filters: { $and: [{ documentId: { $in: documentIds } }, ...(filters ? [filters] : [])] } as never,
    })) as unknown as Row[];
    for (const { documentId, title } of rows)
      if (!readable.has(documentId)) readable.set(documentId, { uid, title, locale });
  }
  return readable;
}
