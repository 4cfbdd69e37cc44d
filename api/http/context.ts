import type { FastifyRequest } from "fastify";
import type { ExecutionResult } from "graphql";
import type { Caller } from "../limits/rate";
import { RequestContext } from "../platform/request";
import { unknownOutcome, type Outcome } from "./outcome";
import type { ServerParts } from "./parts";

/** What was already done for an operation before Apollo was asked, and is not done again. */
export interface Begun {
  /** Its nodes are counted, or were refused. */
  readonly refusal: unknown;
  readonly result: ExecutionResult | null;
}

/** How long one operation may go on reading; a single statement is cut short earlier on MySQL and MariaDB. */
export const OPERATION_MS = 10_000;

/** What an operation stands on, and whom the limits count for it. */
export interface OperationContext extends RequestContext {
  caller: Caller;
  outcome: Outcome;
  begun: Begun | null;
}

/** The state of one operation, as the request's actor. Whoever makes it calls its `end()`. `readsForMs` null: no limit. */
export function contextOf(
  { config, database, clock, log }: ServerParts,
  request: FastifyRequest,
  readsForMs: number | null = null,
  outcome: Outcome = unknownOutcome(),
): OperationContext {
  const filesUrl = config.cms?.publicUrl ?? "";
  const context = new RequestContext(
    ...([database, clock, request.actor, request.id, log, filesUrl, request.ip, readsForMs] as const),
  );
  return Object.assign(context, { caller: request.caller, outcome, begun: null });
}
