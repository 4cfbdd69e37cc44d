import { isAbsolute, resolve } from "node:path";
import { z } from "zod";

export type DatabaseConfig =
  | { kind: "sqlite"; file: string }
  | { kind: "mysql"; host: string; port: number; user: string; password: string; name: string };

export interface CmsConfig {
  /** Where the API reaches the CMS. */
  url: string;
  /** Where a browser loads the CMS's files. */
  publicUrl: string;
  /** Bearer token of the change feed, shared by both halves. */
  feedToken: string;
}

/** Everything the process is told from outside: read once, checked, frozen. */
export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly database: DatabaseConfig;
  /** A database user with DDL rights; the application's own user where none is named. */
  readonly migrationDatabase: DatabaseConfig;
  /** Null where no CMS is connected. */
  readonly cms: CmsConfig | null;
  /** Callers on this machine are not counted by the rate limit. */
  readonly rateLimitExemptLoopback: boolean;
  /** Megabytes of answers to strangers that a process keeps; 0: none. */
  readonly answerCacheMegabytes: number;
  /** Megabytes of what was read that a process remembers between operations; 0: nothing. */
  readonly memoryMegabytes: number;
  /** Processes that answer on this machine. */
  readonly processes: number;
  /** Addresses of proxies whose X-Forwarded-For is believed. */
  readonly trustProxy: readonly string[];
}

/** Everything that is wrong with the configuration, in one message that names settings and never their values. */
export class ConfigError extends Error {}

const flag = z.enum(["true", "false"]).transform((value) => value === "true");

const shape = z.object({
  NODE_ENV: z.string().default("development"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  DATABASE_URL: z.string().min(1).default("sqlite:data/api.sqlite"),
  MIGRATION_DATABASE_URL: z.string().default(""),
  DATABASE_SYNCHRONIZE: flag.default(false),
  CMS_URL: z.string().default(""),
  CMS_PUBLIC_URL: z.string().default(""),
  CMS_FEED_TOKEN: z.string().default(""),
  RATE_LIMIT_EXEMPT_LOOPBACK: flag.default(false),
  ANSWER_CACHE_MB: z.coerce.number().int().min(0).max(4096).default(32),
  MEMORY_MB: z.coerce.number().int().min(0).max(16_384).default(64),
  API_PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  TRUST_PROXY: z.string().default(""),
});

/** Every variable that `loadConfig` reads; `.env.example` lists the same. */
export const SETTINGS = Object.keys(shape.shape).filter((name) => name !== "DATABASE_SYNCHRONIZE");

const WEAK =
  /^(changeme|change-me|secret|password|tobemodified|example|test|dev|.*(change[-_ ]?me|example|thay[-_ ]gia[-_ ]tri).*)$/i;

/** True for a secret that nobody could guess: at least 32 characters, none of the usual fillers. */
export function isStrongSecret(secret: string): boolean {
  return secret.length >= 32 && !WEAK.test(secret) && new Set(secret).size >= 10;
}

function readDatabase(setting: string, url: string, problems: string[]): DatabaseConfig {
  if (url.startsWith("sqlite:")) {
    const file = url.slice("sqlite:".length);
    if (file === "") problems.push(`${setting}: a file name must follow "sqlite:"`);
    return { kind: "sqlite", file: file === ":memory:" || isAbsolute(file) ? file : resolve(file) };
  }
  try {
    const parsed = new URL(url);
    const name = decodeURIComponent(parsed.pathname.slice(1));
    if (!/^(mysql|mariadb):$/.test(parsed.protocol) || name === "") throw new Error("not a database address");
    return {
      kind: "mysql",
      host: parsed.hostname,
      port: Number(parsed.port || 3306),
      user: decodeURIComponent(parsed.username),
      password: decodeURIComponent(parsed.password),
      name,
    };
  } catch {
    problems.push(`${setting}: must be sqlite:<file> or mysql://user:password@host:3306/database`);
    return { kind: "sqlite", file: "" };
  }
}

/** Turns an environment into a configuration, or throws one ConfigError that lists every problem. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(
      parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("\n"),
    );
  }
  const values = parsed.data;
  const production = values.NODE_ENV === "production";
  const problems: string[] = [];
  const database = readDatabase("DATABASE_URL", values.DATABASE_URL, problems);
  const migrationDatabase = values.MIGRATION_DATABASE_URL
    ? readDatabase("MIGRATION_DATABASE_URL", values.MIGRATION_DATABASE_URL, problems)
    : database;
  if (values.CMS_URL && !URL.canParse(values.CMS_URL)) problems.push("CMS_URL: must be an http(s) address");
  if (values.CMS_PUBLIC_URL && !URL.canParse(values.CMS_PUBLIC_URL))
    problems.push("CMS_PUBLIC_URL: must be an http(s) address");
  if (values.CMS_URL && values.CMS_FEED_TOKEN === "")
    problems.push("CMS_FEED_TOKEN: missing, the CMS's feed asks for it");
  if (values.DATABASE_SYNCHRONIZE)
    problems.push("DATABASE_SYNCHRONIZE: the schema changes by migrations only");
  if (production) {
    if (values.CMS_URL && values.CMS_FEED_TOKEN !== "" && !isStrongSecret(values.CMS_FEED_TOKEN)) {
      problems.push("CMS_FEED_TOKEN: too short or an example; use at least 32 random characters");
    }
    const targets = [
      ["DATABASE_URL", database],
      ["MIGRATION_DATABASE_URL", migrationDatabase],
    ] as const;
    for (const [setting, target] of targets.slice(0, migrationDatabase === database ? 1 : 2)) {
      if (target.kind === "mysql" && target.password === "")
        problems.push(`${setting}: the database password is empty`);
      else if (target.kind === "mysql" && WEAK.test(target.password))
        problems.push(`${setting}: the database password is an example`);
    }
  }
  if (problems.length > 0) throw new ConfigError([...new Set(problems)].join("\n"));
  return Object.freeze({
    production,
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
    database,
    migrationDatabase,
    cms: values.CMS_URL
      ? {
          url: values.CMS_URL.replace(/\/+$/, ""),
          publicUrl: (values.CMS_PUBLIC_URL || values.CMS_URL).replace(/\/+$/, ""),
          feedToken: values.CMS_FEED_TOKEN,
        }
      : null,
    rateLimitExemptLoopback: values.RATE_LIMIT_EXEMPT_LOOPBACK,
    answerCacheMegabytes: values.ANSWER_CACHE_MB,
    memoryMegabytes: values.MEMORY_MB,
    processes: values.API_PROCESSES,
    trustProxy: values.TRUST_PROXY.split(",")
      .map((address) => address.trim())
      .filter(Boolean),
  });
}

/** The configuration of this process. */
export function readConfig(): Config {
  return loadConfig(process.env);
}
