import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES } from "../outbox/content-types";
import { lockOutbox } from "../outbox/record";
import { keepingCodes } from "../pickers/kept-codes";
import { versionFor, type Exchange } from "./access";
import { recordedAs } from "./actor";
import type { Note } from "./missing";
import { missing } from "./refusal";
import { rewriting } from "./rewrite";
import { textOf, type Entry } from "./versions";

export const textGone = (): never =>
  missing("TEXT_GONE", "Nội dung của bản này đã bị xóa hẳn", "The text of this version is gone");

/**
 * Writes a version back as the draft of its language, never as what is public. The write goes through the document
 * service like any other: it is guarded, told to the feed, and is itself a version that can be restored.
 */
export async function restoreVersion(strapi: Core.Strapi, exchange: Exchange, entry: Entry): Promise<Note[]> {
  const { type, document_id: documentId, locale } = entry;
  const { version, checker } = await versionFor(strapi, exchange, "update", {
    type,
    documentId,
    locale,
  });
  const form = await textOf(strapi, entry, entry.draft);
  if (!form) return textGone();
  return strapi.db.transaction(async ({ trx }) => {
    await lockOutbox(trx);
    const { data, notes } = await rewriting(strapi, type, documentId, locale, form);
    const permitted = await checker.sanitizeUpdateInput(version.row)(data);
    const updatedBy = exchange.state.user.id;
    const write = () =>
      strapi
        .documents(CONTENT_TYPES[type])
        .update({ documentId, locale, data: { ...permitted, updatedBy } as never });
    await recordedAs("restore", () => keepingCodes(write));
    return notes;
  });
}
