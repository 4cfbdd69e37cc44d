import "./global-setup";

/** Runs once after all tests, failed ones too. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.hubMariadb?.stop();
}
