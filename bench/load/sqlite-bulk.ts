import Database from "better-sqlite3";
import type { Bulk } from "./bulk";

const ROWS_AT_ONCE = 200_000;

/** Writes rows into a SQLite file through one prepared statement a table. */
export async function openSqliteBulk(file: string, exclusive: boolean): Promise<Bulk> {
  const database = new Database(file);
  database.pragma("foreign_keys = OFF");
  database.pragma("synchronous = OFF");
  database.pragma("cache_size = -500000");
  if (exclusive) database.pragma("journal_mode = OFF");
  return {
    async append(table, seen) {
      const places = table.columns.map(() => "?").join(", ");
      const insert = database.prepare(
        `INSERT INTO ${table.name} (${table.columns.join(", ")}) VALUES (${places})`,
      );
      let written = 0;
      database.exec("BEGIN");
      for (const row of table.rows()) {
        insert.run(row);
        seen();
        written += 1;
        if (written % ROWS_AT_ONCE === 0) database.exec("COMMIT; BEGIN");
      }
      database.exec("COMMIT");
    },
    async run(sql) {
      database.exec(sql);
    },
    async close() {
      database.pragma("synchronous = FULL");
      database.pragma("journal_mode = WAL");
      database.pragma("wal_checkpoint(TRUNCATE)");
      database.close();
    },
  };
}
