import { convert } from "html-to-text";
import sanitizeHtml from "sanitize-html";
import { fileAddress, linkAddress, publicAddress, withoutOwnOrigin } from "./addresses";

const number = (value: string | undefined): string | undefined =>
  /^\d{1,5}$/.test(value ?? "") ? value : undefined;

function given(attributes: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function rules(ownOrigins: readonly string[]): sanitizeHtml.IOptions {
  const cell: sanitizeHtml.Transformer = (tagName, { colspan, rowspan, scope }) => ({
    tagName,
    attribs: given({
      colspan: number(colspan),
      rowspan: number(rowspan),
      scope: /^(row|col|rowgroup|colgroup)$/.test(scope ?? "") ? scope : undefined,
    }),
  });
  return {
    allowedTags: [
      ..."h1 h2 h3 h4 h5 h6 p ul ol li a strong em u s sub sup code pre br hr blockquote figure figcaption img".split(
        " ",
      ),
      ..."table caption thead tbody tfoot tr th td".split(" "),
    ],
    allowedAttributes: {
      a: ["href", "rel"],
      img: ["src", "alt", "width", "height"],
      ol: ["start", "type"],
      th: ["colspan", "rowspan", "scope"],
      td: ["colspan", "rowspan", "scope"],
    },
    allowedSchemes: ["http", "https", "mailto", "tel"],
    allowedSchemesByTag: { img: ["http", "https"] },
    allowProtocolRelative: false,
    disallowedTagsMode: "discard",
    nonTextTags:
      "script style textarea option noscript noembed noframes iframe object embed svg math template title xmp".split(
        " ",
      ),
    nestingLimit: 60,
    parseStyleAttributes: false,
    transformTags: {
      b: "strong",
      i: "em",
      strike: "s",
      del: "s",
      th: cell,
      td: cell,
      ol: (tagName, { start, type }) => ({
        tagName,
        attribs: given({ start: number(start), type: /^[aAiI]$/.test(type ?? "") ? type : undefined }),
      }),
      a: (tagName, { href }) => {
        const address = linkAddress(withoutOwnOrigin((href ?? "").trim(), ownOrigins));
        return { tagName, attribs: given(address ? { href: address, rel: "noopener nofollow" } : {}) };
      },
      img: (tagName, { src, alt, width, height }) => {
        const address = fileAddress(withoutOwnOrigin((src ?? "").trim(), ownOrigins));
        return {
          tagName,
          attribs: given({
            src: address ?? undefined,
            alt: alt ?? "",
            width: number(width),
            height: number(height),
          }),
        };
      },
    },
    exclusiveFilter: ({ tag, attribs, text, mediaChildren }) =>
      (tag === "img" && !attribs.src) || (tag === "figure" && !text.trim() && mediaChildren.length === 0),
  };
}

/**
 * What an editor wrote, reduced to headings, paragraphs, lists, links, tables, figures, images, quotations and
 * emphasis: no scripts, styles, frames or drawings, and no addresses but http(s), mailto, tel and the CMS's own files.
 */
export function sanitiseEditorialHtml(html: string, ownOrigins: readonly string[] = []): string {
  return sanitizeHtml(html, rules(ownOrigins)).trim();
}

/** The words of sanitised HTML, paragraph by paragraph. */
export function plainText(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: "a", options: { ignoreHref: true } },
      { selector: "img", format: "skip" },
      { selector: "blockquote", format: "block" },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      { selector: "table", format: "dataTable", options: { uppercaseHeaderCells: false } },
    ],
  }).trim();
}

/** Sanitised HTML with the addresses of the CMS's own files made absolute. */
export function withPublicAddresses(html: string, filesUrl: string): string {
  return html.replace(
    /(<(?:img|a) [^>]*?(?:src|href)=")(\/uploads\/)/g,
    (_match, before: string, address: string) => before + publicAddress(address, filesUrl),
  );
}
