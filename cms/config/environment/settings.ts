import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";

/** The directory of the repository; relative paths in settings start here. This file runs from cms/dist/config/environment. */
const repository = resolve(__dirname, "../../../..");

/** Exit status of a process whose configuration cannot be used (sysexits EX_CONFIG). */
const EX_CONFIG = 78;

/** Everything the CMS reads from its environment. */
export interface Settings {
  host: string;
  port: number;
  /** Where browsers reach the panel; decides whether its cookies demand TLS. Files may be loaded from elsewhere. */
  panelUrl: URL;
  /** Where the API answers, for the pickers; null where there is none. */
  apiUrl: URL | null;
  databaseUrl: string;
  uploadsDir: string;
  appKeys: string[];
  adminJwtSecret: string;
  apiTokenSalt: string;
  transferTokenSalt: string;
  encryptionKey: string;
  /** Bearer token of the content feed; the API holds the same one. */
  feedToken: string;
  /** The first administrator, read only while there is none. */
  adminEmail: string;
  adminPassword: string;
  seedDemo: boolean;
  /** A proxy stands in front, whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  isBehindProxy: boolean;
  /** A level of the API's log: fatal, error, warn, info, debug, trace or silent. */
  logLevel: string;
}

const SECRETS = [
  "CMS_APP_KEYS",
  "CMS_ADMIN_JWT_SECRET",
  "CMS_API_TOKEN_SALT",
  "CMS_TRANSFER_TOKEN_SALT",
  "CMS_ENCRYPTION_KEY",
  "CMS_FEED_TOKEN",
];

const exampleValue = /change[-_ ]?me|tobemodified|example|placeholder|your[-_ ]/i;

/** Why a secret is too weak for production, or null. */
function weakness(name: string, value: string, examples: Record<string, string>): string | null {
  if (exampleValue.test(value) || value === examples[name]) return "là giá trị mẫu / is an example value";
  const parts = name === "CMS_APP_KEYS" ? value.split(",").map((key) => key.trim()) : [value];
  if (parts.some((part) => part.length < 32)) return "ngắn hơn 32 ký tự / is shorter than 32 characters";
  if (parts.some((part) => new Set(part).size < 8)) return "quá đơn điệu / repeats too few characters";
  return null;
}

