import type { ReadDb, WriteDb } from "./database";
import { places } from "./request";
import { fold } from "./text";

/** What a search finds one thing by. */
export interface SearchEntry {
  /** What kind of thing it is, and in which language where it is written in one: `union`, `article.vi`. */
  readonly scope: string;
  /** Its key within the scope, the same for as long as the thing exists. */
  readonly key: string;
  /** Its names, the one it is shown by first. A word of these weighs more than one of `text`. */
  readonly titles: readonly (string | null)[];
  /** What else is said of it. */
  readonly text: string | null;
}

/** How the rows of one table are found: the index is kept, rebuilt and checked from what `entries` reads. */
export interface SearchSource {
  /** The table whose rows are found; its `id` is an ascending number. */
  readonly table: string;
  readonly scopes: readonly string[];
  /** The entries of rows, by id; none for a row that nobody may find. */
  entries(db: ReadDb, ids: readonly number[]): Promise<SearchEntry[]>;
}

/** One word of one thing. `size` is the number of words of its first name: of equal finds the shorter name is first. */
export interface Posting {
  readonly scope: string;
  readonly term: string;
  readonly size: number;
  readonly entry_key: string;
  /** 1 for a word of a name, 0 for one that stands only in the text. */
  readonly in_title: number;
}

const LONGEST_TERM = 40;
const LARGEST_SIZE = 999;
const INSERTED_AT_ONCE = 400;

/** The words of a text as the index holds them, in their order: folded, the very long ones cut. */
export function termsOf(text: string): string[] {
  const cut = (word: string): string =>
    word.length <= LONGEST_TERM ? word : Array.from(word).slice(0, LONGEST_TERM).join("");
  return fold(text).split(" ").filter(Boolean).map(cut);
}

/** Greater than every word that begins in a way, on both databases: no word holds the last character of Unicode. */
export const afterAll = (beginning: string): string => `${beginning}\u{10FFFF}`;

/** A subquery for the keys of everything in a scope that holds a word, or one that begins like it. */
export function holding(scope: string, beginning: string): { sql: string; values: string[] } {
  return {
    sql: "SELECT held.entry_key FROM search_posting held WHERE held.scope = ? AND held.term >= ? AND held.term < ?",
    values: [scope, beginning, afterAll(beginning)],
  };
}

/** The rows of the index for one thing: each of its words once, at its best place. */
export function postingsOf({ scope, key, titles, text }: SearchEntry): Posting[] {
  const size = Math.min(termsOf(titles[0] ?? "").length, LARGEST_SIZE);
  const inTitle = new Map(termsOf(text ?? "").map((term) => [term, 0]));
  for (const term of termsOf(titles.filter(Boolean).join(" "))) inTitle.set(term, 1);
  return [...inTitle].map(([term, in_title]) => ({ scope, term, size, entry_key: key, in_title }));
}

async function insertPostings(tx: WriteDb, postings: readonly Posting[]): Promise<void> {
  for (let at = 0; at < postings.length; at += INSERTED_AT_ONCE) {
    const some = postings.slice(at, at + INSERTED_AT_ONCE);
    await tx.query(
      `INSERT INTO search_posting (scope, term, size, entry_key, in_title) VALUES ${some.map(() => "(?, ?, ?, ?, ?)").join(", ")}`,
      some.flatMap(({ scope, term, size, entry_key, in_title }) => [scope, term, size, entry_key, in_title]),
    );
  }
}

/** A condition on the rows of some things. `LIKE`, because SQLite would read the whole scope for `scope = ?`. */
export function postingsAre(scope: string, keys: readonly string[]): { sql: string; values: string[] } {
  return { sql: `entry_key IN (${places(keys)}) AND scope LIKE ?`, values: [...keys, scope] };
}

/** Takes things out of the index, in the transaction that withdraws them: none of their words stays. */
export async function removeFromIndex(tx: WriteDb, scope: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const { sql, values } = postingsAre(scope, keys);
  await tx.query(`DELETE FROM search_posting WHERE ${sql}`, values);
}

/** Brings the index to what rows now say, in the transaction that changed them. */
export async function indexRows(tx: WriteDb, source: SearchSource, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const entries = await source.entries(tx, ids);
  for (const scope of source.scopes) {
    const keys = entries.filter((entry) => entry.scope === scope).map((entry) => entry.key);
    await removeFromIndex(tx, scope, keys);
  }
  await insertPostings(tx, entries.flatMap(postingsOf));
}

/** Fills the index of one source from its rows, a batch at a time; what stood there is gone. */
export async function rebuildIndexOf(tx: WriteDb, source: SearchSource): Promise<number> {
  let indexed = 0;
  await tx.query(`DELETE FROM search_posting WHERE scope IN (${places(source.scopes)})`, [...source.scopes]);
  for await (const entries of allEntries(tx, source)) {
    await insertPostings(tx, entries.flatMap(postingsOf));
    indexed += entries.length;
  }
  return indexed;
}

const READ_AT_ONCE = 200;

/** Everything that can be found in one source, a batch at a time. */
export async function* allEntries(db: ReadDb, source: SearchSource): AsyncGenerator<SearchEntry[]> {
  for (let last = 0; ; ) {
    const rows = (await db.query(
      `SELECT id FROM ${source.table} WHERE id > ? ORDER BY id LIMIT ${READ_AT_ONCE}`,
      [last],
    )) as {
      id: number;
    }[];
    if (rows.length === 0) return;
    last = rows.at(-1)!.id;
    yield await source.entries(
      db,
      rows.map((row) => row.id),
    );
  }
}
