import { LRUCache } from "lru-cache";
import { isSameVersion, type DataVersion } from "../platform/data-version";
import type { Day } from "../platform/days";

/** What an answer stands on, besides the operation itself: it is the same for every stranger while both are. */
export interface Ground {
  readonly version: DataVersion;
  readonly day: Day;
}

/** An answer to a stranger, but for its end, which tells each caller what is left of its limits. */
export interface KeptAnswer {
  readonly ground: Ground;
  readonly contentType: string;
  /** Objects that the operation could answer with: counted again for whoever is given the answer. */
  readonly requested: number;
  /** JSON without what ends it. */
  readonly head: Buffer;
  /** The same as DEFLATE, ready for more; null where it is too short to be worth it. */
  readonly deflated: Buffer | null;
}

const MEGABYTE = 1024 * 1024;
/** What an answer takes beside its bytes: its key, its place in the list. */
const OVERHEAD = 512;
/** An answer longer than this would push out too many others. */
const LONGEST = 2 * MEGABYTE;

const sizeOf = ({ head, deflated }: KeptAnswer): number => OVERHEAD + head.length + (deflated?.length ?? 0);

/**
 * The answers to strangers that this process keeps: the latest of each operation, at most so many bytes of them, those
 * unused for longest forgotten first. Whoever looks says which state it has to stand on; another one is never given.
 */
export class Answers {
  private readonly kept: LRUCache<string, KeptAnswer> | null;
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(megabytes: number) {
    const maxSize = megabytes * MEGABYTE;
    const maxEntrySize = Math.min(maxSize, LONGEST);
    this.kept = megabytes > 0 ? new LRUCache({ maxSize, maxEntrySize, sizeCalculation: sizeOf }) : null;
  }

  /** False where nothing is kept at all. */
  get keeps(): boolean {
    return this.kept !== null;
  }

  /** Bytes and number of what is kept now. */
  get size(): { readonly bytes: number; readonly answers: number } {
    return { bytes: this.kept?.calculatedSize ?? 0, answers: this.kept?.size ?? 0 };
  }

  /** The answer to an operation on exactly this ground; null where it is not kept. */
  find(key: string, ground: Ground): KeptAnswer | null {
    const answer = this.kept?.get(key);
    if (!answer) return null;
    const same = answer.ground.day === ground.day && isSameVersion(answer.ground.version, ground.version);
    return same ? answer : null;
  }

  /**
   * The same, after whoever works on this operation just now has finished. Null at once where nobody does: of those who
   * come in one turn the first has to lead before the next one looks.
   */
  awaitAndFind(key: string, ground: Ground): Promise<KeptAnswer | null> | null {
    const working = this.underWay.get(key);
    return working ? working.then(() => this.find(key, ground)) : null;
  }

  /** Keeps an answer in place of an earlier one to the same operation. */
  keep(key: string, answer: KeptAnswer): void {
    this.kept?.set(key, answer);
  }

  /** Lets others who ask the same wait for this work rather than do it beside. */
  async lead<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (!this.kept || this.underWay.has(key)) return work();
    const working = work();
    const ended = working.catch(() => undefined);
    this.underWay.set(key, ended);
    try {
      return await working;
    } finally {
      this.underWay.delete(key);
    }
  }
}
