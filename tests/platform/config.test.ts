import { ConfigError, loadConfig, SETTINGS } from "../../api/platform/config";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const strong = "k3Jx9-vQ2mT7bN4zR8wLp5cYf6HsD1gA_uEoXiB";
const production = {
  NODE_ENV: "production",
  DATABASE_URL: "mysql://hub:h5G2kq9LxWv@db:3306/hub",
  CMS_URL: "http://127.0.0.1:1337",
  CMS_FEED_TOKEN: strong,
};
const refusal = (env: Record<string, string>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "";
};

test("production starts when everything is said", () => {
  expect(loadConfig(production)).toMatchObject({
    production: true,
    database: { kind: "mysql", name: "hub" },
    cms: { feedToken: strong },
  });
  expect(Object.isFrozen(loadConfig(production))).toBe(true);
});

test.each([
  ["a missing secret", { CMS_FEED_TOKEN: "" }, "CMS_FEED_TOKEN"],
  ["a short secret", { CMS_FEED_TOKEN: "k3Jx9-vQ2mT7bN4zR8wLp5c" }, "CMS_FEED_TOKEN"],
  ["an example secret", { CMS_FEED_TOKEN: "change-me-change-me-change-me-change-me" }, "CMS_FEED_TOKEN"],
  ["a secret of one letter", { CMS_FEED_TOKEN: "a".repeat(40) }, "CMS_FEED_TOKEN"],
  ["an empty database password", { DATABASE_URL: "mysql://hub@db:3306/hub" }, "DATABASE_URL"],
  ["an example database password", { DATABASE_URL: "mysql://hub:changeme@db:3306/hub" }, "DATABASE_URL"],
  [
    "an empty password of the migration user",
    { MIGRATION_DATABASE_URL: "mysql://root@db:3306/hub" },
    "MIGRATION_DATABASE_URL",
  ],
  ["synchronize", { DATABASE_SYNCHRONIZE: "true" }, "DATABASE_SYNCHRONIZE"],
  ["a port that is none", { PORT: "99999" }, "PORT"],
  ["an unknown kind of database", { DATABASE_URL: "postgres://x/y" }, "DATABASE_URL"],
])(
  "production refuses %s and names the setting, never its value",
  (_name, change: Record<string, string>, setting) => {
    const message = refusal({ ...production, ...change });
    expect(message).toContain(setting);
    for (const value of Object.values(change).filter((each) => each.length > 5))
      expect(message).not.toContain(value);
  },
);

test("all problems come in one message", () => {
  const message = refusal({
    ...production,
    CMS_FEED_TOKEN: "short",
    DATABASE_URL: "mysql://hub@db:3306/hub",
  });
  expect(
    message
      .split("\n")
      .map((line) => line.split(":")[0])
      .sort(),
  ).toEqual(["CMS_FEED_TOKEN", "DATABASE_URL"]);
});

test(".env.example names every setting of the API", () => {
  const named = readFileSync(join(__dirname, "../../.env.example"), "utf8")
    .match(/^#?\s?([A-Z_]+)=/gm)!
    .map((line) => line.replace(/[#\s=]/g, ""));
  for (const setting of SETTINGS) expect(named).toContain(setting);
});
