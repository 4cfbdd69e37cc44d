import "reflect-metadata";
import { startContentSync } from "./content/sync";
import { databaseParts } from "./parts";
import { systemClock } from "./platform/clock";
import { ConfigError, readConfig, type Config } from "./platform/config";
import { openDatabase } from "./platform/open-database";
import { createLog } from "./platform/log";
import { createServer } from "./server";

const EX_CONFIG = 78;
const STOP_WITHIN_MS = 10_000;

function configOrExit(): Config {
  try {
    return readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`Cấu hình chưa đúng / the configuration is not right:\n${error.message}\n`);
    process.exit(EX_CONFIG);
  }
}

async function main(): Promise<void> {
  const config = configOrExit();
  const log = createLog(config.logLevel);
  const database = await openDatabase(config.database, databaseParts);
  if (await database.source.showMigrations()) {
    process.stderr.write(
      "Cơ sở dữ liệu chưa được cập nhật, hãy chạy: npm run db:migrate / the database is behind, run: npm run db:migrate\n",
    );
    await database.close();
    process.exit(EX_CONFIG);
  }
  const server = await createServer({ config, database, clock: systemClock, log });
  await server.http.listen({ host: config.host, port: config.port });
  const sync = config.cms ? startContentSync(database, config.cms, systemClock, log) : null;

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    void Promise.all([server.close(), sync?.stop()])
      .then(() => database.close())
      .then(() => process.exit(0));
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
