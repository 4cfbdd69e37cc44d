import type { Logger } from "../platform/log";
import type { Feed, FeedEvent } from "./feed";
import { lookAgain } from "./look";
import { Overtaken, readPosition } from "./position";
import {
  DOCUMENT_TYPES,
  FEED_LOCALES,
  type DocumentKey,
  type DocumentType,
  type FeedLocale,
} from "./published";
import { keyText, type ReplicaContext } from "./replica";

const EVENTS_AT_ONCE = 100;

/** MORE: there may be further events. CAUGHT_UP: none. RESTARTED: the feed is not the one that was read before. */
export type Step = "MORE" | "CAUGHT_UP" | "RESTARTED";

const known = <T extends string>(values: readonly T[], value: string): value is T =>
  (values as readonly string[]).includes(value);

/** The documents that events speak of, each once. A type or language this API does not know is no concern of it. */
function documentsOf(events: readonly FeedEvent[]): DocumentKey[] {
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

/**
 * Asks for the events after the last one committed and brings their documents up to date, all in one transaction with
 * the new position: the position never passes an event whose documents are not in the replica. An event only means
 * "look again", so that double and late ones do no harm.
 */
export async function readEvents(context: ReplicaContext, feed: Feed, log: Logger): Promise<Step> {
  const position = await context.database.read(readPosition);
  const { events, head } = await feed.events(position.seq, EVENTS_AT_ONCE);
  if (head < position.seq) return "RESTARTED";
  const last = Math.max(position.seq, ...events.map((event) => event.seq));
  if (last === position.seq) return "CAUGHT_UP";
  try {
    const looked = await lookAgain(context, feed, documentsOf(events), position, last, log);
    if (looked.stored + looked.removed + looked.malformed > 0)
      log.info({ seq: last, ...looked }, "content changed");
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    return "MORE";
  }
  return last < head ? "MORE" : "CAUGHT_UP";
}
