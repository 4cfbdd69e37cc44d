import type { ReadDb } from "../platform/database";
import {
  anywhere,
  beginningWith,
  howCommon,
  howMany,
  inNames,
  together,
  type Found,
  type From,
  type Question,
  type Sql,
  type Word,
} from "./statement";
import type { Words } from "./words";

/** Where a page begins. Every page of a list takes the last word in the way the first one did. */
export interface Place extends Omit<Found, "entry_key"> {
  readonly unfinished: boolean;
  readonly key: string;
}

export interface Finds {
  /** The last word was taken as the beginning of one. */
  readonly unfinished: boolean;
  /** In order: most words in names, shorter name, key, scope. */
  readonly found: readonly Found[];
  /** How many there are in all, as far as `most` in each scope. */
  count(most: number): Promise<number>;
}

/** Words are counted as far as the first; where all of a question's are more common than that, as far as the second. */
const COMMON = [2_000, 20_000];
const COMPLETIONS = 10;

async function ask<T>(db: ReadDb, parts: readonly Sql[]): Promise<(T & { n: number })[]> {
  if (parts.length === 0) return [];
  const { sql, values } = together(parts);
  return (await db.query(sql, [...values])) as (T & { n: number })[];
}

/** What to ask each scope: all words as they stand, or the last one as each of the words that begin like it. */
async function questions(
  db: ReadDb,
  words: Words,
  unfinished: boolean,
  scopes: readonly string[],
): Promise<Question[]> {
  const whole = words.all
    .filter((term) => !unfinished || term !== words.unfinished)
    .map((term): Word => ({ term, named: false }));
  if (!unfinished) return scopes.map((scope) => ({ scope, words: whole }));
  const completions = await ask<{ term: string }>(
    db,
    scopes.map((scope) => beginningWith(scope, words.unfinished!, COMPLETIONS)),
  );
  return completions.map(({ n, term }) => ({
    scope: scopes[Number(n)]!,
    words: [...whole, { term, named: true }],
  }));
}

/** How many things hold each word of some questions, as far as `most`, by scope and word. */
async function counted(db: ReadDb, asked: readonly Question[], most: number): Promise<Map<string, number>> {
  const pairs = new Map(
    asked.flatMap(({ scope, words }) =>
      words.map(({ term }) => [`${scope} ${term}`, howCommon(scope, term, most)]),
    ),
  );
  const names = [...pairs.keys()];
  const counts = await ask<{ found: number }>(db, [...pairs.values()]);
  return new Map(counts.map((row) => [names[Number(row.n)]!, Number(row.found)]));
}

/** Puts the rarest word of each question first, and leaves out the questions about a scope that lacks a word. */
async function rarestFirst(db: ReadDb, asked: readonly Question[]): Promise<Question[]> {
  let sorted = asked.filter(({ words }) => words.length > 1);
  const settled = asked.filter(({ words }) => words.length === 1);
  for (const most of COMMON) {
    const found = await counted(db, sorted, most);
    const common = (scope: string, word: Word): number => found.get(`${scope} ${word.term}`) ?? 0;
    const unsettled: Question[] = [];
    for (const { scope, words } of sorted) {
      const ordered = [...words].sort((a, b) => common(scope, a) - common(scope, b));
      const rarest = common(scope, ordered[0]!);
      if (rarest === most && most !== COMMON.at(-1)) unsettled.push({ scope, words });
      else if (rarest > 0) settled.push({ scope, words: ordered });
    }
    sorted = unsettled;
  }
  return settled;
}

const inOrder = (a: Found, b: Found): number =>
  a.behind - b.behind ||
  a.size - b.size ||
  Buffer.compare(Buffer.from(a.entry_key), Buffer.from(b.entry_key)) ||
  (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0);

/** The best `limit` answers after a place, each once. */
async function read(
  db: ReadDb,
  asked: readonly Question[],
  start: Place | null,
  limit: number,
): Promise<Found[]> {
  const found = new Map<string, Found>();
  const collect = async (part: (question: Question) => Sql): Promise<void> => {
    for (const { n, behind, size, entry_key } of await ask<Found>(db, asked.map(part))) {
      const { scope } = asked[Number(n)]!;
      found.set(`${scope} ${entry_key}`, { scope, entry_key, size: Number(size), behind: Number(behind) });
    }
  };
  const from = (scope: string, behind: number): From | null =>
    start && start.behind >= behind ? { ...start, itself: scope > start.scope } : null;
  if (!start || start.behind === 0)
    await collect((question) => inNames(question, from(question.scope, 0), limit));
  if (found.size < limit) {
    const first: From = { behind: 1, size: -1, key: "", itself: true };
    await collect((question) => anywhere(question, from(question.scope, 1) ?? first, limit));
  }
  return [...found.values()].sort(inOrder).slice(0, limit);
}

async function count(db: ReadDb, asked: readonly Question[], most: number): Promise<number> {
  const scopes = [...new Set(asked.map(({ scope }) => scope))];
  const parts = scopes.map((scope) =>
    howMany(
      asked.filter((question) => question.scope === scope),
      most,
    ),
  );
  const counts = await ask<{ found: number }>(db, parts);
  return counts.reduce((sum, row) => sum + Number(row.found), 0);
}

/** The things of some scopes that hold every word, after a place; up to `limit`. */
export async function find(
  db: ReadDb,
  words: Words,
  scopes: readonly string[],
  start: Place | null,
  limit: number,
): Promise<Finds> {
  const ways = start ? [start.unfinished] : words.unfinished === null ? [false] : [false, true];
  let finds: Finds = { unfinished: false, found: [], count: async () => 0 };
  for (const unfinished of ways) {
    const asked = await rarestFirst(db, await questions(db, words, unfinished, scopes));
    const found = await read(db, asked, start, limit);
    finds = { unfinished, found, count: (most) => count(db, asked, most) };
    if (found.length > 0) break;
  }
  return finds;
}
