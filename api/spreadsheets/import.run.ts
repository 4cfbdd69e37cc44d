import { randomUUID } from "node:crypto";
import { appendChanges } from "../platform/changes";
import { civilDay, type Clock } from "../platform/clock";
import type { Database } from "../platform/database";
import type { ImportKind, Outcome } from "./import.kind";
import { readRows, type RefusedRow } from "./import.read";

export interface ImportOptions {
  /** Does everything and takes it back. */
  readonly dryRun: boolean;
  /** Records the good rows although others are refused. */
  readonly skipBadRows: boolean;
  /** Told how many of all rows are done. */
  readonly progress?: (done: number, all: number) => void;
}

/** What came of a file. */
export interface Imported {
  readonly headings: readonly string[];
  readonly recorded: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedRow[];
  /** False where everything was taken back: a dry run, refused rows, or nothing new. */
  readonly written: boolean;
}

/** Leaves a transaction that is to leave nothing behind. */
class TakenBack extends Error {}

/**
 * Imports the rows of a table in one transaction, reading the file twice: once to look at it, once to record it. By
 * default one bad row takes everything back. A row that says what is recorded already changes nothing. Every record is
 * audited and in the change feed.
 */
export async function importTable<R>(
  database: Database,
  clock: Clock,
  kind: ImportKind<R>,
  path: string,
  { dryRun, skipBadRows, progress }: ImportOptions,
): Promise<Imported> {
  const now = clock.now();
  const run = { now, today: civilDay(now), id: randomUUID() };
  let result: Imported | null = null;
  try {
    await database.write(async (tx) => {
      const session = await kind.open(tx, run);
      const refused: RefusedRow[] = [];
      const count: Record<"RECORDED" | "UNCHANGED", number> = { RECORDED: 0, UNCHANGED: 0 };
      let headings: readonly string[] = [];
      let all = 0;
      for await (const { good, refused: bad } of readRows(kind, path, (values) => (headings = values))) {
        all += good.length + bad.length;
        await session.survey?.(good);
      }
      await session.settle?.();
      let done = 0;
      for await (const { good, refused: bad } of readRows(kind, path, () => undefined)) {
        refused.push(...bad);
        const outcomes: readonly Outcome[] = good.length > 0 ? await session.take(good) : [];
        outcomes.forEach((outcome, index) => {
          if (typeof outcome === "string") count[outcome] += 1;
          else refused.push({ table: good[index]!.table, reason: outcome.refused });
        });
        done += good.length + bad.length;
        progress?.(done, all);
      }
      refused.sort((a, b) => a.table.row - b.table.row);
      const written = count.RECORDED > 0 && !dryRun && (skipBadRows || refused.length === 0);
      result = { headings, recorded: count.RECORDED, unchanged: count.UNCHANGED, refused, written };
      if (count.RECORDED > 0) {
        const changes = await session.finish();
        if (written) await appendChanges(tx, changes, now);
      }
      if (!written) throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return result!;
}
