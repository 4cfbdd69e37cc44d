import { join } from "node:path";
import { HUB_QUESTIONS } from "../questions/hub";
import { overGraphql, PLAIN_QUESTIONS, SHARED_QUESTIONS, type HttpQuestions } from "../questions/peers";
import { POSTGRAPHILE_QUESTIONS } from "../questions/postgraphile";
import type { PeerSettings } from "../peers/modules";
import { addressOf, type Loaded } from "./databases";
import type { HubKind } from "./options";
import { ROOT } from "./workplace";

/** A server that takes part. */
export interface Endpoint {
  readonly name: string;
  /** What it is, for the reader of the table. */
  readonly about: string;
  readonly questions: HttpQuestions;
  /** The arguments of Node. */
  readonly program: readonly string[];
  readonly env: (port: number) => Record<string, string>;
}

const compiled = (peer: string): string => join(__dirname, "../peers", peer);

const peer =
  (database: PeerSettings["database"], size: number, seed: number) =>
  (port: number): Record<string, string> => ({
    NODE_ENV: "production",
    BENCH_PEER: JSON.stringify({ port, database, size, seed } satisfies PeerSettings),
  });

/** The hub itself: putting every answer together, the same without remembering anything, and with stored answers. */
export function hubEndpoints(
  kind: HubKind,
  { hub }: Loaded,
): [computing: Endpoint, forgetting: Endpoint, storing: Endpoint] {
  const start = (memory: Record<string, string>) => (port: number) => ({
    NODE_ENV: "production",
    DATABASE_URL: addressOf(hub),
    MIGRATION_DATABASE_URL: "",
    CMS_URL: "",
    HOST: "127.0.0.1",
    PORT: String(port),
    LOG_LEVEL: "error",
    RATE_LIMIT_EXEMPT_LOOPBACK: "true",
    ...memory,
  });
  const program = [join(ROOT, "api/dist/main.js")];
  const questions = overGraphql(HUB_QUESTIONS);
  const variant = (name: string, about: string, memory: Record<string, string>): Endpoint => ({
    ...{ name: `hub-${kind}${name}`, about: `the hub on ${kind}, ${about}` },
    ...{ questions, program, env: start(memory) },
  });
  return [
    variant("", "every answer put together; sums and unions that were read before are remembered", {
      ...{ ANSWER_CACHE_MB: "0", MEMORY_MB: "64" },
    }),
    variant("-forgetful", "every answer put together from the database, nothing remembered", {
      ...{ ANSWER_CACHE_MB: "0", MEMORY_MB: "0" },
    }),
    variant("-cached", "whole answers stored while the data version stands", {
      ...{ ANSWER_CACHE_MB: "64", MEMORY_MB: "64" },
    }),
  ];
}

/** Everything that runs on one database of the hub's kind. */
export function endpointsOn(kind: HubKind, loaded: Loaded, size: number, seed: number): Endpoint[] {
  const lean = peer(loaded.lean, size, seed);
  const server = (
    name: string,
    about: string,
    file: string,
    questions: HttpQuestions,
    env: (port: number) => Record<string, string>,
  ): Endpoint => ({ name: `${name}-${kind}`, about, questions, program: [compiled(file)], env });
  return [
    ...hubEndpoints(kind, loaded),
    server(
      "ceiling",
      `C on ${kind}: Mercurius, JIT, loaders, hand-written SQL over tables made for the five questions`,
      "mercurius.js",
      overGraphql(SHARED_QUESTIONS),
      lean,
    ),
    server("raw", `node:http and the same SQL on ${kind}, no GraphQL`, "raw.js", PLAIN_QUESTIONS, lean),
    server(
      "bytes",
      "node:http sending stored bytes: the limit of the transport",
      "bytes.js",
      PLAIN_QUESTIONS,
      lean,
    ),
    server(
      "naive",
      `the hub's own libraries and tables on ${kind}, one recursive statement a field, sums from the facts`,
      "naive.js",
      overGraphql(SHARED_QUESTIONS),
      peer(loaded.hub, size, seed),
    ),
  ];
}

/** PostGraphile over the peers' tables in PostgreSQL. */
export function postgraphileEndpoint(
  database: PeerSettings["database"],
  size: number,
  seed: number,
): Endpoint {
  return {
    name: "postgraphile",
    about: "PostGraphile 5 (Amber) on PostgreSQL, SQL functions over the roll-up of the peers' tables",
    questions: overGraphql(POSTGRAPHILE_QUESTIONS),
    program: [join(ROOT, "bench/peers/postgraphile.mjs")],
    env: peer(database, size, seed),
  };
}
