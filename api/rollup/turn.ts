import { bumpDataVersion } from "../platform/data-version";
import type { WriteDb } from "../platform/database";

/**
 * Whoever changes facts or where they stand takes turns with the others, until the transaction ends: what is approved
 * while a union moves would be read in its old place and again in its new one, and counted in both.
 */
export async function takeTurn(tx: WriteDb): Promise<void> {
  await bumpDataVersion(tx);
}
