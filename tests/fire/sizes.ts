import { eachDatabase, type DatabaseKind } from "../support/app";

const given = (name: string): string | undefined => process.env[name] || undefined;

/** True in `npm run soak`, which says how it goes on. */
export const SOAKING = given("SOAK") === "1";

/** How much a run does, for each database: little in `npm test`, as much as `npm run soak` was asked for. */
export const SIZES = {
  /** Operations in the lives of reports, and how many of them one life has, on a database of its own. */
  operations: Number(given("SOAK_OPERATIONS") ?? 150),
  operationsOfOneLife: 500,
  /** Operations after which everything is compared with the recomputation. */
  operationsOfOneBatch: SOAKING ? 50 : 25,
  /** How often the server is killed. */
  rounds: Number(given("SOAK_ROUNDS") ?? 1),
  /** Reads through two processes beside writes, none of which may be stale. */
  reads: SOAKING ? 10_000 : 1000,
  /** What editors do in the CMS while its reader is killed and the network is cut. */
  edits: Number(given("SOAK_EDITS") ?? 40),
  /** What every random choice follows from. */
  seed: Number(given("SOAK_SEED") ?? 20_261_121),
} as const;

const ASKED = new Set((given("SOAK_DATABASES") ?? "sqlite,mysql").split(","));

/** As `eachDatabase`, but only those that the soak was asked for. */
export function eachAskedDatabase(tests: (kind: DatabaseKind) => void): void {
  eachDatabase((kind) => {
    if (ASKED.has(kind)) tests(kind);
  });
}

/** A line of progress; `npm test` stays silent. */
export function tell(line: string): void {
  if (SOAKING) process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}
