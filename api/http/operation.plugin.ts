import type { ApolloServerPlugin } from "@apollo/server";
import { measureOperation, OPERATION_LIMITS } from "../limits/operation";
import type { Quota, RateLimits } from "../limits/rate";
import type { OperationContext } from "./context";
import { statusOf } from "./errors-shown";

const mostNodes = ({ actor }: OperationContext): number =>
  actor ? OPERATION_LIMITS.nodesWithToken : OPERATION_LIMITS.nodes;

const UNCOUNTED = { limit: null, remaining: null, resetSeconds: null };

/** What `extensions.cost` of an answer says; the limits of a caller that is not counted are null. */
interface Cost {
  readonly operations: Quota | typeof UNCOUNTED;
  readonly nodes: (Quota | typeof UNCOUNTED) & {
    /** Objects that the operation could answer with; 0 where it could not be read. */
    readonly requested: number;
    /** The most that one operation may ask. */
    readonly mostPerOperation: number;
  };
}

async function costOf(rates: RateLimits, context: OperationContext, requested: number): Promise<Cost> {
  const standing = await rates.standing(context.caller);
  return {
    operations: standing?.operations ?? UNCOUNTED,
    nodes: { requested, mostPerOperation: mostNodes(context), ...(standing?.nodes ?? UNCOUNTED) },
  };
}

/** Counts what an operation may cost before it runs, says so in its answer, and ends its state when that is ready. */
export function operationPlugin(rates: RateLimits): ApolloServerPlugin<OperationContext> {
  return {
    async requestDidStart() {
      let requested = 0;
      return {
        async didResolveOperation({ schema, document, operation, request, contextValue }) {
          if (!operation) return;
          const { variables = {} } = request;
          requested = measureOperation(schema, document, operation, variables, mostNodes(contextValue));
          await rates.countNodes(contextValue.caller, requested);
        },
        async willSendResponse({ response, contextValue }) {
          await contextValue.end();
          if (response.body.kind !== "single") return;
          const { singleResult } = response.body;
          const { data, errors } = singleResult;
          const first = errors?.[0];
          const nothing = !data || Object.values(data).every((value) => value === null);
          const wait = errors?.find((error) => typeof error.extensions?.retryAfterSeconds === "number")
            ?.extensions?.retryAfterSeconds;
          if (wait !== undefined) response.http.headers.set("retry-after", String(wait));
          if (first && nothing && (response.http.status ?? 200) < 400)
            response.http.status = statusOf(first.extensions?.code);
          response.http.headers.set("cache-control", "no-store");
          singleResult.extensions = {
            ...singleResult.extensions,
            cost: await costOf(rates, contextValue, requested),
          };
        },
      };
    },
  };
}
