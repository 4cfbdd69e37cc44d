import type { Database, ReadDb } from "../platform/database";
import type { Drift } from "./reconcile";
import { FeedRunRow } from "./run.entity";

const INVISIBLE = { visible: false } as const;

/** How the replication fares. */
export async function readRun(db: ReadDb): Promise<FeedRunRow> {
  const row = await db.findOneBy(FeedRunRow, { id: 1 });
  if (!row) throw new Error("feed_run has no row");
  return row;
}

/** Keeps what a comparison of everything found. A first filling, or one of a CMS that began anew, is no drift. */
export function noteComparison(
  database: Database,
  drift: Drift,
  at: Date,
  tookMs: number,
  isFilling: boolean,
): Promise<unknown> {
  const { missing, differing, extra, repaired } = drift;
  const found = isFilling ? 0 : missing + differing + extra;
  return database.write(
    (tx) =>
      tx.update(
        FeedRunRow,
        { id: 1 },
        {
          ...{
            comparedAt: at.toISOString(),
            tookMs: Math.round(tookMs),
            missing,
            differing,
            extra,
            repaired,
          },
          driftTotal: () => `drift_total + ${found}`,
        },
      ),
    INVISIBLE,
  );
}

/** Keeps since when the CMS cannot be read, and why. */
export async function noteAway(database: Database, at: Date, reason: string): Promise<void> {
  const { awaySince } = await database.read(readRun);
  const away = { awaySince: awaySince ?? at.toISOString(), awayReason: reason.slice(0, 200) };
  await database.write((tx) => tx.update(FeedRunRow, { id: 1 }, away), INVISIBLE);
}

/** Forgets that the CMS was away; writes nothing where it was not. */
export async function noteBack(database: Database): Promise<void> {
  const { awaySince } = await database.read(readRun);
  if (awaySince !== null)
    await database.write(
      (tx) => tx.update(FeedRunRow, { id: 1 }, { awaySince: null, awayReason: null }),
      INVISIBLE,
    );
}
