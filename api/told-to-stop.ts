import type { Logger } from "./platform/log";

const STOP_WITHIN_MS = 10_000;

/** Runs `stop` once at SIGTERM or SIGINT and ends the process: with 0 when it is done, with 1 when it takes too long. */
export function onceToldToStop(
  log: Logger,
  stop: () => Promise<void>,
  withinMs: number = STOP_WITHIN_MS,
): void {
  let stopping = false;
  const begin = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "stopping");
    setTimeout(() => process.exit(1), withinMs).unref();
    void stop().then(() => process.exit(0));
  };
  process.on("SIGTERM", () => begin("SIGTERM"));
  process.on("SIGINT", () => begin("SIGINT"));
}
