import type { ApolloServer } from "@apollo/server";
import type { FastifyRequest } from "fastify";
import type { Answered } from "../platform/rooms";
import { contextOf, OPERATION_MS, type OperationContext } from "./context";
import type { ServerParts } from "./parts";

/**
 * Runs one operation in this process as the request's actor, with the limits, permissions and error shape of an
 * operation that came over HTTP. The answer has been through JSON, as a program's has.
 */
export async function execute<T>(
  parts: ServerParts,
  apollo: ApolloServer<OperationContext>,
  request: FastifyRequest,
  operation: { readonly query: string; readonly variables?: Record<string, unknown> },
): Promise<Answered<T>> {
  const contextValue = contextOf(parts, request, OPERATION_MS);
  try {
    const { body } = await apollo.executeOperation({ ...operation }, { contextValue });
    if (body.kind !== "single") throw new Error("an operation was answered in parts");
    const { data = null, errors = null } = body.singleResult;
    return JSON.parse(JSON.stringify({ data, errors })) as Answered<T>;
  } finally {
    await contextValue.end();
  }
}
