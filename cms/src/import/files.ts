import { lstatSync, readdirSync } from "node:fs";
import { basename, dirname, extname, join, relative } from "node:path";
import { Unreadable } from "./decode";

const PAGES = new Set([".html", ".htm", ".xhtml", ".docx", ".txt"]);
/** Kinds of document that hold articles too, and that cannot be read: each is named in the report. */
const UNREADABLE = new Set([".doc", ".rtf", ".odt", ".pdf", ".mht", ".mhtml", ".wps"]);

export interface Found {
  /** The folder that everything is taken from: no picture outside it is read. */
  root: string;
  pages: string[];
  unreadable: string[];
}

const kindOf = (file: string): string => extname(file).toLowerCase();

/** What a browser saves beside "bai.html": its pictures, and frames that are no articles. */
const isCompanion = (folder: string, names: Set<string>): boolean => {
  const match = /^(?<page>.+?)(?:_files|_tệp|_fichiers|\.files)$/iu.exec(basename(folder).normalize("NFC"));
  return Boolean(match) && [...PAGES].some((kind) => names.has(`${match!.groups!.page}${kind}`));
};

/** The pages under a folder, in the order of their names; links are not followed. */
export function findPages(path: string): Found {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat)
    throw new Unreadable(
      "no_such_path",
      `không có tệp hay thư mục ${path}`,
      `there is no file or folder ${path}`,
    );
  if (!stat.isDirectory()) {
    const isPage = PAGES.has(kindOf(path));
    return { root: dirname(path), pages: isPage ? [path] : [], unreadable: isPage ? [] : [path] };
  }
  const found: Found = { root: path, pages: [], unreadable: [] };
  const visit = (folder: string) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((left, right) =>
      left.name < right.name ? -1 : 1,
    );
    const names = new Set(entries.map(({ name }) => name.normalize("NFC")));
    for (const entry of entries) {
      const file = join(folder, entry.name);
      if (entry.name.startsWith(".") || entry.name.startsWith("~$")) continue;
      if (entry.isDirectory()) {
        if (!isCompanion(file, names)) visit(file);
      } else if (entry.isFile() && PAGES.has(kindOf(file))) found.pages.push(file);
      else if (entry.isFile() && UNREADABLE.has(kindOf(file))) found.unreadable.push(file);
    }
  };
  visit(path);
  return found;
}

export const shownName = (root: string, file: string): string => relative(root, file) || basename(file);
