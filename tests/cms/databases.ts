import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { createConnection } from "mysql2/promise";
import { useDatabase, type DatabaseKind, type RunningCms } from "./running-cms";

/** Runs the same tests on SQLite and, where a server is at hand, on MariaDB; says so where there is none. */
export function onEachDatabase(tests: (kind: DatabaseKind) => void): void {
  describe("sqlite", () => tests("sqlite"));
  (process.env.TEST_MYSQL_URL ? describe : describe.skip)("mysql", () => tests("mysql"));
}

/** Runs the tests of the file with this name in this folder with the CMS on MariaDB; says so where there is no server. */
export function onMariadb(name: string): void {
  useDatabase("mysql");
  const tests = () => void jest.requireActual(join(__dirname, `${name}.test`));
  (process.env.TEST_MYSQL_URL ? describe : describe.skip)("mysql", tests);
}

/** Runs one statement in the database of a running CMS, from outside of it. */
export async function sql(cms: RunningCms, statement: string): Promise<any[]> {
  if (cms.databaseUrl.startsWith("sqlite:")) {
    const database = new Sqlite(cms.databaseUrl.slice("sqlite:".length), { timeout: 10_000 });
    try {
      const prepared = database.prepare(statement);
      return prepared.reader ? prepared.all() : [prepared.run()];
    } finally {
      database.close();
    }
  }
  const connection = await createConnection(cms.databaseUrl);
  const [rows] = await connection.query(statement).finally(() => connection.end());
  return rows as any[];
}

/** Makes inserts into a table fail from now on where the condition on NEW holds; returns what takes it back. */
export async function refuseInserts(
  cms: RunningCms,
  table: string,
  condition: string,
): Promise<() => Promise<void>> {
  const sqlite = cms.databaseUrl.startsWith("sqlite:");
  const raise = sqlite
    ? `CREATE TRIGGER refuse_insert BEFORE INSERT ON ${table} WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`
    : `CREATE TRIGGER refuse_insert BEFORE INSERT ON ${table} FOR EACH ROW IF ${condition} THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'refused by the test'; END IF`;
  await sql(cms, raise);
  return async () => {
    await sql(cms, "DROP TRIGGER refuse_insert");
  };
}
