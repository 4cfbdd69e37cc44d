import { parseArgs } from "node:util";

/** The databases that the hub can run on. */
export type HubKind = "mysql" | "sqlite";

/** What `npm run bench` was asked to do. */
export interface Options {
  /** Grassroots unions of the main table. */
  readonly size: number;
  readonly seed: number;
  readonly databases: readonly HubKind[];
  /** Parts of the names of the servers that take part; empty for all. */
  readonly only: readonly string[];
  /** Times that every cell is measured, in turn with the others. */
  readonly rounds: number;
  /** Seconds of one measurement. */
  readonly seconds: number;
  readonly connections: readonly number[];
  /** Grassroots unions at which the hub alone is measured, to see how its times grow. */
  readonly growth: readonly number[];
  /** True to measure how the hub grows and nothing beside it. */
  readonly growthAlone: boolean;
  /** True to compare every answer and time nothing. */
  readonly compareOnly: boolean;
  /** True for a run with no fewer unions, rounds and servers than usual: only there a missed must is a failure. */
  readonly usual: boolean;
  /** True to put the report into bench/README.md: a smaller run does so only when asked. */
  readonly write: boolean;
}

const HELP = `npm run bench -- content [options]
                      the CMS and the API that follows it; --help says more
npm run bench -- [options]
  --size N            grassroots unions of the main table (10000)
  --growth N,N        sizes at which the hub is measured alone (1000,10000,125000; with --size: that size)
  --growth-alone      how the hub grows, and no other server
  --databases A,B     mysql, sqlite (both)
  --only A,B          servers whose names contain one of these
  --rounds N          measurements of every cell, in turn (3)
  --seconds N         seconds of one measurement (3)
  --connections N,N   connections of the load (1,32)
  --seed N            another data set (7)
  --compare           compare every answer with the oracle and time nothing
  --write             put the report into bench/README.md also after a smaller run
`;

const USUAL = { size: 10_000, rounds: 3 };

const whole = (text: string, name: string): number => {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw new Error(`--${name}: ${text} is not a whole number from 1 up\n\n${HELP}`);
};

const wholes = (text: string, name: string): number[] => text.split(",").map((each) => whole(each, name));

const isHubKind = (text: string): text is HubKind => text === "mysql" || text === "sqlite";

/** Reads the arguments; null where only help was asked for. */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      size: { type: "string" },
      seed: { type: "string", default: "7" },
      databases: { type: "string", default: "mysql,sqlite" },
      only: { type: "string", default: "" },
      rounds: { type: "string", default: "3" },
      seconds: { type: "string", default: "3" },
      connections: { type: "string", default: "1,32" },
      growth: { type: "string" },
      "growth-alone": { type: "boolean", default: false },
      compare: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return null;
  }
  const databases = values.databases.split(",");
  if (!databases.every(isHubKind)) throw new Error(`--databases: mysql or sqlite\n\n${HELP}`);
  const size = whole(values.size ?? "10000", "size");
  const only = values.only.split(",").filter(Boolean);
  const rounds = whole(values.rounds, "rounds");
  const usual = size >= USUAL.size && rounds >= USUAL.rounds && only.length === 0;
  const growth = values.growth ?? values.size ?? "1000,10000,125000";
  return {
    size,
    seed: whole(values.seed, "seed"),
    databases: databases.filter(isHubKind),
    only,
    rounds,
    seconds: whole(values.seconds, "seconds"),
    connections: wholes(values.connections, "connections"),
    growth: wholes(growth, "growth"),
    growthAlone: values["growth-alone"],
    compareOnly: values.compare,
    usual,
    write: values.write || usual,
  };
}
