import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createSchema } from "../../api/schema";
import { eachDatabase, startApp } from "../support/app";
import { crawl, valuesServed } from "./everything-served";
import notServed from "./not-served.json";

const DEMO = join(__dirname, "../../api/demo");

/** Every entry of the record: its file and keys, and the values that stand under them. */
function entries(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const walk = (value: unknown, path: string): void => {
    if (Array.isArray(value)) value.forEach((each) => walk(each, path));
    else if (value !== null && typeof value === "object") {
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`);
    } else if (value !== null && typeof value !== "boolean" && value !== "") {
      found.set(path, (found.get(path) ?? new Set()).add(String(value)));
    }
  };
  for (const file of readdirSync(DEMO).filter((name) => name.endsWith(".json"))) {
    walk(JSON.parse(readFileSync(join(DEMO, file), "utf8")), file.replace(".json", ""));
  }
  return found;
}

const reasons = notServed as Record<string, string>;

eachDatabase((kind) => {
  test("every entry of the record is served through GraphQL, or named with the reason why not", async () => {
    const app = await startApp(kind, { demo: true });
    try {
      const token = await app.token("tld");
      const codes = (JSON.parse(readFileSync(join(DEMO, "unions.json"), "utf8")) as { code: string }[]).map(
        ({ code }) => code,
      );
      const served = await valuesServed(app, crawl(await createSchema(), codes), token);
      const texts = [...served].filter((text) => text.length > 12);
      const isServed = (value: string): boolean =>
        served.has(value) || (value.length > 12 && texts.some((text) => text.includes(value)));
      const missing: Record<string, string[]> = {};
      for (const [path, values] of entries()) {
        const lost = [...values].filter((value) => !isServed(value));
        if (lost.length > 0 && !reasons[path]) missing[path] = lost.slice(0, 3);
      }
      expect(missing).toEqual({});
      expect(Object.keys(reasons).filter((path) => !entries().has(path))).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
