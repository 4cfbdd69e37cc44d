import type { Block, Zone } from "../page";
import { attribute, has, namesOf, styleOf, type DomNode } from "./dom";

const HIDDEN_NAMES = /(?:^|\s)(?:hidden|hide|d-none|sr-only|visually-hidden|invisible|display-none)(?:\s|$)/i;

const TAGS: Record<string, Zone> = {
  nav: "navigation",
  footer: "footer",
  aside: "aside",
  menu: "navigation",
};
const ROLES: Record<string, Zone> = {
  navigation: "navigation",
  banner: "header",
  contentinfo: "footer",
  complementary: "aside",
  search: "form",
  menu: "navigation",
};

const edge = "(?:^|[\\s_-])";
/** How Vietnamese portals name the parts of their pages. The first that fits. */
const NAMES: [Zone, RegExp][] = [
  ["comments", new RegExp(`${edge}(?:fb-)?comments?|idcomment|binh-?luan|y-?kien`, "i")],
  [
    "related",
    /related|(?:tin|bai)-?(?:lien-?quan|khac|cu|moi|cung)|lien-?quan|cungchuyenmuc|others?-?(?:news|articles?|post)|news-?other|latest-?news|more-?news|tinmoi/i,
  ],
  ["rating", /rating|hover-star|(?:^|[\s_-])(?:stars?|votes?)(?:[\s_-]|$)|danh-?gia|form3B/i],
  [
    "share",
    new RegExp(
      `${edge}(?:share|sharing|social|addthis|sharethis|fb-like|fb-root|toolbar|tools?|print|sendmail|adminlink|news-?tools?|control|newscontrol)(?:[\\s_-]|\\d|$)|socialicon|social-|share-|sharedaddy`,
      "i",
    ),
  ],
  [
    "navigation",
    new RegExp(
      `breadcrumb|bread-crumb|duong-?dan|pagination|path-?way|${edge}(?:main-?|top-?|left-?|right-?)?(?:menu|nav|navbar|pager|paging)(?:[\\s_\\d-]|$)`,
      "i",
    ),
  ],
  ["footer", new RegExp(`${edge}(?:site-?|page-?)?(?:footer|copyright|ban-?quyen)`, "i")],
  [
    "aside",
    new RegExp(
      `side-?bar|${edge}(?:left|right)-?(?:col|column|panel|pane|bar|side|content)|${edge}(?:col|cot)-?(?:left|right|trai|phai)|widget|quang-?cao|advert|${edge}(?:qc|ads?)(?:[\\s_-]|$)|thong-?ke|counter|visitor|web-?links?|${edge}(?:login|dang-?nhap|search|tim-?kiem)`,
      "i",
    ),
  ],
  ["header", new RegExp(`${edge}(?:site-?header|page-?header|top-?bar|masthead|header-?top|banner)`, "i")],
];

/** The part of a portal's page that an element is by its own markup. */
export function zoneOf(node: DomNode, formIsPage: boolean): Zone | undefined {
  const css = styleOf(node);
  if (
    attribute(node, "hidden") ||
    "hidden" in (node.attribs ?? {}) ||
    /display:none|visibility:hidden/.test(css)
  )
    return "hidden";
  if (HIDDEN_NAMES.test(attribute(node, "class"))) return "hidden";
  const tag = node.name ?? "";
  if (TAGS[tag]) return TAGS[tag];
  // ASP.NET puts the whole page into one form.
  if (tag === "form") return formIsPage ? undefined : "form";
  if (tag === "select" || tag === "button" || tag === "option") return "form";
  if (tag === "header" && !has(node, ({ name }) => name === "h1")) return "header";
  const role = attribute(node, "role").toLowerCase();
  if (ROLES[role]) return ROLES[role];
  if (tag === "body" || tag === "html" || tag === "p" || /^h[1-6]$/.test(tag)) return undefined;
  const names = namesOf(node);
  return names ? NAMES.find(([, words]) => words.test(names))?.[0] : undefined;
}

const TITLE =
  /headline|tieu-?de|lbl_?title|(?:^|[\s_-])(?:news|article|post|entry|detail|content|bai)?[\s_-]?title(?:[\s_-]|$)|ArticleTitle/i;
const LEAD =
  /home-?text|sapo|(?:^|[\s_-])(?:lead|abstract|summary|tom-?tat|trich-?yeu|chapeau|intro)(?:[\s_-]|$)/i;
const CAPTION = /caption|chu-?thich|img-?note|image-?note|wp-caption-text/i;

/** What the markup calls a block. */
export function roleOf(node: DomNode): Block["role"] {
  const names = namesOf(node);
  if (node.name === "figcaption" || CAPTION.test(names)) return "caption";
  if (LEAD.test(names)) return "lead";
  return TITLE.test(names) && !/site-?title|block-?title|module-?title|widget-?title/i.test(names)
    ? "title"
    : undefined;
}
