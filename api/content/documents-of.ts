import type { FeedEvent } from "./feed";
import {
  DOCUMENT_TYPES,
  FEED_LOCALES,
  type DocumentKey,
  type DocumentType,
  type FeedLocale,
} from "./published";
import { keyText } from "./replica";

const known = <T extends string>(values: readonly T[], value: string): value is T =>
  (values as readonly string[]).includes(value);

/** The documents that events speak of, each once. A type or language this API does not know is no concern of it. */
export function documentsOf(events: readonly FeedEvent[]): DocumentKey[] {
  const keys = new Map<string, DocumentKey>();
  for (const { type, documentId, locale } of events) {
    if (!known<DocumentType>(DOCUMENT_TYPES, type)) continue;
    const locales: readonly string[] = locale === null || locale === "*" ? FEED_LOCALES : [locale];
    for (const one of locales) {
      if (!known<FeedLocale>(FEED_LOCALES, one)) continue;
      const key = { type, documentId, locale: one };
      keys.set(keyText(key), key);
    }
  }
  return [...keys.values()];
}
