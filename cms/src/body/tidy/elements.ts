export const styleOf = (element: Element): string => element.getAttribute("style") ?? "";
export const classOf = (element: Element): string => element.getAttribute("class") ?? "";

export const all = (root: Element, selector: string): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];

/** Puts what an element holds in its place. */
export function unwrap(element: Element): void {
  element.replaceWith(...element.childNodes);
}

/** The same content in an element of another name. */
export function rename(element: Element, tag: string): HTMLElement {
  const renamed = element.ownerDocument.createElement(tag);
  for (const { name, value } of [...element.attributes])
    if (/^[a-z][a-z-]*$/.test(name)) renamed.setAttribute(name, value);
  renamed.append(...element.childNodes);
  element.replaceWith(renamed);
  return renamed;
}

const BLOCKS = new Set(
  (
    "ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CENTER DD DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 " +
    "HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL CAPTION"
  ).split(" "),
);

export const isBlock = (node: Node): boolean => BLOCKS.has(node.nodeName.toUpperCase());

export const isElement = (node: Node | null): node is HTMLElement => node?.nodeType === 1;

/** True for text that shows nothing. */
export const isBlank = (text: string | null): boolean => !/[^\s\u00a0\u200b\ufeff]/.test(text ?? "");
