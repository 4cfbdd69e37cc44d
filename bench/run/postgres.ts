import { execFileSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { peerModule, type PeerSettings } from "../peers/modules";
import { findProgram, freePort, startProgram, type Started } from "./programs";

/** The private PostgreSQL of PostGraphile; gone when the bench is. */
export interface Postgres {
  readonly server: Started;
  /** A new, empty database. */
  database(name: string): Promise<PeerSettings["database"]>;
  remove(): void;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package has made. */
function user(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string): number => Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

interface Client {
  connect(): Promise<void>;
  query(sql: string): Promise<unknown>;
  end(): Promise<void>;
}

/** Starts it; null where no PostgreSQL is installed. */
export async function startPostgres(): Promise<Postgres | null> {
  const program = findProgram("postgres");
  const initdb = findProgram("initdb");
  if (!program || !initdb) return null;
  const owner = user();
  const folder = mkdtempSync(join(tmpdir(), "bench-postgres-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (owner.uid !== undefined) for (const path of [folder, data]) chownSync(path, owner.uid, owner.gid!);
  // Whoever reaches this port of this machine may read: there is nothing in it but the data set.
  execFileSync(
    initdb,
    ["-D", data, "-U", "bench", "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync"],
    { stdio: "pipe", cwd: folder, ...owner },
  );
  const port = await freePort();
  const memory = ["shared_buffers=2GB", "work_mem=64MB", "max_wal_size=8GB", "max_connections=50"];
  const server = startProgram(
    "postgres",
    program,
    [
      ...["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder],
      ...memory.flatMap((each) => ["-c", each]),
    ],
    owner,
  );
  const { Client } = peerModule<{ Client: new (options: unknown) => Client }>("pg");
  const access = { host: "127.0.0.1", port, user: "bench", password: "" };
  const asAdmin = async (sql: string): Promise<void> => {
    const client = new Client({ ...access, database: "postgres" });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  for (const deadline = Date.now() + 60_000; ; await sleep(100)) {
    const answered = await asAdmin("SELECT 1").then(
      () => true,
      () => false,
    );
    if (answered) break;
    if (server.child.exitCode !== null || Date.now() > deadline)
      throw new Error(`PostgreSQL did not start:\n${server.lastWords()}`);
  }
  return {
    server,
    async database(name) {
      await asAdmin(`CREATE DATABASE ${name}`);
      return { kind: "postgres", ...access, name };
    },
    remove: () => existsSync(folder) && rmSync(folder, { recursive: true, force: true }),
  };
}
