import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { inRoot } from "./root.mjs";

const GENERATED = /(^|\/)(node_modules|dist|\.[^/]+)$|^cms\/(build|types\/generated|public\/uploads)$/;

function* filesIn(path) {
  const absolute = inRoot(path);
  if (!existsSync(absolute)) return;
  if (!statSync(absolute).isDirectory()) return yield path;
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    const inside = posix.join(path, entry.name);
    if (!GENERATED.test(inside)) yield* filesIn(inside);
  }
}

/** One hash over names and contents of files and folders, whatever order the disk lists them in. */
export function fingerprint(paths, ...extra) {
  const hash = createHash("sha256").update(JSON.stringify(extra));
  for (const file of paths.flatMap((path) => [...filesIn(path)]).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(inRoot(file)));
  }
  return hash.digest("hex");
}

/** A file that names what was finished. It goes away first and comes back last: an interrupted step is repeated. */
export function stampAt(path) {
  const file = inRoot(path);
  return {
    matches: (value) => existsSync(file) && readFileSync(file, "utf8").trim() === value,
    clear: () => rmSync(file, { force: true }),
    write: (value) => {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `${value}\n`);
    },
  };
}
