import { errors } from "@strapi/utils";

/** There is no such thing, or not for the one who asks. */
export function missing(code: string, vi: string, en: string): never {
  throw new errors.NotFoundError(`${vi} / ${en}`, { code });
}

/** Refused because of who asks. Of these errors alone Strapi shows the sentence. */
export function forbidden(code: string, vi: string, en: string): never {
  throw new errors.PolicyError(`${vi} / ${en}`, { code });
}

/** Refused because of what was asked, or of how things stand. */
export function unusable(code: string, vi: string, en: string): never {
  throw new errors.ApplicationError(`${vi} / ${en}`, { code });
}
