import { plainText, sanitiseEditorialHtml, withPublicAddresses } from "../../api/content/editorial-html";

/** What an attacker or a careless editor writes, and all that may remain of it. */
const hostile: [string, string, string][] = [
  ["a script", `<p>a</p><script>alert(1)</script>`, `<p>a</p>`],
  ["a script that never ends", `<p>a</p><script>alert(1)`, `<p>a</p>`],
  ["a script in capitals", `<SCRIPT SRC=http://x.example/x.js></SCRIPT>b`, `b`],
  ["an event handler", `<p onclick="alert(1)">a</p>`, `<p>a</p>`],
  ["an image that fails to load", `<img src=x onerror=alert(1)>`, ``],
  [
    "an image with a handler",
    `<img src="https://x.example/a.png" onerror="alert(1)" />`,
    `<img src="https://x.example/a.png" alt="" />`,
  ],
  ["a javascript: link", `<a href="javascript:alert(1)">a</a>`, `<a>a</a>`],
  ["one with a tab inside", `<a href="java\tscript:alert(1)">a</a>`, `<a>a</a>`],
  ["one written in entities", `<a href="&#106;avascript:alert(1)">a</a>`, `<a>a</a>`],
  ["one with a control character before", `<a href="\u0001javascript:alert(1)">a</a>`, `<a>a</a>`],
  ["a data: link", `<a href="data:text/html,<script>alert(1)</script>">a</a>`, `<a>a</a>`],
  ["a vbscript: link", `<a href="vbscript:msgbox(1)">a</a>`, `<a>a</a>`],
  ["a link without a protocol", `<a href="//x.example/">a</a>`, `<a>a</a>`],
  ["a data: image", `<img src="data:image/svg+xml;base64,PHN2Zz4=" alt="x">`, ``],
  ["a link without a readable address", `<a href="https://%%%">a</a>`, `<a>a</a>`],
  ["a figure whose image is lost", `<p>a</p><figure><img src="x" alt="b"></figure>`, `<p>a</p>`],
  ["a relative image", `<img src="../../admin/x.png">`, ``],
  ["a climb out of the uploads", `<img src="/uploads/../admin/x.png">`, ``],
  ["a frame", `<iframe src="https://x.example/">words</iframe>a`, `a`],
  ["a frame's document", `<iframe srcdoc="<script>alert(1)</script>"></iframe>`, ``],
  ["an object and an embed", `<object data="x.swf"><embed src="x.swf"></object>a`, `a`],
  ["a drawing", `<svg onload="alert(1)"><script>alert(1)</script><text>x</text></svg>a`, `a`],
  [
    "a formula",
    `<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>a`,
    `a`,
  ],
  ["a style", `<style>body{background:url(javascript:1)}</style><p style="position:fixed">a</p>`, `<p>a</p>`],
  ["names that clash with the page's", `<p id="getElementById" name="x" class="y">a</p>`, `<p>a</p>`],
  ["a form", `<form action="https://x.example"><input name=q><button>a</button></form>`, `a`],
  [
    "a base and a meta",
    `<base href="https://x.example/"><meta http-equiv="refresh" content="0;url=https://x.example">a`,
    `a`,
  ],
  ["a template", `<template><script>alert(1)</script></template>a`, `a`],
  ["a comment", `<!--<img src=x onerror=alert(1)>-->a`, `a`],
  ["a noscript", `<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>a`, `a`],
  ["words that look like tags", `<p>1 &lt; 2 &lt;script&gt;</p>`, `<p>1 &lt; 2 &lt;script&gt;</p>`],
];

