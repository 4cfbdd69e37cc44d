import { randomBytes } from "node:crypto";
import type { ReadDb, WriteDb } from "./database";

/**
 * Which state of the data a read saw. The number grows with every write that a read can see; the mark is drawn anew
 * with it, so that a database that was restored or emptied never has a state that it had before under the same name.
 */
export interface DataVersion {
  readonly number: number;
  readonly mark: string;
}

const grown = new WeakSet<WriteDb>();

/**
 * Every write that a read can see grows the data version by one, in its own transaction. Whoever calls this early holds
 * the row from then on: such transactions take turns.
 */
export async function bumpDataVersion(tx: WriteDb): Promise<void> {
  if (grown.has(tx)) return;
  await tx.query("UPDATE data_version SET version = version + 1, mark = ? WHERE id = 1", [
    randomBytes(8).toString("hex"),
  ]);
  grown.add(tx);
}

/** The data version of the state that a handle reads. */
export async function readDataVersion(db: Pick<ReadDb, "query">): Promise<DataVersion> {
  const [row] = (await db.query("SELECT version, mark FROM data_version WHERE id = 1")) as {
    version: number | string;
    mark: string;
  }[];
  return { number: Number(row!.version), mark: row!.mark };
}

/** True where two reads saw the same state. */
export const isSameVersion = (one: DataVersion, other: DataVersion): boolean =>
  one.number === other.number && one.mark === other.mark;
