import { errors } from "@strapi/utils";
import type { Core } from "@strapi/strapi";
import { actingAs } from "../history/actor";
import { CONTENT_TYPES } from "../outbox/content-types";
import { lockOutbox, type Transaction } from "../outbox/record";
import { reasonOf } from "./reason";
import type { Schedule } from "./schedules";
import { SCHEDULES } from "./tables";

/** Who publishes, as the history and the audit name it. */
const CLOCK = "Hệ thống (hẹn giờ)";

/** Thrown to take back what was begun: there is nothing that the clock could do. */
class NothingToDo extends Error {}

const versionOf = ({ type, document_id, locale }: Schedule) => ({ type, document_id, locale });

async function finish(trx: Transaction, row: Schedule, outcome: Partial<Schedule>): Promise<void> {
  const now = new Date();
  await trx(SCHEDULES)
    .where({ id: row.id, state: "waiting", due_at: row.due_at })
    .update({
      ...outcome,
      finished_at: now.toISOString(),
      late_seconds: Math.max(0, Math.floor((now.getTime() - Date.parse(row.due_at)) / 1000)),
    });
}

/** A text whose time to be taken down has passed as well is not shown for a moment first. */
async function refuseExpired(trx: Transaction, row: Schedule): Promise<void> {
  const expiry: Schedule | undefined = await trx(SCHEDULES)
    .where({ ...versionOf(row), action: "unpublish", state: "waiting" })
    .where("due_at", "<=", new Date().toISOString())
    .first();
  if (expiry) throw new NothingToDo("Không đăng, vì khi hệ thống chạy lại thì giờ gỡ xuống cũng đã qua.");
}

async function publish(strapi: Core.Strapi, trx: Transaction, row: Schedule): Promise<void> {
  if (row.unseen_at)
    throw new errors.ApplicationError(
      "Bài đã được sửa sau khi hẹn giờ và chưa có biên tập viên nào xem lại.",
    );
  await refuseExpired(trx, row);
  const { entries } = await strapi
    .documents(CONTENT_TYPES[row.type])
    .publish({ documentId: row.document_id, locale: row.locale });
  if (entries.length === 0) throw new NothingToDo("Văn bản không còn nữa.");
}

async function unpublish(strapi: Core.Strapi, row: Schedule): Promise<void> {
  const { entries } = await strapi
    .documents(CONTENT_TYPES[row.type])
    .unpublish({ documentId: row.document_id, locale: row.locale });
  if (entries.length === 0) throw new NothingToDo("Văn bản đã không ở trên trang.");
}

/**
 * Does what a row says, once. The lock on the outbox is taken first, as every write takes it: of two processes that see
 * the same row the second finds it done. The row is marked before the write, so that the write doesn't cancel it.
 */
async function carryOut(strapi: Core.Strapi, id: number): Promise<void> {
  let row: Schedule | undefined;
  try {
    await strapi.db.transaction(async ({ trx }) => {
      await lockOutbox(trx);
      row = await trx(SCHEDULES).where({ id, state: "waiting" }).first();
      if (!row || row.due_at > new Date().toISOString()) return;
      await finish(trx, row, { state: "done" });
      await (row.action === "publish" ? publish(strapi, trx, row) : unpublish(strapi, row));
    });
  } catch (error) {
    const refused = row;
    const isRefusal = error instanceof NothingToDo || error instanceof errors.ApplicationError;
    if (!refused || !isRefusal) throw error;
    const state = error instanceof NothingToDo ? "skipped" : "failed";
    const reason =
      error instanceof NothingToDo ? error.message : reasonOf(CONTENT_TYPES[refused.type], error);
    await strapi.db.transaction(async ({ trx }) => {
      await lockOutbox(trx);
      await finish(trx, refused, { state, reason });
    });
    strapi.log.warn(
      `Hẹn giờ không thành / A schedule came to nothing: ${refused.type} ${refused.document_id} ${refused.locale} ${refused.action}: ${reason}`,
    );
  }
}

/** Everything whose time has come, in the order of the times. What fails for want of a database is tried again later. */
export async function runDue(strapi: Core.Strapi): Promise<void> {
  const due: { id: number }[] = await strapi.db
    .connection(SCHEDULES)
    .where({ state: "waiting" })
    .where("due_at", "<=", new Date().toISOString())
    .orderBy([{ column: "due_at" }, { column: "id" }])
    .select("id");
  for (const { id } of due)
    try {
      await actingAs(CLOCK, () => carryOut(strapi, id));
    } catch (error) {
      strapi.log.error(`Hẹn giờ sẽ thử lại / A schedule will be tried again (${id}): ${error}`);
    }
}
