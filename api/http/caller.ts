import type { FastifyRequest } from "fastify";
import type { Caller } from "../limits/rate";
import type { Actor } from "../platform/actor";
import type { Config } from "../platform/config";

declare module "fastify" {
  interface FastifyRequest {
    /** Whom the rate limits count. */
    caller: Caller;
  }
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Whoever has one IPv6 address has the whole /64 around it. */
function networkOf(address: string): string {
  if (!address.includes(":") || address.startsWith("::ffff:")) return address;
  const [head = "", tail] = address.split("::");
  const left = head.split(":").filter(Boolean);
  const right = tail?.split(":").filter(Boolean) ?? [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  return [...left, ...zeros, ...right].slice(0, 4).join(":");
}

/** Whom the rate limits count: the token where there is one, else the address. */
export function callerOf(request: FastifyRequest, config: Config, actor: Actor | null): Caller {
  const exempt = config.rateLimitExemptLoopback && LOOPBACK.test(request.ip);
  return {
    key: actor ? `token:${actor.tokenId}` : `address:${networkOf(request.ip)}`,
    withToken: actor !== null,
    exempt,
  };
}
