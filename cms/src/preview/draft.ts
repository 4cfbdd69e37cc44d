import type { Core } from "@strapi/strapi";
import { populate, type StoredDocument } from "../api/feed/services/published-forms";
import { contentTypeOf, isLocale, type ContentUid } from "../outbox/content-types";

/** A member of staff as Strapi's own sign-in leaves them on a request. */
export interface Staff {
  user: { id: number };
  userAbility: unknown;
}

/** The member of staff with this id and what they may do now; null for one who may no longer sign in. */
export async function staffWith(strapi: Core.Strapi, id: number): Promise<Staff | null> {
  const user = await strapi.db.query("admin::user").findOne({ where: { id }, populate: ["roles"] });
  if (!user || user.isActive !== true || user.blocked === true) return null;
  return { user, userAbility: await strapi.service("admin::permission").engine.generateUserAbility(user) };
}

/** The draft of a document in one language, with the fields that this person may read in the panel; else null. */
export async function readableDraft(
  strapi: Core.Strapi,
  userAbility: unknown,
  wanted: { uid: string; documentId: string; locale: string },
): Promise<StoredDocument | null> {
  const type = contentTypeOf(wanted.uid);
  if (!type || !isLocale(wanted.locale)) return null;
  const uid = wanted.uid as ContentUid;
  const checker = strapi
    .plugin("content-manager")
    .service("permission-checker")
    .create({ userAbility, model: uid });
  if (checker.cannot.read()) return null;
  const { filters } = await checker.sanitizedQuery.read({});
  const row = (await strapi.documents(uid).findFirst({
    status: "draft",
    locale: wanted.locale,
    filters: { $and: [{ documentId: wanted.documentId }, ...(filters ? [filters] : [])] } as never,
    populate: { ...populate[type], createdBy: true } as never,
  })) as StoredDocument | null;
  if (!row || checker.cannot.read(row)) return null;
  return checker.sanitizeOutput(row);
}
