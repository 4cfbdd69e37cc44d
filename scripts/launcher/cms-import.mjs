import { resolve } from "node:path";
import { buildCms } from "./build.mjs";
import { forCms, makeFolders } from "./halves.mjs";
import { ensureInstalled } from "./install.mjs";
import { runInForeground } from "./processes.mjs";
import { inRoot, PROGRAMS } from "./root.mjs";
import { EXIT, Refusal } from "./say.mjs";
import { halvesOf } from "./settings.mjs";
import { settleSettings } from "./start.mjs";

/** Paths are meant from where the person stands, whichever folder npm has gone to. */
const fromHere = (path) => resolve(process.env.INIT_CWD || process.cwd(), path);

/** `--report x` and the path itself become absolute; the other arguments stay. */
const absolute = (args) =>
  args.map((arg, index) => {
    if (args[index - 1] === "--report") return fromHere(arg);
    const report = /^--report=(.+)$/.exec(arg)?.[1];
    if (report) return `--report=${fromHere(report)}`;
    const isValue = ["--locale", "--api"].includes(args[index - 1]);
    return arg.startsWith("-") || isValue ? arg : fromHere(arg);
  });

/** `npm run cms:import`: pages of an old site become drafts of the CMS. */
export async function cmsImport(args) {
  const settings = settleSettings("cms");
  if (settings.CMS_URL === "")
    throw new Refusal(
      "CMS_URL để trống: không có CMS để nhập bài vào.",
      "CMS_URL is empty: there is no CMS to take pages into.",
      EXIT.configuration,
    );
  const isDryRun = args.includes("--dry-run");
  if (!isDryRun) makeFolders(settings);
  await ensureInstalled();
  await buildCms();
  const hasApi = args.some((arg) => /^--api(?:=|$)/.test(arg));
  const api = hasApi ? [] : ["--api", halvesOf(settings).api.origin];
  return runInForeground(process.execPath, [PROGRAMS.cmsImport, ...absolute(args), ...api], {
    cwd: inRoot("cms"),
    env: { ...forCms(settings), NODE_ENV: "production", CMS_SEED_DEMO: "false", LOG_LEVEL: "error" },
  });
}
