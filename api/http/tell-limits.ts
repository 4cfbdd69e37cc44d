import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RATE_WINDOW_SECONDS, type RateLimits, type Standing } from "../limits/rate";

/** The headers of draft-ietf-httpapi-ratelimit-headers: the one form that tells two limits at once. */
function headersOf(standing: NonNullable<Standing>): Record<string, string> {
  const both = Object.entries(standing);
  return {
    "ratelimit-policy": both
      .map(([name, { limit }]) => `"${name}";q=${limit};w=${RATE_WINDOW_SECONDS}`)
      .join(", "),
    ratelimit: both
      .map(([name, { remaining, resetSeconds }]) => `"${name}";r=${remaining};t=${resetSeconds}`)
      .join(", "),
  };
}

/** Every answer to a caller that is counted says what is left of its operations and its nodes, a refusal too. */
export function tellLimits(http: FastifyInstance, rates: RateLimits): void {
  http.addHook("onSend", async (request: FastifyRequest, reply: FastifyReply) => {
    const standing = request.caller === null ? null : await rates.standing(request.caller);
    if (standing !== null) void reply.headers(headersOf(standing));
  });
}
