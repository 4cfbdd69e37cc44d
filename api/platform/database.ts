import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DataSource, type DataSourceOptions, type EntityManager } from "typeorm";
import type { DatabaseConfig } from "./config";
import { ApiError } from "./errors";

/** A handle that reads one state of the database. It has no way to write. */
export type ReadDb = Pick<EntityManager, "query" | "find" | "findBy" | "findOne" | "findOneBy" | "countBy">;

/** The handle of one open transaction. Every handle that writes can also read. */
export type WriteDb = EntityManager;

/** One state of the database, held until it is closed. */
export interface Snapshot {
  readonly db: ReadDb;
  close(): Promise<void>;
}

export interface WriteOptions {
  /** False for bookkeeping that no reader can see: the data version stays. */
  readonly visible?: boolean;
}

export interface Database {
  readonly kind: DatabaseConfig["kind"];
  /** The writer's source, for migrations and tests. */
  readonly source: DataSource;
  snapshot(): Promise<Snapshot>;
  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T>;
  /** One transaction; it is acknowledged only after its commit. Deadlocks are tried again. */
  write<T>(work: (tx: WriteDb) => Promise<T>, options?: WriteOptions): Promise<T>;
  close(): Promise<void>;
}

/** What a feature brings to the database. */
export interface DatabaseParts {
  readonly entities: readonly Function[];
  readonly migrations: readonly Function[];
}

const READERS = 8;
const READERS_WAITING = 50;
const STATEMENT_SECONDS = 3;

/** The TypeORM options of a connection of either kind; the same entities and migrations on both. */
export function sourceOptions(config: DatabaseConfig, parts: DatabaseParts, readonly = false): DataSourceOptions {
  const shared = {
    entities: [...parts.entities],
    migrations: readonly ? [] : [...parts.migrations],
    migrationsTableName: "migration",
    synchronize: false,
    logging: false,
  };
  if (config.kind === "sqlite") {
    return {
      ...shared,
      type: "better-sqlite3",
      database: config.file,
      readonly,
      prepareDatabase: (db: { pragma(sql: string): unknown }) => {
        if (!readonly) db.pragma("journal_mode = WAL");
        db.pragma("synchronous = FULL");
        db.pragma("foreign_keys = ON");
        db.pragma("busy_timeout = 5000");
      },
    };
  }
  return {
    ...shared,
    type: "mysql",
    host: config.host,
    port: config.port,
    username: config.user,
    password: config.password,
    database: config.name,
    charset: "utf8mb4",
    timezone: "Z",
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: 10,
    extra: { decimalNumbers: true, queueLimit: READERS_WAITING, stringifyObjects: true },
  };
}

/** At most `size` holders at once and `waiting` in the queue; one more is told to come back later. */
class Turnstile {
  private free: number;
  private readonly queue: (() => void)[] = [];

  constructor(size: number, private readonly waiting: number) {
    this.free = size;
  }

  async enter(): Promise<void> {
    if (this.free > 0) {
      this.free -= 1;
      return;
    }
    if (this.queue.length >= this.waiting) {
      throw new ApiError("SERVICE_UNAVAILABLE", "Máy chủ đang quá tải, xin thử lại sau / the server is busy, please try again.");
    }
    await new Promise<void>((resolve) => this.queue.push(resolve));
  }

  leave(): void {
    const next = this.queue.shift();
    if (next) next();
    else this.free += 1;
  }
}

const RETRIED = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD"]);

async function bumpDataVersion(tx: WriteDb): Promise<void> {
  await tx.query("UPDATE data_version SET version = version + 1 WHERE id = 1");
}

class MysqlDatabase implements Database {
  readonly kind = "mysql";
  private readonly turnstile = new Turnstile(READERS, READERS_WAITING);
  private statementLimit: string | null = null;

  constructor(readonly source: DataSource) {}

