import { createHmac, timingSafeEqual } from "node:crypto";
import type { FastifyRequest } from "fastify";

/** The word that every form of a session carries. It is worked out from the cookie's secret and does not reveal it. */
export function csrfOf(sessionSecret: string): string {
  return createHmac("sha256", sessionSecret).update("officers' forms").digest("base64url");
}

/** True where a form carries the word of this session. */
export function carriesCsrf(sessionSecret: string, given: string | null | undefined): boolean {
  const wanted = Buffer.from(csrfOf(sessionSecret));
  const got = Buffer.from(given ?? "");
  return got.length === wanted.length && timingSafeEqual(got, wanted);
}

/**
 * True where the browser says that one of our own pages sent the form. A browser that says nothing at all is too old to
 * be trusted with a session.
 */
export function isFromOurPages(request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const { origin } = request.headers;
  if (origin === undefined) return site === "same-origin";
  return URL.canParse(origin) && new URL(origin).host === request.host;
}
