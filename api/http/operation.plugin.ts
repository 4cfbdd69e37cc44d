import type { ApolloServerPlugin } from "@apollo/server";
import { measureOperation } from "../limits/operation";
import type { RateLimits } from "../limits/rate";
import type { OperationContext } from "./context";
import { costOf, mostNodes } from "./cost";
import { statusOf } from "./errors-shown";

/** What the answer of a stranger's query stands on; an answer that no other may be given stands on nothing. */
async function noteGround(context: OperationContext): Promise<void> {
  const { outcome, today } = context;
  const version = await context.standsOn().catch(() => null);
  outcome.ground = version && { version, day: today };
}

/** Counts what an operation may cost before it runs, says so in its answer, and ends its state when that is ready. */
export function operationPlugin(rates: RateLimits): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return;
          const { caller, outcome } = contextValue;
          const most = mostNodes(contextValue.actor !== null);
          outcome.requested = measureOperation(schema, document, operation, request.variables ?? {}, most);
          await rates.countNodes(caller, outcome.requested);
        },
        async willSendResponse({ response, operation, contextValue }) {
          const { body } = response;
          const { caller, outcome } = contextValue;
          if (outcome.mayBeKept && operation?.operation === "query" && body.kind === "single") {
            if (body.singleResult.data && !body.singleResult.errors) await noteGround(contextValue);
          }
          await contextValue.end();
          if (body.kind !== "single") return;
          const { singleResult } = body;
          const { data, errors } = singleResult;
          const first = errors?.[0];
          const nothing = !data || Object.values(data).every((value) => value === null);
          const wait = errors?.find((error) => typeof error.extensions?.retryAfterSeconds === "number")
            ?.extensions?.retryAfterSeconds;
          if (wait !== undefined) response.http.headers.set("retry-after", String(wait));
          if (first && nothing && (response.http.status ?? 200) < 400)
            response.http.status = statusOf(first.extensions?.code);
          response.http.headers.set("cache-control", contextValue.actor ? "private, no-store" : "no-store");
          const counted = outcome.ground && outcome.public ? null : caller;
          outcome.extensions = {
            ...singleResult.extensions,
            cost: await costOf(rates, counted, outcome.requested),
          };
          singleResult.extensions = { ...outcome.extensions };
        },
      };
    },
  };
}
