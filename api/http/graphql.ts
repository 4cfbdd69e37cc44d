import type { ApolloServer } from "@apollo/server";
import type { FastifyInstance } from "fastify";
import type { Answers } from "../cache/answers";
import { answering } from "./answer";
import { refuseInput } from "./answer-errors";
import { authenticateByToken } from "./authenticate";
import type { Operations } from "./compiled";
import type { OperationContext } from "./context";
import { ruleHeaders } from "./headers";
import type { HttpParts } from "./parts";

/** `/graphql`: every operation that comes over HTTP. */
export function answerOperations(
  http: FastifyInstance,
  parts: HttpParts,
  apollo: ApolloServer<OperationContext>,
  operations: Operations,
  answers: Answers,
): void {
  const headers = ruleHeaders();
  http.route({
    method: ["GET", "POST"],
    url: "/graphql",
    helmet: false,
    async onRequest(request, reply) {
      void reply.headers(headers);
      await authenticateByToken(parts, request);
    },
    handler: answering(parts, apollo, operations, answers),
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
