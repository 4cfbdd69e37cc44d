import type { ContentType } from "../outbox/content-types";
import type { Transaction } from "../outbox/record";
import { REVIEWS } from "./tables";

/** One language of one document. */
export interface Version {
  type: ContentType;
  documentId: string;
  locale: string;
}

/** A request for review as it is stored; persons are ids of panel users, moments ISO instants. */
export interface Review {
  type: ContentType;
  document_id: string;
  locale: string;
  state: "asked" | "returned";
  asked_by: number;
  asked_at: string;
  changed_by: number | null;
  changed_at: string | null;
  returned_by: number | null;
  returned_at: string | null;
  remark: string | null;
}

const keyOf = ({ type, documentId, locale }: Version) => ({ type, document_id: documentId, locale });

export async function reviewOf(trx: Transaction, version: Version): Promise<Review | null> {
  return (await trx(REVIEWS).where(keyOf(version)).first()) ?? null;
}

/** A text waits for review. Asked twice it keeps its place in the line; asked again after a remark the remark stays. */
export async function askForReview(trx: Transaction, version: Version, userId: number): Promise<void> {
  const review = await reviewOf(trx, version);
  if (review?.state === "asked") return;
  const asked = { state: "asked", asked_by: userId, asked_at: new Date().toISOString() };
  const unchanged = { changed_by: null, changed_at: null };
  if (review)
    await trx(REVIEWS)
      .where(keyOf(version))
      .update({ ...asked, ...unchanged });
  else await trx(REVIEWS).insert({ ...keyOf(version), ...asked });
}

/** The writer takes the request back; what an editor had remarked before stays with the text. */
export async function withdraw(trx: Transaction, version: Version): Promise<void> {
  const sentBackBefore = trx(REVIEWS)
    .where({ ...keyOf(version), state: "asked" })
    .whereNotNull("remark");
  if ((await sentBackBefore.update({ state: "returned", changed_by: null, changed_at: null })) > 0) return;
  await trx(REVIEWS)
    .where({ ...keyOf(version), state: "asked" })
    .delete();
}

/** An editor sends a text back to its writer, and says why. */
export async function sendBack(
  trx: Transaction,
  version: Version,
  userId: number,
  remark: string,
): Promise<void> {
  await trx(REVIEWS)
    .where({ ...keyOf(version), state: "asked" })
    .update({ state: "returned", returned_by: userId, returned_at: new Date().toISOString(), remark });
}

/** A text that waits was edited: the request stays, and the editor sees that what was asked about is not what is there. */
export async function noteEdit(
  trx: Transaction,
  { type, documentId }: Omit<Version, "locale">,
  locales: string[],
  userId: number | null,
): Promise<void> {
  await trx(REVIEWS)
    .where({ type, document_id: documentId, state: "asked" })
    .whereIn("locale", locales)
    .update({ changed_by: userId, changed_at: new Date().toISOString() });
}

/** Nothing waits any more in these languages of a document (null: in none of them). */
export async function closeReviews(
  trx: Transaction,
  { type, documentId }: Omit<Version, "locale">,
  locales: string[] | null,
): Promise<void> {
  const rows = trx(REVIEWS).where({ type, document_id: documentId });
  await (locales ? rows.whereIn("locale", locales) : rows).delete();
}
