import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import compress from "@fastify/compress";
import cors from "@fastify/cors";
import helmet from "@fastify/helmet";
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RouteHandlerMethod,
} from "fastify";
import { randomUUID } from "node:crypto";
import { showError, statusOf } from "./errors-shown";
import { actorOf } from "./identity/token.service";
import { KnownOperationTypes } from "./limits/known-operations";
import { measureOperation, OPERATION_LIMITS } from "./limits/operation";
import { RateLimits, type Caller } from "./limits/rate";
import type { Actor } from "./platform/actor";
import type { Clock } from "./platform/clock";
import type { Config } from "./platform/config";
import type { Database } from "./platform/database";
import { ApiError, HTTP_STATUS } from "./platform/errors";
import type { Logger } from "./platform/log";
import { RequestContext } from "./platform/request";
import { createSchema } from "./schema";
import { welcomePage } from "./welcome";

declare module "fastify" {
  interface FastifyRequest {
    caller: Caller;
    actor: Actor | null;
  }
}

export interface ServerParts {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Server {
  readonly http: FastifyInstance;
  /** No new request is ready from here on; `/readyz` says so. */
  drain(): void;
  close(): Promise<void>;
}

interface Operation extends RequestContext {
  caller: Caller;
}

const MAX_BODY_BYTES = 100 * 1024;
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const READY_FOR_MS = 1000;

/** Counts what an operation may cost before it runs, and ends its state when its answer is ready. */
function operationPlugin(rates: RateLimits): ApolloServerPlugin<Operation> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return;
          const most = contextValue.actor ? OPERATION_LIMITS.nodesWithToken : OPERATION_LIMITS.nodes;
          const nodes = measureOperation(schema, document, operation, request.variables ?? {}, most);
          await rates.countNodes(contextValue.caller, nodes);
        },
        async willSendResponse({ response, contextValue }) {
          await contextValue.end();
          if (response.body.kind !== "single") return;
          const { data, errors } = response.body.singleResult;
          const first = errors?.[0];
          const nothing = !data || Object.values(data).every((value) => value === null);
          const wait = errors?.find((error) => typeof error.extensions?.retryAfterSeconds === "number")
            ?.extensions?.retryAfterSeconds;
          if (wait !== undefined) response.http.headers.set("retry-after", String(wait));
          if (first && nothing && (response.http.status ?? 200) < 400)
            response.http.status = statusOf(first.extensions?.code);
          response.http.headers.set("cache-control", "no-store");
        },
      };
    },
  };
}

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

function callerOf(request: FastifyRequest, config: Config, actor: Actor | null): Caller {
  const exempt = config.rateLimitExemptLoopback && LOOPBACK.test(request.ip);
  return {
    key: actor ? `token:${actor.tokenId}` : `address:${networkOf(request.ip)}`,
    withToken: actor !== null,
    exempt,
  };
}

/** Bodies are JSON in UTF-8; a byte that is not UTF-8 is refused instead of silently replaced. */
function readJsonStrictly(http: FastifyInstance): void {
  const parse = http.getDefaultJsonParser("error", "error");
  http.addContentTypeParser(
    "application/json",
    { parseAs: "buffer", bodyLimit: MAX_BODY_BYTES },
    (request, body, done) => {
      let text: string;
      try {
        text = new TextDecoder("utf-8", { fatal: true }).decode(body as Buffer);
      } catch {
        done(new ApiError("BAD_USER_INPUT", "Nội dung không phải UTF-8 / the body is not UTF-8."), undefined);
        return;
      }
      void parse(request, text, done);
    },
  );
}

function answerErrorsAsJson(http: FastifyInstance, log: Logger): void {
  const sentences: Record<number, string> = {
    413: `Yêu cầu lớn quá ${MAX_BODY_BYTES / 1024} kB / the request is larger than ${MAX_BODY_BYTES / 1024} kB.`,
    415: "Kiểu nội dung phải là application/json / the content type must be application/json.",
  };
  http.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    if (error instanceof ApiError) {
      if (typeof error.extensions.retryAfterSeconds === "number")
        void reply.header("retry-after", String(error.extensions.retryAfterSeconds));
      return reply.code(HTTP_STATUS[error.code]).send({ errors: [showError(error.toJSON(), error, log)] });
    }
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) {
      const message = sentences[status] ?? "Không đọc được nội dung JSON / the body is not readable JSON.";
      return reply.code(status).send({ errors: [{ message, extensions: { code: "BAD_USER_INPUT" } }] });
    }
    return reply
      .code(500)
      .send({ errors: [showError({ message: "" }, error, request.log as unknown as Logger)] });
  });
  http.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({
      errors: [{ message: "Không có trang này / nothing here.", extensions: { code: "NOT_FOUND" } }],
    }),
  );
}

