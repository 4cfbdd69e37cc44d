import type { FastifyReply, FastifyRequest } from "fastify";
import type {} from "@fastify/cookie";

const NAME = "phien";
/** No other part of the server ever sees the cookie. */
const PATH = "/bao-cao";

/** The session's secret that the browser sent; null where it sent none. */
export function cookieOf(request: FastifyRequest): string | null {
  return request.cookies[NAME] ?? null;
}

/** Hands the session's secret to the browser, out of reach of scripts and of other sites. It goes with the browser's own session. */
export function giveCookie(reply: FastifyReply, secret: string, production: boolean): void {
  void reply.setCookie(NAME, secret, { path: PATH, httpOnly: true, sameSite: "strict", secure: production });
}

/** Takes it back. */
export function takeCookie(reply: FastifyReply): void {
  void reply.clearCookie(NAME, { path: PATH });
}
