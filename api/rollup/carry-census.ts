import type { ReportPeriod } from "../indicators/period";
import type { WriteDb } from "../platform/database";
import { addUp, codesOf, COLUMNS, countedNow, keptPeriods, storedCount } from "./census";
import { idList } from "./period-rows";
import { takeTurn } from "./turn";

const AT_ONCE = 500;

/** Counts unions anew in periods whose census is kept but for them, and says that it is right for the tree as it now is. */
async function countAgain(
  tx: WriteDb,
  periods: readonly ReportPeriod[],
  unionIds: readonly number[],
): Promise<void> {
  for (let at = 0; at < unionIds.length; at += AT_ONCE) {
    const some = unionIds.slice(at, at + AT_ONCE);
    await tx.query(
      `REPLACE INTO counted_union (period_id, union_id, ${COLUMNS.join(", ")}) ${countedNow(periods, some)}`,
    );
    await addUp(tx, storedCount(periods, some, ""));
  }
  await tx.query(
    `UPDATE census_period SET hierarchy = (SELECT version FROM hierarchy_version WHERE id = 1)
      WHERE period_id IN (SELECT id FROM report_period WHERE code IN (${codesOf(periods)}))`,
  );
}

/** Runs a change of where unions stand, how long they live or what they are, and carries them and what is below them to their new places in every census that is kept. */
export async function carryCensus<T>(
  tx: WriteDb,
  unionIds: readonly number[],
  change: () => Promise<T>,
): Promise<T> {
  const periods = await keptPeriods(tx);
  if (periods.length === 0) return change();
  for (let at = 0; at < unionIds.length; at += AT_ONCE) {
    const some = unionIds.slice(at, at + AT_ONCE);
    await addUp(tx, storedCount(periods, some, "-"));
    await tx.query(
      `DELETE FROM counted_union WHERE union_id IN (${idList(some)}) AND period_id IN (SELECT id FROM report_period WHERE code IN (${codesOf(periods)}))`,
    );
  }
  const result = await change();
  await countAgain(tx, periods, unionIds);
  return result;
}

/** Runs the recording of new unions, with their place in the ancestry, and counts them in every census that is kept. `found` gives their ids; it moves nobody else. */
export async function countFounded(tx: WriteDb, found: () => Promise<number[]>): Promise<number[]> {
  await takeTurn(tx);
  const periods = await keptPeriods(tx);
  const unionIds = await found();
  if (periods.length > 0) await countAgain(tx, periods, unionIds);
  return unionIds;
}
