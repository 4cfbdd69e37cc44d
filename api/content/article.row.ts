import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { Article } from "./article.type";
import { toFile, toImage } from "./media.type";
import { documentKey, shownLocale } from "./order";
import type { PublishedFile, PublishedImage } from "./published";

/** An article as it is read from the database. */
export interface ArticleRowRead {
  id: number;
  document_id: string;
  locale: string;
  slug: string;
  title: string;
  sort_day: Day;
  first_published_at: string;
  updated_at: string;
  excerpt: string | null;
  category: string | null;
  byline: string | null;
  source_name: string | null;
  dateline: Day | null;
  cover: string | null;
  gallery: string | null;
  video_url: string | null;
  attachments: string | null;
}

/** The columns of an ArticleRowRead; the text itself is loaded only where it is asked for. */
export const ARTICLE_COLUMNS = `d.id, d.document_id, d.locale, d.slug, d.title, d.sort_day, d.first_published_at, d.updated_at,
  d.excerpt, d.category, d.byline, d.source_name, d.dateline, d.cover, d.gallery, d.video_url, d.attachments`;

/** A row as readers see it. */
export function toArticle(row: ArticleRowRead, filesUrl: string): Article {
  const cover = row.cover === null ? null : (JSON.parse(row.cover) as PublishedImage | null);
  const gallery = row.gallery === null ? [] : (JSON.parse(row.gallery) as PublishedImage[]);
  const attachments = row.attachments === null ? [] : (JSON.parse(row.attachments) as PublishedFile[]);
  return Object.assign(new Article(), {
    id: encodeId("Article", documentKey(row.document_id, row.locale)),
    rowId: row.id,
    documentId: row.document_id,
    sortDay: row.sort_day,
    firstPublishedAt: row.first_published_at,
    categoryCode: row.category,
    slug: row.slug,
    locale: shownLocale(row.locale),
    title: row.title,
    excerpt: row.excerpt,
    cover: cover && toImage(cover, filesUrl),
    gallery: gallery.map((image) => toImage(image, filesUrl)),
    videoUrl: row.video_url,
    attachments: attachments.map((file) => toFile(file, filesUrl)),
    byline: row.byline,
    sourceName: row.source_name,
    dateline: row.dateline,
    publishedAt: new Date(row.first_published_at),
    updatedAt: new Date(row.updated_at),
  });
}
