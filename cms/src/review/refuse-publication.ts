import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, contentTypeOf } from "../outbox/content-types";
import { isRead } from "../outbox/document-writes";
import { forbidden } from "../staff/refusal";
import { mayPublish, signedIn } from "../staff/signed-in";

interface Writing {
  documentId?: string;
  locale?: unknown;
  status?: string;
}

/**
 * Whoever may not publish changes nothing that the public sees, whichever way is taken: the panel's buttons, bulk
 * actions, creating or restoring something as published, deleting what is on the site.
 */
export function refusePublication(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    const staff = type && !isRead(context.action) ? signedIn(strapi) : null;
    if (!type || !staff || mayPublish(staff, context.uid)) return next();
    const { documentId, locale, status } = context.params as Writing;
    if (context.action === "publish" || status === "published")
      return forbidden(
        "Tài khoản của bạn không được xuất bản; hãy bấm Gửi duyệt để biên tập viên xuất bản.",
        {
          code: "MAY_NOT_PUBLISH",
          en: "Your account may not publish; ask for a review.",
        },
      );
    if (context.action === "unpublish")
      return forbidden("Tài khoản của bạn không được gỡ bài khỏi trang; hãy nhờ biên tập viên.", {
        code: "MAY_NOT_UNPUBLISH",
        en: "Your account may not take a text off the site.",
      });
    if (context.action === "delete" && documentId) {
      const language = typeof locale === "string" && locale !== "*" ? { locale } : {};
      const where = { ...language, documentId, publishedAt: { $notNull: true } };
      if ((await strapi.db.query(CONTENT_TYPES[type]).count({ where })) > 0)
        return forbidden("Bài đang ở trên trang nên bạn không xóa được; hãy nhờ biên tập viên.", {
          code: "MAY_NOT_DELETE",
          en: "The text is on the site: your account may not delete it.",
        });
    }
    return next();
  });
}
