import type { Core } from "@strapi/strapi";
import { contentTypeOf } from "./outbox/content-types";

interface Writing {
  data?: { title?: string | null; slug?: string | null };
  locale?: string;
}

/**
 * Gives every document its address from its Vietnamese (or English) title when it is saved without one; the number of a
 * second document of the same title is added. What a person typed stays, and so does an address once given.
 */
export function makeSlugs(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const isWriting = context.action === "create" || context.action === "update";
    const { data, locale } = context.params as Writing;
    if (contentTypeOf(context.uid) && isWriting && data?.title && !data.slug && (context.action === "create" || "slug" in data)) {
      data.slug = (await strapi
        .plugin("content-manager")
        .service("uid")
        .generateUIDField({ contentTypeUID: context.uid, field: "slug", data, locale })) as string;
    }
    return next();
  });
}
