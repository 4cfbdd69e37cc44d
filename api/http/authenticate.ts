import type { FastifyRequest } from "fastify";
import { actorOf } from "../identity/recognise";
import type { Actor } from "../platform/actor";
import { ApiError } from "../platform/errors";
import { callerOf } from "./caller";
import type { HttpParts } from "./parts";

const BEARER = /^Bearer (\S+)$/i;

/** The token that a secret stands for. UNAUTHENTICATED: none, which counts for the address. RATE_LIMITED: too many such. */
export async function recogniseToken(
  { config, database, clock, rates }: HttpParts,
  request: FastifyRequest,
  secret: string,
): Promise<Actor> {
  const address = callerOf(request, config, null);
  await rates.refuseAfterFailures(address);
  try {
    return await database.read((db) => actorOf(db, secret, clock.now()));
  } catch (error) {
    if (error instanceof ApiError) await rates.countFailure(address);
    throw error;
  }
}

/** Lets a request act as a token, or as a stranger, and counts one operation. RATE_LIMITED: too many. */
export async function actAs(
  { config, rates, uses }: HttpParts,
  request: FastifyRequest,
  actor: Actor | null,
): Promise<void> {
  request.actor = actor;
  request.caller = callerOf(request, config, actor);
  if (actor) uses.note(actor.tokenId);
  await rates.countOperation(request.caller);
}

/** Lets a request act as the token in its `Authorization` header; without that header it is a stranger's. */
export async function authenticateByToken(parts: HttpParts, request: FastifyRequest): Promise<void> {
  const { authorization } = request.headers;
  const secret = authorization === undefined ? null : (BEARER.exec(authorization)?.[1] ?? "");
  await actAs(parts, request, secret === null ? null : await recogniseToken(parts, request, secret));
}
