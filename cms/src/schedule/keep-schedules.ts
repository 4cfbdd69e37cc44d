import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, contentTypeOf, type ContentType } from "../outbox/content-types";
import { isRead, localesOf } from "../outbox/document-writes";
import type { Transaction } from "../outbox/record";
import { askForReview } from "../review/reviews";
import { mayPublish, signedIn } from "../staff/signed-in";
import { cancelSchedules, noteUnseenEdit, scheduledLocales } from "./schedules";
import { sharedFieldsOf } from "./shared-fields";

interface Writing {
  documentId?: string;
  locale?: unknown;
  status?: string;
}

/**
 * In the transaction of every write, schedules follow what people do by hand: who publishes needs no publication any
 * more; who takes a text down or deletes it wants neither of the two.
 */
export function keepSchedules(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    const { documentId, locale, status } = context.params as Writing;
    if (!type || !documentId || isRead(context.action)) return next();
    const staff = signedIn(strapi);
    const isUnseen = context.action === "update" && staff !== null && !mayPublish(staff, context.uid);
    if (isUnseen)
      return strapi.db.transaction(({ trx }) =>
        editUnseen(strapi, trx, { type, documentId }, locale, staff.id, next as () => Promise<never>),
      );
    const result = await next();
    const touched = localesOf(locale, result as never);
    const locales = touched.includes(null) ? null : (touched as string[]);
    await strapi.db.transaction(async ({ trx }) => {
      if (context.action === "publish" || status === "published")
        await cancelSchedules(trx, { type, documentId }, locales, ["publish"]);
      else if (context.action === "unpublish" || context.action === "delete")
        await cancelSchedules(trx, { type, documentId }, locales, ["publish", "unpublish"]);
    });
    return result;
  });
}

/**
 * An edit by a writer leaves the time as it is and asks for a review: the clock publishes nothing that nobody who may
 * publish has seen. What all languages share reaches the others' texts too.
 */
async function editUnseen<Result>(
  strapi: Core.Strapi,
  trx: Transaction,
  document: { type: ContentType; documentId: string },
  locale: unknown,
  userId: number,
  next: () => Promise<Result>,
): Promise<Result> {
  const scheduled = await scheduledLocales(trx, document);
  if (scheduled.length === 0) return next();
  const shared = () => sharedFieldsOf(strapi, CONTENT_TYPES[document.type], document.documentId);
  const before = await shared();
  const result = await next();
  const edited = localesOf(locale, result as never);
  const isForAll = edited.includes(null) || (await shared()) !== before;
  for (const known of scheduled)
    if (isForAll || edited.includes(known)) {
      await noteUnseenEdit(trx, { ...document, locale: known }, userId);
      await askForReview(trx, { ...document, locale: known }, userId);
    }
  return result;
}
