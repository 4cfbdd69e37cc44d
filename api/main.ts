import "reflect-metadata";
import cluster from "node:cluster";
import { databaseParts } from "./parts";
import { ConfigError, readConfig, type Config } from "./platform/config";
import type { Database } from "./platform/database";
import { openDatabase } from "./platform/open-database";
import { createLog } from "./platform/log";
import { serve } from "./serve";
import { EX_CONFIG, superviseWorkers } from "./workers";

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`Cấu hình chưa đúng / the configuration is not right:\n${error.message}\n`);
    process.exit(EX_CONFIG);
  }
}

async function exitUnlessMigrated(database: Database): Promise<void> {
  if (!(await database.source.showMigrations())) return;
  process.stderr.write(
    "Cơ sở dữ liệu chưa được cập nhật, hãy chạy: npm run db:migrate / the database is behind, run: npm run db:migrate\n",
  );
  await database.close();
  process.exit(EX_CONFIG);
}

async function main(): Promise<void> {
  const config = configOrExit();
  const log = createLog(config.logLevel);
  const database = await openDatabase(config.database, databaseParts, config.memoryMegabytes);
  if (cluster.isPrimary) await exitUnlessMigrated(database);
  const parts = { config, database, log };
  if (cluster.isPrimary && config.processes > 1) superviseWorkers(parts);
  else await serve(parts, cluster.isWorker);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
