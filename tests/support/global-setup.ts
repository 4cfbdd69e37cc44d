import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startMariadb, type PrivateMariadb } from "./mariadb";

declare global {
  var hubMariadb: PrivateMariadb | null | undefined;
}

/**
 * Runs once before all tests: the workers inherit the address of a MariaDB that belongs to this run alone, and the
 * folder of the databases that tests begin with.
 */
export default async function globalSetup(): Promise<void> {
  process.env.TEST_TEMPLATES = mkdtempSync(join(tmpdir(), "hub-templates-"));
  if (process.env.TEST_MYSQL_URL) return;
  globalThis.hubMariadb = await startMariadb();
  if (globalThis.hubMariadb) process.env.TEST_MYSQL_URL = globalThis.hubMariadb.url;
}
