import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { errors } from "@strapi/utils";
import { KINDS } from "./kinds";

/** A file as it was received. */
export interface ReceivedFile {
  filepath?: string;
  originalFilename?: string | null;
}

/** What browsers take for a page or a drawing at the beginning of a text, after a BOM and spaces. */
const MARKUP_FIRST = /^[\s\0\ufeff]*<(!|\?|[a-z])/i;
/** What runs in a page: two kinds of file in one, of which the second waits to be read as HTML or SVG. */
const MARKUP_INSIDE = /<(script|svg|html|iframe|object|embed|!doctype\s+html)[\s>/]/i;

const refuse = (name: string, vi: string, en: string): never => {
  throw new errors.ValidationError(`${name}: ${vi}, nên không nhận tệp này. / ${en}; the file is not taken.`);
};

/** Text as a browser would read it: with a BOM for UTF-16 it decodes so, otherwise byte by byte. */
function readable(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString("utf16le");
  return bytes.toString("utf8");
}

/**
 * Refuses a file that is not what its name says, by its bytes, and one in which HTML or SVG hides. `ending` is the one
 * under which it will be served, where that is not its own.
 */
export async function refuseUntrue(file: ReceivedFile, ending?: string): Promise<void> {
  const name = file.originalFilename ?? "";
  if (!file.filepath) return refuse(name, "không đọc được", "cannot be read");
  const bytes = await readFile(file.filepath);
  for (const each of new Set([extname(name).toLowerCase(), (ending ?? extname(name)).toLowerCase()])) {
    const kind = Object.hasOwn(KINDS, each) ? KINDS[each]! : null;
    if (!kind) return refuse(name, "loại tệp này không được phép", "this kind of file is not allowed");
    const text = kind.isText ? readable(bytes) : bytes.toString("latin1");
    if (!kind.isTrue(kind.isText ? Buffer.from(text) : bytes))
      return refuse(name, `nội dung không phải tệp ${each}`, `its content is no ${each} file`);
    if (kind.isText && MARKUP_FIRST.test(text))
      return refuse(
        name,
        "nội dung là một trang HTML hoặc SVG",
        "its content is an HTML page or SVG drawing",
      );
    if (!kind.isText && isShown(each) && MARKUP_INSIDE.test(text))
      return refuse(name, "trong ảnh có mã HTML hoặc SVG", "there is HTML or SVG inside the picture");
  }
}

/** Pictures open in the page; every other kind is sent as a download. */
const isShown = (ending: string): boolean => /^\.(jpe?g|png|gif|webp|avif)$/.test(ending);
