import type { DataSource } from "typeorm";
import { noteTouched } from "./data-changes";
import { bumpDataVersion, readDataVersion, type DataVersion } from "./data-version";
import {
  READERS,
  READERS_WAITING,
  readFrom,
  readsWhile,
  withRetries,
  type Database,
  type ReadDb,
  type ReadOptions,
  type Snapshot,
  type WriteDb,
  type WriteOptions,
} from "./database";
import type { Memory } from "./memory";
import { openMysqlReader, type MysqlReader } from "./mysql-readers";
import { NextRead } from "./next-read";
import { Turnstile } from "./turnstile";

const STATEMENT_SECONDS = 3;
/** How long a writer waits for a row that another one holds, each time it tries. */
const LOCK_SECONDS = 5;
/** A row that another transaction has just made counts too: tried again, the rule that it breaks says so in its own words. */
const RETRIED = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD", "ER_DUP_ENTRY"]);

const WRITER_SESSION = [
  "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
  `SET SESSION innodb_lock_wait_timeout = ${LOCK_SECONDS}`,
];

/** MySQL or MariaDB: readers in read-only REPEATABLE READ transactions on connections that they keep, writers in READ COMMITTED ones, all of one pool. */
export class MysqlDatabase implements Database {
  readonly kind = "mysql";
  private readonly turnstile = new Turnstile(READERS, READERS_WAITING);
  private readonly versions = new NextRead(() => this.readVersion());
  private versionReader: MysqlReader | null = null;
  private readonly idle: MysqlReader[] = [];
  private readonly writers = new WeakSet<object>();

  private constructor(
    readonly source: DataSource,
    readonly memory: Memory,
    private readonly isMariadb: boolean,
  ) {}

  static async of(source: DataSource, memory: Memory): Promise<MysqlDatabase> {
    const [row] = await source.query<{ version: string }[]>("SELECT VERSION() AS version");
    const database = new MysqlDatabase(source, memory, /mariadb/i.test(row!.version));
    // Now, while the pool has connections to give.
    database.versionReader = await database.openReader();
    return database;
  }

  /** Bounds the time of a reader's statement (0: not at all); the two servers name it differently. */
  private limitSql(seconds: number): string {
    return this.isMariadb
      ? `SET SESSION max_statement_time = ${seconds}`
      : `SET SESSION max_execution_time = ${seconds * 1000}`;
  }

  /** The state is that of the first read: nothing is sent to the server before. */
  async snapshot({ limited = true }: ReadOptions = {}): Promise<Snapshot> {
    await this.turnstile.enter();
    let reader: MysqlReader | undefined;
    try {
      do reader = this.idle.pop();
      while (reader && !reader.isAlive());
      reader ??= await this.openReader();
      // A statement that was under way when its operation ended has begun a state after that end.
      if (reader.hasState()) reader.forget();
      if (!limited) await reader.set(this.limitSql(0));
    } catch (error) {
      reader?.destroy();
      this.turnstile.leave();
      throw error;
    }
    const held = reader;
    let open = true;
    return {
      db: readsWhile(held.db, () => open),
      version: () => readDataVersion(held.db),
      close: async () => {
        if (!open) return;
        open = false;
        held.forget();
        if (limited) this.idle.push(held);
        else held.destroy();
        this.turnstile.leave();
      },
    };
  }

  private openReader(): Promise<MysqlReader> {
    return openMysqlReader(this.source, this.limitSql(STATEMENT_SECONDS));
  }

  /** On a connection of its own: who reads does not wait for connections that writers wait on. */
  private async readVersion(): Promise<DataVersion> {
    if (!this.versionReader?.isAlive()) this.versionReader = await this.openReader();
    const reader = this.versionReader;
    try {
      return await readDataVersion(reader.db);
    } catch (error) {
      reader.destroy();
      throw error;
    } finally {
      if (reader.isAlive()) reader.forget();
    }
  }

  read<T>(work: (db: ReadDb) => Promise<T>, options?: ReadOptions): Promise<T> {
    return readFrom(this, work, options);
  }

  version(): Promise<DataVersion> {
    return this.versions.ask();
  }

  write<T>(work: (tx: WriteDb) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    return withRetries(
      (code) => RETRIED.has(code),
      () =>
        this.onWriter((manager) =>
          manager.transaction(async (tx) => {
            const result = await work(tx);
            if (options.visible !== false) {
              await bumpDataVersion(tx);
              await noteTouched(tx);
            }
            return result;
          }),
        ),
    );
  }

  /** Lends a connection of the pool whose session is a writer's: it is made so once. */
  private async onWriter<T>(work: (manager: WriteDb) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const connection = (await runner.connect()) as object;
      if (!this.writers.has(connection)) {
        for (const sql of WRITER_SESSION) await runner.query(sql);
        this.writers.add(connection);
      }
      return await work(runner.manager);
    } finally {
      await runner.release();
    }
  }

  close(): Promise<void> {
    return this.source.destroy();
  }
}
