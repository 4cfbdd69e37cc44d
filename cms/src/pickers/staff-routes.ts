import type { Core } from "@strapi/strapi";
import { RateLimiterMemory } from "rate-limiter-flexible";

/** A request of the panel, by somebody who is signed in to it. */
export interface StaffRequest {
  request: { body?: unknown };
  params: Record<string, string>;
  state: { user?: { id: number }; userAbility?: unknown };
  body: unknown;
  status: number;
  set(header: string, value: string): void;
  throw(status: number, message: string): never;
}

export interface StaffRoute {
  method: "GET" | "POST";
  path: string;
  /** How often one person may ask in a minute. */
  perMinute: number;
  answer(context: StaffRequest, strapi: Core.Strapi): Promise<unknown>;
}

const TOO_MANY = "Quá nhiều yêu cầu, thử lại sau một phút / too many requests, try again in a minute";

/** Adds routes that only signed-in staff reach; a person is counted, wherever the requests come from. */
export function addStaffRoutes(strapi: Core.Strapi, routes: StaffRoute[]): void {
  strapi.server.routes({
    type: "admin",
    prefix: "",
    routes: routes.map(({ method, path, perMinute, answer }) => {
      const counter = new RateLimiterMemory({ points: perMinute, duration: 60 });
      const handler = async (context: StaffRequest) => {
        const { user } = context.state;
        if (!user) return context.throw(401, "Hãy đăng nhập / please sign in");
        await counter.consume(String(user.id)).catch(() => context.throw(429, TOO_MANY));
        context.set("Cache-Control", "no-store");
        context.body = await answer(context, strapi);
      };
      const config = { auth: { scope: [] }, policies: ["admin::isAuthenticatedAdmin"] };
      return { method, path, handler, config, info: { type: "admin" } };
    }) as never,
  });
}
