import { errors } from "@strapi/utils";
import type { Core } from "@strapi/strapi";
import { publishedVersionsOf } from "../api/feed/services/published";
import { CONTENT_LABELS } from "../bootstrap/label-texts";
import { CONTENT_TYPES, LOCALES, type ContentType } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import { faultsOf, type Fault } from "./faults";

function sentence(type: ContentType, locale: string, { path: [field], vi, en }: Fault): string {
  const [label] = CONTENT_LABELS[CONTENT_TYPES[type]].fields[field] ?? [field];
  const [viLocale, enLocale] = locale === LOCALES[0] ? ["", ""] : [" (bản tiếng Anh)", " (English version)"];
  return `${label}${viLocale} ${vi}, nên chưa xuất bản. / ${field}${enLocale} ${en}; nothing was published.`;
}

/**
 * Called inside the transaction of a publication, after it: whatever the public could not be shown as it is takes the
 * publication back, and the person who published is told which field it is.
 */
export async function refuseUnreadable(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  documentId: string,
): Promise<void> {
  const found = (await publishedVersionsOf(strapi, trx, type, documentId)).flatMap((form) =>
    faultsOf(form).map((fault) => ({ path: fault.path, message: sentence(type, form.locale, fault) })),
  );
  if (found.length === 0) return;
  throw new errors.ValidationError(found.map(({ message }) => message).join("\n"), {
    errors: found.map((fault) => ({ ...fault, name: "ValidationError", value: null })),
  });
}
