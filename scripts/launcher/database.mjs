import { buildApi } from "./build.mjs";
import { commandArgs, makeFolders } from "./halves.mjs";
import { ensureInstalled } from "./install.mjs";
import { runInForeground } from "./processes.mjs";
import { settleSettings } from "./start.mjs";

/** A command of the API on its configured database; its own output and exit code are the result. */
export const databaseCommand = (name) => async (args) => {
  const settings = settleSettings("api");
  makeFolders(settings);
  await ensureInstalled();
  await buildApi();
  return runInForeground(process.execPath, commandArgs([name, ...args]), { env: settings });
};
