import { graphql } from "graphql";
import { systemClock } from "../../api/platform/clock";
import type { Database } from "../../api/platform/database";
import { createLog } from "../../api/platform/log";
import { RequestContext } from "../../api/platform/request";
import { createSchema } from "../../api/schema";

/** Lists of articles, from one level to three, with as many levels as statements they may cost. */
const LISTS: readonly (readonly [query: string, levels: number])[] = [
  ["{ articles(first: 50) { nodes { title slug dateline cover { url } } } }", 1],
  ["{ articles(first: 50) { nodes { title body { html } } } }", 2],
  ["{ articles(first: 50) { nodes { title translations { title } } } }", 2],
  ["{ articles(first: 50) { nodes { title views rating { average } } } }", 2],
  ["{ articles(first: 20) { nodes { title newer(first: 2) { title body { text } } } } }", 3],
];

/** How a list of articles fares: its statements, and the levels of which each may cost one. */
export interface Statements {
  readonly query: string;
  readonly levels: number;
  readonly statements: number;
}

const BOOKKEEPING = /^(BEGIN|COMMIT|ROLLBACK|SELECT version)/i;

/** Counts the statements that each list reads with, on a filled database. */
export async function countStatements(database: Database): Promise<Statements[]> {
  let seen = 0;
  const watched = Object.create(database) as Database;
  watched.snapshot = async (options) => {
    const snapshot = await database.snapshot(options);
    const db = Object.create(snapshot.db) as typeof snapshot.db;
    db.query = ((sql: string, parameters?: unknown[]) => {
      if (!BOOKKEEPING.test(sql)) seen += 1;
      return snapshot.db.query(sql, parameters as never);
    }) as typeof db.query;
    return { db, version: () => snapshot.version(), close: () => snapshot.close() };
  };
  const schema = await createSchema();
  const found: Statements[] = [];
  for (const [source, levels] of LISTS) {
    seen = 0;
    const context = new RequestContext(watched, systemClock, null, "bench", createLog("silent"));
    const { errors } = await graphql({ schema, source, contextValue: context });
    await context.end();
    if (errors) throw errors[0]!;
    found.push({ query: source, levels, statements: seen });
  }
  return found;
}
