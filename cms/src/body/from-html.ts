import { DOMParser, type Node } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { fixTables } from "@tiptap/pm/tables";
import { parseHTML } from "linkedom";
import { bodySchema, type Body } from "./schema";
import { tidyHtml } from "./tidy/tidy-html";

const TEXT = 3;

/** What the body of a page, or a piece of one, consists of; nothing in it runs or is loaded. */
export function readHtml(html: string): HTMLElement {
  const whole = /<html[\s>]/i.test(html) ? html : `<html><body>${html}</body></html>`;
  const { body } = parseHTML(whole).document;
  joinTexts(body);
  return body;
}

/** One text node where a browser makes one: this parser makes a character written as an entity a node of its own. */
function joinTexts(root: HTMLElement): void {
  for (const parent of [root, ...root.querySelectorAll("*")])
    for (let node = parent.lastChild; node; node = node.previousSibling) {
      const next = node.nextSibling;
      if (node.nodeType !== TEXT || next?.nodeType !== TEXT) continue;
      (node as Text).data += (next as Text).data;
      next.remove();
    }
}

/** Merged cells that do not meet, or rows of different lengths, get the cells they lack. */
const evenTables = (document: Node): Node =>
  fixTables(EditorState.create({ doc: document, schema: bodySchema }))?.doc ?? document;

/**
 * The stored form of a text given as HTML, also as Word writes it: headings, paragraphs, lists, quotations, tables,
 * pictures, bold, italic, underline, raised and lowered letters and links. What else there is keeps its words and
 * loses its form. Null when nothing is said.
 */
export function bodyFromHtml(html: string): Body | null {
  const root = readHtml(html);
  tidyHtml(root);
  const parsed = evenTables(DOMParser.fromSchema(bodySchema).parse(root));
  return isEmpty(parsed) ? null : (parsed.toJSON() as Body);
}

const isEmpty = (document: Node): boolean =>
  document.childCount === 1 && document.firstChild!.isTextblock && document.firstChild!.content.size === 0;
