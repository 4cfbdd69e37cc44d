import { Column, Entity, PrimaryColumn, PrimaryGeneratedColumn } from "typeorm";
import type { Day } from "../platform/days";
import type { PublishedFile, PublishedImage } from "./published";

/**
 * One language of a document as the CMS last published it. When it is withdrawn the row stays as a tombstone:
 * `removedAt` is set and everything that was published is erased. Instants are ISO texts in UTC.
 */
abstract class ReplicaRow {
  @PrimaryGeneratedColumn({ type: "int" })
  id: number;

  @Column({ name: "document_id", type: "varchar", length: 64 })
  documentId: string;

  @Column({ type: "varchar", length: 2 })
  locale: string;

  @Column({ name: "removed_at", type: "varchar", length: 24, nullable: true })
  removedAt: string | null;

  /** The CMS's hash of the published form, after the edition of the code that stored it. */
  @Column({ name: "source_hash", type: "varchar", length: 80, nullable: true })
  sourceHash: string | null;

  @Column({ type: "varchar", length: 300, nullable: true })
  slug: string | null;

  @Column({ type: "varchar", length: 300, nullable: true })
  title: string | null;

  /** The day by which lists are ordered: the text's own date, or the day of its first publication. */
  @Column({ name: "sort_day", type: "date", nullable: true })
  sortDay: Day | null;

  @Column({ name: "first_published_at", type: "varchar", length: 24, nullable: true })
  firstPublishedAt: string | null;

  @Column({ name: "updated_at", type: "varchar", length: 24, nullable: true })
  updatedAt: string | null;

  /** Sanitised when it was stored; addresses of the CMS's own files are still relative. */
  @Column({ name: "body_html", type: "text", nullable: true })
  bodyHtml: string | null;

  @Column({ name: "body_text", type: "text", nullable: true })
  bodyText: string | null;

  @Column({ name: "search_text", type: "text", nullable: true })
  searchText: string | null;

  @Column({ name: "congress_key", type: "varchar", length: 100, nullable: true })
  congressKey: string | null;
}

@Entity("article")
export class ArticleRow extends ReplicaRow {
  @Column({ type: "text", nullable: true })
  excerpt: string | null;

  @Column({ type: "varchar", length: 100, nullable: true })
  category: string | null;

  @Column({ type: "varchar", length: 300, nullable: true })
  byline: string | null;

  @Column({ name: "source_name", type: "varchar", length: 300, nullable: true })
  sourceName: string | null;

  @Column({ name: "source_url", type: "varchar", length: 2000, nullable: true })
  sourceUrl: string | null;

  @Column({ type: "date", nullable: true })
  dateline: Day | null;

  @Column({ name: "campaign_code", type: "varchar", length: 100, nullable: true })
  campaignCode: string | null;

  @Column({ name: "video_url", type: "varchar", length: 2000, nullable: true })
  videoUrl: string | null;

  @Column({ type: "simple-json", nullable: true })
  cover: PublishedImage | null;

  @Column({ type: "simple-json", nullable: true })
  gallery: PublishedImage[] | null;

  @Column({ type: "simple-json", nullable: true })
  attachments: PublishedFile[] | null;

  @Column({ type: "simple-json", nullable: true })
  seo: { metaTitle: string | null; metaDescription: string | null } | null;
}

@Entity("congress_document")
export class CongressDocumentRow extends ReplicaRow {
  @Column({ type: "varchar", length: 100, nullable: true })
  kind: string | null;

  @Column({ type: "varchar", length: 100, nullable: true })
  number: string | null;

  @Column({ name: "issued_on", type: "date", nullable: true })
  issuedOn: Day | null;

  @Column({ name: "signed_by", type: "varchar", length: 300, nullable: true })
  signedBy: string | null;

  @Column({ type: "text", nullable: true })
  summary: string | null;

  @Column({ type: "simple-json", nullable: true })
  files: PublishedFile[] | null;

  @Column({ name: "union_code", type: "varchar", length: 100, nullable: true })
  unionCode: string | null;
}

/** A slug under which one language of a document was published before the one it has. */
@Entity("content_former_slug")
export class FormerSlugRow {
  @PrimaryColumn({ type: "varchar", length: 40 })
  type: string;

  @PrimaryColumn({ name: "document_id", type: "varchar", length: 64 })
  documentId: string;

  @PrimaryColumn({ type: "varchar", length: 2 })
  locale: string;

  @PrimaryColumn({ type: "varchar", length: 300 })
  slug: string;
}

/** A union that an article names, by the code the editor wrote; whether the code exists is asked when it is read. */
@Entity("article_union")
export class ArticleUnionRow {
  @PrimaryColumn({ name: "article_id", type: "int" })
  articleId: number;

  @PrimaryColumn({ type: "int" })
  position: number;

  @Column({ name: "union_code", type: "varchar", length: 100 })
  unionCode: string;
}
