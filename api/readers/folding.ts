import type { Clock } from "../platform/clock";
import type { Database, ReadDb } from "../platform/database";
import type { Logger } from "../platform/log";
import { fold, FOLD_EVERY_MS } from "./fold";

/** How often it is looked whether there is something to add up. */
const LOOK_MS = 30_000;

async function isDue(db: ReadDb, now: Date): Promise<boolean> {
  const [row] = (await db.query(
    "SELECT folded_at, EXISTS (SELECT 1 FROM reader_day) AS counting FROM reader_fold WHERE id = 1",
  )) as { folded_at: string; counting: number }[];
  return Number(row!.counting) === 1 && now.getTime() - Date.parse(row!.folded_at) >= FOLD_EVERY_MS;
}

/** Keeps the figures of readers at what is counted, every few minutes, until it is told to stop. */
export function startFolding(database: Database, clock: Clock, log: Logger): { stop(): Promise<void> } {
  let looking: Promise<void> = Promise.resolve();
  async function look(): Promise<void> {
    try {
      if (await database.read((db) => isDue(db, clock.now()))) await fold(database, clock.now());
    } catch (error) {
      log.warn({ err: error }, "the figures of readers were not added up");
    }
  }
  const begin = (): void => void (looking = looking.then(look));
  const timer = setInterval(begin, LOOK_MS).unref();
  begin();
  return {
    stop() {
      clearInterval(timer);
      return looking;
    },
  };
}
