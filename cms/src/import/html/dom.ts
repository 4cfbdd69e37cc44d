import { clean } from "../words";

/** What is used of a node of the parsed page. */
export interface DomNode {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: DomNode[];
  parent?: DomNode | null;
}

export const isElement = (node: DomNode): boolean =>
  node.type === "tag" || node.type === "script" || node.type === "style";

export const attribute = (node: DomNode, name: string): string => node.attribs?.[name] ?? "";

/** Id and classes in one text, as stylesheets and people name parts of a page. */
export const namesOf = (node: DomNode): string =>
  `${attribute(node, "id")} ${attribute(node, "class")} ${attribute(node, "itemprop")}`.trim();

export const styleOf = (node: DomNode): string => attribute(node, "style").toLowerCase().replace(/\s+/g, "");

/** Never shown: neither words nor pictures of theirs are read. */
export const IGNORED = new Set(
  "script style noscript template head svg canvas map object embed applet audio source track input textarea link meta base title param math".split(
    " ",
  ),
);

export const BLOCKS = new Set(
  "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol option p pre section summary table tbody td tfoot th thead tr caption ul".split(
    " ",
  ),
);

export function* descendants(node: DomNode): Generator<DomNode> {
  for (const child of node.children ?? []) {
    yield child;
    yield* descendants(child);
  }
}

export function wordsIn(node: DomNode): string {
  const parts: string[] = [];
  const visit = (current: DomNode) => {
    if (current.type === "text") parts.push(current.data ?? "");
    else if (!IGNORED.has(current.name ?? "")) {
      const edge = BLOCKS.has(current.name ?? "") || current.name === "br" ? " " : "";
      parts.push(edge);
      current.children?.forEach(visit);
      parts.push(edge);
    }
  };
  visit(node);
  return clean(parts.join(""));
}

export function isInside(node: DomNode | null | undefined, ancestor: DomNode): boolean {
  for (let current = node; current; current = current.parent) if (current === ancestor) return true;
  return false;
}

export const has = (node: DomNode, test: (inner: DomNode) => boolean): boolean => {
  for (const inner of descendants(node)) if (test(inner)) return true;
  return false;
};

/** "div#news-bodyhtml > p": where a person finds a block again. */
export function pathOf(node: DomNode): string {
  const name = (element: DomNode) => {
    const id = attribute(element, "id");
    const [first] = attribute(element, "class").split(/\s+/).filter(Boolean);
    return `${element.name}${id ? `#${id}` : first ? `.${first}` : ""}`;
  };
  const own = name(node);
  const parent = node.parent && isElement(node.parent) ? name(node.parent) : "";
  return parent && !parent.startsWith("body") ? `${parent} > ${own}` : own;
}
