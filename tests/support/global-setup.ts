import { startMariadb, type PrivateMariadb } from "./mariadb";

declare global {
  var hubMariadb: PrivateMariadb | null | undefined;
}

/** Runs once before all tests: the workers inherit the address of a MariaDB that belongs to this run alone. */
export default async function globalSetup(): Promise<void> {
  if (process.env.TEST_MYSQL_URL) return;
  globalThis.hubMariadb = await startMariadb();
  if (globalThis.hubMariadb) process.env.TEST_MYSQL_URL = globalThis.hubMariadb.url;
}
