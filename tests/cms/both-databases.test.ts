import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const TESTS = resolve(__dirname, "..");

/** The test files of a folder and those below it that start a CMS. */
function starting(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return starting(path);
    return entry.name.endsWith(".test.ts") && readFileSync(path, "utf8").includes("startCms(") ? [path] : [];
  });
}

test("whatever is promised of a running CMS is tested on SQLite and on MariaDB", () => {
  const files = ["cms", "content"].flatMap((folder) => starting(join(TESTS, folder)));
  expect(files.length).toBeGreaterThan(5);
  const onOne = files.filter((path) => {
    const text = readFileSync(path, "utf8");
    if (/\b(onEachDatabase|eachDatabase)\(/.test(text) || text.includes('database: "mysql"')) return false;
    const name = path.slice(path.lastIndexOf("/") + 1);
    return !existsSync(join(path, "../mariadb", name));
  });
  // Mend it with onEachDatabase, or with a file of the same name in the folder mariadb.
  expect(onOne.map((path) => path.slice(TESTS.length + 1))).toEqual([]);
});
