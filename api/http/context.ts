import type { FastifyRequest } from "fastify";
import type { Caller } from "../limits/rate";
import { RequestContext } from "../platform/request";
import type { ServerParts } from "./parts";

/** What an operation stands on, and whom the limits count for it. */
export interface OperationContext extends RequestContext {
  caller: Caller;
}

/** The state of one operation, as the request's actor. Whoever makes it calls its `end()`. */
export function contextOf(
  { config, database, clock, log }: ServerParts,
  request: FastifyRequest,
): OperationContext {
  const filesUrl = config.cms?.publicUrl ?? "";
  const context = new RequestContext(
    ...([database, clock, request.actor, request.id, log, filesUrl, request.ip] as const),
  );
  return Object.assign(context, { caller: request.caller });
}
