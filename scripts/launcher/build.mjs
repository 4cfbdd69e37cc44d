import { existsSync, rmSync } from "node:fs";
import { fingerprint, stampAt } from "./fingerprint.mjs";
import { npmCommand } from "./install.mjs";
import { inRoot, PROGRAMS } from "./root.mjs";
import { buildSettings, readSettings } from "./settings.mjs";
import { runLogged, step } from "./steps.mjs";

async function buildOnce({ half, artefact, vi, en, run }) {
  const stamp = stampAt(`${half}/dist/.hub-built`);
  const wanted = fingerprint([half, "tsconfig.json", "package-lock.json"]);
  if (stamp.matches(wanted) && existsSync(inRoot(artefact))) return;
  stamp.clear();
  await step(vi, en, run);
  stamp.write(wanted);
}

export const buildApi = () =>
  buildOnce({
    half: "api",
    artefact: "api/dist/main.js",
    vi: "Biên dịch API",
    en: "compiling the API",
    run: async () => {
      // A file whose source is gone, a migration above all, must not be found again.
      rmSync(inRoot("api/dist"), { recursive: true, force: true });
      await runLogged("build-api", process.execPath, [PROGRAMS.tsc, "-p", "api"]);
    },
  });

/** While the compiler watches, what is in dist is nobody's finished build: the next start makes its own. */
export const forgetApiBuild = () => stampAt("api/dist/.hub-built").clear();

export const buildCms = () =>
  buildOnce({
    half: "cms",
    artefact: "cms/dist/build/index.html",
    vi: "Biên dịch CMS và trang quản trị (một đến hai phút)",
    en: "building the CMS and its admin panel (one or two minutes)",
    run: async () => {
      rmSync(inRoot("cms/dist"), { recursive: true, force: true });
      const [command, args] = npmCommand();
      await runLogged("build-cms", command, [...args, "run", "build", "-w", "cms"], {
        env: buildSettings(readSettings()),
      });
    },
  });
