import { all, classOf, styleOf } from "./elements";

const NEVER_SHOWN =
  "head, style, script, meta, link, title, xml, template, noscript, object, embed, iframe, select, textarea, input, button";

const unseenStyle =
  /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden|mso-element\s*:\s*(comment|header|footer)/i;

/** A remark that a colleague left in the margin of a Word file, and the mark that points to it. */
const remark = /\bmsocom|\bMsoComment(Reference|Text|Subject)\b/i;

/** Word's line above the footnotes, its breaks between pages, and the row that only says how wide columns are. */
function isLayout(element: HTMLElement): boolean {
  if (element.nodeName === "HR") return element.getAttribute("width") === "33%";
  if (element.nodeName === "BR") return /page-break|mso-break-type\s*:\s*section/i.test(styleOf(element));
  return element.nodeName === "TR" && element.getAttribute("height") === "0";
}

/** Removes what is no part of the text that a person sees: comments, styles, scripts, hidden words, margin remarks. */
export function dropUnseen(root: HTMLElement): void {
  const comments = root.ownerDocument.createTreeWalker(root, 128);
  const found: Node[] = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.parentNode?.removeChild(comment);
  for (const element of all(root, NEVER_SHOWN)) element.remove();
  for (const element of all(root, "*")) {
    if (unseenStyle.test(styleOf(element)) || remark.test(classOf(element)) || isLayout(element))
      element.remove();
  }
}
