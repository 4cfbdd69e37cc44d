import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PROJECT = resolve(__dirname, "../..");
const PRELOADED = ["scripts/launcher/orphan.cjs", "tests/support/typescript.cjs"];

/** The API as a program of its own, from the sources. */
export interface Running {
  /** Where it listens, without a slash at the end. */
  readonly url: string;
  /** The lines of its log so far. */
  lines(): { msg: string; worker?: number; [more: string]: unknown }[];
  signal(name: NodeJS.Signals): void;
  /** Its exit code, once it has ended. */
  readonly gone: Promise<number | null>;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** Waits, generously, until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>, what: () => string): Promise<void> {
  for (const deadline = Date.now() + 120_000; !(await isSo()); await sleep(50))
    if (Date.now() > deadline) throw new Error(what());
}

/** Starts the API on a database; `port` in place of a free one. */
export async function startProgram(
  databaseUrl: string,
  env: Record<string, string> = {},
  port?: number,
): Promise<Running & { output(): string }> {
  const chosen = port ?? (await freePort());
  const output: string[] = [];
  const args = PRELOADED.flatMap((file) => ["--require", resolve(PROJECT, file)]);
  const child = spawn(process.execPath, [...args, resolve(PROJECT, "api/main.ts")], {
    cwd: PROJECT,
    env: {
      ...{ PATH: process.env.PATH, DATABASE_URL: databaseUrl, PORT: String(chosen), LOG_LEVEL: "info" },
      ...{ HOST: "127.0.0.1", RATE_LIMIT_EXEMPT_LOOPBACK: "true", ...env },
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => output.push(part.toString()));
  const text = (): string => output.join("");
  return {
    url: `http://127.0.0.1:${chosen}`,
    output: text,
    lines: () =>
      text()
        .split("\n")
        .filter((line) => line.startsWith("{") && line.endsWith("}"))
        .map((line) => JSON.parse(line)),
    signal: (name) => void child.kill(name),
    gone: once(child, "exit").then(([code]) => code as number | null),
  };
}

/** The same, ready to answer. */
export async function startReady(databaseUrl: string, env: Record<string, string> = {}): Promise<Running> {
  const running = await startProgram(databaseUrl, env);
  let ended = false;
  void running.gone.then(() => (ended = true));
  const isReady = (): Promise<boolean> =>
    fetch(`${running.url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(async () => ended || (await isReady()), running.output);
  if (ended) throw new Error(running.output());
  return running;
}
