import { peerModule } from "../peers/modules";

/** One measurement of a cell of the table. */
export interface Shot {
  /** Answers a second. */
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Requests that were not answered with 200. */
  readonly failed: number;
}

interface Request {
  readonly path: string;
  readonly body: string;
}

interface Result {
  readonly duration: number;
  readonly requests: { readonly total: number };
  readonly latency: {
    readonly average: number;
    readonly p50: number;
    readonly p99: number;
  };
  readonly non2xx: number;
  readonly errors: number;
  readonly timeouts: number;
}

type Autocannon = (options: unknown, done: (error: Error | null, result: Result) => void) => void;

/** Cores that a server and its database share at least: so many requests are worked on at once. */
const AT_ONCE = 2;

/** Answers that a window of so many seconds must be able to hold on each connection, to be worth counting. */
const WINDOW_HOLDS = 4;

/**
 * Loads one server with one question: its sets of variables in turn, from a number of connections, for some seconds.
 * Where a request takes so long that hardly any would end within the window, a fixed number is asked instead and all
 * are waited for: nothing is lost when the window closes, and nothing runs on into the next measurement.
 */
export async function fire(
  port: number,
  requests: readonly Request[],
  connections: number,
  seconds: number,
  aloneMs: number,
): Promise<Shot> {
  const expectedMs = aloneMs * Math.max(1, connections / AT_ONCE);
  const fixed = expectedMs * WINDOW_HOLDS > seconds * 1000;
  const amount = connections * Math.max(2, Math.ceil((seconds * 1000) / expectedMs));
  const shot = await shoot(port, requests, connections, fixed ? { amount } : { duration: seconds });
  if (fixed || shot.p50Ms * WINDOW_HOLDS <= seconds * 1000) return shot;
  return shoot(port, requests, connections, { amount: connections * 2 });
}

function shoot(
  port: number,
  requests: readonly Request[],
  connections: number,
  extent: { readonly duration: number } | { readonly amount: number },
): Promise<Shot> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    peerModule<Autocannon>("autocannon")(
      {
        url: `http://127.0.0.1:${port}`,
        connections,
        ...extent,
        timeout: 300,
        requests: requests.map(({ path, body }) => ({
          ...{ method: "POST", path, body },
          headers: { "content-type": "application/json" },
        })),
      },
      (error, { duration, requests: { total }, latency, non2xx, errors, timeouts }) => {
        if (error) return reject(error);
        const elapsed = "amount" in extent ? (performance.now() - began) / 1000 : duration;
        resolve({
          perSecond: total / elapsed,
          p50Ms: total > 0 ? latency.p50 || latency.average : Number.POSITIVE_INFINITY,
          p99Ms: latency.p99,
          failed: non2xx + errors + timeouts,
        });
      },
    );
  });
}
