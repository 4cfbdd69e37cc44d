import type { Core } from "@strapi/strapi";
import { contentTypeOf } from "../outbox/content-types";
import { isRead, localesOf } from "../outbox/document-writes";
import { signedIn } from "../staff/signed-in";
import { closeReviews, noteEdit } from "./reviews";

/** Whatever ends a request for review: the text is public, gone, or again what is public. */
const closing = new Set(["publish", "delete", "discardDraft"]);

interface Writing {
  documentId?: string;
  locale?: unknown;
  status?: string;
}

/** In the transaction of every write: requests for review follow what happens to the text. */
export function keepReviews(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    const result = await next();
    const { documentId, locale, status } = context.params as Writing;
    if (!type || !documentId || isRead(context.action)) return result;
    const touched = localesOf(locale, result as never);
    const locales = touched.includes(null) ? null : (touched as string[]);
    await strapi.db.transaction(async ({ trx }) => {
      if (closing.has(context.action) || status === "published")
        await closeReviews(trx, { type, documentId }, locales);
      else if (context.action === "update" && locales)
        await noteEdit(trx, { type, documentId }, locales, signedIn(strapi)?.id ?? null);
    });
    return result;
  });
}
