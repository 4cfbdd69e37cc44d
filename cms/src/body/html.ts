import { fileAddress, linkAddress } from "./addresses";
import type { Body, BodyNode } from "./schema";
import type { Picture } from "./picture";

type Mark = NonNullable<BodyNode["marks"]>[number];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character]);

/** Every mark and its element, the outermost first. */
const MARKS: Record<string, string> = {
  link: "a",
  code: "code",
  strike: "s",
  underline: "u",
  italic: "em",
  bold: "strong",
  superscript: "sup",
  subscript: "sub",
};
const outermostFirst = Object.keys(MARKS);

const href = (mark: Mark): string | null => linkAddress(mark.attrs?.href);

function marksOf(node: BodyNode): Mark[] {
  const marks = (node.marks ?? []).filter(
    (mark) => mark.type in MARKS && (mark.type !== "link" || href(mark)),
  );
  return marks.sort((one, other) => outermostFirst.indexOf(one.type) - outermostFirst.indexOf(other.type));
}

const opening = (mark: Mark): string =>
  mark.type === "link" ? `<a href="${escape(href(mark)!)}">` : `<${MARKS[mark.type]}>`;

/** Words and line breaks; a mark that spans several pieces is one element. */
function inline(nodes: BodyNode[] = []): string {
  const open: Mark[] = [];
  let html = "";
  const closeTo = (depth: number) => {
    while (open.length > depth) html += `</${MARKS[open.pop()!.type]}>`;
  };
  for (const node of nodes) {
    const marks = marksOf(node);
    let same = 0;
    while (same < open.length && JSON.stringify(open[same]) === JSON.stringify(marks[same])) same += 1;
    closeTo(same);
    for (const mark of marks.slice(same)) {
      html += opening(mark);
      open.push(mark);
    }
    html += node.type === "hardBreak" ? "<br>" : escape(node.text ?? "");
  }
  closeTo(0);
  return html;
}

function picture(attrs: Picture): string {
  const src = fileAddress(attrs.src);
  if (!src) return "";
  const number = (name: "width" | "height") => (attrs[name] ? ` ${name}="${Number(attrs[name])}"` : "");
  const role = attrs.decorative ? ' role="presentation"' : "";
  const caption = attrs.caption ? `<figcaption>${escape(attrs.caption)}</figcaption>` : "";
  const alt = attrs.decorative ? "" : escape(attrs.alt ?? "");
  return `<figure><img src="${escape(src)}" alt="${alt}"${number("width")}${number("height")}${role}>${caption}</figure>`;
}

const spans = ({ colspan, rowspan }: { colspan?: number; rowspan?: number }): string =>
  `${Number(colspan) > 1 ? ` colspan="${Number(colspan)}"` : ""}${Number(rowspan) > 1 ? ` rowspan="${Number(rowspan)}"` : ""}`;

function row(node: BodyNode, head: boolean): string {
  const cells = (node.content ?? []).map((cell) => {
    const isHeader = cell.type === "tableHeader";
    const scope = isHeader ? ` scope="${head ? "col" : "row"}"` : "";
    const tag = isHeader ? "th" : "td";
    return `<${tag}${spans(cell.attrs ?? {})}${scope}>${loose(cell)}</${tag}>`;
  });
  return `<tr>${cells.join("")}</tr>`;
}

/** The leading rows that consist of header cells alone are the table's head. */
function table({ content: rows = [] }: BodyNode): string {
  const isHead = ({ content: cells = [] }: BodyNode) =>
    cells.length > 0 && cells.every((cell) => cell.type === "tableHeader");
  const first = rows.findIndex((one) => !isHead(one));
  const heads = first === -1 ? rows.length : first;
  const part = (tag: string, some: BodyNode[], head: boolean) =>
    some.length > 0 ? `<${tag}>${some.map((one) => row(one, head)).join("")}</${tag}>` : "";
  return `<table>${part("thead", rows.slice(0, heads), true)}${part("tbody", rows.slice(heads), false)}</table>`;
}

const isList = ({ type }: BodyNode) => type === "bulletList" || type === "orderedList";

/** What a list item, a cell or a quotation holds: one paragraph, with lists after it, needs no element of its own. */
function loose({ content = [] }: BodyNode): string {
  const [first, ...rest] = content;
  if (first?.type === "paragraph" && rest.every(isList)) return inline(first.content) + blocks(rest);
  return blocks(content);
}

function ordered({ attrs = {}, content }: BodyNode): string {
  const type = /^[aAiI]$/.test(String(attrs.type)) ? ` type="${attrs.type}"` : "";
  const start = Number.isInteger(attrs.start) && attrs.start !== 1 ? ` start="${attrs.start}"` : "";
  return `<ol${start}${type}>${blocks(content)}</ol>`;
}

function block(node: BodyNode): string {
  const { type, attrs = {}, content } = node;
  switch (type) {
    case "paragraph":
      return content?.length ? `<p>${inline(content)}</p>` : "";
    case "heading":
      return content?.length ? `<h${Number(attrs.level)}>${inline(content)}</h${Number(attrs.level)}>` : "";
    case "bulletList":
      return `<ul>${blocks(content)}</ul>`;
    case "orderedList":
      return ordered(node);
    case "listItem":
      return `<li>${loose(node)}</li>`;
    case "blockquote":
      return `<blockquote>${loose(node)}</blockquote>`;
    case "codeBlock":
      return `<pre><code>${(content ?? []).map(({ text }) => escape(text ?? "")).join("")}</code></pre>`;
    case "horizontalRule":
      return "<hr>";
    case "image":
      return picture(attrs as unknown as Picture);
    case "table":
      return table(node);
    default:
      return blocks(content);
  }
}

const blocks = (nodes: BodyNode[] = []): string => nodes.map(block).join("");

/** The HTML of a stored text, as readers get it; null when it says nothing. */
export function bodyHtml(body: Body | null | undefined): string | null {
  return (body && blocks(body.content)) || null;
}
