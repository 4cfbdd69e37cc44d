import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const PROGRAM = /\.(js|ts|tsx|json)$/;
const FOREIGN = new Set(["node_modules", "dist"]);

function programFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (FOREIGN.has(entry.name)) return [];
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return programFiles(path);
      return PROGRAM.test(entry.name) ? [path] : [];
    });
}

let hash: string | null = null;

/**
 * Names this program: the same on every machine that runs the same build, another one after any change. A newer
 * program may answer the same question about the same data better, so what browsers hold of the older one is not it.
 */
export function programEdition(): string {
  if (hash === null) {
    const sum = createHash("sha256");
    for (const file of programFiles(resolve(__dirname, ".."))) sum.update(readFileSync(file)).update("\0");
    hash = sum.digest("base64url");
  }
  return hash;
}
