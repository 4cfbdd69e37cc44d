import { errors } from "@strapi/utils";
import type { Core } from "@strapi/strapi";
import { publishedVersionsOf } from "../api/feed/services/published";
import { CONTENT_LABELS } from "../bootstrap/label-texts";
import { CONTENT_TYPES, LOCALES, type ContentType } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import { faultsOf, type Fault } from "./faults";
import { pictureFaults } from "./picture-faults";

const versionNames = (locale: string): [vi: string, en: string] =>
  locale === LOCALES[0] ? ["", ""] : [" (bản tiếng Anh)", " (English version)"];

/** A sentence about a field, which the panel calls by its label. */
function sentence(type: ContentType, locale: string, { path: [field], vi, en }: Fault): string {
  const [label] = CONTENT_LABELS[CONTENT_TYPES[type]].fields[field] ?? [field];
  const [viVersion, enVersion] = versionNames(locale);
  return `${label}${viVersion} ${vi}, nên chưa xuất bản. / ${field}${enVersion} ${en}; nothing was published.`;
}

/** A sentence about a picture, which names itself. */
function pictureSentence(locale: string, { vi, en }: Fault): string {
  const [viVersion, enVersion] = versionNames(locale);
  return `${vi}${viVersion}, nên chưa xuất bản. / ${en}${enVersion}; nothing was published.`;
}

/**
 * Called inside the transaction of a publication, after it: whatever the public could not be shown as it is takes the
 * publication back, and the person who published is told which field it is. The words of pictures are asked of the
 * languages that are being published; another one, published before, waits for its own turn.
 */
export async function refuseUnreadable(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  documentId: string,
  publishing: (string | null)[],
): Promise<void> {
  const forms = await publishedVersionsOf(strapi, trx, type, documentId);
  const found = forms.flatMap((form) =>
    faultsOf(form).map((fault) => ({ path: fault.path, message: sentence(type, form.locale, fault) })),
  );
  for (const { locale } of forms)
    if (publishing.includes(null) || publishing.includes(locale))
      for (const fault of await pictureFaults(strapi, type, documentId, locale))
        found.push({ path: fault.path, message: pictureSentence(locale, fault) });
  if (found.length === 0) return;
  throw new errors.ValidationError(found.map(({ message }) => message).join("\n"), {
    errors: found.map((fault) => ({ ...fault, name: "ValidationError", value: null })),
  });
}
