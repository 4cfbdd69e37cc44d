import "reflect-metadata";
import { lexicographicSortSchema, printSchema } from "graphql";
import { parseArgs } from "node:util";
import { readStanding } from "./content/standing";
import { sayStanding } from "./content/say-standing";
import { loadDemonstration } from "./demo/load";
import { issueToken } from "./identity/token.service";
import { databaseParts } from "./parts";
import { Role } from "./platform/actor";
import { systemClock } from "./platform/clock";
import { ConfigError, readConfig, type Config } from "./platform/config";
import type { Database } from "./platform/database";
import { createLog } from "./platform/log";
import { openDatabase } from "./platform/open-database";
import { SearchIndex1760001200000 } from "./platform/migrations/1760001200000-search-index";
import { buildCensus } from "./rollup/census";
import { checkData } from "./rollup/check";
import { Census1760001340000 } from "./rollup/migrations/1760001340000-census";
import { checkReadership } from "./readers/check";
import { createSchema } from "./schema";
import { importCommand } from "./spreadsheets/import.command";
import { checkSearchIndex } from "./search/check";
import { rebuildSearchIndex } from "./search/rebuild";

const EX_USAGE = 64;
const EX_CONFIG = 78;

type Command = (args: string[]) => Promise<number>;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function withDatabase(
  target: (config: Config) => Config["database"],
  work: (database: Database, config: Config) => Promise<number>,
): Promise<number> {
  const config = readConfig();
  const database = await openDatabase(target(config), databaseParts);
  try {
    return await work(database, config);
  } finally {
    await database.close();
  }
}

const asOwner = (config: Config): Config["database"] => config.migrationDatabase;
const asUser = (config: Config): Config["database"] => config.database;

async function migrate(database: Database): Promise<void> {
  const done = await database.source.runMigrations({ transaction: "each" });
  if (done.some(({ name }) => name === SearchIndex1760001200000.name)) await rebuildSearchIndex(database);
  if (done.some(({ name }) => name === Census1760001340000.name))
    await database.write((tx) => buildCensus(tx));
  // Processes of the version before, which may still run, forget what they remember.
  if (done.length > 0) await database.write(async () => undefined);
  say(
    done.length === 0
      ? "Cơ sở dữ liệu đã mới nhất / the database is up to date."
      : `Đã chạy ${done.length} bước / ${done.length} migrations ran.`,
  );
}

async function seed(database: Database): Promise<void> {
  const changed = await loadDemonstration(database);
  say(
    changed
      ? "Đã nạp dữ liệu minh hoạ / the demonstration is loaded."
      : "Dữ liệu minh hoạ đã có / the demonstration is already there.",
  );
}

const commands: Record<string, { readonly says: string; readonly run: Command }> = {
  migrate: {
    says: "bring the database up to date",
    run: () => withDatabase(asOwner, async (database) => (await migrate(database), 0)),
  },
  revert: {
    says: "take the last migration back",
    run: () =>
      withDatabase(asOwner, async (database) => {
        await database.source.undoLastMigration({ transaction: "each" });
        say("Đã lùi một bước / one migration was taken back.");
        return 0;
      }),
  },
  seed: {
    says: "load the demonstration; changes nothing when it is there",
    run: () => withDatabase(asUser, async (database) => (await seed(database), 0)),
  },
  reset: {
    says: "empty the database, migrate and load the demonstration (never in production)",
    run: () =>
      withDatabase(asOwner, async (database, config) => {
        if (config.production) {
          say("Không xoá dữ liệu ở môi trường production / production data is not reset.");
          return 1;
        }
        const applied = await database.source.query<unknown[]>("SELECT 1 FROM migration").catch(() => []);
        for (let left = applied.length; left > 0; left -= 1)
          await database.source.undoLastMigration({ transaction: "each" });
        await migrate(database);
        await seed(database);
        return 0;
      }),
  },
  "check-data": {
    says: "recompute every figure by another method and name each difference",
    run: () =>
      withDatabase(asUser, async (database) => {
        const differences = await database.read(
          async (db) => [
            ...(await checkData(db)),
            ...(await checkSearchIndex(db)),
            ...(await checkReadership(db)),
          ],
          { limited: false },
        );
        for (const difference of differences) say(difference);
        say(
          differences.length === 0
            ? "Dữ liệu khớp / the data agree."
            : `${differences.length} chỗ lệch / ${differences.length} differences.`,
        );
        return differences.length === 0 ? 0 : 1;
      }),
  },
  content: {
    says: "say how far the CMS's content is taken over, what was refused, what the last comparison found",
    run: () =>
      withDatabase(asUser, async (database) => {
        const standing = await database.read(readStanding);
        for (const line of sayStanding(standing)) say(line);
        return standing.away === null && standing.refused.length === 0 ? 0 : 1;
      }),
  },
  reindex: {
    says: "fill the search index anew from everything that can be found, and count the census of every period anew",
    run: () =>
      withDatabase(asUser, async (database) => {
        const indexed = await rebuildSearchIndex(database);
        await database.write((tx) => buildCensus(tx));
        say(`Đã lập chỉ mục ${indexed} mục / ${indexed} things can be found.`);
        return 0;
      }),
  },
  import: {
    says: "take in a filled-in report, or unions, officers or awards from a table: without arguments it says how",
    run: (args) =>
      withDatabase(asUser, (database) => {
        const complain = (line: string): void => void process.stderr.write(`${line}\n`);
        return importCommand({ database, clock: systemClock, log: createLog("silent"), say, complain }, args);
      }),
  },
  schema: {
    says: "print the GraphQL schema",
    run: async () => {
      say(printSchema(lexicographicSortSchema(await createSchema())));
      return 0;
    },
  },
  token: {
    says: "issue a token: --union CODE --role READER|REPORTER|APPROVER|ADMIN --name NAME [--days 180]",
    run: (args) => {
      const { values } = parseArgs({
        args,
        options: {
          union: { type: "string" },
          role: { type: "string", default: Role.READER },
          name: { type: "string", default: "command line" },
          days: { type: "string", default: "180" },
        },
      });
      const role = Object.values(Role).find((each) => each === values.role);
      if (!values.union || !role) {
        say(`token ${commands.token!.says}`);
        return Promise.resolve(EX_USAGE);
      }
      const input = { unionCode: values.union, role, name: values.name, days: Number(values.days) };
      return withDatabase(asUser, async (database) => {
        const secret = await database.write((tx) => issueToken(tx, input, systemClock.now()));
        process.stderr.write("Mã này chỉ hiện một lần / this secret is shown once:\n");
        say(secret);
        return 0;
      });
    },
  },
};

async function main([name = "", ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    for (const [each, { says }] of Object.entries(commands)) say(`${each.padEnd(12)} ${says}`);
    return name === "" || name === "help" ? 0 : EX_USAGE;
  }
  try {
    return await command.run(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof ConfigError ? EX_CONFIG : 1;
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
