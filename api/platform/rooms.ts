import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor } from "./actor";
import type { Clock } from "./clock";
import type { Config } from "./config";
import type { Database } from "./database";
import type { Logger } from "./log";
import type { RequestContext } from "./request";

/** What an operation answers: as over HTTP, so that a page shows exactly what a program would be told. */
export interface Answered<T> {
  /** Null where the operation failed as a whole. */
  readonly data: T | null;
  /** Null where nothing failed; the messages are for people, `extensions.code` is for programs. */
  readonly errors: readonly AnsweredError[] | null;
}

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly [more: string]: unknown };
}

/** The ways from a route into the API: each keeps who asks, the limits and the shape of errors. */
export interface Doors {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Has the CMS's feed looked at now rather than in a moment; left out where nobody follows it. */
  readonly lookNow?: () => void;
  /**
   * An `onRequest` hook: whoever sends `Authorization: Bearer <token>` acts as that token, whoever sends none is a
   * stranger; one operation is counted. UNAUTHENTICATED: another kind of header, or a token that is not valid.
   * RATE_LIMITED: too many operations, or too many failures of this address.
   */
  authenticateByToken(request: FastifyRequest): Promise<void>;
  /**
   * The token that a secret stands for, for signing in by a form: UNAUTHENTICATED and RATE_LIMITED as above. Nothing
   * about the request changes; `actAs` does that.
   */
  recogniseToken(request: FastifyRequest, secret: string): Promise<Actor>;
  /** Lets a request act as a token that its route knows from elsewhere (a session), or as a stranger; counts one operation. */
  actAs(request: FastifyRequest, actor: Actor | null): Promise<void>;
  /** The state that functions of a feature work on, as the request's actor. Whoever makes it calls its `end()`. */
  contextOf(request: FastifyRequest): RequestContext;
  /**
   * Runs one GraphQL operation in this process as the request's actor: the same permissions, limits, audit and error
   * shape as over HTTP. It never throws for what the caller did wrong.
   */
  execute<T = Record<string, unknown>>(
    request: FastifyRequest,
    operation: { readonly query: string; readonly variables?: Record<string, unknown> },
  ): Promise<Answered<T>>;
}

/** Registers the routes of one feature, in a scope of its own: its hooks, parsers and headers are felt nowhere else. */
export type Room = (http: FastifyInstance, doors: Doors) => Promise<void>;

declare module "fastify" {
  interface FastifyRequest {
    /** The token that the request acts as; null for a stranger. */
    actor: Actor | null;
  }
}
