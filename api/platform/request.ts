import DataLoader from "dataloader";
import type { Actor } from "./actor";
import { civilDay, type Clock } from "./clock";
import { isSameVersion, type DataVersion } from "./data-version";
import type { Database, ReadDb, Snapshot, WriteDb } from "./database";
import type { Day } from "./days";
import { ApiError } from "./errors";
import type { Logger } from "./log";
import type { Recall } from "./memory";

/** A key of a batch that says itself what it is equal to, where its JSON would be long. */
export interface Named {
  readonly cacheKey?: string;
}

const nameOf = (key: unknown): unknown =>
  typeof key === "object" ? ((key as Named | null)?.cacheKey ?? JSON.stringify(key)) : key;

/** Loads the values of many keys in one statement, in the order of the keys. */
export interface Batch<K, V> {
  (db: ReadDb, keys: readonly K[], request: RequestContext): Promise<readonly V[]>;
  /** Set where what it loads is remembered between operations. */
  readonly remembers?: Remembering<K>;
}

interface Remembering<K> {
  /** The word before its keys. */
  readonly as: string;
  /** The word by which a write tells that it changed what a key loads; null: only one that may have changed everything. */
  touchedBy(key: K): string | null;
  /** About how many bytes a value takes. */
  bytesOf(value: unknown): number;
}

/** About how many bytes a row takes that has nothing long in it. */
export const ROW_BYTES = 1000;
const bytesOfRows = (value: unknown): number =>
  ROW_BYTES * Math.max(Array.isArray(value) ? value.length : 1, 1);
let remembering = 0;

/**
 * Makes a batch remembered between operations, until a write touches its word or may have touched everything. Only for
 * what depends on nothing but its key, the day and the data: never on who asks.
 */
export function remembered<K, V>(
  batch: Batch<K, V>,
  touchedBy: (key: K) => string | null = () => null,
  bytesOf: (value: V) => number = bytesOfRows,
): Batch<K, V> {
  remembering += 1;
  const loading: Batch<K, V> = (db, keys, request) => batch(db, keys, request);
  return Object.assign(loading, {
    remembers: { as: `batch ${remembering}`, touchedBy, bytesOf: bytesOf as (value: unknown) => number },
  });
}

interface State {
  snapshot: Promise<Snapshot> | null;
  /** Which state is read, and what can be recalled in it; known before a snapshot is opened where recalling came first. */
  version: DataVersion | null;
  recall: Recall | null;
  /** Something was written between what was recalled and what had to be read. */
  outran: boolean;
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
    version: null,
    recall: null,
    outran: false,
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
    if (this.state.toldTime) return null;
    if (!this.state.version) await this.db();
    return this.state.version;
  }

  /**
   * Stands on the newest state as far as it is remembered: a snapshot is opened only when something has to be read that
   * is not. Whoever asks for this looks at `isOutrun` afterwards. `version`: the newest, where it was read for this
   * operation already.
   */
  async recallFirst(version?: DataVersion): Promise<void> {
    // A database that cannot be asked is told of by whatever has to be read.
    const newest = version ?? (await this.database.version().catch(() => null));
    this.state.recall = newest && this.database.memory.at(newest);
    if (this.state.recall) this.state.version = newest;
  }

  /** True where a write came between what was recalled and what had to be read: the operation has to start again. */
  get isOutrun(): boolean {
    return this.state.outran;
  }

  /** Forgets everything that was read, so that the operation starts again from one snapshot. */
  async startAgain(): Promise<void> {
    await this.forget();
    this.state.outran = false;
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
    this.state.snapshot ??= this.open();
    return (await this.state.snapshot).db;
  }

  private async open(): Promise<Snapshot> {
    const snapshot = await this.database.snapshot();
    try {
      const version = await snapshot.version();
      this.expect(version);
      this.state.recall = await this.database.memory.in(version, snapshot.db);
      this.state.version = version;
      return snapshot;
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  }

  /** What was recalled and what is read now must be one state. */
  private expect(version: DataVersion): void {
    if (!this.state.version || isSameVersion(this.state.version, version)) return;
    this.state.outran = true;
    throw new Error("something was written since this operation began to recall");
  }

  /** What can be recalled in this operation's state; null before the first read, within `write`, and where nothing is. */
  get recall(): Recall | null {
    return this.state.tx ? null : this.state.recall;
  }

  private rememberedName<K>({ as }: Remembering<K>, key: K): string {
    return `${as} ${this.today} ${String(nameOf(key))}`;
  }

  /** Gathers the keys of one tick into one call of `batch`. Keys that are objects are equal when their `cacheKey` is, or without one their JSON. */
  load<K, V>(batch: Batch<K, V>, key: K): Promise<V> {
    const { recall } = this;
    if (recall && batch.remembers) {
      const found = recall.find<V>(this.rememberedName(batch.remembers, key));
      if (found !== undefined) return Promise.resolve(found);
    }
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
      const db = await this.db();
      const { recall } = this;
      if (!recall || !batch.remembers) return [...(await batch(db, keys, this))];
      return await this.loadForgotten(db, recall, batch.remembers, batch, keys);
    } finally {
      this.batches.running -= 1;
      if (this.batches.running === 0) this.startWaiting();
    }
  }

  private async loadForgotten<K, V>(
    db: ReadDb,
    recall: Recall,
    remembers: Remembering<K>,
    batch: Batch<K, V>,
    keys: readonly K[],
  ): Promise<V[]> {
    const names = keys.map((key) => this.rememberedName(remembers, key));
    const values = names.map((name) => recall.find<V>(name));
    const forgotten = [...keys.keys()].filter((index) => values[index] === undefined);
    if (forgotten.length === 0) return values as V[];
    const loaded = await batch(
      db,
      forgotten.map((index) => keys[index]!),
      this,
    );
    forgotten.forEach((index, at) => {
      const value = loaded[at]!;
      values[index] = value;
      const bytes = names[index]!.length + remembers.bytesOf(value);
      recall.keep(names[index]!, value, remembers.touchedBy(keys[index]!), bytes);
    });
    return values as V[];
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
    this.loseState();
    this.loaders.clear();
    if (!snapshot) return;
    await snapshot.then((opened) => opened.close()).catch(() => undefined);
    // It may have opened only now, and said which state it is.
    if (!this.state.snapshot) this.loseState();
  }

  private loseState(): void {
    this.state.version = null;
    this.state.recall = null;
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
