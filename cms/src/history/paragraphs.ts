interface Node {
  type?: unknown;
  text?: unknown;
  value?: unknown;
  children?: unknown;
  content?: unknown;
  image?: { alternativeText?: string | null; name?: string | null; caption?: string | null };
  attrs?: { alt?: string | null; caption?: string | null };
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

function childrenOf(node: Node): Node[] {
  const children = Array.isArray(node.children) ? node.children : node.content;
  return Array.isArray(children) ? children.filter(isNode) : [];
}

const isText = (node: Node) => typeof node.text === "string";

function picture(...words: (string | null | undefined)[]): string {
  const said = words.filter(Boolean).join(": ");
  return said ? `[Ảnh: ${said}]` : "[Ảnh]";
}

function textOf(node: Node): string {
  if (isText(node)) return node.text as string;
  if (/^(hardBreak|linebreak|break)$/i.test(String(node.type))) return "\n";
  if (/image/i.test(String(node.type)))
    return picture(
      node.image?.alternativeText || node.attrs?.alt || node.image?.name,
      node.image?.caption || node.attrs?.caption,
    );
  return childrenOf(node).map(textOf).join("");
}

/** A node that holds text itself is a paragraph; one that holds only other nodes is looked into. */
function paragraphsOfNode(node: Node): string[] {
  const children = childrenOf(node);
  if (children.length === 0 || children.some(isText)) return [textOf(node)];
  return children.flatMap(paragraphsOfNode);
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
const BLOCK =
  /<\/?(?:p|div|h[1-6]|li|ul|ol|tr|td|th|table|thead|tbody|blockquote|pre|figure|figcaption|hr)\b[^>]*>/i;

function decoded(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return entities[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function paragraphsOfHtml(html: string): string[] {
  return html.split(BLOCK).map((part) =>
    decoded(
      part
        .replace(/<img\b[^>]*?\balt="([^"]*)"[^>]*>/gi, (_, alt) => picture(alt))
        .replace(/<img\b[^>]*>/gi, picture())
        .replace(/<br\s*\/?>/gi, "\n")
        .replace(/<[^>]*>/g, ""),
    ),
  );
}

function paragraphsOfText(text: string): string[] {
  if (/<[a-z][^>]*>/i.test(text)) return paragraphsOfHtml(text);
  return text.split(/\n+/);
}

/**
 * The paragraphs of a text in whatever form an editor stores it: plain, HTML, or a tree of nodes with texts in it. Of
 * JSON that is no text, its lines: nothing that changed may look unchanged.
 */
export function paragraphsOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (typeof value === "string") {
    if (/^\s*[[{]/.test(value)) {
      try {
        return paragraphsOf(JSON.parse(value));
      } catch {
        return tidy(paragraphsOfText(value));
      }
    }
    return tidy(paragraphsOfText(value));
  }
  if (Array.isArray(value) && value.every((item) => !isNode(item))) return tidy(value.map(String));
  const nodes = (Array.isArray(value) ? value : [value]).filter(isNode);
  const isTree = nodes.some((node) => isText(node) || childrenOf(node).length > 0 || "type" in node);
  if (!isTree) return JSON.stringify(value, null, 1).split("\n");
  return tidy(nodes.flatMap(paragraphsOfNode));
}

const tidy = (paragraphs: string[]): string[] =>
  paragraphs
    .map((text) =>
      text
        .normalize("NFC")
        .replace(/[ \t]+/g, " ")
        .trim(),
    )
    .filter(Boolean);
