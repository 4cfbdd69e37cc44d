import { buildApi, buildCms, forgetApiBuild } from "./build.mjs";
import { createEnvFile, envFile } from "./env-file.mjs";
import { commandArgs, describeHalves } from "./halves.mjs";
import { ensureInstalled } from "./install.mjs";
import { requireFreePorts } from "./network.mjs";
import { refuseUnsafeProduction } from "./production.mjs";
import { ROOT } from "./root.mjs";
import { EXIT, Refusal, say } from "./say.mjs";
import { isProduction, readSettings, wantsDemonstration } from "./settings.mjs";
import { runLogged, step } from "./steps.mjs";
import { supervise } from "./supervise.mjs";
import { waitForArticles, welcome } from "./welcome.mjs";

/** The settings of this run; writes the env file on the very first start, never in production. */
export function settleSettings(only) {
  if (!isProduction(process.env) && createEnvFile()) {
    say(`Đã tạo ${envFile()} với các bí mật ngẫu nhiên.`, `Wrote ${envFile()} with random secrets.`);
  }
  const settings = readSettings();
  refuseUnsafeProduction(settings, { cms: only !== "api" && settings.CMS_URL !== "" });
  return settings;
}

async function prepareDatabase(settings) {
  const run = (name) => runLogged(name, process.execPath, commandArgs([name]), { cwd: ROOT, env: settings });
  await step("Cập nhật cơ sở dữ liệu", "migrating the database", () => run("migrate"));
  if (wantsDemonstration(settings))
    await step("Nạp dữ liệu minh họa", "loading the demonstration", () => run("seed"));
}

/** `npm start` and, with `development`, `npm run dev`: from whatever is there to two running halves. */
export async function start(args, { development = false } = {}) {
  const [only] = args;
  if (args.length > 1 || (only && only !== "api" && only !== "cms")) {
    throw new Refusal(
      `Tham số lạ: ${args.join(" ")}. Chỉ nhận api hoặc cms.`,
      `Unknown argument: ${args.join(" ")}. Only api or cms.`,
    );
  }
  const settings = settleSettings(only);
  settings.CMS_SEED_DEMO = String(wantsDemonstration(settings));
  const halves = describeHalves(settings, { development, only });
  if (halves.length === 0) {
    throw new Refusal(
      "CMS_URL để trống: không có CMS để chạy.",
      "CMS_URL is empty: there is no CMS to run.",
      EXIT.configuration,
    );
  }
  await requireFreePorts(halves.filter(({ port }) => port));
  await ensureInstalled();
  const [api, cms] = ["API", "CMS"].map((name) => halves.find((half) => half.name === name));
  if (api) await buildApi();
  if (development) forgetApiBuild();
  if (cms && !development) await buildCms();
  if (api) await prepareDatabase(settings);
  const toTerminal = development || isProduction(settings);
  return supervise(halves, {
    toTerminal,
    whole: development,
    whenReady: async (isOver) => {
      if (api && cms && wantsDemonstration(settings)) await waitForArticles(api.origin, isOver);
      if (!isOver()) welcome({ api, cms, logs: !toTerminal });
    },
  });
}
