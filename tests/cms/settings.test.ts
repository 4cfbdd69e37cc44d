import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cmsEnvironment, spawnCms } from "./running-cms";

jest.setTimeout(60_000);

const folder = mkdtempSync(join(tmpdir(), "congdoan-settings-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts with a changed environment and gives what it printed and how it ended. */
async function refusal(changes: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const server = spawnCms({
    ...cmsEnvironment(folder, `sqlite:${join(folder, "cms.sqlite")}`, 1),
    ...changes,
  });
  let output = "";
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const code = await new Promise<number | null>((done) => server.once("exit", done));
  return { code, output };
}

const SECRETS = [
  "CMS_APP_KEYS",
  "CMS_ADMIN_JWT_SECRET",
  "CMS_API_TOKEN_SALT",
  "CMS_TRANSFER_TOKEN_SALT",
  "CMS_ENCRYPTION_KEY",
  "CMS_FEED_TOKEN",
];

it("names every missing setting in one message, in any mode", async () => {
  for (const mode of ["production", "development"]) {
    const empty = Object.fromEntries(SECRETS.map((name) => [name, ""]));
    const { code, output } = await refusal({ NODE_ENV: mode, ...empty });
    expect(code).toBe(78);
    for (const name of SECRETS) expect(output).toContain(name);
  }
});

it("refuses short, example, dull and equal secrets in production and never shows a value", async () => {
  const equal = "0123456789-abcdefghij-0123456789-xyz";
  const values = {
    CMS_APP_KEYS: "0123456789-abcdefghij-0123456789-key,ngan",
    CMS_ADMIN_JWT_SECRET: "ngan-qua",
    CMS_API_TOKEN_SALT: "change-me-change-me-change-me-change-me",
    CMS_TRANSFER_TOKEN_SALT: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    CMS_ENCRYPTION_KEY: equal,
    CMS_FEED_TOKEN: equal,
    CMS_ADMIN_PASSWORD: "Ngan-1",
    CMS_DATABASE_URL: "mysql://root:@127.0.0.1:3306/cms",
  };
  const { code, output } = await refusal(values);
  expect(code).toBe(78);
  for (const name of Object.keys(values)) expect(output).toContain(name);
  for (const value of Object.values(values)) expect(output).not.toContain(value);
});

it("refuses a database address it does not know and an administrator without an address", async () => {
  expect(await refusal({ CMS_DATABASE_URL: "postgres://127.0.0.1/cms" })).toMatchObject({ code: 78 });
  const { code, output } = await refusal({ CMS_ADMIN_EMAIL: "", CMS_ADMIN_PASSWORD: "" });
  expect(code).toBe(78);
  expect(output).toContain("CMS_ADMIN_EMAIL");
  expect(output).toContain("CMS_ADMIN_PASSWORD");
});

it("refuses an address of the API that nothing can be asked at", async () => {
  const { code, output } = await refusal({ CMS_API_URL: "api.congdoan.test" });
  expect(code).toBe(78);
  expect(output).toContain("CMS_API_URL");
  expect(output).not.toContain("api.congdoan.test");
});

it("refuses an address of the panel that browsers cannot open", async () => {
  const { code, output } = await refusal({ CMS_PANEL_URL: "bien-tap.congdoan.test" });
  expect(code).toBe(78);
  expect(output).toContain("CMS_PANEL_URL");
});
