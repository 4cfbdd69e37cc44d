import { all, classOf, isBlank, isBlock, isElement } from "./elements";

/** Splits everything around `element` up to the block that holds it, so that it stands between two halves of it. */
function lift(element: HTMLElement, root: HTMLElement): void {
  for (let parent = element.parentElement; parent && parent !== root; parent = element.parentElement) {
    if (isBlock(parent) && !/^(P|H[1-6]|CENTER|PRE)$/.test(parent.nodeName)) return;
    const after = parent.cloneNode(false) as HTMLElement;
    while (element.nextSibling) after.append(element.nextSibling);
    parent.after(element, ...(isBlank(after.textContent) && !after.querySelector("img") ? [] : [after]));
    if (isBlank(parent.textContent) && !parent.querySelector("img")) parent.remove();
  }
}

/** The paragraph that Word holds for the caption of the picture before it. */
function captionAfter(figure: HTMLElement): HTMLElement | null {
  let next = figure.nextSibling;
  while (next && !isElement(next) && isBlank(next.textContent)) next = next.nextSibling;
  return isElement(next) && /\bMsoCaption\b/i.test(classOf(next)) ? next : null;
}

/** Every picture becomes a figure of its own between paragraphs, with its caption in it. */
export function tidyPictures(root: HTMLElement): void {
  for (const image of all(root, "img")) {
    const width = Number(image.getAttribute("width"));
    const height = Number(image.getAttribute("height"));
    if (width === 1 && height === 1) {
      image.remove();
      continue;
    }
    const around = image.closest("figure");
    if (around && around.querySelectorAll("img").length === 1) {
      lift(around as HTMLElement, root);
      continue;
    }
    const figure = root.ownerDocument.createElement("figure");
    image.replaceWith(figure);
    figure.append(image);
    const caption = around?.querySelector("figcaption");
    if (
      caption &&
      around!.lastElementChild === caption &&
      !around!.querySelector("figure ~ img, figure + * img")
    )
      if (
        ![...around!.querySelectorAll("img")].some(
          (other) => other.parentElement !== figure && !other.closest("figure figure"),
        )
      )
        figure.append(caption);
    if (around) around.before(figure);
    if (around && isBlank(around.textContent) && !around.querySelector("img")) around.remove();
    lift(figure, root);
    const paragraph = captionAfter(figure);
    if (!paragraph || figure.querySelector("figcaption")) continue;
    const words = root.ownerDocument.createElement("figcaption");
    words.textContent = paragraph.textContent;
    figure.append(words);
    paragraph.remove();
  }
}
