import type { ReadDb } from "../platform/database";
import { grouped } from "../platform/request";
import {
  allEntries,
  postingsAre,
  postingsOf,
  type Posting,
  type SearchEntry,
} from "../platform/search-index";
import { SEARCH_SOURCES } from "./kinds";

const READ_AT_ONCE = 500;

/** Rows in one order and one notation, whatever order they were read in. */
const listed = (postings: readonly Posting[]): string =>
  postings
    .map(({ term, size, in_title }) => `${term} ${Number(size)} ${Number(in_title)}`)
    .sort()
    .join("\n");

/** The entries of one scope whose rows in the index are not those a rebuild would write. */
async function differing(db: ReadDb, scope: string, entries: readonly SearchEntry[]): Promise<string[]> {
  const keys = entries.map((entry) => entry.key);
  if (keys.length === 0) return [];
  const { sql, values } = postingsAre(scope, keys);
  const stored = (await db.query(
    `SELECT scope, term, size, entry_key, in_title FROM search_posting WHERE ${sql}`,
    values,
  )) as Posting[];
  const rows = grouped(keys, stored, (row) => row.entry_key);
  return keys.filter((_key, at) => listed(rows[at]!) !== listed(postingsOf(entries[at]!)));
}

/** Names everything whose words in the search index are not those that a rebuild would write. */
export async function checkSearchIndex(db: ReadDb): Promise<string[]> {
  const differences: string[] = [];
  const entered = new Map<string, Set<string>>();
  for (const source of SEARCH_SOURCES) {
    for (const scope of source.scopes) entered.set(scope, new Set());
    for await (const entries of allEntries(db, source)) {
      for (const scope of source.scopes) {
        const own = entries.filter((entry) => entry.scope === scope);
        for (const key of await differing(db, scope, own))
          differences.push(`search index, ${scope} ${key}: not what a rebuild would write`);
        for (const { key } of own) entered.get(scope)!.add(key);
      }
    }
  }
  const strangers = new Set<string>();
  for (let last = "", more = true; more; ) {
    const held = (await db.query(
      `SELECT DISTINCT entry_key, scope FROM search_posting WHERE entry_key >= ? ORDER BY entry_key, scope LIMIT ${READ_AT_ONCE}`,
      [last],
    )) as { scope: string; entry_key: string }[];
    for (const { scope, entry_key } of held) {
      if (!entered.get(scope)?.has(entry_key))
        strangers.add(`search index, ${scope} ${entry_key}: nobody may find it`);
    }
    more = held.length === READ_AT_ONCE;
    last = held.at(-1)?.entry_key ?? last;
  }
  return [...differences, ...strangers];
}
