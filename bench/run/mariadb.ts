import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { freemem, userInfo } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import type { DatabaseConfig } from "../../api/platform/config";
import { findProgram, freePort, startProgram, type Started } from "./programs";
import { inWorkplace } from "./workplace";

const GIGABYTE = 2 ** 30;

/** The settings of a deployment of this size: everything read stays in memory, every commit reaches the disk. */
const settings = (): string[] => [
  "--skip-log-bin",
  "--skip-name-resolve",
  "--sql-mode=TRADITIONAL",
  "--character-set-server=utf8mb4",
  "--local-infile=ON",
  "--max-connections=200",
  "--innodb-flush-log-at-trx-commit=1",
  "--innodb-log-file-size=1G",
  `--innodb-buffer-pool-size=${Math.max(1, Math.min(6, Math.floor(freemem() / GIGABYTE / 3)))}G`,
];

/** The private MariaDB of the bench; its data stay in the workplace from run to run. */
export interface Mariadb {
  readonly server: Started;
  /** The settings of a database, which is made where it is missing. */
  database(name: string, options?: { readonly empty?: boolean }): Promise<DatabaseConfig & { kind: "mysql" }>;
}

/** Starts it; null where no MariaDB is installed. */
export async function startMariadb(): Promise<Mariadb | null> {
  const program = findProgram("mariadbd", "mysqld");
  const installer = findProgram("mariadb-install-db", "mysql_install_db");
  if (!program || !installer) return null;
  const data = inWorkplace("mariadb", "data");
  const user = `--user=${userInfo().username}`;
  if (!existsSync(data)) {
    mkdirSync(data, { mode: 0o700 });
    const options = ["--no-defaults", user, `--datadir=${data}`];
    execFileSync(installer, [...options, "--auth-root-authentication-method=normal", "--skip-test-db"], {
      stdio: "pipe",
    });
  }
  const password = randomBytes(24).toString("hex");
  const init = inWorkplace("mariadb", "init.sql");
  const bench = "bench@'127.0.0.1'";
  writeFileSync(
    init,
    `CREATE USER IF NOT EXISTS ${bench};\nALTER USER ${bench} IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO ${bench};\n` +
      `ALTER USER root@localhost IDENTIFIED BY '${randomBytes(24).toString("hex")}';\n`,
    { mode: 0o600 },
  );
  const port = await freePort();
  const server = startProgram("mariadb", program, [
    ...["--no-defaults", user, `--datadir=${data}`, `--init-file=${init}`, "--bind-address=127.0.0.1"],
    ...[`--port=${port}`, `--socket=${inWorkplace("mariadb", "server.sock")}`],
    ...[`--pid-file=${inWorkplace("mariadb", "server.pid")}`, ...settings()],
  ]);
  const access = { host: "127.0.0.1", port, user: "bench", password };
  for (const deadline = Date.now() + 120_000; ; await sleep(100)) {
    const connection = await createConnection(access).catch(() => null);
    if (connection) {
      await connection.end();
      break;
    }
    if (server.child.exitCode !== null || Date.now() > deadline)
      throw new Error(`MariaDB did not start:\n${server.lastWords()}`);
  }
  return {
    server,
    async database(name, { empty = false } = {}) {
      const connection = await createConnection(access);
      if (empty) await connection.query(`DROP DATABASE IF EXISTS ${name}`);
      await connection.query(
        `CREATE DATABASE IF NOT EXISTS ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
      );
      await connection.end();
      return { kind: "mysql", ...access, name };
    },
  };
}