const kept: [string, string, string][] = [
  [
    "headings and paragraphs",
    `<h2>Đại hội</h2><p>Một <b>hai</b> <i>ba</i> <u>bốn</u> <s>năm</s></p>`,
    `<h2>Đại hội</h2><p>Một <strong>hai</strong> <em>ba</em> <u>bốn</u> <s>năm</s></p>`,
  ],
  [
    "lists",
    `<ol start="3"><li>a</li></ol><ol type="a"><li>b</li></ol><ul><li>c</li></ul>`,
    `<ol start="3"><li>a</li></ol><ol type="a"><li>b</li></ol><ul><li>c</li></ul>`,
  ],
  [
    "a link",
    `<a href="https://congdoan.vn/?a=1&amp;b=2" target="_blank" rel="opener">a</a>`,
    `<a href="https://congdoan.vn/?a=1&amp;b=2" rel="noopener nofollow">a</a>`,
  ],
  [
    "a mail address",
    `<a href="mailto:a@b.example">a</a>`,
    `<a href="mailto:a@b.example" rel="noopener nofollow">a</a>`,
  ],
  [
    "an apostrophe in a link",
    `<a href="https://x.example/o&#39;neil">a</a>`,
    `<a href="https://x.example/o'neil" rel="noopener nofollow">a</a>`,
  ],
  [
    "a telephone number",
    `<a href="tel:+84 28 3822 1234">a</a>`,
    `<a href="tel:+842838221234" rel="noopener nofollow">a</a>`,
  ],
  [
    "a table",
    `<table><thead><tr><th colspan="2" scope="col">a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>`,
    `<table><thead><tr><th colspan="2" scope="col">a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>`,
  ],
  [
    "a figure",
    `<figure><img src="/uploads/a.png" alt="Hội trường &amp; đại biểu" width="10" height="1e3"><figcaption>c</figcaption></figure>`,
    `<figure><img src="/uploads/a.png" alt="Hội trường &amp; đại biểu" width="10" /><figcaption>c</figcaption></figure>`,
  ],
  [
    "quotations, code and rules",
    `<blockquote>a</blockquote><pre><code>b</code></pre><hr>c<br>d`,
    `<blockquote>a</blockquote><pre><code>b</code></pre><hr />c<br />d`,
  ],
];

describe("the HTML of editors", () => {
  test.each(hostile)("loses %s", (_name, given, left) => expect(sanitiseEditorialHtml(given)).toBe(left));
  test.each(kept)("keeps %s", (_name, given, left) => expect(sanitiseEditorialHtml(given)).toBe(left));

  test("is unchanged when it is sanitised again", () => {
    for (const [, given] of [...hostile, ...kept]) {
      const once = sanitiseEditorialHtml(given);
      expect(sanitiseEditorialHtml(once)).toBe(once);
    }
  });

  test("survives a thousand nested elements", () => {
    expect(
      plainText(sanitiseEditorialHtml(`${"<blockquote>".repeat(20_000)}a${"</blockquote>".repeat(20_000)}`)),
    ).toContain("a");
  });

  test("forgets the address under which the CMS knew itself, and gets the public one when it is read", () => {
    const stored = sanitiseEditorialHtml(
      `<p>src="/uploads/x"</p><img src="http://127.0.0.1:1337/uploads/a.png" alt='href="/uploads/y"'><a href="/uploads/b.pdf">b</a>`,
      ["http://127.0.0.1:1337"],
    );
    expect(stored).toContain(`src="/uploads/a.png"`);
    expect(withPublicAddresses(stored, "https://cms.example")).toBe(
      `<p>src="/uploads/x"</p><img src="https://cms.example/uploads/a.png" alt="href=&quot;/uploads/y&quot;" /><a href="https://cms.example/uploads/b.pdf" rel="noopener nofollow">b</a>`,
    );
  });

  test("gives a quotation as it was said", () =>
    expect(plainText("<p>a</p><blockquote>b<br>c</blockquote>")).toBe("a\n\nb\nc"));

  test("gives its words alone, paragraph by paragraph", () => {
    const html = `<h2>Đại hội</h2><p>Một <a href="https://x.example/">hai</a></p><ul><li>ba</li></ul><table><tr><th>năm</th><td>2021</td></tr></table><img src="/uploads/a.png" alt="ảnh">`;
    expect(plainText(html).split(/\s+/)).toEqual(["Đại", "hội", "Một", "hai", "*", "ba", "năm", "2021"]);
  });
});
