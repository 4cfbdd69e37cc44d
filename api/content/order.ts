import type { Order } from "../platform/page";
import { Locale } from "../platform/node";
import { holding, termsOf } from "../platform/search-index";
import { cleanText } from "../platform/text";

/** The order of content everywhere: its day, its first publication, its id; newest first. */
export const NEWEST_FIRST: Order = {
  columns: ["d.sort_day", "d.first_published_at", "d.document_id"],
  descending: true,
};

/** The sort values of a row in that order. */
export const sortValues = (row: { sort_day: string; first_published_at: string; document_id: string }) => [
  row.sort_day,
  row.first_published_at,
  row.document_id,
];

/** A language as the replica stores it. */
export const storedLocale = (locale: Locale): string => locale.toLowerCase();

/** A stored language as readers name it. */
export const shownLocale = (stored: string): Locale => (stored === "en" ? Locale.EN : Locale.VI);

/** The id of one language of a document: the same for as long as the CMS keeps it. */
export const documentKey = (documentId: string, locale: string): string => `${documentId}.${locale}`;

/** Reads the key of a global id; null for one that names no document. */
export function readDocumentKey(key: string): { documentId: string; locale: string } | null {
  const match = /^(.+)\.(vi|en)$/.exec(key);
  return match ? { documentId: match[1]!, locale: match[2]! } : null;
}

/** Conditions that complete `WHERE`, with their parameters. */
export class Conditions {
  readonly clauses: string[] = [];
  readonly parameters: (string | number)[] = [];

  add(clause: string, ...parameters: (string | number)[]): this {
    this.clauses.push(clause);
    this.parameters.push(...parameters);
    return this;
  }

  /** Every word of `text` must be a word, or the beginning of one, of the document; text without a letter or digit finds nothing. */
  addText(text: string | null | undefined, scope: string): this {
    const given = text === null || text === undefined ? "" : cleanText(text, "filter.text");
    if (given === "") return this;
    const words = [...new Set(termsOf(given))].sort();
    if (words.length === 0) return this.add("1 = 0");
    for (const word of words) {
      const { sql, values } = holding(scope, word);
      this.add(`d.document_id IN (${sql})`, ...values);
    }
    return this;
  }

  get sql(): string {
    return this.clauses.join(" AND ");
  }
}

/** The documents of one language that are published. */
export const publishedIn = (locale: Locale): Conditions =>
  new Conditions().add("d.locale = ?", storedLocale(locale)).add("d.removed_at IS NULL");
