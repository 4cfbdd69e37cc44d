import { isAbsolute } from "node:path";
import { randomSecret, readEnvFile, SECRETS } from "./env-file.mjs";
import { inRoot } from "./root.mjs";

const absoluteDatabase = (url) => {
  const file = /^sqlite:(.*)$/.exec(url)?.[1];
  return file && file !== ":memory:" && !isAbsolute(file) ? `sqlite:${inRoot(file)}` : url;
};

/** The env file with the real environment over it. */
export function readSettings() {
  const real = process.env;
  const settings = { ...readEnvFile(), ...real };
  // A port moved from outside moves the address that follows from it.
  if ((real.CMS_PORT || real.CMS_HOST) && real.CMS_URL === undefined) delete settings.CMS_URL;
  settings.CMS_URL ??= originOf(settings.CMS_HOST, settings.CMS_PORT || 1337);
  if ((real.PORT || real.HOST) && real.CMS_API_URL === undefined) delete settings.CMS_API_URL;
  settings.CMS_API_URL ??= originOf(settings.HOST, settings.PORT || 4000);
  settings.DATABASE_URL = absoluteDatabase(settings.DATABASE_URL || "sqlite:data/api.sqlite");
  if (settings.MIGRATION_DATABASE_URL)
    settings.MIGRATION_DATABASE_URL = absoluteDatabase(settings.MIGRATION_DATABASE_URL);
  settings.CMS_DATABASE_URL = absoluteDatabase(settings.CMS_DATABASE_URL || "sqlite:data/cms.sqlite");
  settings.CMS_UPLOADS_DIR = inRoot(settings.CMS_UPLOADS_DIR || "data/uploads");
  settings.STRAPI_TELEMETRY_DISABLED ??= "1";
  settings.STRAPI_DISABLE_UPDATE_NOTIFICATION ??= "1";
  return settings;
}

export const isProduction = (settings) => settings.NODE_ENV === "production";

/** A production database starts empty unless the demonstration is asked for by name. */
export const wantsDemonstration = (settings) =>
  settings.CMS_SEED_DEMO ? settings.CMS_SEED_DEMO === "true" : !isProduction(settings);

/** An address on which this machine itself reaches a server that listens on `host`. */
export function originOf(host, port) {
  const local =
    { "": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]" }[host ?? ""] ?? host;
  return `http://${local}:${port}`;
}

/** Where the two halves listen. `cms` is null where CMS_URL is empty. */
export function halvesOf(settings) {
  const half = (host, port) => ({
    host: host || "127.0.0.1",
    port: Number(port),
    origin: originOf(host, port),
  });
  return {
    api: half(settings.HOST, settings.PORT || 4000),
    cms: settings.CMS_URL === "" ? null : half(settings.CMS_HOST, settings.CMS_PORT || 1337),
  };
}

/** A build reads the CMS's configuration but keeps none of its secrets: absent ones are made up for its duration. */
export function buildSettings(settings) {
  const filled = { ...settings, NODE_ENV: "production" };
  for (const name of SECRETS) filled[name] ||= randomSecret(name);
  return filled;
}
