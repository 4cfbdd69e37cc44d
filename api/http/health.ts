import type { FastifyInstance } from "fastify";
import type { Database } from "../platform/database";

const READY_FOR_MS = 1000;

/** `/livez` needs no database; `/readyz` asks it at most once a second, however often it is called. */
export function answerHealth(http: FastifyInstance, database: Database, draining: () => boolean): void {
  let last: { at: number; ready: Promise<boolean> } = { at: -READY_FOR_MS, ready: Promise.resolve(false) };
  http.get("/livez", async () => ({ status: "ok" }));
  http.get("/readyz", async (_request, reply) => {
    if (performance.now() - last.at >= READY_FOR_MS) {
      const ready = database
        .read((db) => db.query("SELECT version FROM data_version"))
        .then(
          (rows) => rows.length === 1,
          () => false,
        );
      last = { at: performance.now(), ready };
    }
    const ready = !draining() && (await last.ready);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ok" : "unavailable" });
  });
}
