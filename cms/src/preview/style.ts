import { createHash } from "node:crypto";

export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; font: 1.0625rem/1.65 "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif; color: #1d2129; background: #fff; overflow-wrap: break-word; }
.draft { position: sticky; top: 0; padding: .6rem 1rem; background: #7a1f1f; color: #fff; text-align: center; font-size: .95rem; }
.draft strong { letter-spacing: .03em; }
main { max-width: 44rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: clamp(1.5rem, 5vw, 2.1rem); line-height: 1.25; margin: .2rem 0 .8rem; }
h2, h3, h4 { line-height: 1.3; margin: 1.8rem 0 .5rem; }
.line { color: #5a6270; font-size: .95rem; margin: 0 0 .25rem; }
.excerpt { font-weight: 600; margin: 1.2rem 0; }
figure { margin: 1.4rem 0; }
img { max-width: 100%; height: auto; display: block; margin: 0 auto; }
figcaption { color: #5a6270; font-size: .9rem; margin-top: .4rem; text-align: center; }
blockquote { margin: 1.2rem 0; padding-left: 1rem; border-left: 3px solid #c9cdd4; }
pre { overflow-x: auto; background: #f4f5f7; padding: .8rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { border: 1px solid #c9cdd4; padding: .4rem .6rem; text-align: left; vertical-align: top; }
a { color: #0b5cad; }
dl { border-top: 1px solid #e1e4e9; margin-top: 2.5rem; padding-top: 1rem; }
dt { font-weight: 600; margin-top: .8rem; }
dd { margin: 0; }
.missing { color: #7a1f1f; font-style: italic; }
@media print {
  body { font-size: 11pt; }
  main { max-width: none; padding: 0; }
  .draft { position: static; background: none; color: #000; border: 2px solid #000; margin-bottom: 1rem; }
  figure, tr { break-inside: avoid; }
  a { color: inherit; }
}
`;

/** The page's only style, allowed by its hash: nothing that a text brings along is. */
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** Of a page that nobody may keep, frame, find or be led from, and that runs nothing. */
export const HEADERS: Record<string, string> = {
  "Cache-Control": "no-store, private",
  Pragma: "no-cache",
  "Referrer-Policy": "no-referrer",
  "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet, noimageindex",
  "X-Frame-Options": "DENY",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy": [
    "default-src 'none'",
    "img-src 'self'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
};
