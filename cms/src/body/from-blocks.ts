import { fileAddress } from "./addresses";
import type { Body, BodyNode } from "./schema";

/** A node of the text format that Strapi calls "blocks". */
interface Block {
  type?: string;
  text?: string;
  url?: string;
  level?: number;
  format?: string;
  language?: string;
  children?: Block[];
  image?: {
    url?: string;
    alternativeText?: string | null;
    caption?: string | null;
    width?: number | null;
    height?: number | null;
    provider?: string;
  };
  [modifier: string]: unknown;
}

const MARKS: Record<string, string> = {
  bold: "bold",
  italic: "italic",
  underline: "underline",
  strikethrough: "strike",
  code: "code",
};

function words(node: Block, link: BodyNode["marks"] = []): BodyNode[] {
  if (node.type === "link")
    return (node.children ?? []).flatMap((child) =>
      words(child, [{ type: "link", attrs: { href: node.url ?? null } }]),
    );
  if (node.children) return node.children.flatMap((child) => words(child, link));
  const modifiers = Object.keys(MARKS).filter((name) => node[name]);
  const marks = [...link, ...modifiers.map((name) => ({ type: MARKS[name] }))];
  const style = marks.length > 0 ? { marks } : {};
  const lines = String(node.text ?? "").split("\n");
  return lines.flatMap((text, index): BodyNode[] => [
    ...(index > 0 ? [{ type: "hardBreak", ...style }] : []),
    ...(text ? [{ type: "text", text, ...style }] : []),
  ]);
}

const inline = (node: Block): Pick<BodyNode, "content"> => {
  const content = (node.children ?? []).flatMap((child) => words(child));
  return content.length > 0 ? { content } : {};
};

const paragraph = (node: Block): BodyNode => ({ type: "paragraph", ...inline(node) });

/** In blocks a list inside a list is a sibling of the items; here it belongs to the item before it. */
function list(node: Block): BodyNode {
  const items: BodyNode[] = [];
  for (const child of node.children ?? []) {
    if (child.type !== "list") items.push({ type: "listItem", content: [paragraph(child)] });
    else if (items.length > 0) items.at(-1)!.content!.push(list(child));
    else items.push({ type: "listItem", content: [{ type: "paragraph" }, list(child)] });
  }
  if (items.length === 0) return { type: "paragraph" };
  const ordered = node.format === "ordered";
  return { type: ordered ? "orderedList" : "bulletList", content: items };
}

const plain = (node: Block): string =>
  node.children ? node.children.map(plain).join("") : String(node.text ?? "");

function picture({ image = {} }: Block): BodyNode {
  // The panel's own address stood before the path: the picture is in the media library, wherever the panel is now.
  const url = image.provider === "local" ? image.url?.replace(/^https?:\/\/[^/]+/i, "") : image.url;
  const { alternativeText, caption, width, height } = image;
  return {
    type: "image",
    attrs: {
      src: fileAddress(url),
      alt: alternativeText || null,
      caption: caption || null,
      width: width ?? null,
      height: height ?? null,
      decorative: false,
    },
  };
}

function block(node: Block): BodyNode {
  switch (node.type) {
    case "heading":
      return { type: "heading", attrs: { level: Number(node.level) || 2 }, ...inline(node) };
    case "list":
      return list(node);
    case "quote":
      return { type: "blockquote", content: [paragraph(node)] };
    case "code": {
      const text = plain(node);
      return {
        type: "codeBlock",
        attrs: { language: node.language ?? null },
        ...(text ? { content: [{ type: "text", text }] } : {}),
      };
    }
    case "image":
      return picture(node);
    default:
      return paragraph(node);
  }
}

/** The stored form of a text that was written in Strapi's blocks; null when it says nothing. */
export function bodyFromBlocks(blocks: unknown): Body | null {
  if (!Array.isArray(blocks)) return null;
  const content = (blocks as Block[]).map(block);
  return content.some((node) => node.type !== "paragraph" || node.content) ? { type: "doc", content } : null;
}
