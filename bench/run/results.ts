import { cpus, totalmem } from "node:os";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { ApprovalCost } from "./approval";
import type { Measured } from "./measure";
import type { HubKind } from "./options";
import { inWorkplace } from "./workplace";

/** The hub alone at one size, from one connection. */
export interface Growth {
  readonly kind: HubKind;
  readonly size: number;
  readonly hub: Measured;
  /** The same, reading everything from the database for each answer. */
  readonly forgetful: Measured;
  readonly approval: ApprovalCost;
}

/** Everything one run has found out. */
export interface Results {
  readonly size: number;
  readonly seed: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly connections: readonly number[];
  readonly node: string;
  readonly machine: string;
  readonly day: string;
  readonly servers: readonly Measured[];
  /** Servers that could not take part, and why. */
  readonly absent: readonly string[];
  readonly growth: readonly Growth[];
}

/** What the figures depend on besides the code. */
export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GiB`;
}

/** Keeps the results of a run beside the databases. */
export function keepResults(results: Results): string {
  const what = results.servers.length > 0 ? results.size : "growth";
  const file = inWorkplace("results", `${what}-${results.day}.json`);
  writeFileSync(file, JSON.stringify(results, null, 1));
  return file;
}

/** What an earlier run has kept. */
export function readResults(file: string): Results | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Results) : null;
}
