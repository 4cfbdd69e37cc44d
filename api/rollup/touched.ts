import { isTouched, touch, touchEverything } from "../platform/data-changes";
import type { WriteDb } from "../platform/database";
import { idList } from "./period-rows";

/** The word under which the sums and the census of a union in a period are remembered, whoever reads them. */
export function countedWord(unionId: number, period: string): string {
  return `counted ${unionId} ${period}`;
}

/** Names the sums and the census of unions in a period as changed. */
export function touchCounted(tx: WriteDb, unionIds: readonly number[], period: string): void {
  touch(tx, ...unionIds.map((unionId) => countedWord(unionId, period)));
}

/** The same of unions and everyone who ever stood above them; of every period where none is named. */
export async function touchCountedAbove(
  tx: WriteDb,
  unionIds: readonly number[],
  period: string | null,
): Promise<void> {
  if (period === null) return touchEverything(tx);
  const untold = unionIds.filter((unionId) => !isTouched(tx, countedWord(unionId, period)));
  if (untold.length === 0) return;
  const rows = (await tx.query(
    `SELECT DISTINCT ancestor_id AS id FROM ancestry WHERE relation = 'ADMINISTRATIVE' AND descendant_id IN (${idList(untold)})`,
  )) as { id: number }[];
  touchCounted(
    tx,
    rows.map(({ id }) => id),
    period,
  );
}
