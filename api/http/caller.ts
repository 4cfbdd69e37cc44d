import type { FastifyRequest } from "fastify";
import type { Caller } from "../limits/rate";
import type { Actor } from "../platform/actor";
import type { Config } from "../platform/config";
import { networkOf } from "../platform/network";

declare module "fastify" {
  interface FastifyRequest {
    /** Whom the rate limits count. */
    caller: Caller;
  }
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Whom the rate limits count: the token where there is one, else the address. */
export function callerOf(request: FastifyRequest, config: Config, actor: Actor | null): Caller {
  const exempt = config.rateLimitExemptLoopback && LOOPBACK.test(request.ip);
  return {
    key: actor ? `token:${actor.tokenId}` : `address:${networkOf(request.ip)}`,
    withToken: actor !== null,
    exempt,
  };
}
