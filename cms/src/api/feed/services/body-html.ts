import { renderBlock } from "blocks-html-renderer";

interface Node {
  type?: string;
  text?: string;
  url?: string;
  children?: Node[];
  image?: { url?: string; alternativeText?: string | null; caption?: string | null; provider?: string };
  [attribute: string]: unknown;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character]);

/** An address a reader may follow, or null: no scripts, no data. */
function address(url: unknown): string | null {
  const text = typeof url === "string" ? url.trim() : "";
  return /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(text) ? escape(text) : null;
}

/** The renderer puts text and addresses into the HTML as they are: they are escaped before it sees them. */
function escaped(node: Node, inCode = false): Node[] {
  const children = node.children?.flatMap((child) => escaped(child, inCode || node.type === "code"));
  if (node.type === "text") {
    const text = escape(String(node.text ?? ""));
    return [{ ...node, text: inCode ? text : text.replaceAll("\n", "<br>") }];
  }
  if (node.type === "link") {
    const url = address(node.url);
    return url ? [{ ...node, url, children }] : (children ?? []);
  }
  return [{ ...node, ...(children ? { children } : {}) }];
}

/** A picture inside the text. The editor stores the address under which the panel was open; ours is a path. */
function picture({ image }: Node): string {
  const url = address(
    image?.provider === "local" ? image.url?.replace(/^https?:\/\/[^/]+/i, "") : image?.url,
  );
  if (!url) return "";
  const caption = image?.caption ? `<figcaption>${escape(image.caption)}</figcaption>` : "";
  return `<figure><img src="${url}" alt="${escape(image?.alternativeText ?? "")}">${caption}</figure>`;
}

/** The HTML of a text written in blocks; null when there is none. */
export function bodyHtml(blocks: unknown): string | null {
  if (!Array.isArray(blocks) || blocks.length === 0) return null;
  const html = (blocks as Node[])
    .map((block) => (block.type === "image" ? picture(block) : renderBlock(escaped(block) as never)))
    .join("");
  return html.replaceAll("<p></p>", "") || null;
}
