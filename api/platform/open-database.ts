import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DataSource, type DataSourceOptions } from "typeorm";
import type { DatabaseConfig } from "./config";
import { READERS, READERS_WAITING, WRITERS, type Database } from "./database";
import { Memory } from "./memory";
import { MysqlDatabase } from "./mysql-database";
import { SqliteDatabase } from "./sqlite-database";

/** What a feature brings to the database. */
export interface DatabaseParts {
  readonly entities: readonly Function[];
  readonly migrations: readonly Function[];
}

/** The TypeORM options of a connection of either kind; the same entities and migrations on both. */
export function sourceOptions(
  config: DatabaseConfig,
  parts: DatabaseParts,
  readonly = false,
): DataSourceOptions {
  const shared = {
    entities: [...parts.entities],
    migrations: readonly ? [] : [...parts.migrations],
    migrationsTableName: "migration",
    synchronize: false,
    logging: false,
  };
  if (config.kind === "sqlite") {
    return {
      ...shared,
      type: "better-sqlite3",
      database: config.file,
      readonly,
      prepareDatabase: (db: { pragma(sql: string): unknown }) => {
        if (!readonly) db.pragma("journal_mode = WAL");
        db.pragma("synchronous = FULL");
        db.pragma("foreign_keys = ON");
        db.pragma("busy_timeout = 5000");
      },
    };
  }
  return {
    ...shared,
    type: "mysql",
    host: config.host,
    port: config.port,
    username: config.user,
    password: config.password,
    database: config.name,
    charset: "utf8mb4",
    timezone: "Z",
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: READERS + WRITERS + 1,
    extra: { decimalNumbers: true, queueLimit: READERS_WAITING, stringifyObjects: true },
  };
}

/** Opens the database; it does not migrate. `memoryMegabytes`: how much is remembered of it between operations. */
export async function openDatabase(
  config: DatabaseConfig,
  parts: DatabaseParts,
  memoryMegabytes = 0,
): Promise<Database> {
  if (config.kind === "sqlite") mkdirSync(dirname(config.file), { recursive: true });
  const source = await new DataSource(sourceOptions(config, parts)).initialize();
  const memory = new Memory(memoryMegabytes);
  if (config.kind === "mysql") return MysqlDatabase.of(source, memory);
  return new SqliteDatabase(source, memory, () =>
    new DataSource(sourceOptions(config, parts, true)).initialize(),
  );
}
