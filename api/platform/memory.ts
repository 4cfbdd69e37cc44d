import { LRUCache } from "lru-cache";
import { CHANGES_KNOWN, changesBetween } from "./data-changes";
import { isSameVersion, type DataVersion } from "./data-version";
import type { ReadDb } from "./database";

interface Remembered {
  readonly value: unknown;
  /** The number of the version from which it was read. */
  readonly since: number;
  /** The word by which a write tells that it changed; null: only a write that may have changed everything does. */
  readonly touchedBy: string | null;
  readonly bytes: number;
}

const MEGABYTE = 1024 * 1024;
/** What an entry takes beside its value: its key, its place in two lists. */
const OVERHEAD = 250;

/** What can be recalled in one state of the database. */
export interface Recall {
  /** Undefined: it is not remembered, or not as it was in this state. */
  find<V>(name: string): V | undefined;
  /** Remembers what was read from this state. `bytes`: about how much it takes. */
  keep(name: string, value: unknown, touchedBy: string | null, bytes: number): void;
}

/**
 * What a process remembers of the database between operations. It is right to the write: each version says what it
 * touched (`data-changes.ts`), and that is forgotten before anything is recalled in that version. What is recalled is
 * shared by operations and must not be changed. Bounded in bytes; what was not used for longest goes first.
 */
export class Memory {
  private newest: DataVersion | null = null;
  /** The marks of the versions that led to it, as far as they are known. */
  private readonly past = new Map<number, string>();
  private readonly kept: LRUCache<string, Remembered> | null;
  private readonly byTouch = new Map<string, Set<string>>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(megabytes: number) {
    this.kept =
      megabytes === 0
        ? null
        : new LRUCache<string, Remembered>({
            maxSize: megabytes * MEGABYTE,
            sizeCalculation: ({ bytes }) => OVERHEAD + bytes,
            dispose: ({ touchedBy }, name) => this.unlist(touchedBy, name),
          });
  }

  /** Bytes and number of what is remembered now. */
  get size(): { readonly bytes: number; readonly entries: number } {
    return { bytes: this.kept?.calculatedSize ?? 0, entries: this.kept?.size ?? 0 };
  }

  /** What can be recalled in a state whose changes are known already; null where they have to be read first. */
  at(version: DataVersion): Recall | null {
    return this.kept && this.leadsFrom(version) ? this.recallIn(version, this.kept) : null;
  }

  /** What can be recalled in the state that `db` reads; null where nothing is. */
  async in(version: DataVersion, db: ReadDb): Promise<Recall | null> {
    if (!this.kept) return null;
    if (!this.leadsFrom(version)) await this.moveTo(version, db);
    return this.at(version);
  }

  private recallIn(version: DataVersion, kept: LRUCache<string, Remembered>): Recall {
    const state = version.number;
    return {
      find: <V>(name: string): V | undefined => {
        const found = kept.get(name);
        // A database that was put back meanwhile counts its versions anew.
        return found && found.since <= state && this.leadsFrom(version) ? (found.value as V) : undefined;
      },
      keep: (name, value, touchedBy, bytes) => {
        // Something was written since, perhaps this: it is right for the operation that read it, and for no other.
        if (!this.newest || !isSameVersion(this.newest, version)) return;
        kept.set(name, { value, since: state, touchedBy, bytes });
        if (touchedBy !== null && kept.has(name)) this.list(touchedBy, name);
      },
    };
  }

  /** True where what is remembered came from this version on, so that what was untouched since is as it was in it. */
  private leadsFrom(version: DataVersion): boolean {
    return this.past.get(version.number) === version.mark;
  }

  forget(): void {
    this.kept?.clear();
    this.byTouch.clear();
  }

  /** Operations move it one after the other. One that reads an older state than the newest seen moves nothing. */
  private moveTo(version: DataVersion, db: ReadDb): Promise<void> {
    const turn = this.turn.then(() => this.move(version, db));
    this.turn = turn.catch(() => undefined);
    return turn;
  }

  private async move(version: DataVersion, db: ReadDb): Promise<void> {
    if (this.leadsFrom(version)) return;
    const { newest } = this;
    // Older than everything that is remembered.
    if (newest && version.number < newest.number && !this.past.has(version.number)) return;
    const changes = newest && (await changesBetween(db, newest, version));
    if (!changes) {
      this.forget();
      this.past.clear();
    }
    for (const { number, mark, touched } of changes ?? [{ ...version, touched: [] }]) {
      if (touched === null) this.forget();
      else for (const name of touched) this.forgetTouched(name);
      this.past.set(number, mark);
      this.past.delete(number - CHANGES_KNOWN);
    }
    this.newest = version;
  }

  private forgetTouched(touchedBy: string): void {
    const names = this.byTouch.get(touchedBy);
    if (!names) return;
    this.byTouch.delete(touchedBy);
    for (const name of names) this.kept!.delete(name);
  }

  private list(touchedBy: string, name: string): void {
    const names = this.byTouch.get(touchedBy);
    if (names) names.add(name);
    else this.byTouch.set(touchedBy, new Set([name]));
  }

  private unlist(touchedBy: string | null, name: string): void {
    const names = touchedBy === null ? undefined : this.byTouch.get(touchedBy);
    if (names?.delete(name) && names.size === 0) this.byTouch.delete(touchedBy!);
  }
}
