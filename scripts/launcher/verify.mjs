import { existsSync, readFileSync } from "node:fs";
import { buildApi, buildCms } from "./build.mjs";
import { ensureInstalled, findProgram } from "./install.mjs";
import { runInForeground } from "./processes.mjs";
import { inRoot, PROGRAMS } from "./root.mjs";
import { EXIT, green, red, Refusal, shout } from "./say.mjs";
import { emitSchema } from "./contract.mjs";

const node = (...args) => runInForeground(process.execPath, args);

/** Programs that some tests need and that a machine may lack: [what is skipped in Vietnamese, in English]. */
function absentPrograms() {
  const absent = [];
  if (!process.env.TEST_MYSQL_URL && !findProgram("mariadbd", "mysqld")) {
    absent.push([
      "các kiểm thử trên MariaDB, vì không có mariadbd",
      "the tests on MariaDB: mariadbd is not installed (apt-get install mariadb-server)",
    ]);
  }
  if (!findProgram("chromium", "chromium-browser", "google-chrome")) {
    absent.push([
      "các kiểm thử bằng trình duyệt, vì không có Chromium",
      "the browser tests: Chromium is not installed (apt-get install chromium)",
    ]);
  }
  return absent;
}

/**
 * `npm test`: installs and builds what is missing, then Jest with the given arguments. The env file is not read here:
 * a test must never reach the database that a person's own configuration names.
 */
export async function test(args) {
  const absent = absentPrograms();
  const lines = absent.flatMap(([vi, en]) => [`BỎ QUA ${vi}`, `SKIPPED ${en}`]);
  if (absent.length > 0 && process.env.HUB_REQUIRE_ALL === "1") {
    shout(lines);
    throw new Refusal(
      "HUB_REQUIRE_ALL=1: không được bỏ qua kiểm thử nào.",
      "HUB_REQUIRE_ALL=1: no test may be skipped.",
    );
  }
  if (absent.length > 0) shout(lines);
  await ensureInstalled();
  await buildApi();
  await buildCms();
  const code = await runInForeground(process.execPath, [PROGRAMS.jest, ...args], {
    env: { ...process.env, NODE_ENV: "test", STRAPI_TELEMETRY_DISABLED: "1" },
  });
  if (absent.length > 0) shout(lines);
  return code;
}

async function schemaDrift() {
  const file = inRoot("schema.graphql");
  const written = existsSync(file) ? readFileSync(file, "utf8") : null;
  if (written === (await emitSchema())) return 0;
  process.stderr.write(
    "schema.graphql khác với mã nguồn: chạy npm run schema · differs from the code: run npm run schema\n",
  );
  return EXIT.failed;
}

/** Every check runs, also after one has failed: one run tells all that is wrong. */
export async function check() {
  await ensureInstalled();
  await buildApi();
  const checks = [
    ["tsc api", () => node(PROGRAMS.tsc, "-p", "api", "--noEmit")],
    ["tsc tests", () => node(PROGRAMS.tsc, "-p", "tests", "--noEmit")],
    ["tsc cms", () => node(PROGRAMS.tsc, "-p", "cms", "--noEmit")],
    ["tsc bench", () => node(PROGRAMS.tsc, "-p", "bench", "--noEmit")],
    ["eslint", () => lint()],
    ["prettier", () => node(PROGRAMS.prettier, "--check", "--log-level", "warn", ".")],
    ["schema.graphql", schemaDrift],
    ["codegen", () => node(PROGRAMS.codegen, "--config", "codegen.yml", "--check", "--errors-only")],
  ];
  const failed = [];
  for (const [name, run] of checks) {
    const began = Date.now();
    const code = await run().catch((error) => {
      process.stderr.write(`${error.message}\n`);
      return EXIT.failed;
    });
    if (code !== 0) failed.push(name);
    process.stderr.write(
      `${code === 0 ? green("✓") : red("✗")} ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)\n`,
    );
  }
  if (failed.length === 0) return 0;
  throw new Refusal(`Chưa đạt: ${failed.join(", ")}.`, `Failed: ${failed.join(", ")}.`);
}

export const lint = (args = []) => node(PROGRAMS.eslint, ".", ...args);

export const format = (args = []) => node(PROGRAMS.prettier, "--write", "--log-level", "warn", ".", ...args);
