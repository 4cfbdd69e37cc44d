import { createConnection } from "mysql2/promise";
import { Readable } from "node:stream";
import type { DatabaseConfig } from "../../api/platform/config";
import { asText, type Bulk } from "./bulk";

/** Streams rows into MySQL or MariaDB through LOAD DATA LOCAL INFILE: no file is written. */
export async function openMysqlBulk(config: DatabaseConfig & { kind: "mysql" }): Promise<Bulk> {
  const connection = await createConnection({
    host: config.host,
    port: config.port,
    user: config.user,
    password: config.password,
    database: config.name,
    charset: "utf8mb4",
  });
  await connection.query("SET unique_checks = 0, foreign_key_checks = 0");
  return {
    async append(table, seen) {
      const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${table.name} CHARACTER SET utf8mb4 (${table.columns.join(", ")})`;
      const infileStreamFactory = (): Readable =>
        Readable.from(asText(table.rows(), seen), { objectMode: false });
      await connection.query({ sql, infileStreamFactory } as { sql: string });
    },
    async run(sql) {
      await connection.query(sql);
    },
    close: () => connection.end(),
  };
}
