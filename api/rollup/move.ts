import type { WriteDb } from "../platform/database";
import { places } from "../platform/request";
import { addFacts } from "./add";
import { carryCensus } from "./carry-census";
import { takeTurn } from "./turn";

const AT_ONCE = 500;

async function belowEver(tx: WriteDb, unionIds: readonly number[]): Promise<number[]> {
  const rows = (await tx.query(
    `SELECT DISTINCT descendant_id FROM ancestry WHERE relation = 'ADMINISTRATIVE' AND ancestor_id IN (${places(unionIds)}) ORDER BY descendant_id`,
    [...unionIds],
  )) as { descendant_id: number }[];
  return rows.map((row) => row.descendant_id);
}

/**
 * Runs a change of where unions stand, how long they live or what kind they are, and carries what these unions
 * and everything below them state and count as from their old places in the roll-up and the census to the new ones. `change` rebuilds the ancestry.
 */
export async function carryFacts<T>(
  tx: WriteDb,
  unionIds: readonly number[],
  change: () => Promise<T>,
): Promise<T> {
  await takeTurn(tx);
  const moved = await belowEver(tx, unionIds);
  const each = async (sign: "" | "-"): Promise<void> => {
    for (let at = 0; at < moved.length; at += AT_ONCE) {
      const some = moved.slice(at, at + AT_ONCE);
      await addFacts(tx, sign, `f.union_id IN (${places(some)})`, some);
    }
  };
  await each("-");
  const result = await carryCensus(tx, moved, change);
  await each("");
  return result;
}
