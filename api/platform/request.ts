import DataLoader from "dataloader";
import type { Actor } from "./actor";
import { civilDay, type Clock } from "./clock";
import { readDataVersion, type DataVersion } from "./data-version";
import type { Database, ReadDb, Snapshot, WriteDb } from "./database";
import type { Day } from "./days";
import { ApiError } from "./errors";
import type { Logger } from "./log";

/** A key of a batch that says itself what it is equal to, where its JSON would be long. */
export interface Named {
  readonly cacheKey?: string;
}

const nameOf = (key: unknown): unknown =>
  typeof key === "object" ? ((key as Named | null)?.cacheKey ?? JSON.stringify(key)) : key;

/** Loads the values of many keys in one statement, in the order of the keys. */
export type Batch<K, V> = (db: ReadDb, keys: readonly K[], request: RequestContext) => Promise<readonly V[]>;

interface State {
  snapshot: Promise<Snapshot> | null;
  tx: WriteDb | null;
  ended: boolean;
  /** Somebody asked what time it is, beyond the day. */
  toldTime: boolean;
  /** When the operation began to read, on the process's own clock. */
  since: number;
}

/**
 * Everything one operation stands on: who asks, what day it is, and one state of the database for all its fields.
 * (Plain properties only: Apollo copies the context object, and a copy has no private fields.)
 */
export class RequestContext {
  readonly today: Day;
  private readonly instant: Date;
  private state: State = {
    snapshot: null,
    tx: null,
    ended: false,
    toldTime: false,
    since: performance.now(),
  };
  private loaders = new Map<Batch<never, unknown>, DataLoader<unknown, unknown>>();
  private batches: { running: number; waiting: (() => void)[] } = { running: 0, waiting: [] };

  constructor(
    readonly database: Database,
    clock: Clock,
    readonly actor: Actor | null,
    readonly id: string,
    readonly log: Logger,
    /** Where a browser loads the CMS's files; empty without a CMS. */
    readonly filesUrl: string = "",
    /** Where the request comes from; null where it did not come over the network. */
    readonly address: string | null = null,
    /** How long the operation may go on reading; null: as long as it takes. */
    private readonly readsForMs: number | null = null,
  ) {
    this.instant = clock.now();
    this.today = civilDay(this.instant);
  }

  /** When the operation began. An answer that depends on more of the time than `today` is not kept for others. */
  get now(): Date {
    this.state.toldTime = true;
    return this.instant;
  }

  /** The data version of this operation's state; null where its answer stands on more than that state and `today`. */
  async standsOn(): Promise<DataVersion | null> {
    return this.state.toldTime ? null : readDataVersion(await this.db());
  }

  /**
   * The reading handle of this operation: the same state for every field, opened at the first read. Within `write` it
   * is that transaction. SERVICE_UNAVAILABLE: the operation has been reading for longer than it may.
   */
  async db(): Promise<ReadDb> {
    if (this.state.ended) throw new Error("this request has ended");
    if (this.state.tx) return this.state.tx;
    if (this.readsForMs !== null && performance.now() - this.state.since > this.readsForMs)
      throw new ApiError(
        "SERVICE_UNAVAILABLE",
        "Truy vấn mất quá nhiều thời gian, hãy hỏi ít hơn hoặc thử lại sau / the operation takes too long, ask for less or try again later.",
      );
    this.state.snapshot ??= this.database.snapshot();
    return (await this.state.snapshot).db;
  }

  /** Gathers the keys of one tick into one call of `batch`. Keys that are objects are equal when their `cacheKey` is, or without one their JSON. */
  load<K, V>(batch: Batch<K, V>, key: K): Promise<V> {
    let loader = this.loaders.get(batch as unknown as Batch<never, unknown>);
    if (!loader) {
      loader = new DataLoader<unknown, unknown, unknown>(
        (keys) => this.runBatch(batch, keys as readonly K[]),
        {
          cacheKeyFn: nameOf,
          maxBatchSize: 500,
          batchScheduleFn: (start) => this.scheduleBatch(start),
        },
      ) as DataLoader<unknown, unknown>;
      this.loaders.set(batch as unknown as Batch<never, unknown>, loader);
    }
    return loader.load(key) as Promise<V>;
  }

  private async runBatch<K, V>(batch: Batch<K, V>, keys: readonly K[]): Promise<V[]> {
    this.batches.running += 1;
    try {
      return [...(await batch(await this.db(), keys, this))];
    } finally {
      this.batches.running -= 1;
      if (this.batches.running === 0) this.startWaiting();
    }
  }

  /**
   * Starts a batch when those under way have ended: on MySQL two batches of one level end at different moments, and
   * what both lead to would otherwise be loaded twice.
   */
  private scheduleBatch(start: () => void): void {
    this.batches.waiting.push(start);
    if (this.batches.running === 0) this.startWaiting();
  }

  private startWaiting(): void {
    setImmediate(() => {
      if (this.batches.running > 0) return;
      const waiting = this.batches.waiting.splice(0);
      for (const start of waiting) start();
    });
  }

  /**
   * One transaction. What was read before it is forgotten, so that the answer shows what was written; loads within it
   * read through it. (A writer that held a reading connection, or waited for one, could wait for itself for ever.)
   */
  async write<T>(work: (tx: WriteDb) => Promise<T>): Promise<T> {
    await this.forget();
    try {
      return await this.database.write((tx) => {
        this.loaders.clear();
        this.state.tx = tx;
        return work(tx);
      });
    } finally {
      this.state.tx = null;
      // What was written is told, however long it took to write it.
      this.state.since = performance.now();
      await this.forget();
    }
  }

  /** Ends the operation's state; called once when its response is sent. */
  async end(): Promise<void> {
    this.state.ended = true;
    await this.forget();
  }

  private async forget(): Promise<void> {
    const snapshot = this.state.snapshot;
    this.state.snapshot = null;
    this.loaders.clear();
    if (snapshot) await snapshot.then((opened) => opened.close()).catch(() => undefined);
  }
}

/** Places for the values of an IN list: `?, ?, ?`. */
export function places(values: readonly unknown[]): string {
  return values.map(() => "?").join(", ");
}

/** The rows of a batch in the order of its keys. */
export function inOrder<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): (R | null)[] {
  const found = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => found.get(key) ?? null);
}

/** The rows of a batch grouped by key, in the order of its keys. */
export function grouped<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): R[][] {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return keys.map((key) => groups.get(key) ?? []);
}
