import type { Core } from "@strapi/strapi";
import { errors } from "@strapi/utils";
import { CONTENT_TYPES, LOCALES, contentTypes, type ContentType } from "./outbox/content-types";

const UID = "content::published-slug";

/** A slug under which one language of a document is or was published: links to it lead there for good. */
interface PublishedSlug {
  id: number;
  type: ContentType;
  documentId: string;
  locale: string;
  slug: string;
  /** When it was last published under it, an ISO instant. */
  at: string;
}

interface Version {
  documentId: string;
  locale: string;
  slug: string | null;
}

type NewRow = Omit<PublishedSlug, "id">;

const text = (length: number) => ({ type: "string", column: { args: [length], notNullable: true } });

/** One row for each slug of each language of each document, from the first publication under it. */
export function registerPublishedSlugs(strapi: Core.Strapi): void {
  const models = strapi.get("models") as unknown as { add(model: object): void };
  models.add({
    uid: UID,
    singularName: "content-published-slug",
    tableName: "content_published_slugs",
    attributes: {
      id: { type: "increments" },
      type: text(40),
      documentId: text(64),
      locale: text(16),
      slug: text(255),
      at: text(32),
    },
    indexes: [
      { name: "content_published_slugs_slug", columns: ["slug", "locale", "type"] },
      { name: "content_published_slugs_document", columns: ["document_id"] },
    ],
  });
}

const rows = (strapi: Core.Strapi) =>
  strapi.db.query(UID as never) as unknown as {
    findMany(query: object): Promise<PublishedSlug[]>;
    create(query: { data: NewRow }): Promise<PublishedSlug>;
    update(query: { where: object; data: Partial<NewRow> }): Promise<PublishedSlug>;
    delete(query: { where: object }): Promise<PublishedSlug>;
  };

/**
 * The slugs among those that begin with `prefix` which lead to another document. A deleted document keeps its slugs
 * for the day it is restored, but stands in nobody's way.
 */
export async function slugsOfOthers(
  strapi: Core.Strapi,
  type: ContentType,
  locale: string,
  prefix: string,
  documentId: string | undefined,
): Promise<PublishedSlug[]> {
  const found = await rows(strapi).findMany({ where: { type, locale, slug: { $startsWith: prefix } } });
  const others = found.filter((row) => row.documentId !== documentId);
  if (others.length === 0) return [];
  const alive: { documentId: string }[] = await strapi.db.query(CONTENT_TYPES[type]).findMany({
    select: ["documentId"],
    where: { locale, documentId: { $in: others.map((row) => row.documentId) } },
  });
  const owners = new Set(alive.map((version) => version.documentId));
  return others.filter((row) => owners.has(row.documentId));
}

/** The slug under which a language of a document was published last, also after it was taken down. */
export async function lastPublishedSlug(
  strapi: Core.Strapi,
  type: ContentType,
  documentId: string,
  locale: string,
): Promise<string | null> {
  const [last] = await rows(strapi).findMany({
    where: { type, documentId, locale },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    limit: 1,
  });
  return last?.slug ?? null;
}

/** Every slug under which these documents were ever published: keys are "documentId locale". */
export async function publishedSlugs(
  strapi: Core.Strapi,
  type: ContentType,
  documentIds: string[],
): Promise<Map<string, string[]>> {
  const found = await rows(strapi).findMany({
    where: { type, documentId: { $in: documentIds } },
    orderBy: { slug: "asc" },
  });
  const slugs = new Map<string, string[]>();
  for (const { documentId, locale, slug } of found) {
    const key = `${documentId} ${locale}`;
    slugs.set(key, [...(slugs.get(key) ?? []), slug]);
  }
  return slugs;
}

function refuse(locale: string, slug: string): never {
  const version = locale === LOCALES[0] ? "" : " (bản tiếng Anh)";
  const message =
    `Đường dẫn${version} “${slug}” đang dẫn tới một bài khác, nên chưa xuất bản; hãy đặt đường dẫn khác. / ` +
    `The slug “${slug}” leads to another document; nothing was published.`;
  throw new errors.ValidationError(message, {
    errors: [{ path: ["slug"], message, name: "ValidationError", value: null }],
  });
}

/**
 * Notes the slugs under which a document is published now, in the transaction that publishes it. One that leads to
 * another document takes the publication back; one that a deleted document left behind passes to this one.
 */
export async function keepPublishedSlugs(
  strapi: Core.Strapi,
  type: ContentType,
  documentId: string,
): Promise<void> {
  const versions: Version[] = await strapi.db.query(CONTENT_TYPES[type]).findMany({
    select: ["documentId", "locale", "slug"],
    where: { documentId, publishedAt: { $notNull: true } },
  });
  const at = new Date().toISOString();
  for (const { locale, slug } of versions) {
    if (!slug) continue;
    const same = (row: PublishedSlug) => row.slug.toLowerCase() === slug.toLowerCase();
    if ((await slugsOfOthers(strapi, type, locale, slug, documentId)).some(same)) refuse(locale, slug);
    const known = (await rows(strapi).findMany({ where: { type, locale, slug } })).filter(
      (row) => row.slug === slug,
    );
    const own = known.find((row) => row.documentId === documentId);
    for (const row of known) if (row !== own) await rows(strapi).delete({ where: { id: row.id } });
    if (own) await rows(strapi).update({ where: { id: own.id }, data: { at } });
    else await rows(strapi).create({ data: { type, documentId, locale, slug, at } });
  }
}

/** What was published before slugs were noted is noted at a start; of two documents with one slug the older one has it. */
export async function notePublishedSlugs(strapi: Core.Strapi): Promise<void> {
  for (const type of contentTypes) {
    const { tableName } = strapi.db.metadata.get(CONTENT_TYPES[type]);
    await strapi.db.transaction(async ({ trx }) => {
      const missing: { document_id: string; locale: string; slug: string }[] = await trx(`${tableName} as d`)
        .whereNotNull("d.published_at")
        .whereNotNull("d.slug")
        .whereNotNull("d.locale")
        .whereNotExists(
          trx("content_published_slugs as s")
            .where({ "s.type": type })
            .whereRaw("s.locale = d.locale AND s.slug = d.slug"),
        )
        .orderBy("d.id")
        .select("d.document_id", "d.locale", "d.slug");
      const at = new Date().toISOString();
      for (const { document_id: documentId, locale, slug } of missing)
        if ((await rows(strapi).findMany({ where: { type, locale, slug }, limit: 1 })).length === 0)
          await rows(strapi).create({ data: { type, documentId, locale, slug, at } });
    });
  }
}
