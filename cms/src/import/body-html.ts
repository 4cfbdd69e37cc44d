import { webAddress } from "./assets";
import type { StoredFile } from "./library";
import type { Prepared, Picture } from "./prepare";
import type { Block } from "./page";
import { escapeHtml } from "./words";

const attribute = (name: string, value: string | number | null) =>
  value === null || value === "" ? "" : ` ${name}="${escapeHtml(String(value))}"`;

/** A picture in its place. Where its file is not at hand the place and the caption are kept, with the address it had. */
function figure({ image, address, fate }: Picture, stored: StoredFile | undefined): string {
  const { alt, caption } = image;
  const words = caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : "";
  const shown = `<img${attribute("src", stored?.url ?? null)}${attribute("alt", alt)}${attribute("width", stored?.width ?? null)}${attribute("height", stored?.height ?? null)}>`;
  const note =
    fate === "remote" && address
      ? `<p><em>Ảnh gốc: <a href="${escapeHtml(address)}">${escapeHtml(
          decodeURI(
            address
              .split("/")
              .at(-1)!
              .replace(/%(?![\da-f]{2})/gi, ""),
          ) || address,
        )}</a></em></p>`
      : "";
  return `<figure>${shown}${words}</figure>${note}`;
}

function element({ kind, html, level }: Block): string {
  if (kind === "list" || kind === "table") return html;
  const tag = kind === "heading" ? `h${level ?? 2}` : "p";
  return kind === "quote" ? `<blockquote><p>${html}</p></blockquote>` : `<${tag}>${html}</${tag}>`;
}

/**
 * The article's text as HTML: paragraphs, headings, lists, tables, pictures. Links lead to the media library where their
 * file was uploaded, else to the web; one that leads nowhere keeps its words.
 */
export function bodyHtml(
  { article, pictures, place }: Prepared,
  stored: Map<Block, StoredFile>,
  attached: Map<string, StoredFile>,
): string {
  const html = article.body.map((block) => {
    const picture = pictures.get(block);
    return picture ? figure(picture, stored.get(block)) : element(block);
  });
  return html.join("\n").replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (_, escaped: string, words: string) => {
    const href = escaped.replaceAll("&amp;", "&");
    const address = attached.get(href)?.url ?? webAddress(href, place.base);
    return address ? `<a href="${escapeHtml(address)}">${words}</a>` : words;
  });
}
