import { startContentSync } from "./content/sync";
import type { ServerParts } from "./http/parts";
import { countInPrimary } from "./limits/shared-counters";
import { systemClock } from "./platform/clock";
import { createServer } from "./server";
import { onceToldToStop } from "./told-to-stop";

/**
 * Answers on the configured port until a signal says to stop; then what is under way is finished. A process beside
 * others leaves the counts of callers and the CMS's feed to the one that started it.
 */
export async function serve(parts: Omit<ServerParts, "clock">, besideOthers: boolean): Promise<void> {
  const { config, database, log } = parts;
  const makeCounter = besideOthers ? countInPrimary : undefined;
  const server = await createServer({ ...parts, clock: systemClock, makeCounter });
  await server.http.listen({ host: config.host, port: config.port });
  const sync = config.cms && !besideOthers ? startContentSync(database, config.cms, systemClock, log) : null;
  onceToldToStop(log, async () => {
    await Promise.all([server.close(), sync?.stop()]);
    await database.close();
  });
}
