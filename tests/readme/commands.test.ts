import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  scripts: Record<string, string>;
};

test("every command that the README names is there", () => {
  const named = new Set([...readme.matchAll(/npm run ([a-z:-]+)/g)].map(([, name]) => name!));
  expect(named.size).toBeGreaterThan(10);
  expect([...named].filter((name) => !(name in scripts))).toEqual([]);
});

test("every command of the launcher is one of npm", () => {
  const launcher = readFileSync(join(root, "scripts/hub.mjs"), "utf8");
  const table = /const COMMANDS = \{([\s\S]*?)\n\};/.exec(launcher)![1]!;
  const commands = [...table.matchAll(/^ {2}"?([a-z:-]+)"?: (?:\[|$)/gm)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(15);
  for (const name of commands) expect([name, scripts[name]]).toEqual([name, `node scripts/hub.mjs ${name}`]);
});
