import type { ApolloServerPlugin } from "@apollo/server";
import { measureOperation } from "../limits/operation";
import type { RateLimits } from "../limits/rate";
import { concludeOperation } from "./conclude";
import type { OperationContext } from "./context";
import { mostNodes } from "./cost";
import { statusOf } from "./errors-shown";

/** Counts what an operation may cost before it runs, says so in its answer, and ends its state when that is ready. */
export function operationPlugin(rates: RateLimits): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return;
          const { caller, outcome, begun } = contextValue;
          if (begun?.refusal) throw begun.refusal;
          if (begun) return;
          const most = mostNodes(contextValue.actor !== null);
          outcome.requested = measureOperation(schema, document, operation, request.variables ?? {}, most);
          await rates.countNodes(caller, outcome.requested);
        },
        async willSendResponse({ response, operation, contextValue }) {
          const { body } = response;
          const answered = body.kind === "single" ? body.singleResult : null;
          const isAnswer = operation?.operation === "query" && answered?.data && !answered.errors;
          const extensions = await concludeOperation(rates, contextValue, Boolean(isAnswer));
          if (!answered) return;
          const { data, errors } = answered;
          const first = errors?.[0];
          const nothing = !data || Object.values(data).every((value) => value === null);
          const wait = errors?.find((error) => typeof error.extensions?.retryAfterSeconds === "number")
            ?.extensions?.retryAfterSeconds;
          if (wait !== undefined) response.http.headers.set("retry-after", String(wait));
          if (first && nothing && (response.http.status ?? 200) < 400)
            response.http.status = statusOf(first.extensions?.code);
          response.http.headers.set("cache-control", contextValue.actor ? "private, no-store" : "no-store");
          answered.extensions = { ...answered.extensions, ...extensions };
          contextValue.outcome.extensions = answered.extensions;
        },
      };
    },
  };
}
