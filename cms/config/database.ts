import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { readSettings, sqliteFile } from "./environment/settings";

type Done = (error: unknown, connection: unknown) => void;

function sqlite(databaseUrl: string) {
  const filename = sqliteFile(databaseUrl);
  if (!process.argv.includes("build")) mkdirSync(dirname(filename), { recursive: true });
  return {
    client: "sqlite",
    connection: { filename },
    useNullAsDefault: true,
    pool: {
      afterCreate(connection: { pragma(text: string): unknown }, done: Done) {
        connection.pragma("journal_mode = WAL");
        connection.pragma("synchronous = FULL");
        done(null, connection);
      },
    },
  };
}

function mysql(databaseUrl: string) {
  const url = new URL(databaseUrl);
  return {
    client: "mysql",
    connection: {
      host: url.hostname,
      port: Number(url.port || 3306),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
      database: decodeURIComponent(url.pathname.slice(1)),
      charset: "utf8mb4",
      timezone: "Z",
      ...(url.searchParams.get("ssl") === "true" ? { ssl: {} } : {}),
    },
    pool: {
      min: 0,
      max: 10,
      // Writers wait for each other at the outbox's counter. With READ COMMITTED what they read after the wait is what
      // the one before them committed, and MariaDB does not refuse the row because an older snapshot was taken.
      afterCreate(connection: { query(sql: string, callback: (error: unknown) => void): void }, done: Done) {
        connection.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED", (error) =>
          done(error, connection),
        );
      },
    },
  };
}

export default () => {
  const { databaseUrl } = readSettings();
  const connection = databaseUrl.startsWith("mysql:") ? mysql(databaseUrl) : sqlite(databaseUrl);
  return {
    connection: { ...connection, acquireConnectionTimeout: 60_000 },
    settings: { useTypescriptMigrations: true },
  };
};
