import type { Logger } from "../platform/log";
import { deadLetterCount, deadLetters } from "./dead-letters";
import type { Feed } from "./feed";
import { documentsOf } from "./documents-of";
import { lookAgain, type Looked } from "./look";
import { Overtaken, readPosition } from "./position";
import { DOCUMENT_TYPES, FEED_LOCALES, type DocumentKey } from "./published";
import { keyText, storedHash, storedForms, type ReplicaContext } from "./replica";

/** How far the replica was from what is published, and what is left. */
export interface Drift {
  /** Published and not in the replica; those that cannot be understood are counted below. */
  readonly missing: number;
  /** In both, with another content. */
  readonly differing: number;
  /** In the replica and no longer published. */
  readonly extra: number;
  /** Documents brought up to date or removed. */
  readonly repaired: number;
  /** Published documents that cannot be understood. */
  readonly deadLetters: number;
}

const LISTED_AT_ONCE = 500;
const REPAIRED_AT_ONCE = 50;
const TRIES = 5;

async function everythingPublished(feed: Feed): Promise<Map<string, { key: DocumentKey; hash: string }>> {
  const found = new Map<string, { key: DocumentKey; hash: string }>();
  const seen = new Set<string>();
  let after: string | null = null;
  do {
    const page = await feed.published(after, LISTED_AT_ONCE);
    for (const { type, documentId, locale, hash } of page.items) {
      const key = { type, documentId, locale } as DocumentKey;
      if (!DOCUMENT_TYPES.includes(key.type) || !FEED_LOCALES.includes(key.locale)) continue;
      found.set(keyText(key), { key, hash: storedHash(hash) });
    }
    after = page.next !== null && !seen.has(page.next) ? page.next : null;
    if (after !== null) seen.add(after);
  } while (after !== null);
  return found;
}

async function repair(
  context: ReplicaContext,
  feed: Feed,
  keys: readonly DocumentKey[],
  log: Logger,
): Promise<Looked> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const position = await context.database.read(readPosition);
      return await lookAgain(context, feed, keys, position, position.seq, log);
    } catch (error) {
      if (!(error instanceof Overtaken) || attempt === TRIES) throw error;
    }
  }
}

const EVENTS_AT_ONCE = 500;

/** The documents of which the feed tells after an event: they are on their way. */
async function onTheirWay(feed: Feed, after: number): Promise<Set<string>> {
  const names = new Set<string>();
  for (let seq = after; ; ) {
    const { events, head } = await feed.events(seq, EVENTS_AT_ONCE);
    for (const key of documentsOf(events)) names.add(keyText(key));
    const last = events.at(-1)?.seq ?? head;
    if (last >= head || last <= seq) return names;
    seq = last;
  }
}

/**
 * Compares everything that is published with the replica, both ways, and looks again at whatever differs. `tellsAfter`:
 * what the feed tells of after that event is left to whoever reads it, and is no difference.
 */
export async function reconcile(
  context: ReplicaContext,
  feed: Feed,
  log: Logger,
  tellsAfter: number | null = null,
): Promise<Drift> {
  const published = await everythingPublished(feed);
  const replica = await context.database.read(async (db) => {
    const rows = [];
    for (const type of DOCUMENT_TYPES) rows.push(...(await storedForms(db, type, null)));
    return { stored: new Map(rows), letters: await deadLetters(db, null) };
  });
  const coming = tellsAfter === null ? new Set<string>() : await onTheirWay(feed, tellsAfter);
  const again = new Map<string, DocumentKey>();
  const drift = { missing: 0, differing: 0, extra: 0, repaired: 0 };
  for (const [name, { key, hash }] of published) {
    const stored = replica.stored.get(name);
    if (coming.has(name) || (stored?.hash === hash && !replica.letters.has(name))) continue;
    again.set(name, key);
    if (replica.letters.has(name)) continue;
    drift[stored ? "differing" : "missing"] += 1;
  }
  for (const [name, { key }] of [...replica.stored, ...replica.letters]) {
    if (coming.has(name) || published.has(name) || again.has(name)) continue;
    again.set(name, key);
    if (replica.stored.has(name)) drift.extra += 1;
  }
  const keys = [...again.values()];
  for (let at = 0; at < keys.length; at += REPAIRED_AT_ONCE) {
    const { stored, removed } = await repair(context, feed, keys.slice(at, at + REPAIRED_AT_ONCE), log);
    drift.repaired += stored + removed;
  }
  const result = { ...drift, deadLetters: await context.database.read(deadLetterCount) };
  if (keys.length > 0 || result.deadLetters > 0)
    log.warn(result, "the replica differed from what is published");
  return result;
}
