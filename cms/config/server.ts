import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { readSettings } from "./environment/settings";

export default () => {
  const settings = readSettings();
  // The local upload provider writes to "uploads" inside the public directory and stops without it. The public
  // directory holds uploads and nothing else, so that no database beside it is ever served.
  if (!process.argv.includes("build")) mkdirSync(join(settings.uploadsDir, "uploads"), { recursive: true });
  return {
    host: settings.host,
    port: settings.port,
    // Of X-Forwarded-For the one address is believed that the proxy in front has written, not what a caller put before it.
    proxy: { koa: settings.isBehindProxy, maxIpsCount: 1 },
    app: { keys: settings.appKeys },
    dirs: { public: settings.uploadsDir },
    logger: { updates: { enabled: false }, startup: { enabled: false } },
    transfer: { remote: { enabled: false } },
    webhooks: { populateRelations: false },
  };
};
