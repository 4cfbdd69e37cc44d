import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
} from "fastify";
import { randomUUID } from "node:crypto";
import { Answers } from "./cache/answers";
import { cmsDoor } from "./content/cms.room";
import { answerErrorsAsJson, refuseInput } from "./http/answer-errors";
import { startApollo } from "./http/apollo";
import { actAs, authenticateByToken, recogniseToken } from "./http/authenticate";
import { Operations } from "./http/compiled";
import { contextOf } from "./http/context";
import { execute } from "./http/execute";
import { answerOperations } from "./http/graphql";
import { sendHeaders } from "./http/headers";
import { answerHealth } from "./http/health";
import { MAX_BODY_BYTES, readJsonStrictly } from "./http/json-body";
import { noteRequests } from "./http/note-requests";
import type { HttpParts, ServerParts } from "./http/parts";
import { tellLimits } from "./http/tell-limits";
import { TokenUses } from "./identity/token-uses";
import { RateLimits } from "./limits/rate";
import { officerPages } from "./pages/routes";
import type { Doors, Room } from "./platform/rooms";
import { readerCounters } from "./readers/readers.room";
import { createSchema } from "./schema";
import { reportFiles } from "./spreadsheets/report.room";
import { welcomePage } from "./welcome";

/** The routes of features beside `/graphql`, each in a scope of its own. */
const ROOMS: readonly Room[] = [cmsDoor, readerCounters, reportFiles, officerPages];

export interface Server {
  readonly http: FastifyInstance;
  /** The answers to strangers that this process keeps. */
  readonly answers: Answers;
  /** The operations that this process has come to know. */
  readonly operations: Operations;
  /** No new request is ready from here on; `/readyz` says so. */
  drain(): void;
  close(): Promise<void>;
}

function build({ config, log }: ServerParts): FastifyInstance {
  const http = fastify({
    loggerInstance: log as unknown as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy.length > 0 ? [...config.trustProxy] : false,
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 15_000,
    frameworkErrors: (_error, _request, reply) => {
      const message = "Địa chỉ không đọc được / the address cannot be read.";
      void refuseInput(reply as unknown as FastifyReply, 400, message);
    },
    keepAliveTimeout: 5_000,
    http: { headersTimeout: 10_000, connectionsCheckingInterval: 1_000 },
  }) as unknown as FastifyInstance;
  http.server.maxConnections = 2000;
  http.decorateRequest("caller", null as never);
  http.decorateRequest("actor", null);
  return http;
}

/** Builds the HTTP server; it does not listen yet. `rooms` are the routes of features; tests add their own. */
export async function createServer(server: ServerParts, rooms: readonly Room[] = ROOMS): Promise<Server> {
  const uses = new TokenUses(server.database, server.clock, server.log);
  const parts: HttpParts = { ...server, uses, rates: new RateLimits(server.makeCounter) };
  const answers = new Answers(server.config.answerCacheMegabytes);
  const http = build(parts);
  let draining = false;
  await sendHeaders(http);
  readJsonStrictly(http);
  answerErrorsAsJson(http);
  noteRequests(http);
  tellLimits(http, parts.rates);
  answerHealth(http, parts.database, () => draining);
  http.get("/", async (_request, reply) => reply.type("text/html; charset=utf-8").send(welcomePage()));
  const schema = await createSchema();
  const operations = new Operations(schema);
  const apollo = await startApollo(parts, schema, operations, http);
  answerOperations(http, parts, apollo, operations, answers);
  const doors: Doors = {
    ...server,
    authenticateByToken: (request) => authenticateByToken(parts, request),
    recogniseToken: (request, secret) => recogniseToken(parts, request, secret),
    actAs: (request, actor) => actAs(parts, request, actor),
    contextOf: (request) => contextOf(parts, request),
    execute: (request, operation) => execute(parts, apollo, request, operation),
  };
  for (const room of rooms) await http.register((scope) => room(scope, doors));

  return {
    http,
    answers,
    operations,
    drain: () => {
      draining = true;
    },
    close: async () => {
      draining = true;
      await http.close();
      await apollo.stop();
      await uses.flush();
    },
  };
}
