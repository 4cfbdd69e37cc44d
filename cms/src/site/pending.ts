import type { Core } from "@strapi/strapi";
import { readSettings } from "../../config/environment/settings";
import { publishedDocument } from "../api/feed/services/published";
import {
  CONTENT_TYPES,
  contentTypes,
  isContentType,
  LOCALES,
  type ContentType,
} from "../outbox/content-types";
import { OUTBOX } from "../outbox/tables";
import { currentFollower } from "./follower";
import { apiAway, cmsUnread, COMPARISON, refused, WAITING, type Cause } from "./reasons";
import { keyOf, siteState, type Known, type Shown, type SiteState } from "./site-state";

interface Key {
  type: ContentType;
  documentId: string;
  locale: string;
}

/** A document that the site does not show as it is published here. */
export interface Pending extends Key {
  /** MISSING: not shown at all. OLDER: shown as it was before. STILL_SHOWN: withdrawn here, shown there. */
  state: "MISSING" | "OLDER" | "STILL_SHOWN";
  title: string;
  /** Since when, as an ISO instant; null where that is not known. */
  since: string | null;
  cause: Cause;
  /** The cause in a sentence for staff. */
  reason: string;
}

/** The answer of `GET /site/pending`. */
export interface PendingAnswer {
  /** Published here and not shown, or shown as it was before: "Chưa lên trang". */
  notYet: number;
  /** Withdrawn here and still shown. */
  stillShown: number;
  items: Pending[];
  /** Null while the API answers, and where none is configured. */
  apiAwaySince: string | null;
  /** False where nothing is known of what the site shows: the API is away, or is none, and never asked for news. */
  isKnown: boolean;
  /** What the API's last comparison of everything found; null where that is not known. */
  compared: SiteState["compared"];
}

interface Published extends Key {
  title: string;
  publishedAt: string | Date;
}

/** Everything that is published, as keys and titles. */
async function publishedKeys(strapi: Core.Strapi): Promise<Map<string, Published>> {
  const found = new Map<string, Published>();
  for (const type of contentTypes) {
    const rows: Published[] = await strapi.db.query(CONTENT_TYPES[type]).findMany({
      select: ["documentId", "locale", "title", "publishedAt"],
      where: { publishedAt: { $notNull: true }, locale: { $in: [...LOCALES] } },
    });
    for (const row of rows) found.set(keyOf({ ...row, type }), { ...row, type });
  }
  return found;
}

interface Event extends Key {
  at: string;
  actions: Set<string>;
}

/** The documents that something happened to after an event: when first, and what. */
async function happenedAfter(strapi: Core.Strapi, position: number): Promise<Map<string, Event>> {
  const rows: { type: string; document_id: string; locale: string | null; action: string; at: string }[] =
    await strapi.db.connection(OUTBOX).where("seq", ">", position).orderBy("seq");
  const events = new Map<string, Event>();
  for (const { type, document_id: documentId, locale, action, at } of rows) {
    if (!isContentType(type)) continue;
    for (const one of locale === null ? LOCALES : [locale]) {
      const key = { type, documentId, locale: one };
      const event = events.get(keyOf(key)) ?? { ...key, at, actions: new Set<string>() };
      event.actions.add(action);
      events.set(keyOf(key), event);
    }
  }
  return events;
}

/** True where the site holds another text than the one that is published: saving a draft changes none. */
async function isOlder(
  strapi: Core.Strapi,
  { type, documentId, locale }: Key,
  shown: Shown,
): Promise<boolean> {
  const form = await publishedDocument(strapi, type, documentId, locale);
  return form !== null && form.hash !== shown.hash;
}

type Late = Omit<Pending, "cause" | "reason">;

/** Compares what is published here with what the site showed when it was last asked. */
async function compare(
  strapi: Core.Strapi,
  published: Map<string, Published>,
  state: SiteState,
  events: Map<string, Event>,
): Promise<Late[]> {
  const late: Late[] = [];
  const isRefused = new Set(state.refused.map(keyOf));
  for (const [name, { publishedAt, ...item }] of published) {
    const shown = state.shown.get(name);
    const since = events.get(name)?.at ?? new Date(publishedAt).toISOString();
    if (!shown) late.push({ ...item, state: "MISSING", since });
    else if ((events.has(name) || isRefused.has(name)) && (await isOlder(strapi, item, shown)))
      late.push({ ...item, state: "OLDER", since });
  }
  for (const [name, { type, documentId, locale, title }] of state.shown)
    if (!published.has(name))
      late.push({
        type,
        documentId,
        locale,
        title,
        state: "STILL_SHOWN",
        since: events.get(name)?.at ?? null,
      });
  return late;
}

/** Where the site was never asked: what was published since its last question to the feed. */
function publishedSince(published: Map<string, Published>, events: Map<string, Event>): Late[] {
  return [...events].flatMap(([name, { at, actions }]) => {
    const item = published.get(name);
    if (!item || !actions.has("publish")) return [];
    const { publishedAt: _, ...key } = item;
    return [{ ...key, state: "MISSING" as const, since: at }];
  });
}

function causeOf(item: Late, { state, awaySince }: Known, events: Map<string, Event>): [Cause, string] {
  const letter = state?.refused.find((each) => keyOf(each) === keyOf(item));
  if (letter && item.state !== "STILL_SHOWN") return ["REFUSED", refused(item.type, letter.reason)];
  if (awaySince) return ["API_AWAY", apiAway(awaySince)];
  if (state?.away) return ["CMS_UNREAD", cmsUnread(state.away.since)];
  return events.has(keyOf(item)) ? ["WAITING", WAITING] : ["COMPARISON", COMPARISON];
}

/** What is published here and not, or not so, on the site, the latest first, each with its reason. */
export async function pending(strapi: Core.Strapi): Promise<PendingAnswer> {
  // Published first: what is published while the site is asked is not called late.
  const published = await publishedKeys(strapi);
  const known: Known = readSettings().apiUrl ? await siteState() : { state: null, awaySince: null };
  const position = known.state?.position ?? currentFollower().position;
  const events = position === null ? new Map<string, Event>() : await happenedAfter(strapi, position);
  const late = known.state
    ? await compare(strapi, published, known.state, events)
    : publishedSince(published, events);
  const items = late
    .map((item): Pending => {
      const [cause, reason] = causeOf(item, known, events);
      return { ...item, cause, reason };
    })
    .sort((one, other) => ((one.since ?? "") < (other.since ?? "") ? 1 : -1));
  const stillShown = items.filter((item) => item.state === "STILL_SHOWN").length;
  return {
    notYet: items.length - stillShown,
    stillShown,
    items,
    apiAwaySince: known.awaySince?.toISOString() ?? null,
    isKnown: position !== null,
    compared: known.state?.compared ?? null,
  };
}
