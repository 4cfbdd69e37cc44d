import { standIn, type StandIn } from "./stand-in";

let copy: StandIn;
beforeEach(async () => {
  copy = await standIn();
  copy.write(
    "node_modules/jest/bin/jest.js",
    `console.log("jest ran with " + process.argv.slice(2)); process.exit(4);`,
  );
});
afterEach(() => copy.remove());

const SKIPPED = "SKIPPED the browser tests";

/** A machine with a database for the tests and no browser. */
const noBrowser = { PATH: "/nonexistent", TEST_MYSQL_URL: "mysql://hub:x@127.0.0.1:1/" };

test("what a machine lacks is said loudly before and after the tests, whose exit code is passed on", async () => {
  const run = copy.hub(["test", "tests/unions"], noBrowser);
  expect(await run.exit).toBe(4);
  expect(run.output().split(SKIPPED)).toHaveLength(3);
  expect(run.output()).toContain("jest ran with tests/unions");
  expect(run.output()).not.toContain("MariaDB");
});

test("with HUB_REQUIRE_ALL=1 a machine that lacks something fails at once", async () => {
  const run = copy.hub(["test"], { ...noBrowser, HUB_REQUIRE_ALL: "1" });
  expect(await run.exit).toBe(1);
  expect(run.output()).toContain(SKIPPED);
  expect(run.output()).not.toContain("jest ran");
  expect(copy.calls()).toEqual([]);
});

test("the tests never see the env file", async () => {
  copy.write(".env", "DATABASE_URL=mysql://hub:secret@production/hub\n");
  copy.write("node_modules/jest/bin/jest.js", `console.log(process.env.DATABASE_URL, process.env.NODE_ENV);`);
  const run = copy.hub(["test"]);
  expect(await run.exit).toBe(0);
  expect(run.output()).toContain("undefined test");
});
