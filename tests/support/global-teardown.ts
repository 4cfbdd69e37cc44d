import { rmSync } from "node:fs";
import "./global-setup";

/** Runs once after all tests, failed ones too. */
export default async function globalTeardown(): Promise<void> {
  if (process.env.TEST_TEMPLATES) rmSync(process.env.TEST_TEMPLATES, { recursive: true, force: true });
  await globalThis.hubMariadb?.stop();
}
