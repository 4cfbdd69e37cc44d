import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, RouteHandlerMethod } from "fastify";
import { refuseInput } from "./answer-errors";
import { authenticateByToken } from "./authenticate";
import { contextOf, type OperationContext } from "./context";
import type { HttpParts } from "./parts";

/** `/graphql`: every operation that comes over HTTP. */
export function answerOperations(
  http: FastifyInstance,
  parts: HttpParts,
  apollo: ApolloServer<OperationContext>,
): void {
  http.route({
    method: ["GET", "POST"],
    url: "/graphql",
    onRequest: (request) => authenticateByToken(parts, request),
    handler: fastifyApolloHandler(apollo as never, {
      context: async (request) => contextOf(parts, request) as never,
    }) as RouteHandlerMethod,
  });
  http.route({
    method: ["PUT", "PATCH", "DELETE"],
    url: "/graphql",
    onRequest: async (_request, reply) =>
      refuseInput(
        reply.header("allow", "GET, POST"),
        405,
        "Chỉ nhận GET và POST / only GET and POST are allowed.",
      ),
    handler: async () => undefined,
  });
}
