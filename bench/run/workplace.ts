import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The checkout: `npm run bench` starts the bench in it. */
export const ROOT = process.cwd();

/** Where databases, logs and results lie; BENCH_DATA names another folder, with some 20 GB free for the largest size. */
export const WORKPLACE = resolve(ROOT, process.env.BENCH_DATA || "data/bench");

/** A path in the workplace, whose folder exists. */
export function inWorkplace(...parts: string[]): string {
  const path = join(WORKPLACE, ...parts);
  mkdirSync(resolve(path, ".."), { recursive: true, mode: 0o700 });
  return path;
}

function* filesIn(path: string): Generator<string> {
  if (!statSync(path).isDirectory()) return yield path;
  for (const name of readdirSync(path).sort()) {
    if (name !== "node_modules" && name !== "dist") yield* filesIn(join(path, name));
  }
}

/** What a loaded database depends on: the data set, the way it is loaded, the migrations, the way sums are kept. */
export function layoutFingerprint(): string {
  const hash = createHash("sha256");
  const api = join(ROOT, "api");
  const migrations = readdirSync(api)
    .map((name) => join(api, name, "migrations"))
    .filter((path) => existsSync(path));
  for (const path of [
    ...migrations,
    join(api, "rollup"),
    join(ROOT, "bench/country"),
    join(ROOT, "bench/load"),
  ]) {
    for (const file of filesIn(path)) hash.update(file.slice(ROOT.length)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** Does a long piece of work once: it is repeated when it was interrupted or when what it depends on has changed. */
export async function once(name: string, fingerprint: string, work: () => Promise<void>): Promise<void> {
  const stamp = inWorkplace("loaded", name);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return;
  rmSync(stamp, { force: true });
  await work();
  writeFileSync(stamp, fingerprint);
}

/** A line for whoever watches. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
