import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection } from "mysql2/promise";
import { fillFromTemplate, keepAsTemplate } from "../support/template";

const repository = resolve(__dirname, "../..");
export const cmsFolder = join(repository, "cms");
const strapi = join(repository, "node_modules/@strapi/strapi/bin/strapi.js");

export const ADMIN_EMAIL = "quan-tri@congdoan.test";
export const ADMIN_PASSWORD = "Mat-khau-Quan-tri-2026";

export type DatabaseKind = "sqlite" | "mysql";

export interface CmsOptions {
  /** Added to, and stronger than, the environment of a test. */
  env?: Record<string, string>;
  /** A fresh SQLite file (usually), a fresh database on the server of TEST_MYSQL_URL, or an existing database's URL. */
  database?: DatabaseKind | string;
}

export interface RunningCms {
  url: string;
  /** Bearer token of the feed. */
  token: string;
  adminEmail: string;
  adminPassword: string;
  /** sqlite:<file> or mysql://… of this CMS alone, for tests that look into it. */
  databaseUrl: string;
  /** Where its files lie: uploads, and the database where that is SQLite. */
  folder: string;
  /** A JWT of the panel, kept per address: the panel counts logins. */
  login(email?: string, password?: string): Promise<string>;
  /** Asks the feed; the token may be left out or replaced. */
  feed(path: string, init?: RequestInit & { token?: string | null }): Promise<Response>;
  /** Everything the server has printed. */
  output(): string;
  /** Stops the server, does what there is to do while it is down, and starts it again on the same database and files. */
  restart(env?: Record<string, string>, whileDown?: () => Promise<unknown>): Promise<void>;
  /** Stops the server and removes its database and files. */
  stop(): Promise<void>;
}

let usual: DatabaseKind = "sqlite";

/** Where a CMS of this test file has its database unless `startCms` is told otherwise. */
export function useDatabase(kind: DatabaseKind): void {
  usual = kind;
}

const secret = () => randomBytes(33).toString("base64url");

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, "127.0.0.1", ready));
  const { port } = probe.address() as AddressInfo;
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** A complete environment of a CMS in production, with random secrets. */
export function cmsEnvironment(folder: string, databaseUrl: string, port: number): Record<string, string> {
  return {
    NODE_ENV: "production",
    STRAPI_TELEMETRY_DISABLED: "1",
    CMS_HOST: "127.0.0.1",
    CMS_PORT: String(port),
    CMS_PUBLIC_URL: `http://127.0.0.1:${port}`,
    CMS_DATABASE_URL: databaseUrl,
    CMS_UPLOADS_DIR: join(folder, "uploads"),
    CMS_APP_KEYS: `${secret()},${secret()}`,
    CMS_ADMIN_JWT_SECRET: secret(),
    CMS_API_TOKEN_SALT: secret(),
    CMS_TRANSFER_TOKEN_SALT: secret(),
    CMS_ENCRYPTION_KEY: secret(),
    CMS_JWT_SECRET: secret(),
    CMS_FEED_TOKEN: secret(),
    CMS_ADMIN_EMAIL: ADMIN_EMAIL,
    CMS_ADMIN_PASSWORD: ADMIN_PASSWORD,
    CMS_SEED_DEMO: "false",
    CMS_API_URL: "",
  };
}

