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

/** Everything is compared, and the feed is read on from where it stood before that: nothing lies between the two. */
async function startOver(context: ReplicaContext, feed: Feed, log: Logger): Promise<Drift> {
  const before = await context.database.read(readPosition);
  const { head } = await feed.events(0, 1);
  const drift = await reconcile(context, feed, log);
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
  let failures = 0;
  let reconcileAt = 0;
  let wake: () => void = () => undefined;
  let asked: (() => void)[] = [];

  async function look(): Promise<void> {
    const due = Date.now() >= reconcileAt;
    if (due) {
      const { turn } = await database.read(readPosition);
      await (turn === 0 ? startOver : reconcile)(context, feed, log);
      reconcileAt = Date.now() + pace.reconcile;
    }
    await catchUp(context, feed, log);
    if (failures > 0) log.info("the CMS can be read again");
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
          failures += 1;
          if (error instanceof FeedUnavailable)
            log.warn({ reason: error.message, failures }, "the CMS cannot be read now");
          else log.error({ err: error, failures }, "content could not be taken over");
        }
      }
      for (const done of waiting) done();
      if (asked.length > 0 || stopped.signal.aborted) continue;
      const longest = Math.min(pace.longestWait, pace.poll * 2 ** Math.min(failures, 20));
      const wait = failures === 0 ? pace.poll : longest * (0.5 + Math.random() / 2);
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
    },
  };
}
