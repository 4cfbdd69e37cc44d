import type { Core } from "@strapi/strapi";
import { CONTENT_TYPES } from "../outbox/content-types";
import { emptyTrashDaily } from "./empty-trash";
import { requireKnownFields } from "./model";
import { recordHistory } from "./record";
import { historyRoutes } from "./routes-history";
import { trashRoutes } from "./routes-trash";
import { registerHistoryTables } from "./tables";

export { actingAs } from "./actor";

const policies = ["admin::isAuthenticatedAdmin"];

/** History and trash: their tables, what writes them, and the panel's routes. After the outbox, before other middlewares. */
export function registerHistory(strapi: Core.Strapi): void {
  for (const uid of Object.values(CONTENT_TYPES)) requireKnownFields(strapi, uid);
  registerHistoryTables(strapi);
  recordHistory(strapi);
  const routes = [...historyRoutes(strapi), ...trashRoutes(strapi)];
  strapi.server.routes({
    type: "admin",
    prefix: "/content-history",
    routes: routes.map((route) => ({ ...route, info: { type: "admin" }, config: { policies } })),
  } as never);
}

/** What needs the tables to be there. */
export async function startHistory(strapi: Core.Strapi): Promise<void> {
  await emptyTrashDaily(strapi);
}
