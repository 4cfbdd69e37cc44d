import type { DataSource, QueryRunner } from "typeorm";
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
import { NextRead } from "./next-read";
import { sqliteReader, type SqliteReader } from "./sqlite-reader";
import { Turnstile } from "./turnstile";

/**
 * SQLite in WAL mode: one writer whose transactions take turns, beside a few read-only connections. A query on the
 * writer's own connection would see the rows of the transaction that is still open on it.
 */
export class SqliteDatabase implements Database {
  readonly kind = "sqlite";
  private readonly turnstile = new Turnstile(READERS, READERS_WAITING);
  private readonly idle: SqliteReader[] = [];
  private versionReader: Promise<SqliteReader> | null = null;
  private readonly versions = new NextRead(() => this.readVersion());
  private lastWrite: Promise<unknown> = Promise.resolve();

  constructor(
    readonly source: DataSource,
    readonly memory: Memory,
    private readonly openReader: () => Promise<DataSource>,
  ) {}

  async snapshot(): Promise<Snapshot> {
    await this.turnstile.enter();
    let reader: SqliteReader | undefined;
    let version: DataVersion;
    try {
      reader = this.idle.pop() ?? sqliteReader(await this.openReader());
      reader.begin();
      version = await readDataVersion(reader.db);
    } catch (error) {
      await this.giveUp(reader);
      throw error;
    }
    const held = reader;
    let open = true;
    return {
      db: readsWhile(held.db, () => open),
      version: async () => version,
      close: async () => {
        if (!open) return;
        open = false;
        try {
          held.commit();
        } catch (error) {
          await this.giveUp(held);
          throw error;
        }
        this.idle.push(held);
        this.turnstile.leave();
      },
    };
  }

  /** A connection in an unknown state is closed rather than lent again; its place is free. */
  private async giveUp(reader: SqliteReader | undefined): Promise<void> {
    this.turnstile.leave();
    await reader?.close().catch(() => undefined);
  }

  read<T>(work: (db: ReadDb) => Promise<T>, options?: ReadOptions): Promise<T> {
    return readFrom(this, work, options);
  }

  version(): Promise<DataVersion> {
    return this.versions.ask();
  }

  /** On a connection of its own outside any transaction, which sees what was committed last. */
  private async readVersion(): Promise<DataVersion> {
    this.versionReader ??= this.openReader().then(sqliteReader);
    try {
      return await readDataVersion((await this.versionReader).db);
    } catch (error) {
      const broken = this.versionReader;
      this.versionReader = null;
      await broken?.then((reader) => reader.close()).catch(() => undefined);
      throw error;
    }
  }

  /**
   * When the disk is full SQLite takes a transaction back by itself. The ROLLBACK that follows fails, and TypeORM goes on
   * counting that transaction: the next ones would be savepoints of it, whose end commits nothing.
   */
  private forgetUndone(): void {
    const driver = this.source.driver as unknown as {
      queryRunner?: QueryRunner;
      readonly databaseConnection: { readonly inTransaction: boolean; exec(sql: string): void };
    };
    if (!driver.queryRunner?.isTransactionActive) return;
    if (driver.databaseConnection.inTransaction) driver.databaseConnection.exec("ROLLBACK");
    driver.queryRunner = undefined;
  }

  write<T>(work: (tx: WriteDb) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    const transaction = (): Promise<T> =>
      this.source
        .transaction(async (tx) => {
          // The first statement writes: a transaction that reads first is refused, not made to wait, when another process has written since.
          if (options.visible === false)
            await tx.query("UPDATE data_version SET version = version WHERE id = 1");
          else await bumpDataVersion(tx);
          const result = await work(tx);
          if (options.visible !== false) await noteTouched(tx);
          return result;
        })
        .catch((error: unknown) => {
          this.forgetUndone();
          throw error;
        });
    const turn = this.lastWrite.then(() =>
      withRetries((code) => code.startsWith("SQLITE_BUSY"), transaction),
    );
    this.lastWrite = turn.catch(() => undefined);
    return turn;
  }

  async close(): Promise<void> {
    await this.lastWrite;
    await Promise.all(this.idle.map((reader) => reader.close()));
    await this.versionReader?.then((reader) => reader.close());
    await this.source.destroy();
  }
}
