import { randomUUID } from "node:crypto";
import type { Core } from "@strapi/strapi";
import { recordAudit } from "../audit/record";
import { contentTypeOf, type ContentType } from "../outbox/content-types";
import { localesOf, type Written } from "../outbox/document-writes";
import type { Transaction } from "../outbox/record";
import { actionFor, whoActs } from "./actor";
import { changedFields } from "./form";
import { HISTORY } from "./tables";
import { throwAway } from "./trash";
import { keepText, lastEntries, versionsOf, type Version } from "./versions";

type Versions = Map<string, Version>;

const reads = new Set(["findOne", "findFirst", "findMany", "count"]);
/** A state that no recorded write left: it was there before the history was, or came past the document service. */
const FOUND = "found";
/** A language that was not written itself: a field that all languages share changed with another one. */
const FOLLOWED = "followed";

/** A language taken back from the trash: it is what it was. */
export const RECOVERED = "recover";

const textOf = (version: Version) => version.draft ?? version.published;

/** Writes one entry and the texts it speaks of; returns its number. */
async function insertEntry(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  documentId: string,
  version: Version,
  action: string,
  changed: string[],
): Promise<number> {
  const { locale, draft, published } = version;
  for (const form of [draft, published]) if (form) await keepText(trx, type, documentId, locale, form);
  const { userId, name } = whoActs(strapi);
  const found = action === FOUND;
  const [id] = await trx(HISTORY).insert({
    type,
    document_id: documentId,
    locale,
    action,
    at: new Date().toISOString(),
    user_id: found ? null : userId,
    user_name: found ? "" : name,
    draft: textOf(version)?.hash ?? null,
    published: published?.hash ?? null,
    changed: JSON.stringify(changed),
  });
  return id;
}

/** Whatever a write is about to change is in the history first, also where nobody recorded how it came about. */
async function recordFound(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  documentId: string,
  before: Versions,
): Promise<void> {
  const last = await lastEntries(trx, type, documentId);
  for (const version of before.values()) {
    const known = last.get(version.locale);
    const isKnown =
      known?.draft === textOf(version)?.hash && known?.published === (version.published?.hash ?? null);
    if (isKnown) continue;
    const { locale, draft, published } = version;
    // What is public and was never a recorded draft could not be chosen in the list: it gets an entry of its own.
    const isHidden = published && draft && published.hash !== draft.hash;
    const key = { type, document_id: documentId, locale, draft: published?.hash ?? null };
    if (isHidden && !(await trx(HISTORY).where(key).first("id")))
      await insertEntry(strapi, trx, type, documentId, { ...version, draft: published }, FOUND, []);
    await insertEntry(strapi, trx, type, documentId, version, FOUND, []);
  }
}

/** One entry and one audit row for every language that a write touched; what is gone afterwards lies in the trash. */
async function recordTouched(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  documentId: string,
  action: string,
  targets: (string | null)[],
  before: Versions,
  after: Versions,
): Promise<void> {
  const deletion = randomUUID();
  for (const locale of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(locale), after.get(locale)];
    const changed = changedFields(was && textOf(was)?.fields, is && textOf(is)?.fields);
    const moved = changed.length > 0 || was?.published?.hash !== is?.published?.hash || !was !== !is;
    const isTarget = targets.includes(null) || targets.includes(locale);
    if (!isTarget && !moved) continue;
    const verb = isTarget ? actionFor(action) : FOLLOWED;
    const fields = is && verb !== RECOVERED ? changed : [];
    // The panel saves before it publishes: a save that changed nothing is audited, and is no version.
    const entry =
      moved || verb !== "update"
        ? await insertEntry(strapi, trx, type, documentId, (is ?? was)!, verb, fields)
        : null;
    await recordAudit(strapi, trx, {
      action: `document.${verb}`,
      subjectType: type,
      subjectId: documentId,
      locale,
      fields,
    });
    if (!is && entry !== null) await throwAway(strapi, trx, { type, documentId, locale, deletion, entry });
  }
}

/**
 * Leaves the history of every write of a document in the transaction that the outbox opens: a write that fails leaves
 * none. Registered after the outbox and before everything that guards or completes a write, i18n's copying included.
 */
export function recordHistory(strapi: Core.Strapi): void {
  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    if (!type || reads.has(context.action)) return next();
    return strapi.db.transaction(async ({ trx }) => {
      const params = context.params as { documentId?: string; locale?: unknown };
      const known = context.action === "create" ? undefined : params.documentId;
      const before: Versions = known ? await versionsOf(strapi, type, known) : new Map();
      if (known) await recordFound(strapi, trx, type, known, before);
      const result = (await next()) as Written | null;
      const copied = context.action === "clone";
      const documentId = (copied ? undefined : known) ?? result?.documentId;
      if (!documentId) return result as never;
      const after = await versionsOf(strapi, type, documentId);
      const targets = copied ? [null] : localesOf(params.locale, result);
      const compared = copied ? new Map() : before;
      await recordTouched(strapi, trx, type, documentId, context.action, targets, compared, after);
      return result as never;
    });
  });
}

/** A language is about to be deleted as a whole, past the document service: its documents go to the trash first. */
export async function recordLocaleGone(
  strapi: Core.Strapi,
  trx: Transaction,
  type: ContentType,
  documentIds: string[],
  locale: string,
): Promise<void> {
  for (const documentId of documentIds) {
    const all = await versionsOf(strapi, type, documentId);
    const version = all.get(locale);
    if (!version) continue;
    const before = new Map([[locale, version]]);
    await recordFound(strapi, trx, type, documentId, before);
    await recordTouched(strapi, trx, type, documentId, "deleteLocale", [locale], before, new Map());
  }
}
