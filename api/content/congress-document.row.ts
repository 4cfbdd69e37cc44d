import type { Day } from "../platform/days";
import { encodeId } from "../platform/ids";
import { CongressDocument } from "./congress-document.type";
import { toFile } from "./media.type";
import { documentKey, shownLocale } from "./order";
import type { PublishedFile } from "./published";

/** A congress document as it is read from the database. */
export interface CongressDocumentRowRead {
  id: number;
  document_id: string;
  locale: string;
  slug: string;
  title: string;
  sort_day: Day;
  first_published_at: string;
  updated_at: string;
  kind: string;
  number: string | null;
  issued_on: Day | null;
  summary: string | null;
  files: string | null;
  union_code: string | null;
}

/** The columns of a CongressDocumentRowRead; the text itself is loaded only where it is asked for. */
export const CONGRESS_DOCUMENT_COLUMNS = `d.id, d.document_id, d.locale, d.slug, d.title, d.sort_day, d.first_published_at, d.updated_at,
  d.kind, d.number, d.issued_on, d.summary, d.files, d.union_code`;

/** A row as readers see it. */
export function toCongressDocument(row: CongressDocumentRowRead, filesUrl: string): CongressDocument {
  const files = row.files === null ? [] : (JSON.parse(row.files) as PublishedFile[]);
  return Object.assign(new CongressDocument(), {
    id: encodeId("CongressDocument", documentKey(row.document_id, row.locale)),
    rowId: row.id,
    documentId: row.document_id,
    kindCode: row.kind,
    unionCode: row.union_code,
    slug: row.slug,
    locale: shownLocale(row.locale),
    title: row.title,
    number: row.number,
    issuedOn: row.issued_on,
    summary: row.summary,
    files: files.map((file) => toFile(file, filesUrl)),
    publishedAt: new Date(row.first_published_at),
    updatedAt: new Date(row.updated_at),
  });
}
