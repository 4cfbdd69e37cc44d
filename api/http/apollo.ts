import { ApolloServer, type ApolloServerOptionsWithGateway } from "@apollo/server";
import { ApolloServerPluginCacheControlDisabled } from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin } from "@as-integrations/fastify";
import type { FastifyInstance } from "fastify";
import type { GraphQLSchema } from "graphql";
import { KnownOperationTypes } from "../limits/known-operations";
import type { Operations } from "./compiled";
import type { OperationContext } from "./context";
import { showError } from "./errors-shown";
import { operationPlugin } from "./operation.plugin";
import type { HttpParts } from "./parts";

/** Starts the one server that runs every operation, whether it came over HTTP or from a page of this process. */
export async function startApollo(
  { log, rates }: HttpParts,
  schema: GraphQLSchema,
  operations: Operations,
  http: FastifyInstance,
): Promise<ApolloServer<OperationContext>> {
  // Apollo lets nobody but a gateway run operations in another way than its own; this one is the schema, in this process.
  const gateway: ApolloServerOptionsWithGateway<OperationContext>["gateway"] = {
    load: async () => ({
      async executor({ document, operation, operationName, request, context }) {
        const { query: text = "", variables = {}, operationName: chosen } = request;
        const result =
          context.begun?.result ??
          (await operations.run({ text, chosen, document, operation, operationName, variables }, context));
        return result as never;
      },
    }),
    onSchemaLoadOrUpdate(told) {
      told({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    stop: async () => undefined,
  };
  const apollo = new ApolloServer<OperationContext>({
    gateway,
    // The cache hints that Apollo would work out for each field are nobody's: `cache-control` is ours.
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      operationPlugin(rates),
      fastifyApolloDrainPlugin(http),
    ],
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
  return apollo;
}
