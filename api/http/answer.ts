import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyReply, FastifyRequest, RouteHandlerMethod } from "fastify";
import { Answers, type Ground, type KeptAnswer } from "../cache/answers";
import { programEdition } from "../cache/edition";
import { entityTag, listsTag } from "../cache/entity-tag";
import { civilDay } from "../platform/clock";
import type { DataVersion } from "../platform/data-version";
import { ApiError } from "../platform/errors";
import type { Operations } from "./compiled";
import { contextOf, OPERATION_MS, type OperationContext } from "./context";
import { costOf } from "./cost";
import { identify } from "./identify";
import { sendKept, takeApart } from "./kept-answer";
import { answerKnown, knownIn, PLAIN_JSON } from "./known-answer";
import { unknownOutcome } from "./outcome";
import type { HttpParts } from "./parts";

/** Any cache may keep it, and asks before each use whether it still holds: no answer is ever older than the data. */
const ASK_EACH_TIME = "public, max-age=0, must-revalidate";
const VARIES = "accept, accept-encoding, authorization";

/** Answers what comes to `/graphql`: from what is kept where a stranger asks again and nothing was written since. */
export function answering(
  parts: HttpParts,
  apollo: ApolloServer<OperationContext>,
  operations: Operations,
  answers: Answers,
): RouteHandlerMethod {
  const { database, clock, rates } = parts;
  const edition = `${programEdition()} ${parts.config.cms?.publicUrl ?? ""}`;

  async function answerText(
    request: FastifyRequest,
    reply: FastifyReply,
    context: OperationContext,
    newest?: DataVersion,
  ): Promise<string> {
    const known = knownIn(operations, request);
    const text = known && (await answerKnown(rates, known, context, newest));
    if (text !== null) {
      const cacheControl = context.actor ? "private, no-store" : "no-store";
      void reply.headers({ "content-type": PLAIN_JSON, "cache-control": cacheControl });
      return text;
    }
    const handler = fastifyApolloHandler(apollo as never, { context: async () => context as never });
    return (handler as (...both: [FastifyRequest, FastifyReply]) => Promise<string>)(request, reply);
  }

  async function run(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string | null,
    newest?: DataVersion,
  ): Promise<FastifyReply> {
    const isGet = request.method === "GET";
    const outcome = unknownOutcome({ mayBeKept: key !== null && (isGet || answers.keeps), public: isGet });
    const context = contextOf(parts, request, OPERATION_MS, outcome);
    const text = await answerText(request, reply, context, newest);
    const answer =
      key === null || reply.statusCode !== 200
        ? null
        : await takeApart(text, String(reply.getHeader("content-type")), outcome);
    if (answer === null) return reply.send(text);
    answers.keep(key!, answer);
    if (isGet) tellCaches(reply, entityTag(edition, key!, answer.ground));
    return sendKept(request, reply, answer, outcome.extensions);
  }

  /** False: the caller has had its nodes of this window; the operation is refused where it would run. */
  async function mayCost(request: FastifyRequest, nodes: number): Promise<boolean> {
    try {
      await rates.countNodes(request.caller, nodes);
      return true;
    } catch (error) {
      if (error instanceof ApiError) return false;
      throw error;
    }
  }

  async function giveKept(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: KeptAnswer,
  ): Promise<FastifyReply> {
    const caller = request.method === "GET" ? null : request.caller;
    if (caller) void reply.header("cache-control", "no-store");
    return sendKept(request, reply, answer, { cost: await costOf(rates, caller, answer.requested) });
  }

  return async (request, reply) => {
    const isGet = request.method === "GET";
    const key = isGet || answers.keeps ? identify(request) : null;
    if (key === null) return run(request, reply, null);
    const version = await database.version().catch(() => null);
    if (version === null) return run(request, reply, null);
    const ground: Ground = { version, day: civilDay(clock.now()) };
    const tag = entityTag(edition, key, ground);
    if (isGet && listsTag(request.headers["if-none-match"], tag) && (await mayCost(request, 1)))
      return tellCaches(reply, tag).code(304).send();
    let kept = answers.find(key, ground);
    const working = kept ? null : answers.awaitAndFind(key, ground);
    if (working) kept = await working;
    if (!kept || !(await mayCost(request, kept.requested)))
      return answers.lead(key, () => run(request, reply, key, version));
    if (isGet) tellCaches(reply, tag);
    return giveKept(request, reply, kept);
  };
}

function tellCaches(reply: FastifyReply, tag: string): FastifyReply {
  return reply.headers({ etag: tag, "cache-control": ASK_EACH_TIME, vary: VARIES });
}
