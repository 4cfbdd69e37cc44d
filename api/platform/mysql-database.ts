import type { DataSource } from "typeorm";
import { bumpDataVersion, readDataVersion, type DataVersion } from "./data-version";
import {
  READERS,
  READERS_WAITING,
  readFrom,
  withRetries,
  type Database,
  type ReadDb,
  type ReadOptions,
  type Snapshot,
  type WriteDb,
  type WriteOptions,
} from "./database";
import { NextRead } from "./next-read";
import { Turnstile } from "./turnstile";

const STATEMENT_SECONDS = 3;
/** How long a writer waits for a row that another one holds, each time it tries. */
const LOCK_SECONDS = 5;
/** A row that another transaction has just made counts too: tried again, the rule that it breaks says so in its own words. */
const RETRIED = new Set(["ER_LOCK_DEADLOCK", "ER_LOCK_WAIT_TIMEOUT", "ER_CHECKREAD", "ER_DUP_ENTRY"]);

/** MySQL or MariaDB: readers in read-only REPEATABLE READ transactions, writers in READ COMMITTED ones, from one pool. */
export class MysqlDatabase implements Database {
  readonly kind = "mysql";
  private readonly turnstile = new Turnstile(READERS, READERS_WAITING);
  private readonly versions = new NextRead(() => readDataVersion(this.source));

  private constructor(
    readonly source: DataSource,
    private readonly isMariadb: boolean,
  ) {}

  static async of(source: DataSource): Promise<MysqlDatabase> {
    const [row] = await source.query<{ version: string }[]>("SELECT VERSION() AS version");
    return new MysqlDatabase(source, /mariadb/i.test(row!.version));
  }

  /** Bounds the time of a statement on a connection of the pool (0: not at all); the two servers name it differently. */
  private limitSql(seconds: number): string {
    return this.isMariadb
      ? `SET SESSION max_statement_time = ${seconds}`
      : `SET SESSION max_execution_time = ${seconds * 1000}`;
  }

  async snapshot({ limited = true }: ReadOptions = {}): Promise<Snapshot> {
    await this.turnstile.enter();
    const runner = this.source.createQueryRunner();
    try {
      await runner.query(this.limitSql(limited ? STATEMENT_SECONDS : 0));
      await runner.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      await runner.query("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    } catch (error) {
      await runner.release().catch(() => undefined);
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
        this.source.transaction("READ COMMITTED", async (tx) => {
          // The connection may come from a reader, whose statements are cut short.
          await tx.query(this.limitSql(0));
          await tx.query(`SET SESSION innodb_lock_wait_timeout = ${LOCK_SECONDS}`);
          const result = await work(tx);
          if (options.visible !== false) await bumpDataVersion(tx);
          return result;
        }),
    );
  }

  close(): Promise<void> {
    return this.source.destroy();
  }
}
