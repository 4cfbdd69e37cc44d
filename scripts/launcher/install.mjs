import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fingerprint, stampAt } from "./fingerprint.mjs";
import { inRoot, ROOT } from "./root.mjs";
import { EXIT, Refusal } from "./say.mjs";
import { runLogged, step } from "./steps.mjs";

const MANIFESTS = ["package.json", "package-lock.json", "api/package.json", "cms/package.json"];

const OLDEST_NODE = [20, 19];

export function requireNode(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  throw new Refusal(
    `Cần Node.js từ ${OLDEST_NODE.join(".")} trở lên, máy này có ${version}.`,
    `Node.js ${OLDEST_NODE.join(".")} or newer is needed, this is ${version}.`,
  );
}

export function findProgram(...names) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin"];
  for (const file of names.flatMap((name) => folders.map((folder) => join(folder, name)))) {
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
}

const nativeDriverLoads = () =>
  spawnSync(process.execPath, ["-e", 'new (require("better-sqlite3"))(":memory:").close()'], {
    cwd: inRoot("api"),
  }).status === 0;

/** What is missing where the SQLite driver could neither be downloaded nor compiled. */
export function toolchainSentence() {
  const missing = [
    ["python3", "python"],
    ["make", "gmake"],
    ["g++", "clang++", "c++"],
  ].filter((names) => !findProgram(...names));
  const names = missing.map(([name]) => name).join(", ");
  return missing.length > 0
    ? [
        `Trình điều khiển SQLite (better-sqlite3) phải được biên dịch trên máy này nhưng thiếu ${names}: hãy cài ${names} (Debian/Ubuntu: apt-get install python3 make g++) rồi chạy lại.`,
        `The SQLite driver (better-sqlite3) has to be compiled on this machine and ${names} is missing: install it (Debian/Ubuntu: apt-get install python3 make g++) and run the command again.`,
      ]
    : [
        "Trình điều khiển SQLite (better-sqlite3) không biên dịch được dù đã có python3, make và g++; lý do ở data/logs/install.log.",
        "The SQLite driver (better-sqlite3) could not be compiled although python3, make and g++ are there; data/logs/install.log says why.",
      ];
}

const explainInstall = (log) =>
  /better-sqlite3/.test(log) && /gyp ERR!|node-gyp/.test(log) ? toolchainSentence() : null;

/** Packages that `npm ci` or `npm install` brought completely: npm writes its own record of them last. */
function npmFinished() {
  const record = inRoot("node_modules/.package-lock.json");
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, "utf8")).packages;
  const wanted = Object.entries(JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8")).packages);
  return wanted.every(
    ([path, entry]) =>
      !path.includes("node_modules/") || entry.optional || installed[path]?.version === entry.version,
  );
}

/** The npm that called us, else the one on the path. */
export const npmCommand = () =>
  process.env.npm_execpath?.endsWith(".js") ? [process.execPath, [process.env.npm_execpath]] : ["npm", []];

/** Installs what the lock file names, unless exactly that is there already. */
export async function ensureInstalled() {
  const stamp = stampAt("node_modules/.hub-installed");
  const wanted = fingerprint(MANIFESTS, process.versions.modules, process.platform, process.arch);
  if (stamp.matches(wanted)) return;
  stamp.clear();
  if (!(npmFinished() && nativeDriverLoads())) {
    const [command, args] = npmCommand();
    await step("Cài đặt các gói (vài phút)", "installing packages (some minutes)", async () => {
      await runLogged("install", command, [...args, "ci", "--include=dev", "--no-audit", "--no-fund"], {
        cwd: ROOT,
        explain: explainInstall,
      });
      if (!nativeDriverLoads()) throw new Refusal(...toolchainSentence(), EXIT.failed);
    });
  }
  stamp.write(wanted);
}
