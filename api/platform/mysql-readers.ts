import type { PoolConnection, QueryError } from "mysql2";
import { QueryFailedError, type DataSource, type QueryRunner } from "typeorm";
import type { ReadDb } from "./database";

/** A connection that only reads. What it reads between two calls of `forget` is one state of the database. */
export interface MysqlReader {
  readonly db: ReadDb;
  /** False when its connection is gone. */
  isAlive(): boolean;
  /** True where a statement was sent since `forget`: what is read now is of the state of that statement. */
  hasState(): boolean;
  /** Gives up the state that it has read from; the next statement reads from the newest. Nothing is waited for. */
  forget(): void;
  /** Runs a statement about its session. */
  set(sql: string): Promise<unknown>;
  /** Closes the connection. */
  destroy(): void;
}

/** The session of a reader: its first SELECT opens a read-only transaction by itself, so that none has to be opened for it. */
const SESSION = [
  "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY",
  "SET SESSION autocommit = 0",
];

/** Runs a statement on the driver's own connection, with the errors of TypeORM but without its listeners and promises. */
function ask(connection: PoolConnection, sql: string, parameters?: unknown[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    connection.query({ sql, values: parameters as never }, (error: QueryError | null, rows: unknown) => {
      if (error) reject(new QueryFailedError(sql, parameters, error));
      else resolve(rows);
    });
  });
}

/** Opens a reader on a connection of the source's pool, which it keeps. `limitSql` bounds the time of its statements. */
export async function openMysqlReader(source: DataSource, limitSql: string): Promise<MysqlReader> {
  const runner: QueryRunner = source.createQueryRunner();
  const connection = (await runner.connect()) as PoolConnection;
  let alive = true;
  const gone = (): void => {
    alive = false;
  };
  connection.on("error", gone);
  connection.on("end", gone);
  const destroy = (): void => {
    gone();
    connection.destroy();
  };
  try {
    await Promise.all([...SESSION, limitSql].map((sql) => ask(connection, sql)));
  } catch (error) {
    destroy();
    throw error;
  }
  let hasState = false;
  // Noted where it is sent: TypeORM's `find` and its like send theirs some turns after they were called.
  const send = connection.query.bind(connection) as (...sent: unknown[]) => never;
  connection.query = (...sent: unknown[]) => {
    hasState = true;
    return send(...sent);
  };
  const db = Object.create(runner.manager) as ReadDb;
  db.query = ((sql: string, parameters?: unknown[]) => ask(connection, sql, parameters)) as ReadDb["query"];
  return {
    db,
    isAlive: () => alive,
    hasState: () => hasState,
    forget: () => {
      ask(connection, "COMMIT").catch(destroy);
      hasState = false;
    },
    set: (sql) => ask(connection, sql),
    destroy,
  };
}
