import type { WriteDb } from "../platform/database";
import type { Logger } from "../platform/log";
import { deadLetters } from "./dead-letters";
import type { Feed } from "./feed";
import {
  DOCUMENT_TYPES,
  MalformedDocument,
  readPublishedForm,
  type DocumentKey,
  type PublishedForm,
} from "./published";
import {
  keyText,
  removeDocument,
  storedHash,
  storedForms,
  storeDocument,
  type ReplicaContext,
} from "./replica";
import { FeedDeadLetterRow } from "./feed.entity";
import { takeTurn, type Position } from "./position";

/** What a look changed. */
export interface Looked {
  readonly stored: number;
  readonly removed: number;
  /** Documents that could not be understood this time. */
  readonly malformed: number;
}

const FETCHED_AT_ONCE = 4;

async function fetchForms(
  feed: Feed,
  keys: readonly DocumentKey[],
): Promise<(PublishedForm | MalformedDocument | null)[]> {
  const found: (PublishedForm | MalformedDocument | null)[] = new Array(keys.length).fill(null);
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < keys.length; at = next++) {
      try {
        const form = await feed.document(keys[at]!);
        found[at] = form === null ? null : readPublishedForm(keys[at]!, form);
      } catch (error) {
        if (!(error instanceof MalformedDocument)) {
          next = keys.length;
          throw error;
        }
        found[at] = error;
      }
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: FETCHED_AT_ONCE }, worker));
  const failed = workers.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  return found;
}

/**
 * Reads the published form of each document again and brings the replica to it; moves the position to `seq` in the
 * same transaction. A document that cannot be fetched stops everything before anything is written; one that cannot be
 * understood becomes a dead letter and keeps its last good copy. Where nothing differs nothing is written.
 */
export async function lookAgain(
  context: ReplicaContext,
  feed: Feed,
  keys: readonly DocumentKey[],
  position: Position,
  seq: number,
  log: Logger,
): Promise<Looked> {
  const { database, clock, ownOrigins } = context;
  const ids = [...new Set(keys.map((key) => key.documentId))];
  const [known, letters] = await database.read(async (db) => {
    const tables = [];
    for (const type of DOCUMENT_TYPES) tables.push(...(await storedForms(db, type, ids)));
    return [new Map(tables), await deadLetters(db, ids)] as const;
  });
  const forms = await fetchForms(feed, keys);
  const steps: ((tx: WriteDb) => Promise<unknown>)[] = [];
  const looked = { stored: 0, removed: 0, malformed: 0 };
  keys.forEach((key, at) => {
    const form = forms[at]!;
    const stored = known.get(keyText(key));
    const letter = letters.get(keyText(key));
    const { type, documentId, locale } = key;
    if (form instanceof MalformedDocument) {
      looked.malformed += 1;
      if (letter?.reason === form.message) return;
      log.error(
        { type, documentId, locale, reason: form.message },
        "a published document cannot be understood",
      );
      steps.push((tx) =>
        tx.save(FeedDeadLetterRow, {
          type,
          documentId,
          locale,
          reason: form.message,
          since: clock.now().toISOString(),
        }),
      );
      return;
    }
    if (letter) steps.push((tx) => tx.delete(FeedDeadLetterRow, { type, documentId, locale }));
    if (form === null) {
      if (!stored) return;
      looked.removed += 1;
      steps.push((tx) => removeDocument(tx, key, clock.now()));
    } else if (stored?.hash !== storedHash(form.hash) || stored.updatedAt !== form.updatedAt) {
      looked.stored += 1;
      steps.push((tx) => storeDocument(tx, form, ownOrigins));
    }
  });
  if (steps.length > 0 || seq !== position.seq) {
    await database.write(
      async (tx) => {
        await takeTurn(tx, position, seq);
        for (const step of steps) await step(tx);
      },
      { visible: looked.stored + looked.removed > 0 },
    );
  }
  return looked;
}
