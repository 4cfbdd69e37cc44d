import type { Core } from "@strapi/strapi";
import { keepAppendOnly } from "./append-only";
import { recordLogins } from "./logins";
import { registerAuditRoutes } from "./routes";
import { recordSettingsWrites, settingsInOneTransaction } from "./settings-writes";
import { registerAuditTable } from "./tables";

/** The audit: its table, and everything that writes to it. */
export async function registerAudit(strapi: Core.Strapi): Promise<void> {
  registerAuditTable(strapi);
  recordLogins(strapi);
  settingsInOneTransaction(strapi);
  await registerAuditRoutes(strapi);
}

/** What needs the tables to be there. */
export async function startAudit(strapi: Core.Strapi): Promise<void> {
  await keepAppendOnly(strapi);
  recordSettingsWrites(strapi);
}