function databaseProblem(url: string, production: boolean): string | null {
  if (url.startsWith("sqlite:"))
    return url.length > "sqlite:".length ? null : "thiếu đường dẫn / has no path";
  if (!/^mysql:\/\//.test(url) || !URL.canParse(url))
    return "phải là sqlite:<tệp> hoặc mysql://… / must be sqlite:<file> or mysql://…";
  if (production && !new URL(url).password) return "có mật khẩu trống / has an empty password";
  return null;
}

/** Every reason why this environment cannot start the CMS; never contains a value. */
export function settingProblems(
  env: NodeJS.ProcessEnv,
  examples: Record<string, string>,
  envFiles: string[],
): string[] {
  const production = env.NODE_ENV === "production";
  const problems: string[] = [];
  for (const name of SECRETS) {
    const value = env[name]?.trim();
    const reason = !value
      ? "chưa được đặt / is not set"
      : production
        ? weakness(name, value, examples)
        : null;
    if (reason) problems.push(`${name} ${reason}`);
  }
  const values = SECRETS.flatMap((name) => (env[name] ?? "").split(",").map((value) => value.trim())).filter(
    Boolean,
  );
  if (production && new Set(values).size < values.length)
    problems.push(`${SECRETS.join(", ")}: có giá trị giống nhau / two of them are equal`);
  const password = env.CMS_ADMIN_PASSWORD;
  if (
    production &&
    password &&
    (password.length < 12 || exampleValue.test(password) || password === examples.CMS_ADMIN_PASSWORD)
  )
    problems.push(
      "CMS_ADMIN_PASSWORD ngắn hơn 12 ký tự hoặc là giá trị mẫu / is shorter than 12 characters or an example value",
    );
  const database = databaseProblem(env.CMS_DATABASE_URL || "sqlite:data/cms.sqlite", production);
  if (database) problems.push(`CMS_DATABASE_URL ${database}`);
  if (!/^\d{1,5}$/.test(env.CMS_PORT || "1337"))
    problems.push("CMS_PORT phải là số cổng / must be a port number");
  for (const name of ["CMS_PANEL_URL", "CMS_PUBLIC_URL", "CMS_URL", "CMS_API_URL"])
    if (env[name] && !(/^https?:\/\//.test(env[name]!) && URL.canParse(env[name]!)))
      problems.push(`${name} phải là http(s)://… / must be http(s)://…`);
  if (production)
    for (const file of envFiles)
      if (existsSync(file) && statSync(file).mode & 0o004)
        problems.push(".env ai cũng đọc được, cần chmod 600 / .env is readable by everyone, needs chmod 600");
  return problems;
}

function exampleValues(): Record<string, string> {
  const file = resolve(repository, ".env.example");
  if (!existsSync(file)) return {};
  const lines = readFileSync(file, "utf8").matchAll(/^\s*([A-Z_]+)\s*=\s*"?([^"\n]*?)"?\s*$/gm);
  return Object.fromEntries(
    [...lines].filter(([, , value]) => value).map(([, name, value]) => [name, value]),
  );
}

/** Stops the process with one message that names every setting at fault and no value. */
export function refuseToStart(problems: string[]): never {
  process.stderr.write(
    `Không khởi động được CMS, cấu hình chưa dùng được / The CMS cannot start, its configuration is not usable:\n${problems
      .map((problem) => `  - ${problem}\n`)
      .join("")}`,
  );
  process.exit(EX_CONFIG);
}

/** Unset, the API is looked for where HOST and PORT say that it listens; empty, there is none. */
function apiUrl(env: NodeJS.ProcessEnv): URL | null {
  if (env.CMS_API_URL === "") return null;
  const address = env.CMS_API_URL ?? `http://${addressOf(env.HOST || "127.0.0.1")}:${env.PORT || 4000}`;
  return new URL(address.endsWith("/") ? address : `${address}/`);
}

/** What to call a host that a server listens on: everywhere is here, and IPv6 stands in brackets. */
function addressOf(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}

let settings: Settings | undefined;

/** The checked settings, read once. `strapi build` needs none of them and checks none. */
export function readSettings(): Settings {
  if (settings) return settings;
  const env = process.env;
  if (!process.argv.includes("build")) {
    const problems = settingProblems(env, exampleValues(), [
      resolve(repository, ".env"),
      resolve(repository, "cms/.env"),
    ]);
    if (problems.length > 0) refuseToStart(problems);
  }
  const host = env.CMS_HOST || "127.0.0.1";
  const port = Number(env.CMS_PORT || 1337);
  const panelUrl = new URL(env.CMS_PANEL_URL || `http://${host.includes(":") ? `[${host}]` : host}:${port}`);
  settings = Object.freeze({
    host,
    port,
    panelUrl,
    isBehindProxy: panelUrl.protocol === "https:" || Boolean(env.TRUST_PROXY),
    apiUrl: apiUrl(env),
    databaseUrl: env.CMS_DATABASE_URL || "sqlite:data/cms.sqlite",
    uploadsDir: resolve(repository, env.CMS_UPLOADS_DIR || "data/uploads"),
    appKeys: (env.CMS_APP_KEYS ?? "").split(",").map((key) => key.trim()),
    adminJwtSecret: env.CMS_ADMIN_JWT_SECRET ?? "",
    apiTokenSalt: env.CMS_API_TOKEN_SALT ?? "",
    transferTokenSalt: env.CMS_TRANSFER_TOKEN_SALT ?? "",
    encryptionKey: env.CMS_ENCRYPTION_KEY ?? "",
    feedToken: env.CMS_FEED_TOKEN?.trim() ?? "",
    adminEmail: env.CMS_ADMIN_EMAIL?.trim().toLowerCase() ?? "",
    adminPassword: env.CMS_ADMIN_PASSWORD ?? "",
    seedDemo: env.CMS_SEED_DEMO === "true",
    logLevel: env.LOG_LEVEL || "info",
  });
  return settings;
}

/** Where an SQLite database lies; relative paths start at the repository. */
export function sqliteFile(databaseUrl: string): string {
  return resolve(repository, databaseUrl.slice("sqlite:".length));
}
