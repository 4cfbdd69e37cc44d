import { contentTypes, isContentType, isLocale, LOCALES } from "../../../outbox/content-types";
import { noteFollower } from "../../../site/follower";
import { eventsAfter } from "../services/events";
import { publishedAfter, publishedDocument } from "../services/published";

interface Exchange {
  params: Record<string, string>;
  query: Record<string, unknown>;
  body: unknown;
  throw(status: number, message: string): never;
}

const lost = "after không phải là một vị trí của danh sách này / after is not a position of this list";

/** A whole number from the query, between two bounds. */
function whole(context: Exchange, name: string, initial: number, least: number, most: number): number {
  const value = context.query[name];
  if (value === undefined) return initial;
  const number = typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : NaN;
  if (number >= least && number <= most) return number;
  return context.throw(
    400,
    `${name} phải từ ${least} đến ${most} / ${name} must be from ${least} to ${most}`,
  );
}

/** A question that the feed does not know is a mistake, or somebody's try. */
function onlyKnown(context: Exchange, ...names: string[]): void {
  const unknown = Object.keys(context.query).filter((name) => !names.includes(name));
  if (unknown.length > 0) context.throw(400, "tham số không có trong danh sách này / an unknown parameter");
}

const limitOf = (context: Exchange) => whole(context, "limit", 100, 1, 500);

export default () => ({
  async events(context: Exchange) {
    onlyKnown(context, "after", "limit");
    const after = whole(context, "after", 0, 0, Number.MAX_SAFE_INTEGER);
    const limit = limitOf(context);
    noteFollower(after, limit);
    context.body = await eventsAfter(strapi, after, limit);
  },

  async document(context: Exchange) {
    onlyKnown(context);
    const { type, documentId, locale } = context.params;
    if (!isContentType(type))
      return context.throw(400, `type phải là / type must be ${contentTypes.join(" | ")}`);
    if (!isLocale(locale))
      return context.throw(400, `locale phải là / locale must be ${LOCALES.join(" | ")}`);
    context.body = { document: await publishedDocument(strapi, type, documentId, locale) };
  },

  async published(context: Exchange) {
    onlyKnown(context, "after", "limit");
    const { after } = context.query;
    if (after !== undefined && typeof after !== "string") return context.throw(400, lost);
    context.body = (await publishedAfter(strapi, after, limitOf(context))) ?? context.throw(400, lost);
  },
});
