import { AsyncLocalStorage } from "node:async_hooks";
import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES, contentTypeOf, type ContentType } from "../outbox/content-types";
import { forbidden } from "../staff/refusal";
import { signedIn } from "../staff/signed-in";
import { askAboutNamedUnions } from "./ancestors";
import { documentsWithin, lies, reachOf, type Reach } from "./reach";

interface Bounds {
  uid: string;
  type: ContentType;
  reach: Reach;
}

interface Query {
  model: { uid: string };
  params: { where?: unknown };
}

const lists = new Set(["findMany", "findFirst", "count"]);

const outside = (): never =>
  forbidden("Bài này không thuộc công đoàn mà bạn được phân công.", {
    code: "OUT_OF_REACH",
    en: "This document names no union that you are assigned to.",
  });

const leaving = (): never =>
  forbidden(
    "Bài phải nêu ít nhất một công đoàn mà bạn được phân công, hoặc công đoàn trực thuộc; nên chưa lưu thay đổi nào.",
    {
      code: "LEAVES_REACH",
      en: "The document must name a union that you are assigned to, or one below it; nothing was saved.",
    },
  );

/**
 * Staff who are assigned unions see and touch only the documents of these. Lists are narrowed in the database itself;
 * whatever names one document is refused outside of the reach, and so is a write that would leave it.
 */
export function keepWithinReach(strapi: Core.Strapi): void {
  const bounds = new AsyncLocalStorage<Bounds>();

  const narrow = ({ model, params }: Query) => {
    const bound = bounds.getStore();
    if (!bound || bound.uid !== model.uid) return;
    const within = documentsWithin(strapi, bound.type, bound.reach);
    params.where = { $and: [params.where ?? {}, { documentId: { $in: within } }] };
  };
  strapi.db.lifecycles.subscribe({
    models: Object.values(CONTENT_TYPES),
    beforeFindMany: (event: unknown) => narrow(event as Query),
    beforeFindOne: (event: unknown) => narrow(event as Query),
    beforeCount: (event: unknown) => narrow(event as Query),
  } as never);

  const isThere = async (uid: string, documentId: string) =>
    (await strapi.db.query(uid as never).count({ where: { documentId } })) > 0;
  const isWithin = async ({ type, reach }: Bounds, documentId: string): Promise<boolean> =>
    strapi.db.transaction(({ trx }) => lies(strapi, trx, type, documentId, reach));

  strapi.documents.use(async (context, next) => {
    const type = contentTypeOf(context.uid);
    const staff = type ? signedIn(strapi) : null;
    const reach = staff ? await reachOf(strapi, staff) : null;
    if (!type || !reach) return next();
    const bound = { uid: context.uid, type, reach };
    await askAboutNamedUnions(strapi);
    if (lists.has(context.action)) return bounds.run(bound, next);

    const { documentId } = context.params as { documentId?: string };
    if (documentId && (await isThere(context.uid, documentId)) && !(await isWithin(bound, documentId)))
      return outside();
    const result = await next();
    if (context.action === "findOne") return result;
    const written = (result as { documentId?: string } | null)?.documentId;
    const touched = context.action === "clone" ? written : (documentId ?? written);
    if (touched && (await isThere(context.uid, touched)) && !(await isWithin(bound, touched)))
      return leaving();
    return result;
  });
}
