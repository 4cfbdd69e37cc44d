import type { Core } from "@strapi/strapi";
import { bodyHtml } from "../../../body/html";
import type { Body } from "../../../body/schema";
import type { ContentType } from "../../../outbox/content-types";
import { unionCodesOf } from "../../../union-codes";
import { contentHash } from "./canonical-json";
import { publishedFiles, publishedImage, text, type StoredFile, type StoredImage } from "./published-files";

/** A published row with everything its form needs. */
export interface StoredDocument extends Record<string, unknown> {
  id: number;
  documentId: string;
  locale: string;
  updatedAt: string | Date;
  body?: Body | null;
  cover?: StoredImage | null;
  gallery?: StoredImage[];
  attachments?: StoredFile[];
  files?: StoredFile[];
  unionCodes?: unknown;
  unionCode?: unknown;
  seo?: { metaTitle?: string | null; metaDescription?: string | null } | null;
}

/** What to load beside the row itself. */
export const populate = {
  article: {
    cover: { populate: { file: true } },
    gallery: { populate: { file: true } },
    attachments: true,
    seo: true,
  },
  "congress-document": { files: true },
} as const;

const day = (value: unknown) => (value ? String(value).slice(0, 10) : null);

function seo({ seo }: StoredDocument) {
  const metaTitle = text(seo?.metaTitle);
  const metaDescription = text(seo?.metaDescription);
  return metaTitle || metaDescription ? { metaTitle, metaDescription } : null;
}

async function article(strapi: Core.Strapi, row: StoredDocument) {
  return {
    excerpt: text(row.excerpt),
    category: row.category ?? null,
    body: bodyHtml(row.body),
    byline: text(row.byline),
    sourceName: text(row.sourceName),
    sourceUrl: text(row.sourceUrl),
    dateline: day(row.dateline),
    unionCodes: unionCodesOf(row),
    campaignCode: text(row.campaignCode),
    congressKey: text(row.congressKey),
    videoUrl: text(row.videoUrl),
    cover: publishedImage(row.cover),
    gallery: (row.gallery ?? []).flatMap((image) => publishedImage(image) ?? []),
    attachments: await publishedFiles(strapi, row.attachments),
    seo: seo(row),
  };
}

async function congressDocument(strapi: Core.Strapi, row: StoredDocument) {
  return {
    kind: row.kind ?? null,
    number: text(row.number),
    issuedOn: day(row.issuedOn),
    signedBy: text(row.signedBy),
    summary: text(row.summary),
    body: bodyHtml(row.body),
    files: await publishedFiles(strapi, row.files),
    unionCode: unionCodesOf(row)[0] ?? null,
    congressKey: text(row.congressKey),
  };
}

/** The published form of a row: what the API stores and shows. */
export async function publishedForm(
  strapi: Core.Strapi,
  type: ContentType,
  row: StoredDocument,
  past: { firstPublishedAt: string; slugs: string[] },
) {
  const form = {
    type,
    documentId: row.documentId,
    locale: row.locale,
    slug: text(row.slug),
    formerSlugs: past.slugs.filter((slug) => slug !== row.slug),
    title: text(row.title),
    ...(await (type === "article" ? article : congressDocument)(strapi, row)),
    firstPublishedAt: past.firstPublishedAt,
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
  return { hash: contentHash(form), ...form };
}
