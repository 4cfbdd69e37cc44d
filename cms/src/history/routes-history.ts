import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, contentTypeOf } from "../outbox/content-types";
import { readableFields, versionFor, type Exchange } from "./access";
import { differenceOf, labelOf } from "./difference";
import type { Form } from "./form";
import { missing, unusable } from "./refusal";
import { restoreVersion, textGone } from "./restore-version";
import { HISTORY } from "./tables";
import { textOf, type Entry } from "./versions";

const PAGE = 20;

function statusOf({ draft, published }: Entry): "draft" | "published" | "modified" {
  if (!published) return "draft";
  return published === draft ? "published" : "modified";
}

function described(uid: string, entry: Entry) {
  const changed: string[] = JSON.parse(entry.changed);
  return {
    id: entry.id,
    at: entry.at,
    by: entry.user_name,
    action: entry.action,
    locale: entry.locale,
    status: statusOf(entry),
    changed: changed.map((field) => ({ field, label: labelOf(uid, field) })),
  };
}

/** The versions of one language of a document, newest first; `before` continues a list. */
async function list(strapi: Core.Strapi, exchange: Exchange) {
  const { uid, documentId, locale, before } = exchange.query as Record<string, string | undefined>;
  const type = contentTypeOf(String(uid));
  if (!type || !documentId || !locale)
    return unusable(
      "VERSION_NOT_NAMED",
      "Thiếu uid, documentId hoặc locale",
      "uid, documentId or locale is missing",
    );
  const { version, checker } = await versionFor(strapi, exchange, "read", { type, documentId, locale });
  const entries: Entry[] = await strapi.db
    .connection(HISTORY)
    .where({ type, document_id: documentId, locale })
    .andWhere("id", "<", /^\d{1,15}$/.test(before ?? "") ? Number(before) : Number.MAX_SAFE_INTEGER)
    .orderBy("id", "desc")
    .limit(PAGE + 1);
  const readable = new Set(Object.keys(readableFields(strapi, checker, version.row, uid!, version.row)));
  const versions = entries.slice(0, PAGE).map((entry) => {
    const said = described(uid!, entry);
    return { ...said, changed: said.changed.filter(({ field }) => readable.has(field)) };
  });
  exchange.body = {
    versions,
    more: entries.length > PAGE,
    mayRestore: checker.can.update(version.row),
  };
}

async function entryOf(strapi: Core.Strapi, exchange: Exchange): Promise<Entry> {
  const { id } = exchange.params;
  const entry: Entry | undefined = /^\d{1,15}$/.test(id)
    ? await strapi.db
        .connection(HISTORY)
        .where({ id: Number(id) })
        .first()
    : undefined;
  return entry ?? missing("NO_VERSION", "Không có bản này", "There is no such version");
}

/** What a version changed against the one before it, or (`with=current`) what restoring it would change now. */
async function difference(strapi: Core.Strapi, exchange: Exchange) {
  const entry = await entryOf(strapi, exchange);
  const { type, document_id, locale } = entry;
  const uid = CONTENT_TYPES[type];
  const { version, checker } = await versionFor(strapi, exchange, "read", {
    type,
    documentId: document_id,
    locale,
  });
  const form = (await textOf(strapi, entry, entry.draft)) ?? textGone();
  const previous: Entry | undefined = await strapi.db
    .connection(HISTORY)
    .where({ type, document_id, locale })
    .andWhere("id", "<", entry.id)
    .orderBy("id", "desc")
    .first();
  const withCurrent = exchange.query.with === "current";
  const other = withCurrent
    ? (version.draft ?? version.published)
    : previous && (await textOf(strapi, previous, previous.draft));
  const side = (form: Form | null | undefined) =>
    form && { files: form.files, fields: readableFields(strapi, checker, version.row, uid, form.fields) };
  exchange.body = {
    version: described(uid, entry),
    first: !withCurrent && !previous,
    fields: differenceOf(strapi, uid, side(other) ?? null, side(form)!),
  };
}

async function restore(strapi: Core.Strapi, exchange: Exchange) {
  exchange.body = { notes: await restoreVersion(strapi, exchange, await entryOf(strapi, exchange)) };
}

/** The panel's routes of the history. */
export const historyRoutes = (strapi: Core.Strapi) => [
  { method: "GET", path: "/versions", handler: (exchange: Exchange) => list(strapi, exchange) },
  {
    method: "GET",
    path: "/versions/:id/difference",
    handler: (exchange: Exchange) => difference(strapi, exchange),
  },
  {
    method: "POST",
    path: "/versions/:id/restore",
    handler: (exchange: Exchange) => restore(strapi, exchange),
  },
];
