import type { ReadDb, WriteDb } from "../platform/database";
import { FeedPositionRow } from "./feed.entity";

/** Where a reader stands before it asks the CMS anything; what it fetches is written only if nobody wrote since. */
export interface Position {
  readonly seq: number;
  readonly turn: number;
}

/** Another process wrote to the replica after the position was read: what was fetched may be older, so look again. */
export class Overtaken extends Error {}

/** Where the replica stands. */
export async function readPosition(db: ReadDb): Promise<Position> {
  const [row] = (await db.query("SELECT seq, turn FROM feed_position WHERE id = 1")) as {
    seq: number;
    turn: number;
  }[];
  return { seq: Number(row!.seq), turn: Number(row!.turn) };
}

/** Moves the position within the transaction that writes what was fetched; Overtaken where someone else wrote since. */
export async function takeTurn(tx: WriteDb, position: Position, seq: number): Promise<void> {
  const { affected } = await tx.update(
    FeedPositionRow,
    { id: 1, turn: position.turn },
    { seq, turn: position.turn + 1 },
  );
  if (affected !== 1) throw new Overtaken("another process wrote to the replica");
}
