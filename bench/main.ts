import "reflect-metadata";
import { benchContent } from "./content/main";
import { makeModel, type Model } from "./country/model";
import { loadLean } from "./load/lean";
import { growthReportOf, reportOf, writeReadme } from "./report/write";
import { missedMusts } from "./report/tables";
import { measureApproval } from "./run/approval";
import { ensureLoaded } from "./run/databases";
import { endpointsOn, hubEndpoints, postgraphileEndpoint, type Endpoint } from "./run/endpoints";
import { startMariadb } from "./run/mariadb";
import { measure, type Measured } from "./run/measure";
import { readOptions, type HubKind, type Options } from "./run/options";
import { startPostgres } from "./run/postgres";
import { keepResults, machine, type Growth, type Results } from "./run/results";
import { say, WORKPLACE } from "./run/workplace";

type Mariadb = Awaited<ReturnType<typeof startMariadb>>;
type Postgres = Awaited<ReturnType<typeof startPostgres>>;

const wanted = ({ only }: Options, name: string): boolean =>
  only.length === 0 || only.some((part) => name.includes(part));

/** The main table: everybody in one run. */
async function compareServers(
  options: Options,
  kinds: readonly HubKind[],
  mariadb: Mariadb,
  postgres: Postgres,
  model: Model,
): Promise<{ measured: Measured[]; absent: string[] }> {
  const endpoints: Endpoint[] = [];
  for (const kind of kinds) {
    const loaded = await ensureLoaded(kind, mariadb, options.size, options.seed);
    endpoints.push(...endpointsOn(kind, loaded, options.size, options.seed));
  }
  if (postgres && wanted(options, "postgraphile")) {
    const database = await postgres.database(`lean_${options.size}`);
    say(`Loading ${options.size} grassroots unions into postgres, in the schema of the peers`);
    await loadLean(database, model);
    endpoints.push(postgraphileEndpoint(database, options.size, options.seed));
  }
  const taking = endpoints.filter(({ name }) => wanted(options, name));
  return measure(taking, model, options);
}

/** The hub alone at every size, from one connection, and what an approval costs there. */
async function grow(options: Options, kinds: readonly HubKind[], mariadb: Mariadb): Promise<Growth[]> {
  const growth: Growth[] = [];
  for (const size of options.growth) {
    const model = makeModel(size, options.seed);
    for (const kind of kinds) {
      say(`Growth: ${size} grassroots unions on ${kind}`);
      const loaded = await ensureLoaded(kind, mariadb, size, options.seed);
      const [computing, forgetting] = hubEndpoints(kind, loaded);
      const { measured } = await measure([computing, forgetting], model, { ...options, connections: [1] });
      const approval = await measureApproval(loaded.hub, model, options.seconds);
      const [hub, forgetful] = measured;
      if (hub && forgetful) growth.push({ kind, size, hub, forgetful, approval });
    }
  }
  return growth;
}

async function main(args: readonly string[]): Promise<number> {
  if (args[0] === "content") return benchContent(args.slice(1));
  const options = readOptions(args);
  if (!options) return 0;
  say(`Databases, logs and results lie in ${WORKPLACE}.`);
  const mariadb = options.databases.includes("mysql") ? await startMariadb() : null;
  const besides = !options.growthAlone;
  const postgres = besides && wanted(options, "postgraphile") ? await startPostgres() : null;
  const missing: string[] = [];
  if (options.databases.includes("mysql") && !mariadb)
    missing.push("everything on MariaDB (mariadbd is not installed)");
  if (besides && wanted(options, "postgraphile") && !postgres)
    missing.push("PostGraphile (PostgreSQL is not installed)");
  for (const absent of missing) say(`!! NOT RUN: ${absent}`);
  const kinds = options.databases.filter((kind) => kind !== "mysql" || mariadb);
  try {
    const model = makeModel(options.size, options.seed);
    const { measured, absent } = besides
      ? await compareServers(options, kinds, mariadb, postgres, model)
      : { measured: [], absent: [] };
    const wrong = measured.some(({ verdicts }) => Object.values(verdicts).some(({ right }) => !right));
    if (options.compareOnly) return wrong || absent.length > 0 ? 1 : 0;
    const results: Results = {
      ...{ size: options.size, seed: options.seed, rounds: options.rounds, seconds: options.seconds },
      ...{ connections: options.connections, node: process.versions.node, machine: machine() },
      day: new Date().toISOString().slice(0, 10),
      servers: measured,
      absent: [...missing, ...absent],
      growth: wanted(options, "hub") ? await grow(options, kinds, mariadb) : [],
    };
    say(`Results are kept in ${keepResults(results)}.`);
    for (const [part, report] of [
      ["bench", besides ? reportOf(results, kinds) : null],
      ["growth", growthReportOf(results, kinds)],
    ] as const) {
      if (report === null) continue;
      process.stdout.write(`${report}\n`);
      if (options.write && (part === "bench" || options.growth.length > 1)) writeReadme(part, report);
    }
    const missed = besides ? missedMusts(results, kinds) : [];
    for (const each of missed) say(`!! MUST NOT HELD: ${each}`);
    return wrong || (options.usual && missed.length > 0) ? 1 : 0;
  } finally {
    await postgres?.server.stop();
    postgres?.remove();
    await mariadb?.server.stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exit(1);
  },
);
