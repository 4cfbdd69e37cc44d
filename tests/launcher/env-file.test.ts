import { chmodSync, existsSync, readFileSync, statSync } from "node:fs";
import { standIn, type StandIn } from "./stand-in";

const EX_CONFIG = 78;
const SECRETS = [
  "CMS_FEED_TOKEN",
  "CMS_APP_KEYS",
  "CMS_ADMIN_JWT_SECRET",
  "CMS_API_TOKEN_SALT",
  "CMS_TRANSFER_TOKEN_SALT",
  "CMS_ENCRYPTION_KEY",
  "CMS_ADMIN_PASSWORD",
];

let copy: StandIn;
beforeEach(async () => (copy = await standIn()));
afterEach(() => copy.remove());

const values = () =>
  Object.fromEntries(
    readFileSync(copy.file(".env"), "utf8")
      .split("\n")
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );

test("the first command writes random secrets for the owner alone, and later ones keep them", async () => {
  expect(await copy.hub(["db:migrate"]).exit).toBe(0);
  const first = values();
  expect(statSync(copy.file(".env")).mode & 0o777).toBe(0o600);
  for (const name of SECRETS) expect(first[name]).toMatch(/^[\w-]{43}(,[\w-]{43})*$/);
  expect(new Set(SECRETS.flatMap((name) => first[name]!.split(","))).size).toBe(SECRETS.length + 1);
  expect(first.CMS_ADMIN_PASSWORD).toMatch(/(?=.*[a-z])(?=.*[A-Z])(?=.*\d)/);
  const again = copy.hub(["db:migrate"]);
  expect(await again.exit).toBe(0);
  expect(values()).toEqual(first);
  for (const name of SECRETS) expect(again.output()).not.toContain(first[name]);
});

test("two first commands at once agree on one set of secrets", async () => {
  const runs = [copy.hub(["db:migrate"]), copy.hub(["db:migrate"])];
  await Promise.all(runs.map((run) => run.exit));
  expect(runs.filter((run) => run.output().includes("Đã tạo"))).toHaveLength(1);
});

test("production generates nothing and names every missing setting at once", async () => {
  const run = copy.hub(["start"], { NODE_ENV: "production" });
  expect(await run.exit).toBe(EX_CONFIG);
  expect(existsSync(copy.file(".env"))).toBe(false);
  for (const name of SECRETS) expect(run.output()).toContain(name);
  expect(copy.calls()).toEqual([]);
});

test("production refuses a readable env file, examples, short and equal secrets, and an empty database password", async () => {
  expect(await copy.hub(["db:migrate"]).exit).toBe(0);
  copy.forgetCalls();
  const good = { NODE_ENV: "production" };
  chmodSync(copy.file(".env"), 0o640);
  const readable = copy.hub(["start"], good);
  expect(await readable.exit).toBe(EX_CONFIG);
  expect(readable.output()).toContain(".env: ");
  chmodSync(copy.file(".env"), 0o600);
  const twin = values().CMS_API_TOKEN_SALT!;
  const unsafe: Record<string, string> = {
    CMS_FEED_TOKEN: "change-me",
    CMS_ADMIN_JWT_SECRET: "Xk39fjw",
    CMS_TRANSFER_TOKEN_SALT: twin,
    CMS_ADMIN_PASSWORD: "Password",
    DATABASE_URL: "mysql://hub:@db.internal/hub",
    CMS_DATABASE_URL: "mysql://cms:changeme@db.internal/cms",
    DATABASE_SYNCHRONIZE: "true",
  };
  const refused = copy.hub(["start"], { ...good, ...unsafe });
  expect(await refused.exit).toBe(EX_CONFIG);
  for (const [name, value] of Object.entries(unsafe)) {
    expect(refused.output()).toContain(`  ${name}: `);
    if (value !== "true") expect(refused.output()).not.toContain(value);
  }
  expect(refused.output()).not.toContain("CMS_APP_KEYS");
  expect(copy.calls()).toEqual([]);
});

test("the launcher's own secrets are good enough for production, which loads no demonstration unless told to", async () => {
  expect(await copy.hub(["db:migrate"]).exit).toBe(0);
  copy.forgetCalls();
  const run = copy.hub(["start"], { NODE_ENV: "production", CMS_SEED_DEMO: "false" });
  await run.until("Công Đoàn Hub đang chạy");
  run.process.kill("SIGINT");
  expect(await run.exit).toBe(0);
  expect(copy.calls()).toContain("command migrate");
  expect(copy.calls()).not.toContain("command seed");
});
