import type { ReadDb } from "../platform/database";
import { readPosition } from "./position";
import { DOCUMENT_TYPES, type DocumentKey, type DocumentType } from "./published";
import { TABLE_OF } from "./replica";
import { readRun } from "./run";

/** A published document that could not be taken over; `reason` names fields and never what they say. */
export interface Refused extends DocumentKey {
  readonly reason: string;
  readonly since: string;
}

/** How far the replica of the CMS's content is. */
export interface Standing {
  /** The last event of the feed whose documents are in the replica. */
  readonly position: number;
  /** Since when the CMS cannot be read, and why; null while it can. */
  readonly away: { readonly since: string; readonly reason: string } | null;
  /** What the last comparison of everything found; null before the first one. */
  readonly compared: {
    readonly at: string;
    readonly tookMs: number;
    readonly missing: number;
    readonly differing: number;
    readonly extra: number;
    readonly repaired: number;
    /** Documents found to differ since the hub was installed. */
    readonly driftTotal: number;
  } | null;
  readonly refused: readonly Refused[];
}

/** Reads how far the replica is. */
export async function readStanding(db: ReadDb): Promise<Standing> {
  const { seq } = await readPosition(db);
  const run = await readRun(db);
  const letters = (await db.query(
    "SELECT type, document_id, locale, reason, since FROM feed_dead_letter ORDER BY since, type, document_id, locale",
  )) as {
    type: DocumentType;
    document_id: string;
    locale: DocumentKey["locale"];
    reason: string;
    since: string;
  }[];
  const { missing, differing, extra, repaired, driftTotal, tookMs } = run;
  return {
    position: seq,
    away: run.awaySince === null ? null : { since: run.awaySince, reason: run.awayReason ?? "" },
    compared:
      run.comparedAt === null
        ? null
        : { at: run.comparedAt, tookMs, missing, differing, extra, repaired, driftTotal },
    refused: letters.map(({ type, document_id: documentId, locale, reason, since }) => ({
      ...{ type, documentId, locale, reason, since },
    })),
  };
}

/** A document as the replica holds it: `hash` is the CMS's. */
export interface Held extends DocumentKey {
  readonly hash: string;
  readonly title: string;
}

/** One page of everything that the replica holds and shows; `next` null on the last one. */
export interface HeldPage {
  readonly items: readonly Held[];
  readonly next: string | null;
}

/** Where a page begins: behind a row of a table. */
interface Start {
  readonly type: DocumentType;
  readonly id: number;
}

/** Reads the `next` of an earlier page; null for what is none. */
export function readStart(after: string | null): Start | null {
  if (after === null) return { type: DOCUMENT_TYPES[0], id: 0 };
  const [, name, id] = /^([a-z-]+):(\d{1,10})$/.exec(after) ?? [];
  const type = DOCUMENT_TYPES.find((each) => each === name);
  return type ? { type, id: Number(id) } : null;
}

/** A page of what the replica holds, in the order of its rows. */
export async function readHeld(db: ReadDb, start: Start, limit: number): Promise<HeldPage> {
  const items: Held[] = [];
  for (const type of DOCUMENT_TYPES.slice(DOCUMENT_TYPES.indexOf(start.type))) {
    const rows = (await db.query(
      `SELECT id, document_id, locale, source_hash, title FROM ${TABLE_OF[type]}
       WHERE removed_at IS NULL AND id > ? ORDER BY id LIMIT ${limit - items.length}`,
      [type === start.type ? start.id : 0],
    )) as {
      id: number;
      document_id: string;
      locale: DocumentKey["locale"];
      source_hash: string;
      title: string;
    }[];
    for (const row of rows)
      items.push({
        ...{ type, documentId: row.document_id, locale: row.locale, title: row.title },
        hash: row.source_hash.slice(row.source_hash.indexOf(".") + 1),
      });
    if (items.length === limit) return { items, next: `${type}:${rows.at(-1)?.id ?? 0}` };
  }
  return { items, next: null };
}
