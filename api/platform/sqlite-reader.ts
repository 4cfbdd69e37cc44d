import type { Database as Connection } from "better-sqlite3";
import { LRUCache } from "lru-cache";
import { QueryFailedError, type DataSource } from "typeorm";
import type { ReadDb } from "./database";

/** Statements that a connection keeps ready; lists of ids stand in the text of many, so that not all come again. */
const MOST_READY = 300;

/** A connection that only reads, without TypeORM's listeners and its search for what a statement is. */
export interface SqliteReader {
  readonly db: ReadDb;
  begin(): void;
  commit(): void;
  close(): Promise<void>;
}

type Row = Record<string, unknown>;

/**
 * Makes objects of rows that come as lists. (The function is written for the columns, as the MySQL driver does: the
 * driver of SQLite takes twice as long to make the objects itself.)
 */
function rowMaker(columns: readonly string[]): (values: readonly unknown[]) => Row {
  const fields = columns.map((name, index) => `${JSON.stringify(name)}: values[${index}]`);
  return new Function("values", `return { ${fields.join(", ")} };`) as (values: readonly unknown[]) => Row;
}

type Ready = (parameters: readonly unknown[]) => Row[];

/** The driver takes numbers, texts and null. */
const bound = (value: unknown): unknown =>
  typeof value === "boolean" ? Number(value) : value === undefined ? null : value;

/** Makes a reader of a source's connection. */
export function sqliteReader(source: DataSource): SqliteReader {
  const connection = (source.driver as unknown as { readonly databaseConnection: Connection })
    .databaseConnection;
  const ready = new LRUCache<string, Ready>({ max: MOST_READY });

  function prepare(sql: string): Ready {
    const statement = connection.prepare(sql);
    // What returns no rows would write: the connection itself says that it does not.
    if (!statement.reader) return (parameters) => (statement.run(...parameters.map(bound)), []);
    statement.raw();
    const toRow = rowMaker(statement.columns().map(({ name }) => name));
    return (parameters) => (statement.all(...parameters.map(bound)) as unknown[][]).map(toRow);
  }

  function readyFor(sql: string): Ready {
    let known = ready.get(sql);
    if (!known) ready.set(sql, (known = prepare(sql)));
    return known;
  }

  const db = Object.create(source.manager) as ReadDb;
  db.query = (async (sql: string, parameters: readonly unknown[] = []) => {
    try {
      return readyFor(sql)(parameters);
    } catch (error) {
      throw new QueryFailedError(sql, [...parameters], error as Error);
    }
  }) as ReadDb["query"];
  const begin = connection.prepare("BEGIN");
  const commit = connection.prepare("COMMIT");
  return {
    db,
    begin: () => void begin.run(),
    commit: () => void commit.run(),
    close: () => source.destroy(),
  };
}
