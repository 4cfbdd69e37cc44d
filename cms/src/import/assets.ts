import { lstatSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";

/** Where a page lies on this machine, and where it stood on the web. */
export interface Place {
  file: string;
  root: string;
  base: string | null;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The path in an address, without host, query and fragment. */
function pathIn(source: string): { path: string; host: string | null } {
  const plain = source.trim().replace(/\\/g, "/");
  if (/^https?:\/\//i.test(plain) || plain.startsWith("//")) {
    const text = plain.startsWith("//") ? `http:${plain}` : plain;
    if (!URL.canParse(text)) return { path: "", host: null };
    const { pathname, hostname } = new URL(text);
    return { path: decoded(pathname), host: hostname };
  }
  return { path: decoded(plain.replace(/^file:\/\/\/?/i, "/").split(/[?#]/)[0]), host: null };
}

/** A file inside the folder of the import; nothing outside it is ever read, whatever a page says. */
function insideRoot(root: string, candidate: string): string | null {
  const stat = lstatSync(candidate, { throwIfNoEntry: false });
  if (!stat?.isFile()) return null;
  const real = realpathSync(candidate);
  return real.startsWith(realpathSync(root) + sep) ? real : null;
}

/**
 * The file that an address of a page means, where it lies beside the page: by its path, in a mirror of the site, or in
 * the folder that a browser made when it saved the page. Null: it is on the web, or nowhere.
 */
export function findLocal(source: string, { file, root }: Place): string | null {
  const { path, host } = pathIn(source);
  if (path === "" || path.endsWith("/")) return null;
  const folder = dirname(file);
  const name = basename(path);
  const page = basename(file).replace(/\.[^.]+$/, "");
  const candidates = [
    ...(host ? [join(root, host, path)] : path.startsWith("/") ? [] : [resolve(folder, path)]),
    ...ancestorsOf(folder, root).map((ancestor) => join(ancestor, path)),
    ...["_files", "_tệp", ".files"].map((ending) => join(folder, `${page}${ending}`, name)),
  ];
  for (const candidate of candidates) {
    const found = insideRoot(root, candidate);
    if (found) return found;
  }
  return null;
}

function ancestorsOf(folder: string, root: string): string[] {
  const ancestors = [folder];
  for (let current = folder; current !== root && current.startsWith(root + sep); current = dirname(current))
    ancestors.push(dirname(current));
  return ancestors;
}

/** The address on the web that a page's relative address means; null where the page tells none. */
export function webAddress(source: string, base: string | null): string | null {
  const text = source.trim();
  if (/^(?:mailto|tel):/i.test(text)) return text;
  if (!URL.canParse(text, base ?? undefined)) return null;
  const { protocol, href } = new URL(text, base ?? undefined);
  return /^https?:$/.test(protocol) ? href : null;
}
