import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, closeSync, constants, openSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { delimiter, join } from "node:path";
import { inWorkplace } from "./workplace";

const POSTGRES = "/usr/lib/postgresql";

function folders(): string[] {
  let postgres: string[] = [];
  try {
    postgres = readdirSync(POSTGRES).map((version) => join(POSTGRES, version, "bin"));
  } catch {
    // not a Debian, or no PostgreSQL: the path decides
  }
  return [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin", ...postgres];
}

/** The first of these programs on the path or where Debian keeps servers; null where there is none. */
export function findProgram(...names: string[]): string | null {
  for (const file of names.flatMap((name) => folders().map((folder) => join(folder, name)))) {
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const running = new Set<ChildProcess>();

/** A server that the bench has started, with its log in the workplace. */
export interface Started {
  readonly child: ChildProcess;
  /** The end of what it has said. */
  lastWords(): string;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
}

export interface StartOptions {
  readonly env?: Record<string, string>;
  readonly uid?: number;
  readonly gid?: number;
  /** The folder it runs in, where that is not the one of the bench. */
  readonly cwd?: string;
}

/** Starts a server; whatever ends the bench also ends the server. */
export function startProgram(
  name: string,
  command: string,
  args: readonly string[],
  { env = {}, ...user }: StartOptions = {},
): Started {
  const log = inWorkplace("logs", `${name}.log`);
  const output = openSync(log, "w");
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", output, output],
    ...user,
  });
  closeSync(output);
  running.add(child);
  const gone = new Promise<void>((resolve) => {
    child.once("error", () => resolve());
    child.once("exit", () => resolve());
  }).then(() => void running.delete(child));
  return {
    child,
    lastWords: () => readFileSync(log, "utf8").trimEnd().split("\n").slice(-12).join("\n"),
    async stop() {
      if (!running.has(child)) return;
      child.kill("SIGTERM");
      const late = setTimeout(() => child.kill("SIGKILL"), 60_000);
      await gone;
      clearTimeout(late);
    },
  };
}

process.on("exit", () => running.forEach((child) => child.kill("SIGTERM")));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(130));
