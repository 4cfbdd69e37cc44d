import { auditRefused, type AuditStamp } from "./audit";
import type { Database, WriteDb } from "./database";
import type { ErrorCode } from "./errors";

/** How many refusals of one caller get a row of their own within a minute; the rest share one. */
export const REFUSALS_A_MINUTE = 10;

const MINUTE = 60_000;
/** More callers than this within a minute are counted as one: the table in memory stays small whoever calls. */
const MOST_CALLERS = 10_000;

interface Minute {
  readonly endsAt: number;
  readonly who: AuditStamp;
  readonly code: ErrorCode;
  rows: number;
  /** Refusals without a row of their own. */
  unlisted: number;
}

const NOBODY = { tokenId: null, actorUnion: null, addressPrefix: null };

/** What was refused in the present minute, by caller. */
class RefusalMinutes {
  private readonly minutes = new Map<string, Minute>();

  /** Counts a refusal; true where it gets a row of its own. */
  count(stamp: AuditStamp, code: ErrorCode): boolean {
    const name = `${stamp.tokenId ?? stamp.addressPrefix}:${code}`;
    const known = this.minutes.has(name) || this.minutes.size < MOST_CALLERS;
    const key = known ? name : `others:${code}`;
    let minute = this.minutes.get(key);
    if (!minute) {
      const who = { ...stamp, ...(known ? {} : NOBODY), mutation: null, union: null, requestId: null };
      minute = { endsAt: stamp.at.getTime() + MINUTE, who, code, rows: 0, unlisted: 0 };
      this.minutes.set(key, minute);
    }
    if (minute.rows < REFUSALS_A_MINUTE) minute.rows += 1;
    else minute.unlisted += 1;
    return minute.unlisted === 0;
  }

  /** The minutes that are over and have refusals without a row; forgotten here. */
  takeEnded(now: Date): Minute[] {
    const ended = [...this.minutes].filter(([, minute]) => minute.endsAt <= now.getTime());
    for (const [key] of ended) this.minutes.delete(key);
    return ended.map(([, minute]) => minute).filter((minute) => minute.unlisted > 0);
  }
}

const minutesOf = new WeakMap<Database, RefusalMinutes>();

function minutes(database: Database): RefusalMinutes {
  let found = minutesOf.get(database);
  if (!found) minutesOf.set(database, (found = new RefusalMinutes()));
  return found;
}

/** Leaves the rows of minutes that are over, for refusals that had none. */
export async function auditEndedMinutes(database: Database, now: Date): Promise<void> {
  const ended = minutes(database).takeEnded(now);
  if (ended.length === 0) return;
  await database.write(
    async (tx) => {
      for (const { who, code, unlisted } of ended)
        await auditRefused(tx, { ...who, at: now }, code, unlisted);
    },
    { visible: false },
  );
}

/**
 * Audits a refusal in a transaction of its own: what was refused wrote nothing. `unionCode` finds the union that was
 * named; what a caller merely typed is not kept.
 */
export async function auditRefusal(
  database: Database,
  stamp: AuditStamp,
  code: ErrorCode,
  unionCode: (tx: WriteDb) => Promise<string | null>,
): Promise<void> {
  await auditEndedMinutes(database, stamp.at);
  if (!minutes(database).count(stamp, code)) return;
  await database.write(async (tx) => auditRefused(tx, { ...stamp, union: await unionCode(tx) }, code, 1), {
    visible: false,
  });
}
