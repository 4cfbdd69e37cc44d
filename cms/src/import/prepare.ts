import { readFileSync, statSync } from "node:fs";
import { basename, extname } from "node:path";
import type { Article, Doubt } from "./article";
import { findLocal, webAddress, type Place } from "./assets";
import { decode, Unreadable } from "./decode";
import { readHtml } from "./html/read-html";
import { identityOf, type Identity } from "./identity";
import { refusalOf, type LocalFile } from "./library";
import type { Block, Page, PageImage } from "./page";
import { isProse } from "./prose";
import { readDocx } from "./read-docx";
import { readText } from "./read-text";
import { recognise } from "./recognise";
import { clean } from "./words";

/** A picture of the article, and what is to become of it. */
export interface Picture {
  image: PageImage;
  where: string;
  /** upload: into the media library; remote: on the web, not fetched; absent: named and not there; refused: may not be uploaded. */
  fate: "upload" | "remote" | "absent" | "refused";
  file: LocalFile | null;
  address: string | null;
  refusal: [vi: string, en: string] | null;
}

/** A file that the text links to and that lies beside the page. */
export interface Attachment {
  href: string;
  file: LocalFile;
  refusal: [vi: string, en: string] | null;
}

/** A page that has been read and recognised; nothing has been written. */
export interface Prepared {
  format: Page["format"];
  encoding: string | null;
  place: Place;
  article: Article;
  identity: Identity;
  pictures: Map<Block, Picture>;
  attachments: Attachment[];
}

const LARGEST = 30 * 1024 * 1024;
const ATTACHED = /\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|txt)$/i;

async function read(file: string): Promise<{
  page: Page;
  encoding: string | null;
  base: string | null;
  foreign: { address: string; where: string }[];
}> {
  if (statSync(file).size > LARGEST)
    throw new Unreadable("too_large", "tệp lớn hơn 30 MB", "the file is larger than 30 MB");
  const bytes = readFileSync(file);
  const kind = extname(file).toLowerCase();
  if (kind === ".docx") return { page: await readDocx(bytes), encoding: null, base: null, foreign: [] };
  const { text, encoding } = decode(bytes);
  if (kind === ".txt") return { page: readText(text), encoding, base: null, foreign: [] };
  const { base, foreign, ...page } = readHtml(text);
  return { page, encoding, base, foreign };
}

/** Reads one file and recognises its article. Throws `Unreadable` with a sentence where there is none. */
export async function prepare(file: string, root: string): Promise<Prepared> {
  const { page, encoding, base, foreign } = await read(file);
  const article = recognise(page, clean(basename(file, extname(file))));
  if (!article.body.some((block) => block.kind === "table" || block.kind === "list" || isProse(block)))
    throw new Unreadable("no_text", "không thấy bài viết nào trong tệp", "no article was found in the file");
  for (const { address } of foreign) article.doubts.push(frame(address));
  const place = { file, root, base };
  const pictures = new Map<Block, Picture>();
  for (const block of [...(article.cover ? [article.cover] : []), ...article.body])
    if (block.image) pictures.set(block, await fateOf(block, place));
  return {
    format: page.format,
    encoding,
    place,
    article,
    identity: identityOf(article, file),
    pictures,
    attachments: await attachmentsOf(article, place),
  };
}

const frame = (address: string): Doubt => ({
  code: "frame",
  vi: "khung nhúng không đưa vào được",
  en: "an embedded frame could not be taken in",
  text: address,
});

async function fateOf(block: Block, place: Place): Promise<Picture> {
  const image = block.image!;
  const picture = { image, where: block.where, address: null, refusal: null, file: null };
  const path = image.bytes || !image.source ? null : findLocal(image.source, place);
  if (!image.bytes && !path) {
    const address = image.source ? webAddress(image.source, place.base) : null;
    return { ...picture, address, fate: address ? "remote" : "absent" };
  }
  const file: LocalFile = path
    ? { name: basename(path), path }
    : {
        name: clean(image.caption ?? image.alt ?? "anh").slice(0, 60) || "anh",
        bytes: image.bytes,
        contentType: image.contentType,
      };
  const refusal = await refusalOf(file, "picture");
  return { ...picture, file, refusal, fate: refusal ? "refused" : "upload" };
}

async function attachmentsOf(article: Article, place: Place): Promise<Attachment[]> {
  const found = new Map<string, Attachment>();
  for (const { html } of article.body)
    for (const [, escaped] of html.matchAll(/<a href="([^"]*)">/g)) {
      const href = escaped.replaceAll("&amp;", "&");
      const path = found.has(href) || !ATTACHED.test(href.split(/[?#]/)[0]) ? null : findLocal(href, place);
      if (!path) continue;
      const file = { name: basename(path), path };
      found.set(href, { href, file, refusal: await refusalOf(file, "attachment") });
    }
  return [...found.values()];
}
