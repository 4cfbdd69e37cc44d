import type { Core } from "@strapi/strapi";
import { lastPublishedSlug, slugsOfOthers } from "./published-slugs";
import { contentTypeOf, LOCALES, type ContentType, type ContentUid } from "./outbox/content-types";

interface Writing {
  documentId?: string;
  data?: { title?: string | null; slug?: string | null };
  locale?: string | string[];
}

interface Version {
  id: number;
  documentId: string;
  locale: string;
  title: string | null;
  slug: string | null;
}

const LONGEST = 200;

/** What an address is called when the title has no letter and no digit in it. */
const withoutWords: Record<ContentType, string> = { article: "bai-viet", "congress-document": "van-kien" };

/** The words of a title in the letters of an address; empty when there are none. */
export function slugOf(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  return plain
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, "");
}

/**
 * The address for a version that has none: the one under which it was published before, else one from its title that no
 * other document has or had in this language; the number of a second one of the same title is added.
 */
async function slugFor(
  strapi: Core.Strapi,
  type: ContentType,
  uid: ContentUid,
  title: string,
  version: { documentId?: string; locale: string },
): Promise<string> {
  const { documentId, locale } = version;
  const former = documentId ? await lastPublishedSlug(strapi, type, documentId, locale) : null;
  if (former) return former;
  const wanted = slugOf(title) || withoutWords[type];
  const rows: Version[] = await strapi.db.query(uid).findMany({
    select: ["documentId", "slug"],
    where: { locale, slug: { $startsWith: wanted } },
  });
  const others = [
    ...rows.filter((row) => row.documentId !== documentId),
    ...(await slugsOfOthers(strapi, type, locale, wanted, documentId)),
  ];
  const taken = new Set(others.map((row) => row.slug?.toLowerCase()));
  for (let n = 0; ; n += 1) {
    const slug = n === 0 ? wanted : `${wanted}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}

const filled = (value: string | null | undefined): boolean => Boolean(value?.trim());

/** A draft keeps the address it was given; one that has a title and no address gets one in the data about to be saved. */
async function fillData(strapi: Core.Strapi, type: ContentType, uid: ContentUid, writing: Writing) {
  const { data, documentId } = writing;
  if (!data || filled(data.slug)) return;
  const locale = typeof writing.locale === "string" && writing.locale ? writing.locale : LOCALES[0];
  const stored: Version | null = documentId
    ? await strapi.db.query(uid).findOne({ where: { documentId, locale, publishedAt: null } })
    : null;
  if (!("slug" in data) && filled(stored?.slug)) return;
  const title = data.title ?? stored?.title;
  if (filled(title)) data.slug = await slugFor(strapi, type, uid, title!, { documentId, locale });
}

/** Drafts as they are stored: those without an address get one, and so do copies, whose address is the original's. */
async function fillDrafts(
  strapi: Core.Strapi,
  type: ContentType,
  uid: ContentUid,
  documentId: string,
  copied: boolean,
) {
  const drafts: Version[] = await strapi.db.query(uid).findMany({ where: { documentId, publishedAt: null } });
  for (const draft of drafts) {
    const others = { slug: draft.slug, locale: draft.locale, documentId: { $ne: documentId } };
    const isTaken = async () => copied && (await strapi.db.query(uid).count({ where: others })) > 0;
    if (!filled(draft.title) || (filled(draft.slug) && !(await isTaken()))) continue;
    const slug = await slugFor(strapi, type, uid, draft.title!, draft);
    await strapi.db.query(uid).update({ where: { id: draft.id }, data: { slug } });
  }
}

/**
 * Gives every language of a document its address from its own title, whenever it would be saved or published without
 * one. What a person typed stays, and so does an address once given. A draft without a title waits for its title.
 */
export function makeSlugs(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    if (!type) return next();
    const uid = context.uid as ContentUid;
    const params = context.params as Writing;
    if (context.action === "create" || context.action === "update") await fillData(strapi, type, uid, params);
    if (context.action === "publish" && params.documentId)
      await fillDrafts(strapi, type, uid, params.documentId, false);
    const result = await next();
    if (context.action !== "clone") return result;
    const copy = result as { documentId?: string; entries: Version[] };
    if (!copy.documentId) return result;
    await fillDrafts(strapi, type, uid, copy.documentId, true);
    for (const entry of copy.entries)
      entry.slug = (await strapi.db.query(uid).findOne({ where: { id: entry.id } }))?.slug ?? null;
    return result;
  });
}
