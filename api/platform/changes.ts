import { bumpDataVersion } from "./data-version";
import type { WriteDb } from "./database";

/** A Node that was written or removed, for the change feed. */
export interface Change {
  /** The Node's type name. */
  readonly kind: string;
  /** The key within its global id. */
  readonly key: string;
  /** Its code, where it has one. */
  readonly code: string | null;
  readonly action: "UPSERT" | "DELETE";
}

/**
 * Appends to the change feed. The numbers are taken under the lock of one row, which is held until the commit: the
 * order of numbers is the order of commits, and a reader that asks "after N" misses nothing. Call it last in a
 * transaction, for every other writer waits from here on. The row of the data version is locked first, as it is by who
 * changes figures: two writers that took these two rows in opposite orders would wait for each other.
 */
export async function appendChanges(tx: WriteDb, changes: readonly Change[], at: Date): Promise<void> {
  const byNode = new Map<string, Change>();
  for (const change of changes) {
    const name = `${change.kind}:${change.key}`;
    byNode.delete(name);
    byNode.set(name, change);
  }
  if (byNode.size === 0) return;
  await bumpDataVersion(tx);
  await tx.query("UPDATE change_counter SET seq = seq + ? WHERE id = 1", [byNode.size]);
  const [counter] = (await tx.query("SELECT seq FROM change_counter WHERE id = 1")) as {
    seq: number | string;
  }[];
  let seq = Number(counter!.seq) - byNode.size;
  for (const { kind, key, code, action } of byNode.values()) {
    seq += 1;
    await tx.query(
      "INSERT INTO change_log (seq, kind, node_key, code, action, changed_at) VALUES (?, ?, ?, ?, ?, ?)",
      [...[seq, kind, key, code, action, at.toISOString()]],
    );
  }
}
