import type { Core } from "@strapi/strapi";
import { publishedForm } from "../api/feed/services/published-forms";
import { contentTypeOf } from "../outbox/content-types";
import { addStaffRoutes, type StaffRequest } from "../pickers/staff-routes";
import { readableDraft, staffWith } from "./draft";
import { namesIn } from "./names";
import { closedPage, draftPage } from "./page";
import { readPass, signPass } from "./pass";
import { HEADERS } from "./style";

/** Where a pass is handed in. The pass stands in the body: an address is kept in logs and histories. */
export const PREVIEW_PATH = "/xem-truoc";

interface Asked {
  uid?: unknown;
  documentId?: unknown;
  locale?: unknown;
}

/** A pass for a draft that this person may read in the panel. */
async function issue(context: StaffRequest, strapi: Core.Strapi) {
  const { uid, documentId, locale } = (context.request.body ?? {}) as Asked;
  if (typeof uid !== "string" || typeof documentId !== "string" || typeof locale !== "string")
    return context.throw(400, "Thiếu uid, documentId hoặc locale / uid, documentId or locale is missing");
  if (!(await readableDraft(strapi, context.state.userAbility, { uid, documentId, locale })))
    return context.throw(404, "Không có bản nháp này / there is no such draft");
  return { pass: signPass({ uid, documentId, locale, staffId: context.state.user!.id }), path: PREVIEW_PATH };
}

/** The page that a pass opens; where it opens none, the status that says why. Read anew each time, kept nowhere. */
async function open(context: StaffRequest, strapi: Core.Strapi): Promise<string | 404 | 410> {
  const opened = readPass((context.request.body as { pass?: unknown } | undefined)?.pass);
  if (opened === "forged") return 404;
  if (opened === "expired") return 410;
  const staff = await staffWith(strapi, opened.staffId);
  const type = contentTypeOf(opened.uid);
  if (!staff || !type) return 404;
  // What is read below is read as this person: whatever keeps them from a document in the panel does so here.
  Object.assign(context.state, staff);
  const draft = await readableDraft(strapi, staff.userAbility, opened);
  if (!draft) return 404;
  const form = await publishedForm(strapi, type, draft, {
    firstPublishedAt: new Date().toISOString(),
    slugs: [],
  });
  return draftPage(form, await namesIn(type, form));
}

/** Two routes: staff ask for a pass, and its page is rendered by the very request that hands it in. */
export function registerPreview(strapi: Core.Strapi): void {
  addStaffRoutes(strapi, [{ method: "POST", path: "/previews", perMinute: 60, answer: issue }]);
  const handler = async (context: StaffRequest & { type: string; method: string }) => {
    const page = context.method === "POST" ? await open(context, strapi) : 410;
    for (const [header, value] of Object.entries(HEADERS)) context.set(header, value);
    context.type = "text/html; charset=utf-8";
    context.status = typeof page === "string" ? 200 : page;
    context.body = typeof page === "string" ? page : closedPage;
  };
  const routes = ["GET", "POST"].map((method) => ({
    method,
    path: PREVIEW_PATH,
    handler,
    config: { auth: false },
  }));
  strapi.server.routes({ type: "admin", prefix: "", routes: routes as never });
}
