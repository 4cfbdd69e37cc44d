import type { QueryRunner } from "typeorm";
import type { App } from "../support/app";

/** What the database says when it breaks; no caller may read it. */
export const BREAKS = "disk I/O error in /var/lib/tables";

/** Lets the n-th statement of the next transaction fail, its beginning and its commit counted too. */
export class CrashPoints {
  private point = 0;
  private commitIs: "LOST" | "UNDONE" | null = null;
  private seen: string[] = [];
  /** SQLite's one writer is handed out again and again. */
  private readonly known = new WeakSet<QueryRunner>();

  /** Stands between a test's application and its database from now on. */
  constructor({ database }: App) {
    const make = database.source.createQueryRunner.bind(database.source);
    database.source.createQueryRunner = (mode) => this.watched(make(mode));
  }

  /**
   * Runs `work` while the statement at `point`, 1 for the first, fails. Answers with what it gives, and the statements of
   * its transaction up to the one that failed; fewer than `point` where the transaction has no more.
   */
  async at<T>(point: number, work: () => Promise<T>): Promise<{ answer: T; statements: readonly string[] }> {
    this.point = point;
    this.seen = [];
    try {
      return { answer: await work(), statements: this.seen };
    } finally {
      this.point = 0;
    }
  }

  /**
   * Runs `work` while its commit is LOST (done, but the connection is gone before the database can say so) or UNDONE (the
   * disk is full, and the database has taken the transaction back by itself).
   */
  async whenCommit<T>(is: "LOST" | "UNDONE", work: () => Promise<T>): Promise<T> {
    this.commitIs = is;
    try {
      return await work();
    } finally {
      this.commitIs = null;
    }
  }

  private async failingCommit(query: (sql: string) => Promise<unknown>): Promise<never> {
    const lost = this.commitIs === "LOST";
    await query(lost ? "COMMIT" : "ROLLBACK");
    throw Object.assign(new Error(BREAKS), { code: lost ? "ECONNRESET" : "SQLITE_FULL" });
  }

  /** Only a transaction that writes is begun by `startTransaction`; readers bound their states themselves. */
  private watched(runner: QueryRunner): QueryRunner {
    if (this.known.has(runner)) return runner;
    this.known.add(runner);
    const query = runner.query.bind(runner) as (...args: unknown[]) => Promise<any>;
    const begin = runner.startTransaction.bind(runner);
    const commit = runner.commitTransaction.bind(runner);
    const roll = runner.rollbackTransaction.bind(runner);
    let watching = false;
    runner.query = ((...args: unknown[]) => {
      if (watching && this.commitIs !== null && args[0] === "COMMIT") return this.failingCommit(query);
      if (!watching || this.point === 0 || this.seen.length === this.point) return query(...args);
      this.seen.push(String(args[0]));
      return this.seen.length === this.point
        ? Promise.reject(Object.assign(new Error(BREAKS), { code: "EIO" }))
        : query(...args);
    }) as typeof runner.query;
    runner.startTransaction = async (isolation) => {
      watching = true;
      await begin(isolation);
    };
    runner.commitTransaction = async () => {
      await commit();
      watching = false;
    };
    runner.rollbackTransaction = async () => {
      watching = false;
      await roll();
    };
    return runner;
  }
}
