import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, contentTypes, type ContentType } from "../outbox/content-types";
import { reachOf } from "../reach/reach";
import type { Review } from "../review/reviews";
import { REVIEWS } from "../review/tables";
import { reportOf } from "../schedule/report";
import type { Schedule } from "../schedule/schedules";
import { SCHEDULES } from "../schedule/tables";
import { peopleByIds } from "../staff/names";
import { rightsOf, type Exchange } from "../staff/panel-routes";
import { signedIn } from "../staff/signed-in";

/** For how long a start page tells that a time was kept late. */
const TOLD_FOR_MS = 7 * 86_400_000;

/** One language of a document, with what a list needs to name it and to open it. */
interface Item {
  type: ContentType;
  uid: string;
  documentId: string;
  locale: string;
  title: string | null;
  updatedAt: string;
}

type Row = { type: string; document_id: string; locale: string };

const nameOf = ({ type, document_id, locale }: Row) => `${type} ${document_id} ${locale}`;

/** Of these documents the drafts that the one who asks may see, by name. */
async function visible(strapi: Core.Strapi, exchange: Exchange, rows: Row[]): Promise<Map<string, Item>> {
  const items = new Map<string, Item>();
  for (const type of contentTypes) {
    const uid = CONTENT_TYPES[type];
    const rights = rightsOf(strapi, exchange, uid);
    const ids = [...new Set(rows.filter((row) => row.type === type).map((row) => row.document_id))];
    if (ids.length === 0 || rights.cannot.read()) continue;
    const query = await rights.sanitizedQuery.read({
      filters: { documentId: { $in: ids } },
      fields: ["title", "updatedAt"],
    });
    const fields = [...new Set([...(query.fields ?? []), "documentId", "locale", "updatedAt"])];
    const drafts = (await strapi
      .documents(uid)
      .findMany({ ...query, fields, locale: "*", status: "draft" } as never)) as unknown as Item[];
    for (const { documentId, locale, title, updatedAt } of drafts)
      items.set(nameOf({ type, document_id: documentId, locale }), {
        type,
        uid,
        documentId,
        locale,
        title: title ?? null,
        updatedAt,
      });
  }
  return items;
}

/** Drafts that this person began and that hold something which is not on the site, the last edited first. */
async function ownDrafts(strapi: Core.Strapi, type: ContentType, userId: number): Promise<Row[]> {
  const table = strapi.getModel(CONTENT_TYPES[type]).collectionName!;
  const rows: Row[] = await strapi.db.transaction(({ trx }) =>
    trx
      .from({ draft: table })
      .joinRaw(
        "LEFT JOIN ?? AS site ON site.document_id = draft.document_id AND site.locale = draft.locale AND site.published_at IS NOT NULL",
        [table],
      )
      .where("draft.created_by_id", userId)
      .whereNull("draft.published_at")
      .whereRaw("(site.id IS NULL OR draft.updated_at > site.updated_at)")
      .select("draft.document_id", "draft.locale"),
  );
  return rows.map((row) => ({ ...row, type }));
}

const byEdit = (left: Item, right: Item) => (left.updatedAt < right.updatedAt ? 1 : -1);

/**
 * What waits for the one who asks, within their rights and their reach. Each list holds the first `limit`; the counts
 * are of all.
 */
export async function tasksOf(strapi: Core.Strapi, exchange: Exchange, limit: number): Promise<object> {
  const staff = signedIn(strapi)!;
  const reach = await reachOf(strapi, staff);
  const told = new Date(Date.now() - TOLD_FOR_MS).toISOString();
  const { reviews, schedules } = await strapi.db.transaction(async ({ trx }) => ({
    reviews: (await trx(REVIEWS).orderBy("asked_at")) as Review[],
    schedules: (await trx(SCHEDULES)
      .whereRaw("(state <> 'done' OR finished_at > ?)", [told])
      .orderBy("due_at")) as Schedule[],
  }));
  const begun = (await Promise.all(contentTypes.map((type) => ownDrafts(strapi, type, staff.id)))).flat();
  const items = await visible(strapi, exchange, [...reviews, ...schedules, ...begun]);
  const person = await peopleByIds(strapi, [
    ...reviews.flatMap((review) => [review.asked_by, review.returned_by]),
    ...schedules.map((row) => row.set_by),
  ]);

  const withItem = <Stored extends Row, Told extends object>(rows: Stored[], tell: (row: Stored) => Told) =>
    rows.flatMap((row) => {
      const item = items.get(nameOf(row));
      return item ? [{ ...item, ...tell(row) }] : [];
    });
  const askedFor = new Set(reviews.map(nameOf));
  const lists = {
    drafts: withItem(
      begun.filter((row) => !askedFor.has(nameOf(row))),
      () => ({}),
    ).sort(byEdit),
    waiting: withItem(
      reviews.filter(({ state }) => state === "asked"),
      (review) => ({
        askedBy: person(review.asked_by)?.name ?? null,
        askedAt: review.asked_at,
        changedAt: review.changed_at,
      }),
    ),
    returned: withItem(
      reviews.filter(({ state, asked_by }) => state === "returned" && asked_by === staff.id),
      (review) => ({
        returnedBy: person(review.returned_by)?.name ?? null,
        returnedAt: review.returned_at,
        remark: review.remark,
      }),
    ),
    scheduled: withItem(
      schedules.filter(({ state }) => state === "waiting"),
      (row) => ({
        action: row.action,
        dueAt: row.due_at,
        setBy: person(row.set_by)?.name ?? null,
        report: reportOf(row),
      }),
    ),
    failed: withItem(
      schedules.filter(({ state }) => state === "failed" || state === "skipped"),
      (row) => ({ action: row.action, dueAt: row.due_at, state: row.state, report: reportOf(row) }),
    ),
    late: withItem(
      schedules.filter((row) => row.state === "done" && reportOf(row) !== null),
      (row) => ({
        action: row.action,
        dueAt: row.due_at,
        finishedAt: row.finished_at,
        report: reportOf(row),
      }),
    ),
  };
  const names = Object.keys(lists) as (keyof typeof lists)[];
  return {
    mayPublish: contentTypes.some((type) => rightsOf(strapi, exchange, CONTENT_TYPES[type]).can.publish()),
    reach: reach ? { everything: false, codes: reach.codes } : { everything: true, codes: [] },
    counts: Object.fromEntries(names.map((name) => [name, lists[name].length])),
    ...Object.fromEntries(names.map((name) => [name, lists[name].slice(0, limit)])),
  };
}
