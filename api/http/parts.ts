import type { TokenUses } from "../identity/token-uses";
import type { MakeCounter, RateLimits } from "../limits/rate";
import type { Clock } from "../platform/clock";
import type { Config } from "../platform/config";
import type { Database } from "../platform/database";
import type { Logger } from "../platform/log";

/** What the server is made of. */
export interface ServerParts {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** Makes the counters of the rate limits; in the memory of this process where it is left out. */
  readonly makeCounter?: MakeCounter;
  /** Has the CMS's feed looked at now; left out where nobody follows it. */
  readonly lookNow?: () => void;
}

/** The same, with what one server counts its callers by and notes the use of their tokens in. */
export interface HttpParts extends ServerParts {
  readonly rates: RateLimits;
  readonly uses: TokenUses;
}