/** `/livez` needs no database; `/readyz` asks it at most once a second, however often it is called. */
function answerHealth(http: FastifyInstance, database: Database, draining: () => boolean): void {
  let last: { at: number; ready: Promise<boolean> } = { at: -READY_FOR_MS, ready: Promise.resolve(false) };
  http.get("/livez", async () => ({ status: "ok" }));
  http.get("/readyz", async (_request, reply) => {
    if (performance.now() - last.at >= READY_FOR_MS) {
      const ready = database
        .read((db) => db.query("SELECT version FROM data_version"))
        .then(
          (rows) => rows.length === 1,
          () => false,
        );
      last = { at: performance.now(), ready };
    }
    const ready = !draining() && (await last.ready);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "unavailable" });
  });
}

/** Builds the HTTP server; it does not listen yet. */
export async function createServer({ config, database, clock, log }: ServerParts): Promise<Server> {
  const http = fastify({
    loggerInstance: log as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 15_000,
    frameworkErrors: (_error, _request, reply) => {
      const message = "Địa chỉ không đọc được / the address cannot be read.";
      void (reply as unknown as FastifyReply)
        .code(400)
        .send({ errors: [{ message, extensions: { code: "BAD_USER_INPUT" } }] });
    },
    keepAliveTimeout: 5_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  }) as unknown as FastifyInstance;
  http.server.maxConnections = 2000;
  let draining = false;

  await http.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        imgSrc: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: "cross-origin" },
  });
  await http.register(cors, {
    origin: "*",
    methods: ["GET", "POST", "OPTIONS"],
    exposedHeaders: ["x-request-id", "retry-after"],
  });
  await http.register(compress, { threshold: 1024, encodings: ["gzip", "br"] });
  readJsonStrictly(http);
  answerErrorsAsJson(http, log);
  answerHealth(http, database, () => draining);
  http.get("/", async (_request, reply) => reply.type("text/html; charset=utf-8").send(welcomePage()));

  const rates = new RateLimits();
  const apollo = new ApolloServer<Operation>({
    schema: await createSchema(),
    plugins: [operationPlugin(rates), fastifyApolloDrainPlugin(http)],
    validationRules: [KnownOperationTypes],
    introspection: true,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    nodeEnv: "production",
    parseOptions: { maxTokens: 1000 },
    formatError: (formatted, error) => showError(formatted, error, log),
    logger: log,
    stopOnTerminationSignals: false,
  });
  await apollo.start();

  http.decorateRequest("caller", null as unknown as Caller);
  http.decorateRequest("actor", null);
  http.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
  });
  http.addHook("onResponse", async (request, reply) => {
    const line = {
      method: request.method,
      path: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log.info(request.actor ? { ...line, tokenId: request.actor.tokenId } : line, "request");
  });
  http.route({
    method: ["GET", "POST"],
    url: "/graphql",
    onRequest: async (request) => {
      const { authorization } = request.headers;
      if (authorization === undefined) request.caller = callerOf(request, config, null);
      else {
        const bearer = /^Bearer (\S+)$/i.exec(authorization)?.[1] ?? "";
        request.actor = await database
          .read((db) => actorOf(db, bearer, clock.now()))
          .catch(async (error: unknown) => {
            await rates.countOperation(callerOf(request, config, null));
            throw error;
          });
        request.caller = callerOf(request, config, request.actor);
      }
      await rates.countOperation(request.caller);
    },
    handler: fastifyApolloHandler(apollo as never, {
      context: async (request) => {
        const context = new RequestContext(
          database,
          clock,
          request.actor,
          request.id,
          log,
          config.cms?.publicUrl ?? "",
          request.ip,
        );
        return Object.assign(context, { caller: request.caller }) as never;
      },
    }) as RouteHandlerMethod,
  });

  http.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: "/graphql",
    onRequest: async (_request, reply) => {
      const message = "Chỉ nhận GET và POST / only GET and POST are allowed.";
      return reply
        .code(405)
        .header("allow", "GET, POST")
        .send({ errors: [{ message, extensions: { code: "BAD_USER_INPUT" } }] });
    },
    handler: async () => undefined,
  });

  return {
    http,
    drain: () => {
      draining = true;
    },
    close: async () => {
      draining = true;
      await http.close();
      await apollo.stop();
    },
  };
}
