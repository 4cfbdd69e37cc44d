import type { Core } from "@strapi/strapi";
import { recordAudit } from "../audit/record";
import { lockOutbox } from "../outbox/record";
import { closeReviews } from "../review/reviews";
import { draftNamedBy, servePanel, type Exchange } from "../staff/panel-routes";
import { forbidden, unusable } from "../staff/refusal";
import { setSchedule } from "./schedules";

/** An instant with its offset, as RFC 3339 writes it; null and nothing are no time. */
function momentIn(body: Record<string, unknown>, name: string): Date | null {
  const value = body[name];
  if (value === null || value === undefined || value === "") return null;
  const isInstant =
    typeof value === "string" &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    !Number.isNaN(Date.parse(value));
  if (!isInstant)
    unusable("Giờ hẹn không đọc được; hãy chọn lại ngày và giờ.", {
      code: "TIME_IS_UNREADABLE",
      en: `${name} must be an instant with its offset, like 2026-11-22T07:30:00+07:00.`,
    });
  return new Date(value as string);
}

/** Sets, changes and takes back the two times of one language of a document. */
export function serveSchedules(strapi: Core.Strapi): void {
  const handler = async (exchange: Exchange) => {
    const body = (exchange.request.body ?? {}) as Record<string, unknown>;
    const times = { publishAt: momentIn(body, "publishAt"), unpublishAt: momentIn(body, "unpublishAt") };
    await strapi.db.transaction(async ({ trx }) => {
      await lockOutbox(trx);
      const { version, draft, rights } = await draftNamedBy(strapi, exchange);
      if (rights.cannot.publish(draft))
        forbidden("Chỉ biên tập viên mới hẹn giờ đăng và gỡ xuống được.", {
          code: "MAY_NOT_PUBLISH",
          en: "Only those who may publish set times.",
        });
      await setSchedule(trx, version, times, exchange.state.user.id);
      // Giving a text its time is the answer to whoever asked for its review.
      if (times.publishAt) await closeReviews(trx, version, [version.locale]);
      const verb = times.publishAt || times.unpublishAt ? "schedule" : "unschedule";
      await recordAudit(strapi, trx, {
        action: `document.${verb}`,
        subjectType: version.type,
        subjectId: version.documentId,
        locale: version.locale,
      });
    });
    exchange.body = { done: true };
  };
  servePanel(strapi, [{ method: "PUT", path: "/documents/:type/:documentId/:locale/schedule", handler }]);
}
