import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { inRoot, PROGRAMS, ROOT } from "./root.mjs";
import { halvesOf } from "./settings.mjs";

const node = process.execPath;
const ORPHAN = ["--require", inRoot("scripts/launcher/orphan.cjs")];

/** What the API needs to know of the CMS; its secrets and its administrator's password are none of it. */
const SHARED = new Set(["CMS_URL", "CMS_PUBLIC_URL", "CMS_FEED_TOKEN"]);

const without = (settings, isForeign) =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => !isForeign(name)));

/** Each half gets its own settings alone: a leak of one environment is not a leak of both. */
const forApi = (settings) =>
  without(
    settings,
    (name) => (name.startsWith("CMS_") && !SHARED.has(name)) || name === "MIGRATION_DATABASE_URL",
  );
export const forCms = (settings) =>
  without(settings, (name) => name === "DATABASE_URL" || name === "MIGRATION_DATABASE_URL");

const PRIVATE = { recursive: true, mode: 0o700 };

/** SQLite makes a file, not the folder around it; neither does Strapi for its uploads. */
export function makeFolders(settings) {
  for (const url of [settings.DATABASE_URL, settings.CMS_DATABASE_URL]) {
    const file = /^sqlite:(.+)$/.exec(url)?.[1];
    if (file && file !== ":memory:") mkdirSync(dirname(file), PRIVATE);
  }
  mkdirSync(settings.CMS_UPLOADS_DIR, PRIVATE);
}

/** The programs to run, in the order in which they start; `only` is "api", "cms" or absent for both. */
export function describeHalves(settings, { development = false, only } = {}) {
  makeFolders(settings);
  const { api, cms } = halvesOf(settings);
  const halves = [];
  if (cms && only !== "api") {
    halves.push({
      ...cms,
      name: "CMS",
      log: "cms",
      setting: "CMS_PORT",
      args: [...(development ? [] : ORPHAN), PROGRAMS.strapi, development ? "develop" : "start"],
      cwd: inRoot("cms"),
      env: { ...forCms(settings), NODE_ENV: development ? "development" : "production" },
      readyUrl: `${cms.origin}/_health`,
      isReady: (status) => status === 204,
    });
  }
  if (only !== "cms") {
    halves.push({
      ...api,
      name: "API",
      log: "api",
      setting: "PORT",
      args: [...(development ? ["--watch", "--watch-preserve-output"] : ORPHAN), PROGRAMS.api],
      cwd: ROOT,
      env: development
        ? { ...forApi(settings), NODE_ENV: "development", API_PROCESSES: "1" }
        : forApi(settings),
      readyUrl: `${api.origin}/readyz`,
      isReady: (status) => status === 200,
    });
  }
  if (development && only !== "cms") {
    halves.push({
      name: "tsc",
      args: [PROGRAMS.tsc, "-p", "api", "--watch", "--preserveWatchOutput"],
      cwd: ROOT,
      env: settings,
    });
  }
  return halves.map((half) => ({ command: node, ...half }));
}

/** A database command of the API (`migrate`, `seed`, …) as arguments for Node. */
export const commandArgs = (args) => [PROGRAMS.command, ...args];
