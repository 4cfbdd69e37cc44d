import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, isContentType, isLocale, type ContentUid } from "../outbox/content-types";
import type { Version } from "../review/reviews";
import { forbidden, missing } from "./refusal";

/** A request of a signed-in member of staff. */
export interface Exchange {
  params: Record<string, string>;
  query: Record<string, unknown>;
  request: { body?: unknown };
  state: { user: { id: number }; userAbility: unknown };
  body: unknown;
  set(header: string, value: string): void;
}

export interface PanelRoute {
  method: "GET" | "POST" | "PUT" | "DELETE";
  path: string;
  handler(exchange: Exchange): Promise<void>;
}

/** Routes of the panel under /editorial: for signed-in staff alone. Strapi would take those of an API for public ones. */
export function servePanel(strapi: Core.Strapi, routes: PanelRoute[]): void {
  strapi.server.routes({
    type: "admin",
    prefix: "/editorial",
    routes: routes.map(({ handler, ...route }) => ({
      ...route,
      config: { policies: ["admin::isAuthenticatedAdmin"] },
      handler: async (exchange: Exchange) => {
        exchange.set("Cache-Control", "no-store");
        await handler(exchange);
      },
    })),
  } as never);
}

type Verb = "read" | "update" | "publish";

interface Checker {
  cannot: Record<Verb, (entity?: object) => boolean>;
  can: Record<Verb, (entity?: object) => boolean>;
  sanitizedQuery: { read(query: object): Promise<{ fields?: string[] }> };
}

/** What the rights of the one who asks allow, by the same rules as the panel's own pages. */
export function rightsOf(strapi: Core.Strapi, exchange: Exchange, uid: ContentUid): Checker {
  return strapi
    .plugin("content-manager")
    .service("permission-checker")
    .create({ userAbility: exchange.state.userAbility, model: uid });
}

export interface Draft {
  documentId: string;
  title: string | null;
  updatedAt: string;
}

/** The language of the document that the address names, as its draft, if the one who asks may see it. */
export async function draftNamedBy(strapi: Core.Strapi, exchange: Exchange) {
  const { type, documentId, locale } = exchange.params;
  const isNamed = isContentType(type) && isLocale(locale);
  const uid = isNamed ? CONTENT_TYPES[type] : null;
  const draft = uid
    ? await strapi.documents(uid).findOne({ documentId, locale, status: "draft", populate: ["createdBy"] })
    : null;
  if (!uid || !draft)
    return missing("Không có văn bản này.", { code: "NOT_FOUND", en: "There is no such document." });
  const rights = rightsOf(strapi, exchange, uid);
  if (rights.cannot.read(draft))
    return forbidden("Bạn không được xem bài này.", {
      code: "MAY_NOT_READ",
      en: "You may not see this text.",
    });
  return { version: { type, documentId, locale } as Version, uid, draft: draft as unknown as Draft, rights };
}
