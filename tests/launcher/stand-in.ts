import { spawn, type ChildProcess } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const project = resolve(__dirname, "../..");

/** Stands in for npm: notes each call; `ci` brings node_modules, or hangs half-way where a file named hang exists. */
const NPM = `
const { appendFileSync, existsSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
const args = process.argv.slice(2).join(" ");
appendFileSync("calls.log", "npm " + args + "\\n");
if (args.startsWith("ci")) {
  if (existsSync("fail")) { console.error("npm error gyp ERR! not ok, better-sqlite3"); process.exit(1); }
  if (existsSync("hang")) setInterval(() => {}, 1000);
}
if (args.startsWith("run build -w cms")) {
  mkdirSync("cms/dist/build", { recursive: true });
  writeFileSync("cms/dist/build/index.html", "");
}
`;

const TSC = `
const { appendFileSync, cpSync, mkdirSync } = require("node:fs");
appendFileSync("calls.log", "tsc\\n");
mkdirSync("api/dist", { recursive: true });
for (const file of ["main.js", "command.js"]) cpSync("api/" + file, "api/dist/" + file);
`;

const SERVER = `
const { createServer } = require("node:http");
const [name, port] = process.argv[1].includes("strapi") ? ["cms", process.env.CMS_PORT] : ["api", process.env.PORT];
const { appendFileSync } = require("node:fs");
const { resolve } = require("node:path");
const note = (line) => appendFileSync(resolve(process.cwd(), name === "cms" ? ".." : ".", "calls.log"), name + " " + line + "\\n");
note("NODE_ENV=" + process.env.NODE_ENV);
const server = createServer((request, response) => {
  if (request.url === "/die") process.exit(7);
  if (request.url === "/env") return response.end(JSON.stringify(process.env));
  response.statusCode = name === "cms" ? 204 : 200;
  response.end(name === "cms" ? undefined : JSON.stringify({ data: { articles: { totalCount: 5 } } }));
}).listen(Number(port), "127.0.0.1");
process.on("SIGINT", () => note("SIGINT"));
process.on("SIGTERM", () => { note("SIGTERM"); server.closeAllConnections(); server.close(() => process.exit(0)); });
`;

const COMMAND = `require("node:fs").appendFileSync("calls.log", "command " + process.argv.slice(2).join(" ") + "\\n");`;

export interface Run {
  process: ChildProcess;
  output(): string;
  exit: Promise<number | null>;
  /** Resolves when the output contains the text; rejects when the command ends before. */
  until(text: string): Promise<void>;
}

export interface StandIn {
  root: string;
  ports: { api: number; cms: number };
  file(path: string): string;
  write(path: string, text: string): void;
  /** What the stand-ins were asked to do, in order. */
  calls(): string[];
  forgetCalls(): void;
  hub(args: string[], env?: Record<string, string>): Run;
  /** Processes whose working directory is inside this copy. */
  processes(): number[];
  remove(): void;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return port;
}

function follow(child: ChildProcess): Run {
  let text = "";
  child.stdout?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  let ended = false;
  const exit = new Promise<number | null>((done) => child.once("close", (code) => done(code)));
  void exit.then(() => (ended = true));
  const until = async (wanted: string) => {
    while (!text.includes(wanted)) {
      if (ended) throw new Error(`The command ended before it said "${wanted}":\n${text}`);
      await new Promise((done) => setTimeout(done, 20));
    }
  };
  return { process: child, output: () => text, exit, until };
}

/** The real launcher in a folder of its own, with everything it starts replaced by small programs. */
export async function standIn(): Promise<StandIn> {
  const root = mkdtempSync(join(tmpdir(), "hub-launcher-"));
  const file = (path: string) => join(root, path);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(file(path)), { recursive: true });
    writeFileSync(file(path), text);
  };
  cpSync(join(project, "scripts"), file("scripts"), { recursive: true });
  cpSync(join(project, ".env.example"), file(".env.example"));
  for (const manifest of ["package.json", "api/package.json", "cms/package.json"]) write(manifest, "{}");
  write(
    "package-lock.json",
    JSON.stringify({ packages: { "": {}, "node_modules/absent": { version: "1.0.0" } } }),
  );
  write("npm.js", NPM);
  write("calls.log", "");
  write("api/main.js", SERVER);
  write("api/command.js", COMMAND);
  write("node_modules/typescript/bin/tsc", TSC);
  write("node_modules/@strapi/strapi/bin/strapi.js", SERVER);
  write("node_modules/better-sqlite3/index.js", "module.exports = class { close() {} };");
  const ports = { api: await freePort(), cms: await freePort() };
  const hub = (args: string[], env: Record<string, string> = {}) =>
    follow(
      spawn(process.execPath, [file("scripts/hub.mjs"), ...args], {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          PATH: process.env.PATH,
          npm_execpath: file("npm.js"),
          PORT: String(ports.api),
          CMS_PORT: String(ports.cms),
          ...env,
        },
      }),
    );
  const processes = () =>
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .filter((pid) => {
        try {
          return readlinkSync(`/proc/${pid}/cwd`).startsWith(root);
        } catch {
          return false;
        }
      })
      .map(Number);
  return {
    root,
    ports,
    file,
    write,
    calls: () => readFileSync(file("calls.log"), "utf8").trim().split("\n").filter(Boolean),
    forgetCalls: () => write("calls.log", ""),
    hub,
    processes,
    remove: () => {
      for (const pid of processes()) process.kill(pid, "SIGKILL");
      rmSync(root, { recursive: true, force: true });
    },
  };
}
