import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

const API = resolve(__dirname, "../api");

/** The folders of the API in the order in which they build on each other: each may import only those before it. */
const ORDER = [
  "platform",
  "sources",
  "unions",
  "identity",
  "statements",
  "indicators",
  "rollup",
  "record",
  "congresses",
  "campaigns",
  "awards",
  "inspections",
  "welfare",
  "activities",
  "reports",
  "statistics",
  "targets",
  "content",
  "readers",
  "search",
  "spreadsheets",
  "demo",
  "limits",
  "cache",
  "http",
  "pages",
];

/** `limits` counts operations, `cache` keeps answers; neither knows anything of unions. */
const ONLY: Record<string, string[]> = { limits: ["platform"], cache: ["platform"] };

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === "dist" || name === "node_modules") return [];
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !name.endsWith(".d.ts") ? [path] : [];
  });
}

const folderOf = (path: string): string => {
  const parts = relative(API, path).split(sep);
  return parts.length > 1 ? parts[0]! : "";
};

test("every folder of the API stands in the table, and the table in the API", () => {
  const folders = new Set(sources(API).map(folderOf).filter(Boolean));
  expect([...folders].sort()).toEqual([...ORDER].sort());
});

test("a folder imports only those before it", () => {
  const breaches: string[] = [];
  for (const file of sources(API)) {
    const from = folderOf(file);
    if (from === "") continue;
    for (const [, target] of readFileSync(file, "utf8").matchAll(
      /(?:from|import|require\()\s*["'](\.[^"']+)["']/g,
    )) {
      const to = folderOf(resolve(dirname(file), target!));
      const allowed =
        to === from || (to !== "" && (ONLY[from]?.includes(to) ?? ORDER.indexOf(to) < ORDER.indexOf(from)));
      if (!allowed) breaches.push(`${relative(API, file)} imports ${target}`);
    }
  }
  expect(breaches).toEqual([]);
});

test("only the configuration reads the environment", () => {
  const readers = sources(API).filter((file) => readFileSync(file, "utf8").includes("process.env"));
  expect(readers.map((file) => relative(API, file))).toEqual([join("platform", "config.ts")]);
});
