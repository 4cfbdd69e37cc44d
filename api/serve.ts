import { askPrimaryToLook } from "./content/nudged-workers";
import { startContentSync, type ContentSync } from "./content/sync";
import type { ServerParts } from "./http/parts";
import { countInPrimary } from "./limits/shared-counters";
import { systemClock } from "./platform/clock";
import { startFolding } from "./readers/folding";
import { createServer } from "./server";
import { onceToldToStop } from "./told-to-stop";

/**
 * Answers on the configured port until a signal says to stop; then what is under way is finished. A process beside
 * others leaves the counts of callers, the CMS's feed and the figures of readers to the one that started it.
 */
export async function serve(parts: Omit<ServerParts, "clock">, besideOthers: boolean): Promise<void> {
  const { config, database, log } = parts;
  const makeCounter = besideOthers ? countInPrimary : undefined;
  let sync: ContentSync | null = null;
  const lookNow = besideOthers ? askPrimaryToLook : () => void sync?.lookNow();
  const server = await createServer({ ...parts, clock: systemClock, makeCounter, lookNow });
  await server.http.listen({ host: config.host, port: config.port });
  sync = config.cms && !besideOthers ? startContentSync(database, config.cms, systemClock, log) : null;
  const folding = besideOthers ? null : startFolding(database, systemClock, log);
  onceToldToStop(log, async () => {
    await Promise.all([server.close(), sync?.stop(), folding?.stop()]);
    await database.close();
  });
}
