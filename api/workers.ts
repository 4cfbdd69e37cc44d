import cluster, { type Worker } from "node:cluster";
import { lookForWorkers } from "./content/nudged-workers";
import { startContentSync } from "./content/sync";
import type { ServerParts } from "./http/parts";
import { countForWorkers } from "./limits/shared-counters";
import { systemClock } from "./platform/clock";
import { startFolding } from "./readers/folding";
import { onceToldToStop } from "./told-to-stop";

/** sysexits.h: the configuration is wrong, and starting again won't mend it. */
export const EX_CONFIG = 78;

const START_AGAIN_AFTER_MS = 1_000;
/** Longer than a process takes to finish what is under way. */
const STOP_WITHIN_MS = 12_000;

/**
 * Runs as many processes as are configured, all on one port, and answers nothing itself: it counts callers for all of
 * them, follows the CMS's feed, and starts anew whichever ends by itself. One that ends before all have started once
 * ends everything, with its exit code: what keeps it from starting is for a person to mend.
 */
export function superviseWorkers({ config, database, log }: Omit<ServerParts, "clock">): void {
  const running = new Set<Worker>();
  const gone = new Map<Worker, Promise<void>>();
  let listening = 0;
  let stopping = false;

  function fork(): void {
    if (stopping) return;
    const worker = cluster.fork();
    const { pid } = worker.process;
    running.add(worker);
    worker.on("error", (error) =>
      log.error({ err: error, worker: pid }, "a process could not be told something"),
    );
    worker.once("listening", () => {
      listening += 1;
      log.info({ worker: pid }, "a process answers");
    });
    const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    gone.set(worker, ended);
    worker.once("exit", (code, signal) => {
      running.delete(worker);
      gone.delete(worker);
      if (stopping) return;
      log.error({ worker: pid, code, signal }, "a process ended by itself");
      if (listening < config.processes) void endAll(code || 1);
      else setTimeout(fork, START_AGAIN_AFTER_MS);
    });
  }

  const sync = config.cms ? startContentSync(database, config.cms, systemClock, log) : null;
  const folding = startFolding(database, systemClock, log);

  async function stop(): Promise<void> {
    stopping = true;
    for (const worker of running) worker.process.kill("SIGTERM");
    await Promise.all([...gone.values(), sync?.stop(), folding.stop()]);
    await database.close();
  }

  async function endAll(code: number): Promise<void> {
    await stop();
    process.exit(code);
  }

  countForWorkers();
  lookForWorkers(() => void sync?.lookNow());
  onceToldToStop(log, stop, STOP_WITHIN_MS);
  for (let made = 0; made < config.processes; made += 1) fork();
}
