import type { Question } from "../questions/answers";
import type { Measured } from "../run/measure";

/** The middle value; of an even number of values the mean of the middle two. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** Answers a second of a server, the median of its rounds; null where it was not timed. */
export function rateOf(server: Measured | undefined, question: Question, connections: number): number | null {
  const shots = server?.shots[question]?.[connections];
  return shots ? median(shots.map(({ perSecond }) => perSecond)) : null;
}

/** Milliseconds that half, and ninety-nine in a hundred, of the requests took at most. */
export function latencyOf(
  server: Measured,
  question: Question,
  connections: number,
): { p50: number; p99: number } | null {
  const shots = server.shots[question]?.[connections];
  if (!shots) return null;
  return { p50: median(shots.map(({ p50Ms }) => p50Ms)), p99: median(shots.map(({ p99Ms }) => p99Ms)) };
}

/** How far the rounds of the cells lie apart, as shares of their medians; empty with one round. */
export function spreads(servers: readonly Measured[]): number[] {
  return servers.flatMap(({ shots }) =>
    Object.values(shots)
      .flatMap((byConnections) => Object.values(byConnections))
      .filter((cell) => cell.length > 1)
      .map((cell) => {
        const rates = cell.map(({ perSecond }) => perSecond);
        return (Math.max(...rates) - Math.min(...rates)) / median(rates);
      }),
  );
}

/** A number with about three digits. */
export function short(value: number | null): string {
  if (value === null || Number.isNaN(value)) return "–";
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  return value >= 0.1 ? value.toFixed(2) : value.toPrecision(2);
}
