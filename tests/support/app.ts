import "reflect-metadata";
import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { DataSource } from "typeorm";
import { loadDemonstration } from "../../api/demo/load";
import { issueToken } from "../../api/identity/token.service";
import { databaseParts } from "../../api/parts";
import { Role } from "../../api/platform/actor";
import { loadConfig, type Config } from "../../api/platform/config";
import type { Database } from "../../api/platform/database";
import { openDatabase, sourceOptions } from "../../api/platform/open-database";
import { createLog, type Logger } from "../../api/platform/log";
import type { Room } from "../../api/platform/rooms";
import { createServer, type Server } from "../../api/server";
import { fillFromTemplate, keepAsTemplate } from "./template";

export type DatabaseKind = "sqlite" | "mysql";

/** The private MariaDB (or the server named by TEST_MYSQL_URL) of this run; null where there is none. */
export function mysqlAdminUrl(): string | null {
  return process.env.TEST_MYSQL_URL || null;
}

/** Runs the same tests on SQLite and, where one is there, on MariaDB. */
export function eachDatabase(tests: (kind: DatabaseKind) => void): void {
  describe("sqlite", () => tests("sqlite"));
  (mysqlAdminUrl() ? describe : describe.skip)("mysql", () => tests("mysql"));
}

/** A new, empty database of one kind, gone after `drop`. */
export async function emptyDatabase(kind: DatabaseKind): Promise<{ url: string; drop: () => Promise<void> }> {
  if (kind === "sqlite") {
    const folder = mkdtempSync(join(tmpdir(), "congdoan-"));
    return {
      url: `sqlite:${join(folder, "api.sqlite")}`,
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  }
  const admin = new URL(mysqlAdminUrl()!);
  const name = `hub_${randomBytes(6).toString("hex")}`;
  const asAdmin = async (sql: string): Promise<void> => {
    const source = await new DataSource({
      type: "mysql",
      host: admin.hostname,
      port: Number(admin.port || 3306),
      username: decodeURIComponent(admin.username),
      password: decodeURIComponent(admin.password),
    }).initialize();
    await source.query(sql);
    await source.destroy();
  };
  await asAdmin(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asAdmin(`DROP DATABASE ${name}`) };
}

export interface Answer<T = any> {
  status: number;
  data: T;
  errors:
    | { message: string; path?: (string | number)[]; extensions: { code: string; [more: string]: unknown } }[]
    | undefined;
  headers: Record<string, string>;
  body: string;
}

export interface App {
  readonly database: Database;
  readonly server: Server;
  readonly config: Config;
  /** Where the server listens, without a slash at the end. */
  readonly url: string;
  readonly clock: { now(): Date; set(instant: string): void };
  /** Sends one operation over HTTP. */
  ask<T = any>(
    query: string,
    variables?: Record<string, unknown>,
    options?: { token?: string; headers?: Record<string, string> },
  ): Promise<Answer<T>>;
  /** The SQL statements that readers sent while `work` ran, without those that open, close or bound a state. */
  statements(work: () => Promise<unknown>): Promise<string[]>;
  token(unionCode: string, role?: Role): Promise<string>;
  close(): Promise<void>;
}

export interface AppOptions {
  readonly demo?: boolean;
  readonly env?: Record<string, string>;
  /** Routes in place of those of the features. */
  readonly rooms?: readonly Room[];
  /** Has the feed looked at; nobody follows it where this is left out. */
  readonly lookNow?: () => void;
  /** In place of a silent one. */
  readonly log?: Logger;
}

const BOOKKEEPING =
  /^(BEGIN|COMMIT|ROLLBACK|START TRANSACTION|SET |SELECT version(, mark)? FROM data_version|SELECT VERSION)/i;

/** A server of its own on an empty, migrated database. */
export async function startApp(kind: DatabaseKind, options: AppOptions = {}): Promise<App> {
  const { url: databaseUrl, drop } = await emptyDatabase(kind);
  const config = loadConfig({
    DATABASE_URL: databaseUrl,
    LOG_LEVEL: "silent",
    RATE_LIMIT_EXEMPT_LOOPBACK: "true",
    // Most tests count what an answer asks of the database; those of the kept answers say how much is kept.
    ANSWER_CACHE_MB: "0",
    ...options.env,
  });
  const stock = options.demo ? "demonstration" : "migrated";
  const isFilled = await fillFromTemplate(kind, databaseUrl, stock);
  const database = await openDatabase(config.database, databaseParts, config.memoryMegabytes);
  if (!isFilled) {
    await database.source.runMigrations({ transaction: "each" });
    if (options.demo) await loadDemonstration(database);
    await keepAsTemplate(kind, databaseUrl, stock);
  }
  let now = new Date("2026-11-21T03:00:00Z");
  const clock = {
    now: () => now,
    set: (instant: string) => {
      now = new Date(instant);
    },
  };
  const log = options.log ?? createLog("silent");
  const parts = { config, database, clock, log, lookNow: options.lookNow };
  const server = await createServer(parts, options.rooms);
  await server.http.listen({ host: "127.0.0.1", port: 0 });
  const url = `http://127.0.0.1:${(server.http.server.address() as AddressInfo).port}`;

  let seen: string[] | null = null;
  const original = database.snapshot.bind(database);
  database.snapshot = async (options) => {
    const snapshot = await original(options);
    const query = snapshot.db.query.bind(snapshot.db);
    const db = Object.create(snapshot.db) as typeof snapshot.db;
    db.query = ((sql: string, parameters?: unknown[]) => {
      if (seen && !BOOKKEEPING.test(sql)) seen.push(sql);
      return query(sql, parameters as never);
    }) as typeof query;
    for (const verb of ["find", "findBy", "findOne", "findOneBy", "countBy"] as const) {
      const real = snapshot.db[verb].bind(snapshot.db) as (...args: unknown[]) => Promise<unknown>;
      (db as unknown as Record<string, unknown>)[verb] = (...args: unknown[]) => {
        seen?.push(`${verb} ${String((args[0] as { name?: string }).name)}`);
        return real(...args);
      };
    }
    // What is remembered would make the count depend on what was asked before.
    if (seen) database.memory.forget();
    return { db, version: () => snapshot.version(), close: () => snapshot.close() };
  };

  return {
    database,
    server,
    config,
    url,
    clock,
    async ask(query, variables, { token, headers } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      const body = await response.text();
      const read = body.startsWith("{")
        ? (JSON.parse(body) as { data: never; errors: Answer["errors"] })
        : { data: undefined as never, errors: undefined };
      return {
        status: response.status,
        data: read.data,
        errors: read.errors,
        headers: Object.fromEntries(response.headers),
        body,
      };
    },
    async statements(work) {
      seen = [];
      try {
        await work();
        return seen;
      } finally {
        seen = null;
      }
    },
    token: (unionCode, role = Role.READER) =>
      database.write((tx) => issueToken(tx, { unionCode, role, name: `test ${role}`, days: 30 }, now)),
    async close() {
      await server.close();
      await database.close();
      await drop();
    },
  };
}

/** The options of a DataSource on the same database, for tests that look from outside. */
export { sourceOptions };
