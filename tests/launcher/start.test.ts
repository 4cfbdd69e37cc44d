import { createServer, type Server } from "node:net";
import { standIn, type StandIn } from "./stand-in";

let copy: StandIn;
beforeEach(async () => (copy = await standIn()));
afterEach(() => copy.remove());

const RUNNING = "Công Đoàn Hub đang chạy";

async function running(args = ["start"]) {
  const run = copy.hub(args);
  await run.until(RUNNING);
  return run;
}

const isOpen = (port: number) =>
  fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );

test("starts both halves, ends with addresses and three queries, and shows no password", async () => {
  const run = await running();
  const { api, cms } = copy.ports;
  expect(run.output()).toContain(`http://127.0.0.1:${api}/graphql`);
  expect(run.output()).toContain(`http://127.0.0.1:${api}/bao-cao`);
  expect(run.output()).toContain(`http://127.0.0.1:${cms}/admin`);
  expect(run.output()).toContain("CMS_ADMIN_PASSWORD (.env)");
  expect(run.output().match(/^ {2}curl -s /gm)).toHaveLength(3);
  expect(copy.calls().slice(-4)).toEqual([
    "command migrate",
    "command seed",
    "cms NODE_ENV=production",
    "api NODE_ENV=development",
  ]);
  run.process.kill("SIGTERM");
  expect(await run.exit).toBe(0);
});

test("tells the CMS where the API answers, wherever its port was moved to, and the API nothing of it", async () => {
  const env = async (port: number) => (await fetch(`http://127.0.0.1:${port}/env`)).json();
  const run = await running();
  const { api, cms } = copy.ports;
  expect((await env(cms)).CMS_API_URL).toBe(`http://127.0.0.1:${api}`);
  expect((await env(api)).CMS_API_URL).toBeUndefined();
  run.process.kill("SIGTERM");
  expect(await run.exit).toBe(0);
});

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s stops each half once and leaves no process and no port",
  async (signal) => {
    const run = await running();
    expect(copy.processes()).toHaveLength(3);
    run.process.kill(signal);
    run.process.kill(signal);
    expect(await run.exit).toBe(0);
    expect(copy.processes()).toEqual([]);
    expect(await Promise.all(Object.values(copy.ports).map(isOpen))).toEqual([false, false]);
    expect(
      copy
        .calls()
        .filter((call) => call.includes("SIG"))
        .sort(),
    ).toEqual(["api SIGTERM", "cms SIGTERM"]);
  },
);

test("a launcher that is killed outright takes both halves with it", async () => {
  const run = await running();
  run.process.kill("SIGKILL");
  await run.exit;
  for (const deadline = Date.now() + 10_000; copy.processes().length > 0 && Date.now() < deadline; ) {
    await new Promise((done) => setTimeout(done, 100));
  }
  expect(copy.processes()).toEqual([]);
});

test.each(["api", "cms"] as const)(
  "when the %s dies the other half stops too and the exit code says so",
  async (half) => {
    const run = await running();
    await isOpen(copy.ports[half]);
    await fetch(`http://127.0.0.1:${copy.ports[half]}/die`).catch(() => undefined);
    expect(await run.exit).toBe(7);
    expect(run.output()).toContain(`The ${half.toUpperCase()} ended by itself (exit code 7)`);
    expect(copy.processes()).toEqual([]);
  },
);

test("one half can run alone", async () => {
  const run = await running(["start", "api"]);
  expect(await isOpen(copy.ports.cms)).toBe(false);
  run.process.kill("SIGINT");
  expect(await run.exit).toBe(0);
});

describe("with a port in use", () => {
  let other: Server;
  afterEach(() => other.close());

  test.each([
    ["api", "PORT"],
    ["cms", "CMS_PORT"],
  ] as const)("one sentence names the %s's port before anything is installed", async (half, setting) => {
    other = createServer();
    await new Promise<void>((done) => other.listen(copy.ports[half], "127.0.0.1", done));
    const run = copy.hub(["start"]);
    expect(await run.exit).toBe(69);
    expect(run.output()).toContain(`Port ${copy.ports[half]} for the ${half.toUpperCase()} is in use`);
    expect(run.output()).toContain(`another ${setting}.`);
    expect(copy.calls()).toEqual([]);
  });
});

test("an argument or a command that does not exist is refused by name", async () => {
  const argument = copy.hub(["start", "both"]);
  expect(await argument.exit).toBe(1);
  expect(argument.output()).toContain("both");
  const command = copy.hub(["strat"]);
  expect(await command.exit).toBe(1);
  expect(command.output()).toContain("There is no command strat.");
});

test("a database command passes its arguments and its exit code on", async () => {
  expect(await copy.hub(["token", "--union", "tld"]).exit).toBe(0);
  expect(copy.calls().at(-1)).toBe("command token --union tld");
  copy.write("api/command.js", "process.exit(5);");
  expect(await copy.hub(["check:data"]).exit).toBe(5);
});
