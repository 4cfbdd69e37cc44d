import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { ApiError } from "../platform/errors";

/** What one caller may ask within a minute: operations, and nodes answered. */
export const RATE_LIMITS = {
  operations: 120,
  operationsWithToken: 600,
  nodes: 100_000,
  nodesWithToken: 1_000_000,
} as const;

/** Who is counted: an address, or a token wherever it comes from. */
export interface Caller {
  readonly key: string;
  readonly withToken: boolean;
  readonly exempt: boolean;
}

/** Counts callers in this process, in windows of a minute. */
export class RateLimits {
  private readonly limiters = Object.fromEntries(
    Object.entries(RATE_LIMITS).map(([name, points]) => [
      name,
      new RateLimiterMemory({ keyPrefix: name, points, duration: 60 }),
    ]),
  ) as Record<keyof typeof RATE_LIMITS, RateLimiterMemory>;

  countOperation(caller: Caller): Promise<void> {
    return this.consume(caller.withToken ? "operationsWithToken" : "operations", caller, 1);
  }

  countNodes(caller: Caller, nodes: number): Promise<void> {
    return this.consume(caller.withToken ? "nodesWithToken" : "nodes", caller, Math.max(nodes, 1));
  }

  private async consume(limit: keyof typeof RATE_LIMITS, caller: Caller, points: number): Promise<void> {
    if (caller.exempt) return;
    try {
      await this.limiters[limit].consume(caller.key, points);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const seconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new ApiError(
        "RATE_LIMITED",
        `Quá nhiều yêu cầu, thử lại sau ${seconds} giây / too many requests, try again in ${seconds} seconds.`,
        {
          retryAfterSeconds: seconds,
        },
      );
    }
  }
}
