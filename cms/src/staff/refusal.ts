import { errors } from "@strapi/utils";

/** What the panel shows when something is refused: one sentence, with a code that programs and tests can rely on. */
interface Reason {
  code: string;
  en: string;
}

/** Refused because of who asks. Of these errors alone Strapi shows the sentence; the others become "Forbidden". */
export function forbidden(sentence: string, reason: Reason): never {
  throw new errors.PolicyError(sentence, reason);
}

/** Refused because of what was sent. */
export function unusable(sentence: string, reason: Reason): never {
  throw new errors.ValidationError(sentence, reason);
}

/** There is no such thing, or not for the one who asks. */
export function missing(sentence: string, reason: Reason): never {
  throw new errors.NotFoundError(sentence, reason);
}
