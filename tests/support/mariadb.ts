import { execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { findProgram } from "./programs";

/**
 * A deployment's settings, except that a commit does not wait for the disk: the data lives as long as the test run.
 * With snapshot isolation a write on top of somebody else's newer write is refused, as newer servers do by default.
 */
const SETTINGS = [
  "--skip-log-bin",
  "--sql-mode=TRADITIONAL",
  "--character-set-server=utf8mb4",
  "--loose-innodb-snapshot-isolation=ON",
  "--innodb-flush-log-at-trx-commit=0",
  "--innodb-doublewrite=0",
  "--innodb-use-native-aio=0",
  "--innodb-buffer-pool-size=128M",
  "--max-connections=200",
  "--skip-name-resolve",
];

/** Ends the server and removes its folder when its standard input closes: however the test run dies, no server is left behind. */
const GUARD =
  'folder=$1; shift; "$@" & server=$!; echo $server; cat >/dev/null; kill $server; wait $server; rm -rf "$folder"';

export interface PrivateMariadb {
  /** A user that may create databases: mysql://hub:…@127.0.0.1:port/ */
  url: string;
  pid: number;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function waitUntilReady(
  url: string,
  guard: { exitCode: number | null },
  pid: () => number,
  log: string,
): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    if (guard.exitCode !== null || (pid() > 0 && !isAlive(pid()))) break;
    try {
      const connection = await createConnection(url);
      return await connection.end();
    } catch {
      continue;
    }
  }
  throw new Error(`The private MariaDB did not start:\n${readFileSync(log, "utf8").slice(-3000)}`);
}

/** Starts a MariaDB of its own on a free port of this machine; null where none is installed. */
export async function startMariadb(): Promise<PrivateMariadb | null> {
  const server = findProgram("mariadbd", "mysqld");
  const installer = findProgram("mariadb-install-db", "mysql_install_db");
  if (!server || !installer) return null;
  const folder = mkdtempSync(join(tmpdir(), "hub-mariadb-"));
  const log = join(folder, "server.log");
  const user = `--user=${userInfo().username}`;
  mkdirSync(join(folder, "tmp"));
  try {
    execFileSync(
      installer,
      [
        ...["--no-defaults", user, `--datadir=${folder}/data`],
        ...["--auth-root-authentication-method=normal", "--skip-test-db"],
      ],
      { stdio: "pipe" },
    );
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  const [password, rootPassword] = [randomBytes(24).toString("hex"), randomBytes(24).toString("hex")];
  writeFileSync(
    join(folder, "init.sql"),
    `CREATE USER hub@'127.0.0.1' IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO hub@'127.0.0.1' WITH GRANT OPTION;\nALTER USER root@localhost IDENTIFIED BY '${rootPassword}';\n`,
    { mode: 0o600 },
  );
  const port = await freePort();
  const output = openSync(log, "a");
  const guard = spawn(
    "sh",
    [
      ...[
        "-c",
        GUARD,
        "sh",
        folder,
        server,
        "--no-defaults",
        user,
        `--datadir=${folder}/data`,
        `--tmpdir=${folder}/tmp`,
      ],
      ...[
        `--socket=${folder}/server.sock`,
        `--pid-file=${folder}/server.pid`,
        `--init-file=${folder}/init.sql`,
      ],
      ...["--bind-address=127.0.0.1", `--port=${port}`, ...SETTINGS],
    ],
    { detached: true, stdio: ["pipe", "pipe", output] },
  );
  let pid = 0;
  guard.stdout?.once("data", (line: Buffer) => (pid = Number(line.toString().split("\n")[0])));
  const gone = new Promise<void>((resolve) => guard.once("exit", () => resolve()));
  const stop = async () => {
    guard.stdin?.end();
    const timer = setTimeout(() => pid > 0 && process.kill(pid, "SIGKILL"), 15_000);
    await gone;
    clearTimeout(timer);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `mysql://hub:${password}@127.0.0.1:${port}/`;
  try {
    await waitUntilReady(url, guard, () => pid, log);
  } catch (error) {
    await stop();
    throw error;
  }
  guard.unref();
  return { url, pid, stop };
}

/** The server of this test run, whose user may create databases; null where the tests on MariaDB are skipped. */
export function mysqlUrl(): string | null {
  return process.env.TEST_MYSQL_URL || null;
}
