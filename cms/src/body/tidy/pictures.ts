import { all, classOf, isBlank, isBlock, isElement, rename, unwrap } from "./elements";

/** Splits everything around `element` up to the block that holds it, so that it stands between two halves of it. */
function lift(element: HTMLElement, root: HTMLElement): void {
  for (let parent = element.parentElement; parent && parent !== root; parent = element.parentElement) {
    if (isBlock(parent) && !/^(P|H[1-6]|CENTER|PRE)$/.test(parent.nodeName)) return;
    const after = parent.cloneNode(false) as HTMLElement;
    while (element.nextSibling) after.append(element.nextSibling);
    const isEmpty = (half: HTMLElement) => isBlank(half.textContent) && !half.querySelector("img");
    element.remove();
    parent.after(element);
    if (!isEmpty(after)) element.after(after);
    if (isEmpty(parent)) parent.remove();
  }
}

/** A figure holds one picture and its caption: several pictures get one each, and what else it held follows it. */
function divide(figure: HTMLElement): void {
  const caption = figure.querySelector<HTMLElement>("figcaption");
  const images = all(figure, "img");
  if (images.length === 0 && caption) rename(caption, "p");
  images.forEach((image, index) => {
    const own = enclose(image);
    if (caption && index === images.length - 1) own.append(caption);
    figure.before(own);
  });
  unwrap(figure);
}

function enclose(image: HTMLElement): HTMLElement {
  const figure = image.ownerDocument.createElement("figure");
  image.replaceWith(figure);
  figure.append(image);
  return figure;
}

/** The paragraph that Word holds for the caption of the picture before it. */
function captionAfter(figure: HTMLElement): HTMLElement | null {
  let next = figure.nextSibling;
  while (next && !isElement(next) && isBlank(next.textContent)) next = next.nextSibling;
  if (!isElement(next) || next.nodeName !== "P" || next.querySelector("img")) return null;
  return /\bMsoCaption\b/i.test(classOf(next)) ? next : null;
}

/** Pictures of one point count readers; no one sees them. */
const isCounter = (image: HTMLElement): boolean =>
  image.getAttribute("width") === "1" && image.getAttribute("height") === "1";

/** Every picture becomes a figure of its own between paragraphs, with its caption in it. */
export function tidyPictures(root: HTMLElement): void {
  for (const image of all(root, "img")) if (isCounter(image)) image.remove();
  for (const figure of all(root, "figure").reverse()) divide(figure);
  for (const image of all(root, "img")) {
    const figure = image.parentElement!.nodeName === "FIGURE" ? image.parentElement! : enclose(image);
    lift(figure, root);
    const paragraph = captionAfter(figure);
    if (!paragraph || figure.querySelector("figcaption")) continue;
    const caption = root.ownerDocument.createElement("figcaption");
    caption.textContent = paragraph.textContent;
    figure.append(caption);
    paragraph.remove();
  }
}
