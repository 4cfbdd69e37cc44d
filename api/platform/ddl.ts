import type { QueryRunner } from "typeorm";

const isMysql = (runner: QueryRunner): boolean => runner.connection.options.type === "mysql";

/**
 * Creates a table from one text on both databases. `ID` stands for the automatic primary key. Text is compared byte
 * by byte (utf8mb4_bin), as SQLite does, so that both databases find and order the same rows. CHECKs are written out
 * here because TypeORM drops them silently on MySQL and MariaDB.
 */
export async function createTable(runner: QueryRunner, name: string, body: string): Promise<void> {
  const id = isMysql(runner)
    ? "id INT NOT NULL AUTO_INCREMENT PRIMARY KEY"
    : "id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL";
  const columns = body.replace(/^\s*ID\s*,/, `${id},`);
  const suffix = isMysql(runner) ? " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin" : "";
  await runner.query(`CREATE TABLE ${name} (${columns})${suffix}`);
}

/** Creates an index, named after its table and columns. */
export async function createIndex(
  runner: QueryRunner,
  table: string,
  columns: string,
  unique = false,
): Promise<void> {
  const name = `${unique ? "uq" : "ix"}_${table}_${columns.replace(/[^a-z0-9]+/g, "_")}`.slice(0, 60);
  await runner.query(`CREATE ${unique ? "UNIQUE " : ""}INDEX ${name} ON ${table} (${columns})`);
}

/** Drops tables in the order given, children first. */
export async function dropTables(runner: QueryRunner, names: readonly string[]): Promise<void> {
  for (const name of names) await runner.query(`DROP TABLE ${name}`);
}
