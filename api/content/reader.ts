import type { Logger } from "../platform/log";
import { documentsOf } from "./documents-of";
import type { Feed } from "./feed";
import { lookAgain } from "./look";
import { Overtaken, readPosition } from "./position";
import type { ReplicaContext } from "./replica";

const EVENTS_AT_ONCE = 100;

/** MORE: there may be further events. CAUGHT_UP: none. RESTARTED: the feed is not the one that was read before. */
export type Step = "MORE" | "CAUGHT_UP" | "RESTARTED";

/**
 * Asks for the events after the last one committed and brings their documents up to date, all in one transaction with
 * the new position: the position never passes an event whose documents are not in the replica. An event only means
 * "look again", so that double and late ones do no harm.
 */
export async function readEvents(context: ReplicaContext, feed: Feed, log: Logger): Promise<Step> {
  const position = await context.database.read(readPosition);
  const { events, head } = await feed.events(position.seq, EVENTS_AT_ONCE);
  if (head < position.seq) return "RESTARTED";
  const last = Math.max(position.seq, ...events.map((event) => event.seq));
  if (last === position.seq) return "CAUGHT_UP";
  try {
    const looked = await lookAgain(context, feed, documentsOf(events), position, last, log);
    if (looked.stored + looked.removed + looked.malformed > 0)
      log.info({ seq: last, ...looked }, "content changed");
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    return "MORE";
  }
  return last < head ? "MORE" : "CAUGHT_UP";
}
