import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import Sqlite from "better-sqlite3";
import { createConnection, type Connection, type RowDataPacket } from "mysql2/promise";
import type { DatabaseKind } from "./app";

/** What a database can hold before a test begins: of the API, or of a CMS that was started once. */
export type Stock = "migrated" | "demonstration" | "started-cms";

/** The folder that keeps the templates of one run; without it every database is made from the beginning. */
const folder = (): string | undefined => process.env.TEST_TEMPLATES;

const fileOf = (kind: DatabaseKind, stock: Stock): string | null => {
  const kept = folder();
  return kept ? join(kept, `${kind}-${stock}`) : null;
};

const sqliteFile = (url: string): string => url.slice("sqlite:".length);

async function connected<T>(url: string, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({
    uri: url,
    multipleStatements: true,
    dateStrings: true,
    jsonStrings: true,
  });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

/** Everything that a database on MariaDB holds, as statements. */
function dumpMysql(url: string): Promise<string> {
  return connected(url, async (connection) => {
    const ask = async (sql: string, values: unknown[] = []): Promise<RowDataPacket[]> =>
      (await connection.query<RowDataPacket[]>(sql, values))[0];
    const [others] = await ask(
      `SELECT (SELECT COUNT(*) FROM information_schema.routines WHERE routine_schema = DATABASE())
        + (SELECT COUNT(*) FROM information_schema.views WHERE table_schema = DATABASE()) AS count`,
    );
    if (Number(others!.count) > 0) throw new Error("a template knows of tables and triggers only");
    const statements = ["SET foreign_key_checks = 0, unique_checks = 0"];
    await ask("START TRANSACTION WITH CONSISTENT SNAPSHOT");
    const tables = await ask(
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name",
    );
    for (const { name } of tables) {
      const [made] = await ask("SHOW CREATE TABLE ??", [name]);
      statements.push(String(made!["Create Table"]));
      const rows = await ask("SELECT * FROM ??", [name]);
      if (rows.length === 0) continue;
      const columns = Object.keys(rows[0]!);
      const values = rows.map((row) => columns.map((column) => row[column] as unknown));
      statements.push(connection.format("INSERT INTO ?? (??) VALUES ?", [name, columns, values]));
    }
    for (const { name } of await ask(
      "SELECT trigger_name AS name FROM information_schema.triggers WHERE trigger_schema = DATABASE() ORDER BY trigger_name",
    )) {
      const [made] = await ask("SHOW CREATE TRIGGER ??", [name]);
      statements.push(String(made!["SQL Original Statement"]));
    }
    return statements.join(";\n");
  });
}

/** Fills an empty database from the template of this run; false where there is none yet. */
export async function fillFromTemplate(kind: DatabaseKind, url: string, stock: Stock): Promise<boolean> {
  const file = fileOf(kind, stock);
  if (!file || !existsSync(file)) return false;
  if (kind === "sqlite") copyFileSync(file, sqliteFile(url));
  else await connected(url, (connection) => connection.query(readFileSync(file, "utf8")));
  return true;
}

/** Keeps what a database holds now as the template; of two that are kept at once either is as good. */
export async function keepAsTemplate(kind: DatabaseKind, url: string, stock: Stock): Promise<void> {
  const file = fileOf(kind, stock);
  if (!file) return;
  const part = `${file}.${randomBytes(6).toString("hex")}`;
  if (kind === "mysql") writeFileSync(part, await dumpMysql(url));
  else {
    const database = new Sqlite(sqliteFile(url), { timeout: 10_000 });
    database.prepare("VACUUM INTO ?").run(part);
    database.close();
  }
  renameSync(part, file);
}
