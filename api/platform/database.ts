import type { DataSource, EntityManager } from "typeorm";
import type { DatabaseConfig } from "./config";
import type { DataVersion } from "./data-version";
import type { Memory } from "./memory";

/** A handle that reads one state of the database. It has no way to write. */
export type ReadDb = Pick<EntityManager, "query" | "find" | "findBy" | "findOne" | "findOneBy" | "countBy">;

/** The handle of one open transaction. Every handle that writes can also read. */
export type WriteDb = EntityManager;

const READS = ["query", "find", "findBy", "findOne", "findOneBy", "countBy"] as const;

/**
 * A handle that reads through `db` as long as `isOpen` says so. An answer does not wait for everything that was begun for
 * it (a refusal elsewhere is answered at once): what goes on afterwards must not read another state.
 */
export function readsWhile(db: ReadDb, isOpen: () => boolean): ReadDb {
  const handle = Object.create(db) as Record<(typeof READS)[number], unknown>;
  for (const read of READS) {
    handle[read] = (...asked: unknown[]): Promise<unknown> =>
      isOpen()
        ? (db[read] as (...asked: unknown[]) => Promise<unknown>).apply(db, asked)
        : Promise.reject(new Error("the state that this would read has been closed"));
  }
  return handle as unknown as ReadDb;
}

/** One state of the database, held until it is closed. */
export interface Snapshot {
  readonly db: ReadDb;
  /** Which state it is. */
  version(): Promise<DataVersion>;
  close(): Promise<void>;
}

export interface ReadOptions {
  /** False for the operator's own long questions (check:data): no statement is cut short. */
  readonly limited?: boolean;
}

export interface WriteOptions {
  /** False for bookkeeping that no reader can see: the data version stays. */
  readonly visible?: boolean;
}

export interface Database {
  readonly kind: DatabaseConfig["kind"];
  /** The writer's source, for migrations and tests. */
  readonly source: DataSource;
  /** What this process remembers between operations. */
  readonly memory: Memory;
  snapshot(options?: ReadOptions): Promise<Snapshot>;
  read<T>(work: (db: ReadDb) => Promise<T>, options?: ReadOptions): Promise<T>;
  /** The data version as it was last committed, read after the call began: older than no write acknowledged before it. */
  version(): Promise<DataVersion>;
  /** One transaction; it is acknowledged only after its commit. Deadlocks and busy databases are tried again. */
  write<T>(work: (tx: WriteDb) => Promise<T>, options?: WriteOptions): Promise<T>;
  close(): Promise<void>;
}

/** Readers that may hold a state at once, and those that may wait for a place. */
export const READERS = 8;
export const READERS_WAITING = 50;
/** Connections of a pool beside those of the readers, and beside the one that asks for the data version. */
export const WRITERS = 6;

/** Reads from one state that is closed afterwards, however the work ends. */
export async function readFrom<T>(
  database: Database,
  work: (db: ReadDb) => Promise<T>,
  options?: ReadOptions,
): Promise<T> {
  const snapshot = await database.snapshot(options);
  try {
    return await work(snapshot.db);
  } finally {
    await snapshot.close();
  }
}

const TRIES = 4;

/** Runs a transaction again when another one stood in its way; anything else, and the last try, goes to the caller. */
export async function withRetries<T>(
  isRetried: (code: string) => boolean,
  transaction: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await transaction();
    } catch (error) {
      const { code, driverError } = error as { code?: string; driverError?: { code?: string } };
      if (attempt === TRIES || !isRetried(code ?? driverError?.code ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt * (1 + Math.random())));
    }
  }
}
