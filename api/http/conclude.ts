import type { RateLimits } from "../limits/rate";
import type { OperationContext } from "./context";
import { costOf } from "./cost";

/** What the answer of a stranger's query stands on; an answer that no other may be given stands on nothing. */
async function noteGround(context: OperationContext): Promise<void> {
  const { outcome, today } = context;
  const version = await context.standsOn().catch(() => null);
  outcome.ground = version && { version, day: today };
}

/**
 * Ends an operation's state and says what it cost, as the `extensions` of its answer. `isAnswer`: it is a query that was
 * answered without an error.
 */
export async function concludeOperation(
  rates: RateLimits,
  context: OperationContext,
  isAnswer: boolean,
): Promise<object> {
  const { outcome, caller } = context;
  if (outcome.mayBeKept && isAnswer) await noteGround(context);
  await context.end();
  const counted = outcome.ground && outcome.public ? null : caller;
  outcome.extensions = { cost: await costOf(rates, counted, outcome.requested) };
  return outcome.extensions;
}
