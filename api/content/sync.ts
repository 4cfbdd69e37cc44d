import type { Clock } from "../platform/clock";
import type { CmsConfig } from "../platform/config";
import type { Database } from "../platform/database";
import type { Logger } from "../platform/log";
import { FeedPositionRow } from "./feed.entity";
import { FeedUnavailable, httpFeed, type Feed } from "./feed";
import { readPosition } from "./position";
import { readEvents } from "./reader";
import { reconcile, type Drift } from "./reconcile";
import type { ReplicaContext } from "./replica";
import { noteAway, noteBack, noteComparison } from "./run";

/** Milliseconds between two questions to the feed, between two reconciliations, and the longest wait after failures. */
export interface Pace {
  readonly poll: number;
  readonly reconcile: number;
  readonly longestWait: number;
}

export const PACE: Pace = { poll: 2_000, reconcile: 5 * 60_000, longestWait: 60_000 };

/** The running replication of the CMS's content. */
export interface ContentSync {
  /** Looks now instead of at the next turn; resolves when that look has ended, well or not. */
  lookNow(): Promise<void>;
  /** Ends after the transaction that is under way. */
  stop(): Promise<void>;
}

/**
 * Compares everything, and keeps what was found for staff and operators: what no event told of. A first filling, or one
 * from a CMS that began anew, knows of no events.
 */
async function compare(context: ReplicaContext, feed: Feed, log: Logger, isFilling = false): Promise<Drift> {
  const { database, clock } = context;
  const began = performance.now();
  const { seq } = await database.read(readPosition);
  const drift = await reconcile(context, feed, log, isFilling ? null : seq);
  await noteComparison(database, drift, clock.now(), performance.now() - began, isFilling);
  return drift;
}

/** Everything is compared, and the feed is read on from where it stood before that: nothing lies between the two. */
async function startOver(context: ReplicaContext, feed: Feed, log: Logger): Promise<Drift> {
  const before = await context.database.read(readPosition);
  const { head } = await feed.events(0, 1);
  const drift = await compare(context, feed, log, true);
  await context.database.write(
    (tx) => tx.update(FeedPositionRow, { id: 1, seq: before.seq }, { seq: head, turn: () => "turn + 1" }),
    { visible: false },
  );
  return drift;
}

/** Reads every event there is; a feed that was never read, or that began anew, is compared as a whole first. */
export async function catchUp(context: ReplicaContext, feed: Feed, log: Logger): Promise<void> {
  for (
    let step = await readEvents(context, feed, log);
    step !== "CAUGHT_UP";
    step = await readEvents(context, feed, log)
  ) {
    if (step !== "RESTARTED") continue;
    log.warn("the CMS's feed began anew: comparing everything");
    await startOver(context, feed, log);
  }
}

/**
 * Keeps the replica at what the CMS publishes: every event as it comes, a comparison of everything at the start and
 * every few minutes, patience while the CMS is away. Until then the API serves the last copy.
 */
export function startContentSync(
  database: Database,
  cms: CmsConfig,
  clock: Clock,
  log: Logger,
  pace: Pace = PACE,
): ContentSync {
  const stopped = new AbortController();
  const feed = httpFeed(cms, stopped.signal);
  const context: ReplicaContext = { database, clock, ownOrigins: [...new Set([cms.publicUrl, cms.url])] };
  /** Looks in a row that failed; -1 before the first, when an earlier process may have left word of a failure. */
  let failures = -1;
  let compareAt = 0;
  let comparing: Promise<void> | null = null;
  let wake: () => void = () => undefined;
  let asked: (() => void)[] = [];

  /** Beside the reading of events: who publishes meanwhile does not wait for ten thousand others to be compared. */
  async function compareBeside(): Promise<void> {
    try {
      await compare(context, feed, log);
      compareAt = Date.now() + pace.reconcile;
    } catch (error) {
      compareAt = Date.now() + Math.min(pace.reconcile, pace.longestWait);
      if (!stopped.signal.aborted) log.warn({ err: error }, "not everything could be compared");
    } finally {
      comparing = null;
    }
  }

  async function look(): Promise<void> {
    const { turn } = await database.read(readPosition);
    if (turn === 0) {
      await startOver(context, feed, log);
      compareAt = Date.now() + pace.reconcile;
    }
    if (Date.now() >= compareAt) comparing ??= compareBeside();
    await catchUp(context, feed, log);
    if (failures > 0) log.info("the CMS can be read again");
    if (failures !== 0) await noteBack(database);
    failures = 0;
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      const waiting = asked;
      asked = [];
      try {
        await look();
      } catch (error) {
        if (!stopped.signal.aborted) {
          failures = Math.max(failures, 0) + 1;
          if (error instanceof FeedUnavailable)
            log.warn({ reason: error.message, failures }, "the CMS cannot be read now");
          else log.error({ err: error, failures }, "content could not be taken over");
          const reason =
            error instanceof FeedUnavailable ? error.message : "the content could not be written";
          await noteAway(database, clock.now(), reason).catch(() => undefined);
        }
      }
      for (const done of waiting) done();
      if (asked.length > 0 || stopped.signal.aborted) continue;
      const longest = Math.min(pace.longestWait, pace.poll * 2 ** Math.min(failures, 20));
      const wait = failures <= 0 ? pace.poll : longest * (0.5 + Math.random() / 2);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    for (const done of asked) done();
  }

  const ended = run();
  return {
    lookNow: () =>
      new Promise((resolve) => {
        if (stopped.signal.aborted) return resolve();
        asked.push(resolve);
        wake();
      }),
    async stop() {
      stopped.abort();
      wake();
      await ended;
      await comparing;
    },
  };
}
