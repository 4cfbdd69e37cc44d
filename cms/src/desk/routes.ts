import type { Core } from "@strapi/strapi";
import { servePanel } from "../staff/panel-routes";
import { unusable } from "../staff/refusal";
import { stateOf } from "./state";
import { tasksOf } from "./tasks";

const DEFAULT_LIMIT = 10;
const LARGEST_LIMIT = 100;

function limitIn(query: Record<string, unknown>): number {
  if (query.limit === undefined) return DEFAULT_LIMIT;
  const limit = Number(query.limit);
  if (Number.isInteger(limit) && limit >= 1 && limit <= LARGEST_LIMIT) return limit;
  return unusable(`limit phải từ 1 đến ${LARGEST_LIMIT}.`, {
    code: "LIMIT_IS_UNUSABLE",
    en: `limit must be from 1 to ${LARGEST_LIMIT}.`,
  });
}

/** What waits for the one who asks, and where one text stands. */
export function serveDesk(strapi: Core.Strapi): void {
  servePanel(strapi, [
    {
      method: "GET",
      path: "/tasks",
      handler: async (exchange) => {
        exchange.body = await tasksOf(strapi, exchange, limitIn(exchange.query));
      },
    },
    {
      method: "GET",
      path: "/documents/:type/:documentId/:locale",
      handler: async (exchange) => {
        exchange.body = await stateOf(strapi, exchange);
      },
    },
  ]);
}
