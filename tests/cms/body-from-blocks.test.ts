import { bodyFromBlocks } from "../../cms/src/body/from-blocks";
import { bodyHtml } from "../../cms/src/body/html";
import { readBody } from "../../cms/src/body/register";

const html = (blocks: unknown) => bodyHtml(readBody(bodyFromBlocks(blocks)));
const linked = (url: unknown) => [
  { type: "paragraph", children: [{ type: "link", url, children: [{ type: "text", text: "chữ" }] }] },
];

it.each([
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "//evil.test",
  "#muc-2",
  "",
  null,
  7,
])("keeps the words of a link to %p and drops the link", (url) =>
  expect(html(linked(url))).toBe("<p>chữ</p>"),
);

it.each([
  ["https://a.test/?a=1&b=2", "https://a.test/?a=1&amp;b=2"],
  ['https://a.test/"><script>', "https://a.test/&quot;&gt;&lt;script&gt;"],
  ["mailto:a@b.test", "mailto:a@b.test"],
  ["tel:+84 243 1234", "tel:+84 243 1234"],
  ["/uploads/a.pdf", "/uploads/a.pdf"],
])("links to %s", (url, href) => expect(html(linked(url))).toBe(`<p><a href="${href}">chữ</a></p>`));

it("carries every kind of block over, escaped, nested lists included", () => {
  const children = [{ type: "text", text: "<b>&", bold: true, italic: true, code: true }];
  const text = "<code><em><strong>&lt;b&gt;&amp;</strong></em></code>";
  const item = { type: "list-item", children };
  const nested = { type: "list", format: "ordered", children: [item] };
  for (const [block, expected] of [
    [{ type: "paragraph", children }, `<p>${text}</p>`],
    [{ type: "paragraph", children: [{ type: "text", text: "a\nb" }] }, "<p>a<br>b</p>"],
    [{ type: "quote", children }, `<blockquote>${text}</blockquote>`],
    [{ type: "heading", level: 2, children }, `<h2>${text}</h2>`],
    [{ type: "heading", level: 6, children }, `<h6>${text}</h6>`],
    [
      { type: "list", format: "unordered", children: [item, nested, item] },
      `<ul><li>${text}<ol><li>${text}</li></ol></li><li>${text}</li></ul>`,
    ],
    [{ type: "list", format: "ordered", children: [nested] }, `<ol><li><ol><li>${text}</li></ol></li></ol>`],
    [
      { type: "code", language: "sql", children: [{ type: "text", text: "a <\n b" }] },
      "<pre><code>a &lt;\n b</code></pre>",
    ],
    [{ type: "something-new", children }, `<p>${text}</p>`],
  ])
    expect(html([block])).toBe(expected);
});

it("keeps pictures with their words, by their place in the media library", () => {
  const picture = (image: object) => html([{ type: "image", image, children: [] }]);
  expect(picture({ url: "https://a.test/a.png" })).toBe(
    '<figure><img src="https://a.test/a.png" alt=""></figure>',
  );
  expect(
    picture({
      url: "http://10.0.0.1:1337/uploads/a.png",
      provider: "local",
      alternativeText: '"A"',
      caption: "<i>",
      width: 3,
      height: 2,
    }),
  ).toBe(
    '<figure><img src="/uploads/a.png" alt="&quot;A&quot;" width="3" height="2"><figcaption>&lt;i&gt;</figcaption></figure>',
  );
  const unusable = bodyFromBlocks([
    { type: "image", image: { url: "javascript:alert(1)", caption: "Còn" }, children: [] },
  ]);
  expect(unusable?.content[0].attrs).toMatchObject({ src: null, caption: "Còn" });
  expect(bodyHtml(unusable)).toBeNull();
});

it.each([null, undefined, [], "chữ", [{ type: "paragraph", children: [{ type: "text", text: "" }] }]])(
  "is null for %j",
  (blocks) => expect(bodyFromBlocks(blocks)).toBeNull(),
);
