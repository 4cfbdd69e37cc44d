// PostGraphile as its documentation sets it up: the Amber preset over the peers' tables, SQL functions for what is added up.
import { createServer } from "node:http";

// It is written for Node 22, which has this.
Promise.withResolvers ??= function withResolvers() {
  const deferred = {};
  deferred.promise = new this((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  return deferred;
};

const { grafserv } = await import("postgraphile/grafserv/node");
const { makePgService } = await import("postgraphile/adaptors/pg");
const { PostGraphileAmberPreset } = await import("postgraphile/presets/amber");
const { postgraphile } = await import("postgraphile");

const { port, database } = JSON.parse(process.env.BENCH_PEER);

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  pgServices: [
    makePgService({
      connectionString: `postgres://${database.user}@${database.host}:${database.port}/${database.name}`,
      schemas: ["public"],
      poolSettings: { max: 10 },
    }),
  ],
  grafserv: { graphqlPath: "/graphql", graphiql: false, watch: false },
  grafast: { explain: false },
});

const server = createServer();
await instance.createServ(grafserv).addTo(server);
server.listen(port, "127.0.0.1");
