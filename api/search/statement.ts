import type { SortValue } from "../platform/page";
import { afterAll } from "../platform/search-index";

/** A piece of SQL with its values. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly SortValue[];
}

/** A word that a thing must hold; in one of its names where `named`. */
export interface Word {
  readonly term: string;
  readonly named: boolean;
}

/** Things of one scope that hold every word: those of the first are read in order, each is asked for the others in turn. */
export interface Question {
  readonly scope: string;
  readonly words: readonly Word[];
}

/** A thing found: `behind` counts the words that none of its names holds. */
export interface Found {
  readonly scope: string;
  readonly entry_key: string;
  readonly size: number;
  readonly behind: number;
}

/** Only things after this place, or from it on. */
export interface From {
  readonly behind: number;
  readonly size: number;
  readonly key: string;
  readonly itself: boolean;
}

/** `CROSS JOIN` is what keeps SQLite from asking in another order; MySQL counts for itself. */
function things({ scope, words }: Question, allNamed: boolean): Sql {
  const tables = words.map((word, n) => {
    const same = n === 0 ? "" : ` AND w${n}.size = w0.size AND w${n}.entry_key = w0.entry_key`;
    const named = allNamed || word.named ? ` AND w${n}.in_title = 1` : "";
    return { table: `search_posting w${n}`, on: `w${n}.scope = ? AND w${n}.term = ?${same}${named}` };
  });
  const [first, ...others] = tables;
  return {
    sql: `FROM ${first!.table} ${others.map(({ table, on }) => `CROSS JOIN ${table} ON ${on}`).join(" ")} WHERE ${first!.on}`,
    values: [...words.slice(1), words[0]!].flatMap(({ term }) => [scope, term]),
  };
}

/** Things whose names hold every word; the index itself gives them in order, so that reading ends with the page. */
export function inNames(question: Question, start: From | null, limit: number): Sql {
  const found = things(question, true);
  const after = start
    ? ` AND (w0.size > ? OR (w0.size = ? AND w0.entry_key ${start.itself ? ">=" : ">"} ?))`
    : "";
  return {
    sql: `SELECT 0 AS behind, w0.size, w0.entry_key ${found.sql}${after} ORDER BY w0.size, w0.entry_key LIMIT ${limit}`,
    values: [...found.values, ...(start ? [start.size, start.size, start.key] : [])],
  };
}

/** Things that hold every word, some of them outside their names. */
export function anywhere(question: Question, start: From, limit: number): Sql {
  const found = things(question, false);
  const behind = question.words.map((_word, n) => `1 - w${n}.in_title`).join(" + ");
  return {
    sql: `SELECT * FROM (SELECT ${behind} AS behind, w0.size AS size, w0.entry_key AS entry_key ${found.sql}) AS x
       WHERE behind > ? OR (behind = ? AND (size > ? OR (size = ? AND entry_key ${start.itself ? ">=" : ">"} ?)))
       ORDER BY behind, size, entry_key LIMIT ${limit}`,
    values: [...found.values, start.behind, start.behind, start.size, start.size, start.key],
  };
}

/** How many things answer one of some questions about one scope, each counted as far as `most`. */
export function howMany(questions: readonly Question[], most: number): Sql {
  const parts = questions.map((question) => things(question, false));
  const each = parts.map(
    ({ sql }, n) => `SELECT entry_key FROM (SELECT w0.entry_key ${sql} LIMIT ${most}) AS q${n}`,
  );
  return {
    sql: `SELECT COUNT(*) AS found FROM (${each.join(" UNION ")}) AS x`,
    values: parts.flatMap(({ values }) => values),
  };
}

/** How many things hold a word, as far as `most`. */
export function howCommon(scope: string, term: string, most: number): Sql {
  return {
    sql: `SELECT COUNT(*) AS found FROM (SELECT 1 FROM search_posting WHERE scope = ? AND term = ? LIMIT ${most}) AS x`,
    values: [scope, term],
  };
}

/** The most frequent words of names that begin in a way. */
export function beginningWith(scope: string, beginning: string, limit: number): Sql {
  return {
    sql: `SELECT term FROM search_posting WHERE scope = ? AND term >= ? AND term < ? AND in_title = 1
       GROUP BY term ORDER BY COUNT(*) DESC, term LIMIT ${limit}`,
    values: [scope, beginning, afterAll(beginning)],
  };
}

/** One statement for many questions; `n` says which one a row answers. */
export function together(parts: readonly Sql[]): Sql {
  return {
    sql: parts.map(({ sql }, n) => `SELECT p${n}.*, ${n} AS n FROM (${sql}) AS p${n}`).join(" UNION ALL "),
    values: parts.flatMap(({ values }) => values),
  };
}
