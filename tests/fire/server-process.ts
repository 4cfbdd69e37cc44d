import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PROJECT = resolve(__dirname, "../..");
const BUILT = (name: string): string => resolve(PROJECT, "api/dist", name);
/** Ends the program when the test that started it is gone. */
const ORPHAN = ["--require", resolve(PROJECT, "scripts/launcher/orphan.cjs")];

/** A port of this machine on which nothing listens. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

/** A program of the build on a database, with no other setting of this machine. */
function run(args: readonly string[], databaseUrl: string, env: Record<string, string> = {}) {
  const output: string[] = [];
  const child = spawn(process.execPath, [...ORPHAN, ...args], {
    cwd: PROJECT,
    env: {
      ...{ PATH: process.env.PATH, DATABASE_URL: databaseUrl, LOG_LEVEL: "error" },
      ...{ RATE_LIMIT_EXEMPT_LOOPBACK: "true", HOST: "127.0.0.1", ...env },
    },
    stdio: ["pipe", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => output.push(part.toString()));
  return { child, output, gone: once(child, "exit") };
}

/** The built server as a process of its own. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly gone: Promise<unknown>,
    private readonly lines: readonly string[],
    /** Where it listens, without a slash at the end. */
    readonly url: string,
  ) {}

  /** `env` is added to what every such process is told; `port` in place of a free one. */
  static async start(
    databaseUrl: string,
    env: Record<string, string> = {},
    port?: number,
  ): Promise<ServerProcess> {
    const chosen = port ?? (await freePort());
    const { child, output, gone } = run([BUILT("main.js")], databaseUrl, { PORT: String(chosen), ...env });
    const url = `http://127.0.0.1:${chosen}`;
    for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(50)) {
      if (child.exitCode !== null) break;
      const ready = await fetch(`${url}/readyz`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (ready) return new ServerProcess(child, gone, output, url);
    }
    child.kill("SIGKILL");
    throw new Error(`The built server did not start (npm run build makes it anew):\n${output.join("")}`);
  }

  /** Everything that it has printed. */
  output(): string {
    return this.lines.join("");
  }

  /** kill -9, as a machine that loses its power: nothing of the program runs any more afterwards. */
  async kill(): Promise<void> {
    this.child.kill("SIGKILL");
    await this.gone;
  }

  /** One operation; throws where the server is gone before it has answered. */
  async ask(query: string, variables: object, token: string | null): Promise<{ data: any; errors?: any[] }> {
    const response = await fetch(`${this.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data: any; errors?: any[] };
  }
}

/** What `check-data` prints, when it finds a difference; null when the data agree. */
export async function differences(databaseUrl: string): Promise<string | null> {
  const { output, gone } = run([BUILT("command.js"), "check-data"], databaseUrl);
  const [code] = (await gone) as [number | null];
  return code === 0 ? null : `exit code ${code}\n${output.join("")}`;
}
