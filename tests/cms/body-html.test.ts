import { bodyHtml } from "../../cms/src/api/feed/services/body-html";

const linked = (url: unknown) => [
  { type: "paragraph", children: [{ type: "link", url, children: [{ type: "text", text: "chữ" }] }] },
];

it.each([
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "//evil.test",
  "",
  null,
  7,
])("keeps the words of a link to %p and drops the link", (url) =>
  expect(bodyHtml(linked(url))).toBe("<p>chữ</p>"),
);

it.each([
  ["https://a.test/?a=1&b=2", "https://a.test/?a=1&amp;b=2"],
  ['https://a.test/"><script>', "https://a.test/&quot;&gt;&lt;script&gt;"],
  ["mailto:a@b.test", "mailto:a@b.test"],
  ["/uploads/a.pdf", "/uploads/a.pdf"],
  ["#muc-2", "#muc-2"],
])("links to %s", (url, href) => expect(bodyHtml(linked(url))).toBe(`<p><a href="${href}">chữ</a></p>`));

it("escapes text in every kind of block, nested lists included", () => {
  const children = [{ type: "text", text: "<b>&", bold: true, italic: true }];
  const text = "<em><strong>&lt;b&gt;&amp;</strong></em>";
  const item = { type: "list-item", children };
  for (const [block, html] of [
    [{ type: "paragraph", children }, `<p>${text}</p>`],
    [{ type: "quote", children }, `<blockquote>${text}</blockquote>`],
    [{ type: "heading", level: 2, children }, `<h2>${text}</h2>`],
    [
      {
        type: "list",
        format: "unordered",
        children: [item, { type: "list", format: "ordered", children: [item] }],
      },
      `<ul><li>${text}<ol><li>${text}</li></ol></li></ul>`,
    ],
  ])
    expect(bodyHtml([block])).toBe(html);
});

it("drops pictures without a usable address and gives every other an alt attribute", () => {
  const picture = (image: object) => bodyHtml([{ type: "image", image, children: [] }]);
  expect(picture({ url: "javascript:alert(1)" })).toBeNull();
  expect(picture({ url: "https://a.test/a.png" })).toBe(
    '<figure><img src="https://a.test/a.png" alt=""></figure>',
  );
  expect(picture({ url: "http://10.0.0.1:1337/uploads/a.png", provider: "local", caption: "<i>" })).toBe(
    '<figure><img src="/uploads/a.png" alt=""><figcaption>&lt;i&gt;</figcaption></figure>',
  );
});

it.each([null, undefined, [], "chữ", [{ type: "paragraph", children: [{ type: "text", text: "" }] }]])(
  "is null for %j",
  (blocks) => expect(bodyHtml(blocks)).toBeNull(),
);
