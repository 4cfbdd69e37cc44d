import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { findProgram } from "../support/programs";
import { freePort } from "./server-process";

/** Ends the server when the test that started it is gone; a signal to the group ends both at once. */
const GUARD = '"$@" & server=$!; cat >/dev/null; kill $server; wait $server';

/** As a deployment runs it: a commit waits until it is on the disk. */
const DURABLE = [
  ...["--skip-log-bin", "--skip-name-resolve", "--character-set-server=utf8mb4"],
  ...["--loose-innodb-snapshot-isolation=ON", "--innodb-flush-log-at-trx-commit=1"],
  ...["--innodb-use-native-aio=0", "--innodb-buffer-pool-size=128M"],
];

/** A MariaDB of its own that can be killed and started again on what it left. */
export class DurableMariadb {
  private guard: ChildProcess | null = null;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** The address of its database `hub`. */
  get url(): string {
    return `mysql://hub:hub@127.0.0.1:${this.port}/hub`;
  }

  static async start(): Promise<DurableMariadb> {
    const program = findProgram("mariadbd", "mysqld");
    const installer = findProgram("mariadb-install-db", "mysql_install_db");
    if (!program || !installer) throw new Error("mariadbd is not installed");
    const folder = mkdtempSync(join(tmpdir(), "hub-durable-"));
    const options = [`--user=${userInfo().username}`, `--datadir=${folder}/data`, "--skip-test-db"];
    const method = "--auth-root-authentication-method=normal";
    execFileSync(installer, ["--no-defaults", ...options, method], { stdio: "pipe" });
    writeFileSync(
      join(folder, "init.sql"),
      "CREATE DATABASE IF NOT EXISTS hub CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\nCREATE USER IF NOT EXISTS hub@'127.0.0.1' IDENTIFIED BY 'hub';\nGRANT ALL ON hub.* TO hub@'127.0.0.1';\n",
    );
    const mariadb = new DurableMariadb(program, folder, await freePort());
    await mariadb.run();
    return mariadb;
  }

  /** Starts it on what is there, and waits until it answers: InnoDB recovers first. */
  async run(): Promise<void> {
    const { folder } = this;
    this.guard = spawn(
      "sh",
      [
        ...["-c", GUARD, "sh", this.program, "--no-defaults", `--user=${userInfo().username}`],
        ...[`--datadir=${folder}/data`, `--socket=${folder}/server.sock`, `--pid-file=${folder}/pid`],
        ...[`--init-file=${folder}/init.sql`, "--bind-address=127.0.0.1", `--port=${this.port}`],
        ...DURABLE,
      ],
      { detached: true, stdio: ["pipe", "ignore", "ignore"] },
    );
    for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(100)) {
      const answers = await createConnection(this.url).then(
        (connection) => connection.end().then(() => true),
        () => false,
      );
      if (answers) return;
    }
    throw new Error("The private MariaDB did not start");
  }

  /** kill -9, in the middle of whatever it does. */
  async kill(): Promise<void> {
    const { guard } = this;
    if (!guard) return;
    const gone = once(guard, "exit");
    process.kill(-guard.pid!, "SIGKILL");
    await gone;
    this.guard = null;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
