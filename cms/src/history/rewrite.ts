import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, type ContentType } from "../outbox/content-types";
import type { Fields, Form } from "./form";
import { dataOf, filesStillThere, picturesGone, type Note } from "./missing";

/** The address of a version, or a numbered one where another document has it in the meantime. */
async function freeSlug(
  strapi: Core.Strapi,
  type: ContentType,
  documentId: string,
  locale: string,
  wanted: string,
): Promise<string> {
  const rows: { slug: string | null }[] = await strapi.db.query(CONTENT_TYPES[type]).findMany({
    select: ["slug"],
    where: { locale, documentId: { $ne: documentId }, slug: { $startsWith: wanted } },
  });
  const taken = new Set(rows.map(({ slug }) => slug?.toLowerCase()));
  for (let n = 0; ; n += 1) {
    const slug = n === 0 ? wanted : `${wanted}-${n}`;
    if (!taken.has(slug.toLowerCase())) return slug;
  }
}

/** What has to be written so that a language of a document is this version again, and what can't be as it was. */
export async function rewriting(
  strapi: Core.Strapi,
  type: ContentType,
  documentId: string,
  locale: string,
  form: Form,
): Promise<{ data: Fields; notes: Note[] }> {
  const notes: Note[] = [];
  const there = await filesStillThere(strapi, form);
  for (const [id, name] of Object.entries(form.files))
    if (!there.has(Number(id))) notes.push({ kind: "missingFile", name });
  for (const name of await picturesGone(strapi, form.fields)) notes.push({ kind: "missingPicture", name });
  const data = (await dataOf(strapi, CONTENT_TYPES[type], form.fields, there, notes)) ?? {};
  const wanted = data.slug;
  if (typeof wanted === "string" && wanted) {
    data.slug = await freeSlug(strapi, type, documentId, locale, wanted);
    if (data.slug !== wanted) notes.push({ kind: "slugTaken", wanted, slug: data.slug as string });
  }
  return { data, notes };
}
