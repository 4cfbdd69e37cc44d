import type { Core } from "@strapi/strapi";
import { labelOf } from "./difference";
import { CONTENT_TYPES } from "../outbox/content-types";
import { lockOutbox, type Transaction } from "../outbox/record";
import { keepingCodes } from "../pickers/kept-codes";
import { recordedAs } from "./actor";
import { changedFields, type Fields, type Form } from "./form";
import type { Note } from "./missing";
import { attributesOf, isShared } from "./model";
import { RECOVERED } from "./record";
import { rewriting } from "./rewrite";
import { TRASH } from "./tables";
import type { Thrown } from "./trash";
import { versionsOf } from "./versions";

/** A language of a document in the trash, with what it said. */
export interface ThrownText extends Thrown {
  form: Form;
  wasPublished: boolean;
}

/** The fields all languages share are those of the languages that live: taking one back must not change the others. */
function withSharedOf(
  strapi: Core.Strapi,
  uid: string,
  form: Form,
  living: Form | null | undefined,
  locale: string,
  notes: Note[],
): Form {
  if (!living) return form;
  const shared = attributesOf(strapi, uid).flatMap(([name, attribute]) =>
    isShared(attribute) ? [name] : [],
  );
  const kept = Object.fromEntries(shared.map((name) => [name, living.fields[name]]));
  const labels = changedFields(form.fields, { ...form.fields, ...kept }).map((name) => labelOf(uid, name));
  if (labels.length > 0) notes.push({ kind: "sharedKept", locale, labels });
  return {
    ...form,
    fields: { ...form.fields, ...kept },
    files: { ...living.files, ...form.files },
  };
}

async function restoreOne(
  strapi: Core.Strapi,
  trx: Transaction,
  thrown: ThrownText,
  userId: number,
): Promise<Note[]> {
  const { type, document_id: documentId, locale } = thrown;
  const uid = CONTENT_TYPES[type];
  const living = await versionsOf(strapi, type, documentId);
  if (living.has(locale)) return [{ kind: "stillThere", locale }];
  const notes: Note[] = [];
  const sibling = [...living.values()].map(({ draft, published }) => draft ?? published)[0];
  const form = withSharedOf(strapi, uid, thrown.form, sibling, locale, notes);
  const rewritten = await rewriting(strapi, type, documentId, locale, form);
  const author = form.createdBy
    ? await strapi.db.query("admin::user").count({ where: { id: form.createdBy } })
    : 0;
  const data: Fields = {
    ...rewritten.data,
    createdBy: author ? form.createdBy : userId,
    updatedBy: userId,
    ...(form.createdAt ? { createdAt: form.createdAt } : {}),
  };
  const documents = strapi.documents(uid);
  if (living.size > 0) await documents.update({ documentId, locale, data: data as never });
  else await documents.create({ locale, data: { ...data, documentId } as never });
  await trx(TRASH).where({ type, document_id: documentId, locale }).delete();
  if (thrown.wasPublished) notes.push({ kind: "wasPublished", locale });
  return [...notes, ...rewritten.notes];
}

/**
 * Brings back what one deletion took, each language under the same document and address, with its author and as a
 * draft: whether it is published again is for a person to decide.
 */
export async function restoreTrash(
  strapi: Core.Strapi,
  thrown: ThrownText[],
  userId: number,
): Promise<Note[]> {
  return strapi.db.transaction(async ({ trx }) => {
    await lockOutbox(trx);
    const notes: Note[] = [];
    for (const one of thrown)
      notes.push(
        ...(await recordedAs(RECOVERED, () => keepingCodes(() => restoreOne(strapi, trx, one, userId)))),
      );
    return notes;
  });
}