/** `strapi start` with exactly this environment, so that nothing of the caller's own settings leaks in. */
export function spawnCms(env: Record<string, string>): ChildProcess {
  const { PATH = "", HOME = "", LANG = "C.UTF-8" } = process.env;
  return spawn(process.execPath, [strapi, "start"], {
    cwd: cmsFolder,
    env: { PATH, HOME, LANG, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function createDatabase(kind: string, folder: string): Promise<{ url: string; drop(): Promise<void> }> {
  if (kind === "sqlite") return { url: `sqlite:${join(folder, "cms.sqlite")}`, drop: async () => undefined };
  if (kind !== "mysql") return { url: kind, drop: async () => undefined };
  const server = process.env.TEST_MYSQL_URL;
  if (!server) throw new Error("TEST_MYSQL_URL names no server");
  const name = `cms_${randomBytes(6).toString("hex")}`;
  const run = async (sql: string) => {
    const connection = await createConnection(server);
    await connection.query(sql);
    await connection.end();
  };
  await run(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`DROP DATABASE ${name}`) };
}

/** Settings that change nothing in what a CMS writes into its database when it starts for the first time. */
const WRITE_NOTHING = new Set(["CMS_API_URL", "CMS_API_TOKEN_SALT", "CMS_PUBLIC_URL", "LOG_LEVEL"]);

/**
 * Starts a real, built CMS as a process of its own and waits until it answers. Only the first of a run makes its tables:
 * the others begin with a copy of what it had written by then.
 */
export async function startCms({ env = {}, database = usual }: CmsOptions = {}): Promise<RunningCms> {
  if (
    !existsSync(join(cmsFolder, "dist/build/index.html")) ||
    !existsSync(join(cmsFolder, "dist/config/server.js"))
  )
    throw new Error("The CMS is not built: npm run build -w cms");
  const folder = mkdtempSync(join(tmpdir(), "congdoan-cms-"));
  const { url: databaseUrl, drop } = await createDatabase(database, folder).catch((error) => {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  });
  const environment = { ...cmsEnvironment(folder, databaseUrl, await freePort()), ...env };
  const url = `http://127.0.0.1:${environment.CMS_PORT}`;
  const tokens = new Map<string, string>();
  let output = "";
  let server: ChildProcess | undefined;

  const launch = async () => {
    const started = spawnCms(environment);
    server = started;
    const collect = (chunk: Buffer) => (output += chunk.toString());
    started.stdout?.on("data", collect);
    started.stderr?.on("data", collect);
    for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(150)) {
      if (started.exitCode !== null) throw new Error(`The CMS ended with ${started.exitCode}:\n${output}`);
      if (
        await fetch(`${url}/_health`).then(
          ({ status }) => status === 204,
          () => false,
        )
      )
        return;
    }
    throw new Error(`The CMS does not answer:\n${output}`);
  };

  const halt = async () => {
    const running = server;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((done) => running.once("exit", done));
    running.kill("SIGTERM");
    const late = setTimeout(() => running.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
  };

  const stop = async () => {
    await halt();
    await drop();
    rmSync(folder, { recursive: true, force: true });
  };

  const start = async () => {
    const isUsual = Object.keys(env).every((name) => WRITE_NOTHING.has(name));
    if (!isUsual || (database !== "sqlite" && database !== "mysql")) return launch();
    const isFilled = await fillFromTemplate(database, databaseUrl, "started-cms");
    await launch();
    if (!isFilled) await keepAsTemplate(database, databaseUrl, "started-cms");
  };

  await start().catch(async (error) => {
    await stop();
    throw error;
  });

  return {
    url,
    get token() {
      return environment.CMS_FEED_TOKEN;
    },
    adminEmail: environment.CMS_ADMIN_EMAIL,
    adminPassword: environment.CMS_ADMIN_PASSWORD,
    databaseUrl,
    folder,
    output: () => output,
    stop,
    async restart(changes = {}, whileDown) {
      await halt();
      await whileDown?.();
      Object.assign(environment, changes);
      tokens.clear();
      await launch();
    },
    async login(email = environment.CMS_ADMIN_EMAIL, password = environment.CMS_ADMIN_PASSWORD) {
      const known = tokens.get(email);
      if (known) return known;
      const response = await fetch(`${url}/admin/login`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
      const { data, error } = await response.json();
      if (!data?.token) throw new Error(`Login of ${email}: ${response.status} ${error?.message}`);
      tokens.set(email, data.token);
      return data.token;
    },
    feed(path, { token = environment.CMS_FEED_TOKEN, ...init } = {}) {
      const headers = { ...(token ? { authorization: `Bearer ${token}` } : {}), ...init.headers };
      return fetch(`${url}/api/feed/${path}`, { ...init, headers });
    },
  };
}
