import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { standIn, type StandIn } from "./stand-in";

let copy: StandIn;
beforeEach(async () => (copy = await standIn()));
afterEach(() => copy.remove());

const build = async () => {
  copy.forgetCalls();
  const run = copy.hub(["build"]);
  return { code: await run.exit, output: run.output(), calls: copy.calls() };
};

const INSTALL = "npm ci --include=dev --no-audit --no-fund";
const CMS = "npm run build -w cms";

test("installs and builds once, then only what changed", async () => {
  expect((await build()).calls).toEqual([INSTALL, "tsc", CMS]);
  expect((await build()).calls).toEqual([]);
  appendFileSync(copy.file("api/main.js"), "\n");
  expect((await build()).calls).toEqual(["tsc"]);
  copy.write("cms/src/index.ts", "export default {};");
  expect((await build()).calls).toEqual([CMS]);
  rmSync(copy.file("cms/dist"), { recursive: true });
  expect((await build()).calls).toEqual([CMS]);
  copy.write(
    "package-lock.json",
    JSON.stringify({ packages: { "node_modules/absent": { version: "1.0.1" } } }),
  );
  expect((await build()).calls).toEqual([INSTALL, "tsc", CMS]);
  expect((await build()).calls).toEqual([]);
});

test("what npm installed completely by hand is not installed again", async () => {
  copy.write("node_modules/.package-lock.json", readFileSync(copy.file("package-lock.json"), "utf8"));
  expect((await build()).calls).toEqual(["tsc", CMS]);
  copy.write("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
  rmSync(copy.file("node_modules/.hub-installed"));
  expect((await build()).calls).toEqual([INSTALL]);
});

test("an interrupted install is repeated and leaves nothing running", async () => {
  copy.write("hang", "");
  const run = copy.hub(["build"]);
  while (copy.calls().length === 0) await new Promise((done) => setTimeout(done, 20));
  run.process.kill("SIGINT");
  expect(await run.exit).toBe(130);
  expect(copy.processes()).toEqual([]);
  rmSync(copy.file("hang"));
  expect((await build()).calls).toEqual([INSTALL, "tsc", CMS]);
});

test("a build that fails is repeated, its log is shown and its exit code passed on", async () => {
  expect((await build()).code).toBe(0);
  const tsc = readFileSync(copy.file("node_modules/typescript/bin/tsc"), "utf8");
  copy.write(
    "node_modules/typescript/bin/tsc",
    `console.log("main.ts(1,1): error TS1005"); process.exit(2);`,
  );
  appendFileSync(copy.file("api/main.js"), "\n");
  const failed = await build();
  expect(failed.code).toBe(2);
  expect(failed.output).toContain("error TS1005");
  copy.write("node_modules/typescript/bin/tsc", tsc);
  expect((await build()).calls).toEqual(["tsc"]);
});

test("one sentence says that the SQLite driver could not be compiled", async () => {
  copy.write("fail", "");
  const { code, output } = await build();
  expect(code).toBe(1);
  expect(output).toContain("The SQLite driver (better-sqlite3)");
  expect(output).not.toContain("  |");
});
