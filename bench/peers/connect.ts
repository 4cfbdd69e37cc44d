import Database from "better-sqlite3";
import { createPool } from "mysql2/promise";
import type { PeerSettings } from "./modules";

/** A value bound to a statement. */
export type Bound = string | number;

/** Runs one prepared SELECT. */
export interface Ask {
  <R>(sql: string, bound: readonly Bound[]): Promise<R[]>;
  close(): Promise<void>;
}

const CONNECTIONS = 10;

/** Opens the peers' tables for reading: prepared statements, a pool of ten connections or one read-only file. */
export function connect(database: PeerSettings["database"]): Ask {
  if (database.kind === "sqlite") {
    const file = new Database(database.file, { readonly: true });
    file.pragma("cache_size = -200000");
    file.pragma("mmap_size = 4000000000");
    const prepared = new Map<string, Database.Statement>();
    const ask = async <R>(sql: string, bound: readonly Bound[]): Promise<R[]> => {
      let statement = prepared.get(sql);
      if (!statement) prepared.set(sql, (statement = file.prepare(sql)));
      return statement.all(...bound) as R[];
    };
    return Object.assign(ask, { close: async () => void file.close() });
  }
  const pool = createPool({
    host: database.host,
    port: database.port,
    user: database.user,
    password: database.password,
    database: database.name,
    charset: "utf8mb4",
    connectionLimit: CONNECTIONS,
    dateStrings: true,
    maxPreparedStatements: 2000,
  });
  const ask = async <R>(sql: string, bound: readonly Bound[]): Promise<R[]> =>
    (await pool.execute(sql, [...bound]))[0] as R[];
  return Object.assign(ask, { close: () => pool.end() });
}
