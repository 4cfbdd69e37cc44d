import { existsSync, rmSync, symlinkSync } from "node:fs";
import { buildApi, buildCms } from "./build.mjs";
import { fingerprint, stampAt } from "./fingerprint.mjs";
import { ensureInstalled, npmCommand } from "./install.mjs";
import { runInForeground } from "./processes.mjs";
import { inRoot, PROGRAMS } from "./root.mjs";
import { runLogged, step } from "./steps.mjs";

const BUILD = "data/bench/build";

/** The servers that the hub is measured against stand in a lock file of their own: nobody else installs them. */
async function installPeers() {
  const stamp = stampAt("bench/node_modules/.bench-installed");
  const wanted = fingerprint(["bench/package.json", "bench/package-lock.json"], process.versions.modules);
  if (stamp.matches(wanted)) return;
  stamp.clear();
  const [command, args] = npmCommand();
  await step("Cài đặt các máy chủ để so sánh", "installing the servers to compare with", () =>
    runLogged("install-bench", command, [...args, "ci", "--no-audit", "--no-fund"], {
      cwd: inRoot("bench"),
    }),
  );
  stamp.write(wanted);
}

async function buildBench() {
  const stamp = stampAt(`${BUILD}/.hub-built`);
  const wanted = fingerprint([
    "api",
    "bench",
    "scripts/launcher/bench.mjs",
    "tsconfig.json",
    "package-lock.json",
  ]);
  if (stamp.matches(wanted) && existsSync(inRoot(BUILD, "bench/main.js"))) return;
  stamp.clear();
  await step("Biên dịch phép đo", "compiling the bench", async () => {
    rmSync(inRoot(BUILD), { recursive: true, force: true });
    await runLogged("build-bench", process.execPath, [PROGRAMS.tsc, "-p", "bench"]);
    // The API's own versions of what the root has in another one.
    if (existsSync(inRoot("api/node_modules")))
      symlinkSync(inRoot("api/node_modules"), inRoot(BUILD, "api/node_modules"), "junction");
  });
  stamp.write(wanted);
}

/** `npm run bench`: how fast the hub answers, beside other servers and up to the size of the country. */
export async function bench(args) {
  await ensureInstalled();
  if (args[0] === "content") await buildCms();
  else await installPeers();
  await buildApi();
  await buildBench();
  return runInForeground(process.execPath, [inRoot(BUILD, "bench/main.js"), ...args]);
}
