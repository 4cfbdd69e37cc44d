import { RateLimiterCluster, RateLimiterClusterMaster } from "rate-limiter-flexible";
import type { MakeCounter } from "./rate";

/** In a process that was forked: its callers are counted by the process that forked it, for all of them together. */
export const countInPrimary: MakeCounter = (options) => new RateLimiterCluster(options);

/** In the process that forks: counts for the others from here on. */
export function countForWorkers(): void {
  new RateLimiterClusterMaster();
}
