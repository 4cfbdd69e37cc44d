import type { DataVersion } from "./data-version";
import type { ReadDb, WriteDb } from "./database";

/** How many of the last writes are known; whoever is further behind takes everything for changed. */
export const CHANGES_KNOWN = 1024;
/** A write that touches more than this may as well have touched everything. */
const MOST_TOUCHED = 500;

interface Touching {
  everything: boolean;
  readonly names: Set<string>;
}

const touching = new WeakMap<WriteDb, Touching>();

/**
 * Promises that a transaction changes nothing that is remembered between operations, except what it names by `touch`.
 * A transaction of which nobody promises this is taken to change everything: forgetting to promise costs time, never
 * a right answer.
 */
export function touchesOnlyWhatItNames(tx: WriteDb): void {
  if (!touching.has(tx)) touching.set(tx, { everything: false, names: new Set() });
}

/** Names something that a transaction changes, in the word under which it is remembered. */
export function touch(tx: WriteDb, ...names: readonly string[]): void {
  const told = touching.get(tx);
  for (const name of names) told?.names.add(name);
}

/** True where a transaction has already named this, or promises nothing. */
export function isTouched(tx: WriteDb, name: string): boolean {
  const told = touching.get(tx);
  return !told || told.everything || told.names.has(name);
}

/** Takes the promise of a transaction back. */
export function touchEverything(tx: WriteDb): void {
  const told = touching.get(tx);
  if (told) told.everything = true;
}

/** Notes what a transaction touched, under the version that it makes; called once, at its end. */
export async function noteTouched(tx: WriteDb): Promise<void> {
  const told = touching.get(tx);
  const known = told && !told.everything && told.names.size <= MOST_TOUCHED;
  await tx.query(
    `REPLACE INTO data_change (slot, version, mark, touched) SELECT version % ${CHANGES_KNOWN}, version, mark, ? FROM data_version WHERE id = 1`,
    [known ? JSON.stringify([...told.names]) : null],
  );
}

/** A write that grew the data version, and what it touched; null: it may be anything. */
export interface Change extends DataVersion {
  readonly touched: readonly string[] | null;
}

/** The writes after one version up to another; null where that one did not come after the first, or too long after. */
export async function changesBetween(
  db: ReadDb,
  from: DataVersion,
  to: DataVersion,
): Promise<readonly Change[] | null> {
  const steps = to.number - from.number;
  if (steps < 0 || steps >= CHANGES_KNOWN) return null;
  const numbers = Array.from({ length: steps + 1 }, (_, step) => from.number + step);
  const rows = (await db.query(
    `SELECT version, mark, touched FROM data_change WHERE slot IN (${numbers.map((number) => number % CHANGES_KNOWN).join(", ")})`,
  )) as { version: number | string; mark: string; touched: string | null }[];
  const found = new Map(rows.map((row) => [Number(row.version), row]));
  // The marks tell whether the one version led to the other, or belongs to another life of this database.
  if (found.get(from.number)?.mark !== from.mark || found.get(to.number)?.mark !== to.mark) return null;
  const changes: Change[] = [];
  for (const number of numbers.slice(1)) {
    const row = found.get(number);
    if (!row) return null;
    const touched = row.touched === null ? null : (JSON.parse(row.touched) as string[]);
    changes.push({ number, mark: row.mark, touched });
  }
  return changes;
}
