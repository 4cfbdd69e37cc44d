import type { PageImage } from "../page";
import { clean } from "../words";
import { attribute, styleOf, type DomNode } from "./dom";

const SMALLEST_SIDE = 50;
const DECORATION =
  /spacer|blank\.(?:gif|png)|pixel|icon|emoticon|smil(?:ey|ies)|bullet|arrow|loading|avatar|logo|btn|button|star|rating|new\.gif|hot\.gif|captcha|qrcode|print\.(?:gif|png)/i;

const width = (node: DomNode, side: "width" | "height"): number => {
  const css = new RegExp(`(?:^|;)${side}:(\\d+)px`).exec(styleOf(node))?.[1];
  return Number(css ?? /^\d+/.exec(attribute(node, side))?.[0] ?? Number.NaN);
};

/** The address of the picture itself: pages that load late put it elsewhere than in `src`. */
function sourceOf(node: DomNode): string {
  const late = ["data-src", "data-original", "data-lazy-src", "data-lazy"].map((name) =>
    attribute(node, name).trim(),
  );
  const own = attribute(node, "src").trim();
  const [first] = attribute(node, "srcset")
    .split(",")
    .map((part) => part.trim().split(/\s+/)[0]);
  const isStandIn =
    own === "" ||
    (own.startsWith("data:") && own.length < 400) ||
    DECORATION.test(own.split("/").at(-1) ?? "");
  return (isStandIn ? (late.find(Boolean) ?? (own || first)) : own) ?? "";
}

/** The picture of an <img>; null where there is nothing to show. */
export function pictureOf(node: DomNode): PageImage | null {
  const source = sourceOf(node);
  if (!source) return null;
  const alt = clean(attribute(node, "alt")) || clean(attribute(node, "title")) || null;
  const inline = /^data:(?<type>image\/[\w.+-]+);base64,(?<data>[\s\S]+)$/i.exec(source);
  if (!inline) return { source, alt, caption: null, certainty: "certain" };
  const { type, data } = inline.groups!;
  return {
    source: "data:",
    bytes: Buffer.from(data, "base64"),
    contentType: type.toLowerCase(),
    alt,
    caption: null,
    certainty: "certain",
  };
}

/** Small, or called what only ornaments are called. */
export function isDecoration(node: DomNode, picture: PageImage): boolean {
  const sides = [width(node, "width"), width(node, "height")];
  if (sides.some((side) => side < SMALLEST_SIDE)) return true;
  if (picture.bytes) return picture.bytes.length < 400;
  return DECORATION.test(
    decodeURIComponent(
      picture.source
        .split(/[?#]/)[0]
        .split("/")
        .at(-1)!
        .replace(/%(?![\da-f]{2})/gi, ""),
    ),
  );
}

/** The address of a video that can be watched on the web, from the frame that shows it. */
export function videoOf(address: string): string | null {
  const youtube =
    /(?:youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/|youtu\.be\/|youtube\.com\/watch\?v=)(?<id>[\w-]{11})/.exec(
      address,
    );
  if (youtube) return `https://www.youtube.com/watch?v=${youtube.groups!.id}`;
  const vimeo = /player\.vimeo\.com\/video\/(?<id>\d+)/.exec(address);
  return vimeo ? `https://vimeo.com/${vimeo.groups!.id}` : null;
}
