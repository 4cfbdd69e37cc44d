import { Node } from "@tiptap/core";
import { fileAddress } from "./addresses";

/**
 * A picture inside a text. `src` is null where a pasted text had a picture that did not come with it, and "waiting:…"
 * while the panel puts it into the media library.
 */
export interface Picture {
  src: string | null;
  /** What it shows, for those who cannot see it. */
  alt: string | null;
  caption: string | null;
  width: number | null;
  height: number | null;
  /** Says nothing that the text does not say (a line, an ornament): needs neither description nor caption. */
  decorative: boolean;
}

const words = (text: string | null | undefined): string | null => text?.replace(/\s+/g, " ").trim() || null;

const pixels = (text: string | null): number | null => (/^\d{1,5}$/.test(text ?? "") ? Number(text) : null);

const waiting = (text: string | null): string | null => (/^waiting:[\w-]+$/.test(text ?? "") ? text : null);

function read(image: Element, caption: Element | null): Picture {
  return {
    src: fileAddress(image.getAttribute("src")) ?? waiting(image.getAttribute("src")),
    alt: words(image.getAttribute("alt")),
    caption: words(caption?.textContent),
    width: pixels(image.getAttribute("width")),
    height: pixels(image.getAttribute("height")),
    decorative: image.getAttribute("role") === "presentation",
  };
}

/** One block: a picture with its description and the caption under it. */
export const PictureNode = Node.create({
  name: "image",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    // What the element has of this name is not taken as it is: `read` below says what is.
    const none = { default: null, rendered: false, parseHTML: () => null };
    return {
      src: none,
      alt: none,
      caption: none,
      width: none,
      height: none,
      decorative: { ...none, default: false },
    };
  },
  parseHTML() {
    return [
      {
        tag: "figure",
        getAttrs(figure) {
          const image = figure.querySelector("img");
          return image ? read(image, figure.querySelector("figcaption")) : false;
        },
      },
      { tag: "img", getAttrs: (image) => read(image, null) },
    ];
  },
  renderHTML({ node }) {
    const { src, alt, caption, width, height, decorative } = node.attrs as Picture;
    const image = ["img", { src, alt: alt ?? "", width, height, role: decorative ? "presentation" : null }];
    return ["figure", {}, image, ...(caption ? [["figcaption", {}, caption]] : [])] as never;
  },
});
