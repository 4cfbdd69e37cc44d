import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, type ContentType } from "../outbox/content-types";
import type { Fields, Form } from "./form";
import { attributesOf } from "./model";
import { forbidden, missing } from "./refusal";
import { versionsOf, type Version } from "./versions";

type Verb = "read" | "update" | "delete";

interface Checker {
  can: Record<Verb, (entity?: object, field?: string) => boolean>;
  sanitizeUpdateInput(entity: object): (data: object) => Promise<Fields>;
}

/** What a route's handler uses of the request. */
export interface Exchange {
  params: Record<string, string>;
  query: Record<string, unknown>;
  state: { user: { id: number }; userAbility: unknown };
  body: unknown;
}

/** What the panel's permissions, their conditions (own documents) and their languages let this person do. */
export function checkerFor(strapi: Core.Strapi, exchange: Exchange, type: ContentType): Checker {
  const { userAbility } = exchange.state;
  const service = strapi.plugin("content-manager").service("permission-checker");
  return service.create({ userAbility, model: CONTENT_TYPES[type] });
}

/** A deleted language of a document, as the conditions of permissions look at documents. */
export async function rowOfForm(
  strapi: Core.Strapi,
  documentId: string,
  locale: string,
  form: Form,
): Promise<Fields> {
  const createdBy = form.createdBy
    ? await strapi.db
        .query("admin::user")
        .findOne({ where: { id: form.createdBy }, select: ["id"], populate: { roles: true } })
    : null;
  return { ...form.fields, documentId, locale, createdBy };
}

/** Only those fields of a version that this person may read in the document itself. */
export function readableFields(
  strapi: Core.Strapi,
  checker: Checker,
  row: object,
  uid: string,
  fields: Fields,
  path = "",
): Fields {
  const readable = attributesOf(strapi, uid).flatMap(([name, attribute]): [string, unknown][] => {
    const value = fields[name];
    const here = `${path}${name}`;
    if (attribute.type !== "component") return checker.can.read(row, here) ? [[name, value]] : [];
    const within = (part: unknown) =>
      readableFields(strapi, checker, row, attribute.component!, (part ?? {}) as Fields, `${here}.`);
    const anything = Object.keys(within({})).length > 0;
    if (!anything) return [];
    if (Array.isArray(value)) return [[name, value.map(within)]];
    return [[name, value ? within(value) : null]];
  });
  return Object.fromEntries(readable);
}

/**
 * A language of a document that this person may do that with. Whoever may not read the document is told neither that
 * there is one nor that there was. It is asked for through the document service too: what narrows the documents that
 * somebody reaches narrows their history.
 */
export async function versionFor(
  strapi: Core.Strapi,
  exchange: Exchange,
  verb: Verb,
  { type, documentId, locale }: { type: ContentType; documentId: string; locale: string },
): Promise<{ version: Version; checker: Checker }> {
  const version = (await versionsOf(strapi, type, documentId)).get(locale);
  const checker = checkerFor(strapi, exchange, type);
  if (!version || !checker.can.read(version.row))
    return missing("NO_DOCUMENT", "Không có bài này", "There is no such document");
  await strapi.documents(CONTENT_TYPES[type]).findOne({ documentId, locale, fields: ["documentId"] });
  if (!checker.can[verb](version.row))
    return forbidden("MAY_NOT_UPDATE", "Bạn không được sửa bài này", "You may not change this document");
  return { version, checker };
}
