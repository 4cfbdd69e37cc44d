import { existsSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Endpoint } from "./endpoints";
import { freePort, startProgram, type Started } from "./programs";

const BOOTS_WITHIN_MS = 60_000;
const ANSWERS_WITHIN_MS = 120_000;

/** A server that has answered once. */
export interface Serving {
  readonly endpoint: Endpoint;
  readonly port: number;
  /** From the start of the process to its first answer. */
  readonly bootMs: number;
  /** Megabytes of the process and its children that lie in memory now; null where /proc does not tell. */
  megabytes(): number | null;
  stop(): Promise<void>;
}

/** The answer to one HTTP request, and how long it took. */
export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly ms: number;
}

const agent = new Agent({ keepAlive: true });

/** Sends one POST with a JSON body. */
export function post(port: number, path: string, body: string): Promise<Answered> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const asked = request({ host: "127.0.0.1", port, path, method: "POST", agent, headers }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(pieces).toString(),
          ms: performance.now() - began,
        }),
      );
    });
    asked.on("error", reject);
    asked.setTimeout(ANSWERS_WITHIN_MS, () => asked.destroy(new Error("no answer in time")));
    asked.end(body);
  });
}

function familyOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(file)) return [pid];
  const children = readFileSync(file, "utf8").trim().split(" ").filter(Boolean).map(Number);
  return [pid, ...children.flatMap(familyOf)];
}

function megabytesOf({ child }: Started): number | null {
  try {
    const kilobytes = familyOf(child.pid!).map((pid) =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0),
    );
    return Math.round(kilobytes.reduce((sum, each) => sum + each, 0) / 1024);
  } catch {
    return null;
  }
}

/** Starts a server and waits for its first answer. A server that gives none is an error with its last words. */
export async function serve(endpoint: Endpoint): Promise<Serving> {
  const port = await freePort();
  const began = performance.now();
  const started = startProgram(endpoint.name, process.execPath, endpoint.program, {
    env: endpoint.env(port),
  });
  for (;;) {
    const answer = await post(port, "/graphql", '{"query":"{__typename}"}').catch(() => null);
    if (answer) break;
    if (started.child.exitCode !== null || performance.now() - began > BOOTS_WITHIN_MS) {
      await started.stop();
      throw new Error(`${endpoint.name} did not start:\n${started.lastWords()}`);
    }
    await sleep(5);
  }
  return {
    endpoint,
    port,
    bootMs: Math.round(performance.now() - began),
    megabytes: () => megabytesOf(started),
    stop: () => started.stop(),
  };
}
