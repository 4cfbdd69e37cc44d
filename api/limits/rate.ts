import { RateLimiterMemory, RateLimiterRes, type RateLimiterAbstract } from "rate-limiter-flexible";
import { ApiError } from "../platform/errors";

/** The window in which callers are counted. */
export const RATE_WINDOW_SECONDS = 60;

/** What one caller may ask within a window: operations, nodes answered, and tokens that turn out not to be valid. */
export const RATE_LIMITS = {
  operations: 120,
  operationsWithToken: 600,
  nodes: 100_000,
  nodesWithToken: 1_000_000,
  failures: 60,
} as const;

type Limit = keyof typeof RATE_LIMITS;

/** Who is counted: an address, or a token wherever it comes from. */
export interface Caller {
  readonly key: string;
  readonly withToken: boolean;
  readonly exempt: boolean;
}

/** How a caller stands with one limit. */
export interface Quota {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window ends and the whole limit is there again. */
  readonly resetSeconds: number;
}

/** How a caller stands with both limits; null for a caller that is not counted. */
export type Standing = Readonly<Record<"operations" | "nodes", Quota>> | null;

/** Makes the counter of one limit. A store of rate-limiter-flexible that processes share can stand in for memory. */
export type MakeCounter = (options: {
  readonly keyPrefix: string;
  readonly points: number;
  readonly duration: number;
}) => RateLimiterAbstract;

const inMemory: MakeCounter = (options) => new RateLimiterMemory(options);

const secondsOf = (counted: RateLimiterRes): number => Math.max(1, Math.ceil(counted.msBeforeNext / 1000));

function refusal(limit: Limit, seconds: number): ApiError {
  const sentence =
    limit === "failures"
      ? `Quá nhiều mã truy cập không hợp lệ, thử lại sau ${seconds} giây / too many tokens that are not valid, try again in ${seconds} seconds.`
      : `Quá nhiều yêu cầu, thử lại sau ${seconds} giây / too many requests, try again in ${seconds} seconds.`;
  return new ApiError("RATE_LIMITED", sentence, { retryAfterSeconds: seconds });
}

/**
 * Counts callers in windows of a minute: in this process, unless another store is given, so that a request never
 * writes to the database in order to be counted. Two machines each allow the whole limit.
 */
export class RateLimits {
  private readonly counters: Record<Limit, RateLimiterAbstract>;

  constructor(makeCounter: MakeCounter = inMemory) {
    const made = Object.entries(RATE_LIMITS).map(([keyPrefix, points]) => [
      keyPrefix,
      makeCounter({ keyPrefix, points, duration: RATE_WINDOW_SECONDS }),
    ]);
    this.counters = Object.fromEntries(made) as Record<Limit, RateLimiterAbstract>;
  }

  /** RATE_LIMITED: the caller has had its operations of this window. */
  countOperation(caller: Caller): Promise<void> {
    return this.consume(caller.withToken ? "operationsWithToken" : "operations", caller, 1);
  }

  /** RATE_LIMITED: the caller has had its nodes of this window. An operation counts as at least one. */
  countNodes(caller: Caller, nodes: number): Promise<void> {
    return this.consume(caller.withToken ? "nodesWithToken" : "nodes", caller, Math.max(nodes, 1));
  }

  /** Counts a token that was not valid, for the address that sent it. */
  async countFailure(address: Caller): Promise<void> {
    await this.consume("failures", address, 1).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
    });
  }

  /** RATE_LIMITED: the address has sent so many tokens that are not valid that no further one is looked at. */
  async refuseAfterFailures(address: Caller): Promise<void> {
    if (address.exempt) return;
    const counted = await this.counters.failures.get(address.key);
    if (counted && counted.consumedPoints >= RATE_LIMITS.failures)
      throw refusal("failures", secondsOf(counted));
  }

  /** How the caller stands; nothing is counted. */
  async standing(caller: Caller): Promise<Standing> {
    if (caller.exempt) return null;
    const [operations, nodes] = await Promise.all([
      this.quota(caller.withToken ? "operationsWithToken" : "operations", caller),
      this.quota(caller.withToken ? "nodesWithToken" : "nodes", caller),
    ]);
    return { operations, nodes };
  }

  private async quota(limit: Limit, caller: Caller): Promise<Quota> {
    const counted = await this.counters[limit].get(caller.key);
    const whole = RATE_LIMITS[limit];
    return counted
      ? {
          limit: whole,
          remaining: Math.max(0, whole - counted.consumedPoints),
          resetSeconds: secondsOf(counted),
        }
      : { limit: whole, remaining: whole, resetSeconds: RATE_WINDOW_SECONDS };
  }

  private async consume(limit: Limit, caller: Caller, points: number): Promise<void> {
    if (caller.exempt) return;
    try {
      await this.counters[limit].consume(caller.key, points);
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      throw refusal(limit, secondsOf(refused));
    }
  }
}