  /** MariaDB and MySQL bound a statement's time by different variables. */
  private async limitSql(): Promise<string> {
    if (this.statementLimit === null) {
      const [row] = await this.source.query<{ version: string }[]>("SELECT VERSION() AS version");
      this.statementLimit = /mariadb/i.test(row!.version)
        ? `SET SESSION max_statement_time = ${STATEMENT_SECONDS}`
        : `SET SESSION max_execution_time = ${STATEMENT_SECONDS * 1000}`;
    }
    return this.statementLimit;
  }

  async snapshot(): Promise<Snapshot> {
    await this.turnstile.enter();
    const runner = this.source.createQueryRunner();
    try {
      await runner.query(await this.limitSql());
      await runner.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      await runner.query("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    } catch (error) {
      await runner.release();
      this.turnstile.leave();
      throw error;
    }
    let open = true;
    return {
      db: runner.manager,
      close: async () => {
        if (!open) return;
        open = false;
        try {
          await runner.query("COMMIT");
        } finally {
          await runner.release();
          this.turnstile.leave();
        }
      },
    };
  }

  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T> {
    return withSnapshot(this, work);
  }

  async write<T>(work: (tx: WriteDb) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.source.transaction("READ COMMITTED", async (tx) => {
          const result = await work(tx);
          if (options.visible !== false) await bumpDataVersion(tx);
          return result;
        });
      } catch (error) {
        const code = (error as { code?: string }).code ?? "";
        if (!RETRIED.has(code) || attempt === 4) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20 * attempt * (1 + Math.random())));
      }
    }
  }

  close(): Promise<void> {
    return this.source.destroy();
  }
}

/**
 * SQLite in WAL mode: one writer whose transactions take turns, beside a few read-only connections. A query on the
 * writer's own connection would see the rows of the transaction that is still open on it.
 */
class SqliteDatabase implements Database {
  readonly kind = "sqlite";
  private readonly turnstile = new Turnstile(READERS, READERS_WAITING);
  private readonly idle: DataSource[] = [];
  private lastWrite: Promise<unknown> = Promise.resolve();

  constructor(readonly source: DataSource, private readonly readers: () => DataSource) {}

  async snapshot(): Promise<Snapshot> {
    await this.turnstile.enter();
    try {
      const reader = this.idle.pop() ?? (await this.readers().initialize());
      await reader.query("BEGIN");
      await reader.query("SELECT version FROM data_version");
      let open = true;
      return {
        db: reader.manager,
        close: async () => {
          if (!open) return;
          open = false;
          await reader.query("COMMIT");
          this.idle.push(reader);
          this.turnstile.leave();
        },
      };
    } catch (error) {
      this.turnstile.leave();
      throw error;
    }
  }

  read<T>(work: (db: ReadDb) => Promise<T>): Promise<T> {
    return withSnapshot(this, work);
  }

  write<T>(work: (tx: WriteDb) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    const turn = this.lastWrite.then(() =>
      this.source.transaction(async (tx) => {
        const result = await work(tx);
        if (options.visible !== false) await bumpDataVersion(tx);
        return result;
      }),
    );
    this.lastWrite = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.lastWrite;
    await Promise.all(this.idle.map((reader) => reader.destroy()));
    await this.source.destroy();
  }
}

async function withSnapshot<T>(database: Database, work: (db: ReadDb) => Promise<T>): Promise<T> {
  const snapshot = await database.snapshot();
  try {
    return await work(snapshot.db);
  } finally {
    await snapshot.close();
  }
}

/** Opens the database; it does not migrate. */
export async function openDatabase(config: DatabaseConfig, parts: DatabaseParts): Promise<Database> {
  if (config.kind === "sqlite") mkdirSync(dirname(config.file), { recursive: true });
  const source = await new DataSource(sourceOptions(config, parts)).initialize();
  return config.kind === "sqlite"
    ? new SqliteDatabase(source, () => new DataSource(sourceOptions(config, parts, true)))
    : new MysqlDatabase(source);
}
