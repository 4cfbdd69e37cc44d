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
    readonly max: number;
  };
  readonly non2xx: number;
  readonly errors: number;
  readonly timeouts: number;
}

type Autocannon = (options: unknown, done: (error: Error | null, result: Result) => void) => void;

/** A question that takes longer than this alone is asked a fixed number of times, so that nothing runs on into the next measurement. */
const SLOW_MS = 150;

/** Loads one server with one question: its sets of variables in turn, from a number of connections, for some seconds. */
export function fire(
  port: number,
  requests: readonly Request[],
  connections: number,
  seconds: number,
  aloneMs: number,
): Promise<Shot> {
  const slow = aloneMs > SLOW_MS;
  const amount = connections === 1 ? Math.max(2, Math.ceil((seconds * 1000) / aloneMs)) : connections;
  const autocannon = peerModule<Autocannon>("autocannon");
  return new Promise((resolve, reject) => {
    autocannon(
      {
        url: `http://127.0.0.1:${port}`,
        connections,
        ...(slow ? { amount } : { duration: seconds }),
        timeout: 300,
        requests: requests.map(({ path, body }) => ({
          ...{ method: "POST", path, body },
          headers: { "content-type": "application/json" },
        })),
      },
      (error, { duration, requests: { total }, latency, non2xx, errors, timeouts }) => {
        if (error) return reject(error);
        // A window not much longer than one request loses what is still under way when it closes.
        const long = slow || latency.average > seconds * 250;
        resolve({
          perSecond: long ? (1000 * connections) / latency.average : total / duration,
          p50Ms: latency.p50 || latency.average,
          p99Ms: latency.p99,
          failed: non2xx + errors + timeouts,
        });
      },
    );
  });
}
