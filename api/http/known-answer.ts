import type { FastifyRequest } from "fastify";
import type { RateLimits } from "../limits/rate";
import type { DataVersion } from "../platform/data-version";
import type { KnownQuery, Operations, Variables } from "./compiled";
import { concludeOperation } from "./conclude";
import type { OperationContext } from "./context";
import { mostNodes } from "./cost";

/** What the answers to these requests are: the rarer wishes are Apollo's to read. */
export const PLAIN_JSON = "application/json; charset=utf-8";
const ACCEPTED: ReadonlySet<string | undefined> = new Set([undefined, "*/*", "application/json"]);
const SENT = /^application\/json(; ?charset=utf-8)?$/i;

const isRecord = (value: unknown): value is Variables =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A query that is known by its text, with its variables; null where the request is anything else or asks for more. */
export function knownIn(
  operations: Operations,
  { method, headers, body }: FastifyRequest,
): { readonly query: KnownQuery; readonly variables: Variables } | null {
  if (method !== "POST" || !ACCEPTED.has(headers.accept) || !SENT.test(headers["content-type"] ?? ""))
    return null;
  if (!isRecord(body)) return null;
  const { query: text, operationName = null, variables, extensions } = body;
  if (typeof text !== "string" || (extensions ?? null) !== null) return null;
  if (operationName !== null && typeof operationName !== "string") return null;
  const given = variables ?? {};
  if (!isRecord(given)) return null;
  const query = operations.find(text, operationName);
  return query && { query, variables: given };
}

/**
 * The answer to a known query, in the very words Apollo would find: nothing has to be parsed, validated or hooked in.
 * Null where it takes one of Apollo's sentences (wrong variables, a refusal, an error): what was done by then is noted
 * in the context, and is not done again. `newest`: the data version, where it was read for this request already.
 */
export async function answerKnown(
  rates: RateLimits,
  { query, variables }: NonNullable<ReturnType<typeof knownIn>>,
  context: OperationContext,
  newest?: DataVersion,
): Promise<string | null> {
  if (!query.takes(variables)) return null;
  const { outcome, caller, actor } = context;
  try {
    outcome.requested = query.measure(variables, mostNodes(actor !== null));
    await rates.countNodes(caller, outcome.requested);
  } catch (refusal) {
    context.begun = { refusal, result: null };
    return null;
  }
  await context.recallFirst(newest);
  let result = await query.run(variables, context);
  if (context.isOutrun) {
    await context.startAgain();
    result = await query.run(variables, context);
  }
  if (result.errors || !result.data) {
    context.begun = { refusal: null, result };
    return null;
  }
  const extensions = await concludeOperation(rates, context, true);
  return `${JSON.stringify({ data: result.data, extensions })}\n`;
}
