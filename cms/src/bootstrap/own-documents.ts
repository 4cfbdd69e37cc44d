import type { Core } from "@strapi/strapi";
import { contentTypeOf } from "../outbox/content-types";
import { WRITER } from "./roles";

interface Panel {
  state: { user?: { id: number; roles?: { code: string }[] } };
  throw(status: number, message: string): never;
}

const touching = new Set(["update", "clone", "discardDraft", "delete", "publish", "unpublish"]);

/**
 * A writer's permission is checked against one language of a document. Adding another language to somebody else's
 * document, or copying it, passes the panel's own check: here the whole document has to be the writer's.
 */
export function keepToOwnDocuments(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const panel = strapi.requestContext.get() as Panel | undefined;
    const user = panel?.state?.user;
    const isWriter = Boolean(user?.roles?.length) && user!.roles!.every(({ code }) => code === WRITER);
    const { documentId } = context.params as { documentId?: string };
    if (
      panel &&
      user &&
      isWriter &&
      documentId &&
      contentTypeOf(context.uid) &&
      touching.has(context.action)
    ) {
      const versions = await strapi.db
        .query(context.uid)
        .findMany({ where: { documentId }, populate: { createdBy: { select: ["id"] } } });
      if (versions.some((version: { createdBy?: { id: number } }) => version.createdBy?.id !== user.id))
        panel.throw(403, "Bài này không phải của bạn / This document is not yours");
    }
    return next();
  });
}
