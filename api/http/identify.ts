import type { FastifyRequest } from "fastify";
import { createHash } from "node:crypto";
import { serialize } from "node:v8";

/** Headers that change how an operation is read or how its answer is written. */
const TELLING = ["accept", "content-type", "apollo-require-preflight", "x-apollo-operation-name"] as const;

/**
 * What a stranger's operation is, as a key: two requests with the same key get the same answer from the same state on
 * the same day. Null: the caller has a token or a cookie, or this is no way to send a query.
 */
export function identify(request: FastifyRequest): string | null {
  const { method, headers, body, actor } = request;
  if (actor !== null || headers.authorization !== undefined || headers.cookie !== undefined) return null;
  const told = TELLING.map((name) => headers[name] ?? null);
  const sum = createHash("sha256").update(JSON.stringify([method, told]));
  if (method === "GET") return sum.update(request.url).digest("base64url");
  // Not JSON, in which a number that is too large for one would be null.
  if (method === "POST" && typeof body === "object") return sum.update(serialize(body)).digest("base64url");
  return null;
}
