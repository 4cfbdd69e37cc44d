import type { Core } from "@strapi/strapi";
import { reviewOf } from "../review/reviews";
import { reportOf } from "../schedule/report";
import { schedulesOf, type Action, type Schedule } from "../schedule/schedules";
import { peopleByIds } from "../staff/names";
import { draftNamedBy, type Exchange } from "../staff/panel-routes";

/** Where one language of a document stands, for the panels beside its form: the request for review and the two times. */
export async function stateOf(strapi: Core.Strapi, exchange: Exchange): Promise<object> {
  const { version, draft, rights } = await draftNamedBy(strapi, exchange);
  const { review, schedules } = await strapi.db.transaction(async ({ trx }) => ({
    review: await reviewOf(trx, version),
    schedules: await schedulesOf(trx, version),
  }));
  const person = await peopleByIds(strapi, [
    ...[review?.asked_by, review?.changed_by, review?.returned_by],
    ...schedules.flatMap((row) => [row.set_by, row.unseen_by]),
  ]);
  const scheduled = (action: Action) => {
    const row: Schedule | undefined = schedules.find((known) => known.action === action);
    return row
      ? {
          dueAt: row.due_at,
          state: row.state,
          setBy: person(row.set_by),
          setAt: row.set_at,
          finishedAt: row.finished_at,
          lateSeconds: row.late_seconds,
          unseenBy: person(row.unseen_by),
          unseenAt: row.unseen_at,
          report: reportOf(row),
        }
      : null;
  };
  const mayAnswer = rights.can.publish(draft);
  const mayEdit = rights.can.update(draft);
  return {
    review: review && {
      state: review.state,
      askedBy: person(review.asked_by),
      askedAt: review.asked_at,
      changedBy: person(review.changed_by),
      changedAt: review.changed_at,
      returnedBy: person(review.returned_by),
      returnedAt: review.returned_at,
      remark: review.remark,
    },
    schedule: { publish: scheduled("publish"), unpublish: scheduled("unpublish") },
    may: {
      ask: mayEdit && !mayAnswer && review?.state !== "asked",
      withdraw: mayEdit && review?.state === "asked" && review.asked_by === exchange.state.user.id,
      sendBack: mayAnswer && review?.state === "asked",
      schedule: mayAnswer,
    },
  };
}
