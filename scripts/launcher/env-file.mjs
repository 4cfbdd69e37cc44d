import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { inRoot } from "./root.mjs";

/** Random on the first start, never shipped: the names of the secrets in the env file. */
export const SECRETS = [
  "CMS_FEED_TOKEN",
  "CMS_APP_KEYS",
  "CMS_ADMIN_JWT_SECRET",
  "CMS_API_TOKEN_SALT",
  "CMS_TRANSFER_TOKEN_SALT",
  "CMS_ENCRYPTION_KEY",
  "CMS_ADMIN_PASSWORD",
];

export const envFile = () => inRoot(process.env.HUB_ENV_FILE || ".env");

const secret = () => randomBytes(32).toString("base64url");

/** Strapi asks for a lower-case letter, an upper-case letter and a digit, and counts at most 72 bytes. */
function password() {
  const candidate = secret();
  return /[a-z]/.test(candidate) && /[A-Z]/.test(candidate) && /\d/.test(candidate) ? candidate : password();
}

export function randomSecret(name) {
  if (name === "CMS_APP_KEYS") return [secret(), secret()].join(",");
  return name === "CMS_ADMIN_PASSWORD" ? password() : secret();
}

/** NAME=value lines; `#` starts a comment; quotes around a value are taken off. */
export function parseEnv(text) {
  const values = {};
  for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) continue;
    const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(match[2]);
    values[match[1]] = quoted ? quoted[2] : match[2].replace(/(^|\s+)#.*$/, "");
  }
  return values;
}

export function readEnvFile() {
  return existsSync(envFile()) ? parseEnv(readFileSync(envFile(), "utf8")) : {};
}

/** Writes the env file from `.env.example` with fresh secrets; true if it wrote one, false if one was there. */
export function createEnvFile() {
  const file = envFile();
  if (existsSync(file)) return false;
  let text = readFileSync(inRoot(".env.example"), "utf8");
  for (const name of SECRETS)
    text = text.replace(new RegExp(`^${name}=.*$`, "m"), () => `${name}=${randomSecret(name)}`);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600, flag: "wx" });
  try {
    // link() refuses to replace a file: of two first starts at once, one wins and both read the same secrets.
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** True where somebody other than the owner may read the env file. */
export function isReadableByOthers() {
  return process.platform !== "win32" && existsSync(envFile()) && (statSync(envFile()).mode & 0o077) !== 0;
}
