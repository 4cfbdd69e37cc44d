import type { Core } from "@strapi/strapi";
import { pending } from "./pending";

interface Exchange {
  body: unknown;
  set(header: string, value: string): void;
}

/** Adds `GET /site/pending`, what is published and not yet on the site, for everybody who is signed in to the panel. */
export function tellWhatIsPending(strapi: Core.Strapi): void {
  const handler = async (context: Exchange) => {
    context.set("Cache-Control", "no-store");
    context.body = await pending(strapi);
  };
  const config = { auth: { scope: [] }, policies: ["admin::isAuthenticatedAdmin"] };
  strapi.server.routes({
    type: "admin",
    prefix: "",
    routes: [{ method: "GET", path: "/site/pending", handler, config, info: { type: "admin" } }],
  } as never);
}
