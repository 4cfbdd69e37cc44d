import { all, isBlank, isBlock, isElement } from "./elements";

/**
 * Word fills lines with spaces that must not break. One stays where it holds a number together with what follows;
 * the others become plain spaces, and several in a row become one. Letters written in two parts become one letter.
 */
export function tidyWords(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u200b\ufeff\u00ad]/g, "")
    .replace(/(?<!\d)\u00a0|\u00a0(?=[\s\u00a0]|$)/g, " ")
    .replace(/[ \t\r\n\f]+/g, " ");
}

/** True where nothing is shown between a line break and the edge of its block on one side. */
function isAtEdge(lineBreak: HTMLElement, side: "previousSibling" | "nextSibling"): boolean {
  for (let node: Node = lineBreak; ; node = node.parentNode!) {
    let beside = node[side];
    while (beside && !isElement(beside) && isBlank(beside.textContent)) beside = beside[side];
    if (beside) return isBlock(beside);
    if (!node.parentNode || isBlock(node.parentNode)) return true;
  }
}

/** Evens out spaces, and drops line breaks and paragraphs that only kept a distance. */
export function tidySpaces(root: HTMLElement): void {
  const texts = root.ownerDocument.createTreeWalker(root, 4);
  while (texts.nextNode()) {
    const node = texts.currentNode as Text;
    if (!node.parentElement?.closest("pre")) node.data = tidyWords(node.data);
  }
  for (const lineBreak of all(root, "br").reverse())
    if (isAtEdge(lineBreak, "nextSibling")) lineBreak.remove();
  for (const lineBreak of all(root, "br")) if (isAtEdge(lineBreak, "previousSibling")) lineBreak.remove();
  for (const paragraph of all(root, "p, h1, h2, h3, h4, h5, h6"))
    if (isBlank(paragraph.textContent) && !paragraph.querySelector("img, hr")) paragraph.remove();
}
