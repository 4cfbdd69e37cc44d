import type { ContentType } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import type { Version } from "../review/reviews";
import { unusable } from "../staff/refusal";
import { SCHEDULES } from "./tables";

export type Action = "publish" | "unpublish";
export type State = "waiting" | "done" | "failed" | "skipped";

/** A schedule as it is stored; moments are ISO instants, persons ids of panel users. */
export interface Schedule {
  id: number;
  type: ContentType;
  document_id: string;
  locale: string;
  action: Action;
  due_at: string;
  set_by: number;
  set_at: string;
  state: State;
  finished_at: string | null;
  late_seconds: number | null;
  reason: string | null;
  unseen_by: number | null;
  unseen_at: string | null;
}

/** The two moments that staff set for one language of a document; null is none. */
export interface Times {
  publishAt: Date | null;
  unpublishAt: Date | null;
}

const keyOf = ({ type, documentId, locale }: Version) => ({ type, document_id: documentId, locale });

export function schedulesOf(trx: Transaction, version: Version): Promise<Schedule[]> {
  return trx(SCHEDULES).where(keyOf(version)).orderBy("due_at") as unknown as Promise<Schedule[]>;
}

const waiting = (rows: Schedule[], action: Action) =>
  rows.find((row) => row.action === action && row.state === "waiting");

/** Times have to lie ahead, but one that is already set may pass while its neighbour is being changed. */
function check({ publishAt, unpublishAt }: Times, rows: Schedule[], now: Date): void {
  const isPast = (action: Action, moment: Date | null) =>
    moment !== null && moment <= now && waiting(rows, action)?.due_at !== moment.toISOString();
  if (isPast("publish", publishAt) || isPast("unpublish", unpublishAt))
    unusable("Giờ hẹn đã qua; hãy chọn một giờ sắp tới.", {
      code: "TIME_IS_PAST",
      en: "The time has passed; choose one that is still to come.",
    });
  if (publishAt && unpublishAt && unpublishAt <= publishAt)
    unusable("Giờ gỡ xuống phải sau giờ đăng.", {
      code: "TIMES_OUT_OF_ORDER",
      en: "The text must be taken down after it is published.",
    });
}

/**
 * Sets both moments as they are given. Whoever may schedule has the text before them: edits that nobody had seen count
 * as seen from now on.
 */
export async function setSchedule(
  trx: Transaction,
  version: Version,
  times: Times,
  userId: number,
): Promise<void> {
  const now = new Date();
  const rows = await schedulesOf(trx, version);
  check(times, rows, now);
  const wanted: [Action, Date | null][] = [
    ["publish", times.publishAt],
    ["unpublish", times.unpublishAt],
  ];
  for (const [action, moment] of wanted) {
    const due = moment?.toISOString();
    const kept = waiting(rows, action);
    if (kept && kept.due_at === due) {
      await trx(SCHEDULES).where({ id: kept.id }).update({ unseen_by: null, unseen_at: null });
      continue;
    }
    await trx(SCHEDULES)
      .where({ ...keyOf(version), action })
      .delete();
    if (due)
      await trx(SCHEDULES).insert({
        ...keyOf(version),
        action,
        due_at: due,
        set_by: userId,
        set_at: now.toISOString(),
        state: "waiting",
      });
  }
}

/** Takes schedules back, and with them the report of one that failed. Locales null: those of every language. */
export async function cancelSchedules(
  trx: Transaction,
  { type, documentId }: Omit<Version, "locale">,
  locales: string[] | null,
  actions: Action[],
): Promise<void> {
  const rows = trx(SCHEDULES)
    .where({ type, document_id: documentId })
    .whereIn("action", actions)
    .whereNot({ state: "done" });
  await (locales ? rows.whereIn("locale", locales) : rows).delete();
}

/** The languages of a document whose publication waits for its time. */
export async function scheduledLocales(
  trx: Transaction,
  { type, documentId }: Omit<Version, "locale">,
): Promise<string[]> {
  const rows: { locale: string }[] = await trx(SCHEDULES)
    .where({ type, document_id: documentId, action: "publish", state: "waiting" })
    .select("locale");
  return rows.map(({ locale }) => locale);
}

/** Somebody who may not publish has edited a text whose publication waits: until it is seen, it is not published. */
export async function noteUnseenEdit(trx: Transaction, version: Version, userId: number): Promise<void> {
  await trx(SCHEDULES)
    .where({ ...keyOf(version), action: "publish", state: "waiting" })
    .update({ unseen_by: userId, unseen_at: new Date().toISOString() });
}
