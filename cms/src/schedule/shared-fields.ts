import type { Core } from "@strapi/strapi";
import type { ContentUid } from "../outbox/content-types";

interface Attribute {
  type: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/** Rows that a form is made of are written anew with every save: their numbers say nothing. */
const withoutIds = (key: string, value: unknown) => (key === "id" || key.endsWith("At") ? undefined : value);

/** What all languages of a document have in common, as text, to see whether it changed. */
export async function sharedFieldsOf(
  strapi: Core.Strapi,
  uid: ContentUid,
  documentId: string,
): Promise<string> {
  const attributes = Object.entries(strapi.getModel(uid).attributes) as [string, Attribute][];
  const shared = attributes
    .filter(([, { pluginOptions }]) => pluginOptions?.i18n?.localized === false)
    .map(([name, { type }]) => ({ name, isPart: ["component", "media", "dynamiczone"].includes(type) }));
  const draft = await strapi.db.query(uid).findOne({
    select: shared.filter(({ isPart }) => !isPart).map(({ name }) => name),
    where: { documentId, publishedAt: null },
    populate: shared.filter(({ isPart }) => isPart).map(({ name }) => name),
  });
  return JSON.stringify(draft && shared.map(({ name }) => draft[name]), withoutIds);
}
