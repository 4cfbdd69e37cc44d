import type { FastifyInstance } from "fastify";

/** Every answer names its request; the log has one line for each, with the route and never the address's own text. */
export function noteRequests(http: FastifyInstance): void {
  http.addHook("onRequest", async (request, reply) => {
    void reply.header("x-request-id", request.id);
  });
  http.addHook("onResponse", async (request, reply) => {
    const line = {
      method: request.method,
      path: request.routeOptions.url,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    request.log.info(request.actor ? { ...line, tokenId: request.actor.tokenId } : line, "request");
  });
}
