import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bodyFromHtml } from "../../cms/src/body/from-html";
import { bodyHtml } from "../../cms/src/body/html";
import { bodySchema, type Body, type BodyNode } from "../../cms/src/body/schema";

const pasted = (name: string) => readFileSync(join(__dirname, "pasted", name), "utf8");
/** One element a line, so that a difference is seen where it is. */
const lines = (html: string | null) =>
  (html ?? "")
    .replace(/(<\/(?:p|h\d|li|ul|ol|tr|thead|table|figure|blockquote)>)/g, "$1\n")
    .split("\n")
    .filter(Boolean);
const through = (html: string) => bodyHtml(bodyFromHtml(html));

describe("a text of Word", () => {
  const body = bodyFromHtml(pasted("word-report.html"))!;

  it("comes out as headings, paragraphs, lists and tables that say the same", () =>
    expect(lines(bodyHtml(body))).toEqual(lines(pasted("word-report.clean.html").replace(/\n/g, ""))));

  it("keeps the place, the description and the caption of a picture that did not come with it", () =>
    expect(body.content.find(({ type }) => type === "image")!.attrs).toEqual({
      src: null,
      alt: "Đại hội biểu quyết",
      caption: "Hình 1. Đại biểu biểu quyết",
      width: 400,
      height: 267,
      decorative: false,
    }));

  it("says nothing of what a colleague remarked in the margin, of hidden words and of the file", () => {
    expect(JSON.stringify(body)).not.toMatch(/kế toán|NL1|tên tệp|mso|StartFragment|supportLists/i);
  });

  it("is valid, and is the same when it is read again from its own HTML", () => {
    expect(() => bodySchema.nodeFromJSON(body).check()).not.toThrow();
    const content = body.content.filter(({ type }) => type !== "image");
    expect(bodyFromHtml(bodyHtml(body)!)).toEqual({ ...body, content });
  });
});

const word = fc.constantFrom("công", "đoàn", "viên", "54", "<b>", "&amp;", '"', "'", "ế");
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
const marks = fc.subarray([
  { type: "link", attrs: { href: "https://congdoan.test/?a=1&b=2" } },
  { type: "bold" },
  { type: "italic" },
  { type: "underline" },
  { type: "strike" },
  { type: "superscript" },
]);
const piece = fc.tuple(phrase, marks).map(([text, some]): BodyNode => ({ type: "text", text, marks: some }));
const inline = fc
  .array(piece, { minLength: 1, maxLength: 3 })
  .chain((pieces) =>
    fc
      .boolean()
      .map((broken) =>
        broken && pieces.length > 1 ? [pieces[0], { type: "hardBreak" }, ...pieces.slice(1)] : pieces,
      ),
  );
const paragraph = inline.map((content): BodyNode => ({ type: "paragraph", content }));
const heading = fc
  .tuple(fc.constantFrom(1, 2, 3, 4), phrase)
  .map(
    ([level, text]): BodyNode => ({ type: "heading", attrs: { level }, content: [{ type: "text", text }] }),
  );
const picture = fc.tuple(fc.option(phrase), fc.option(phrase), fc.boolean()).map(
  ([alt, caption, decorative]): BodyNode => ({
    type: "image",
    attrs: {
      src: "/uploads/a.png",
      alt: decorative ? null : alt,
      caption,
      width: 10,
      height: null,
      decorative,
    },
  }),
);
const { block } = fc.letrec<{ block: BodyNode; list: BodyNode }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    paragraph,
    heading,
    picture,
    fc.constant<BodyNode>({ type: "horizontalRule" }),
    phrase.map(
      (text): BodyNode => ({ type: "codeBlock", content: [{ type: "text", text: `${text}\n  ${text}` }] }),
    ),
    tie("list"),
    fc
      .tuple(paragraph, fc.array(tie("block"), { maxLength: 2 }))
      .map(([first, rest]): BodyNode => ({ type: "blockquote", content: [first, ...rest] })),
  ),
  list: fc
    .tuple(
      fc.constantFrom(
        { type: "bulletList" },
        { type: "orderedList", attrs: { start: 3, type: "a" } },
        { type: "orderedList" },
      ),
      fc.array(fc.tuple(paragraph, fc.array(tie("block"), { maxLength: 2 })), { minLength: 1, maxLength: 3 }),
    )
    .map(
      ([list, items]): BodyNode => ({
        ...list,
        content: items.map(([first, rest]) => ({ type: "listItem", content: [first, ...rest] })),
      }),
    ),
}));
const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([columns, rows, head]) =>
    fc
      .array(fc.array(block, { minLength: 1, maxLength: 2 }), {
        minLength: columns * rows,
        maxLength: columns * rows,
      })
      .map(
        (cells): BodyNode => ({
          type: "table",
          content: Array.from({ length: rows }, (_row, row) => ({
            type: "tableRow",
            content: cells
              .slice(row * columns, (row + 1) * columns)
              .map((content) => ({ type: head && row === 0 ? "tableHeader" : "tableCell", content })),
          })),
        }),
      ),
  );
const anyBody = fc
  .array(fc.oneof({ arbitrary: block, weight: 4 }, { arbitrary: table, weight: 1 }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((content) => bodySchema.nodeFromJSON({ type: "doc", content }).toJSON() as Body);

it("loses nothing on the way to HTML and back", () => {
  fc.assert(
    fc.property(anyBody, (body) => {
      const html = bodyHtml(body);
      expect(bodyHtml(bodyFromHtml(html!))).toBe(html);
    }),
    { numRuns: 100 },
  );
});

const TAGS =
  "p div span b font center h2 h5 ul ol li dl dd blockquote table tr td th caption thead figure figcaption a sup pre o:p st1:place section".split(
    " ",
  );
const ATTRIBUTES = [
  "",
  ' class="MsoListParagraph" style="mso-list:l0 level1 lfo1"',
  ' style="mso-list:Ignore"',
  ' class="MsoCaption"',
  ' href="#_ftn1"',
  ' colspan="3" rowspan="2"',
  ' style="mso-outline-level:2"',
];
const { tree } = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.constantFrom("¶ ", "¶ ¶ ", "<br>", "<img src='/uploads/a.png'>", "<hr>", "&nbsp;"),
    fc
      .tuple(
        fc.constantFrom(...TAGS),
        fc.constantFrom(...ATTRIBUTES),
        fc.array(tie("tree"), { maxLength: 4 }),
      )
      .map(([tag, attributes, inner]) => `<${tag}${attributes}>${inner.join("")}</${tag}>`),
  ),
}));

it("keeps every word of whatever HTML it is given, and can be saved", () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), (trees) => {
      let n = 0;
      const html = trees.join("").replace(/¶/g, () => `chữ${(n += 1)}`);
      const body = bodyFromHtml(html);
      expect(JSON.stringify(body).match(/"type":"image"/g)?.length ?? 0).toBe(html.split("<img").length - 1);
      const words = (JSON.stringify(body).match(/chữ\d+/g) ?? []).map((found) => Number(found.slice(3)));
      expect(words.sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_word, index) => index + 1));
      if (body) expect(() => bodySchema.nodeFromJSON(body).check()).not.toThrow();
    }),
    { numRuns: 150 },
  );
});

it.each([
  ["", null],
  ["<p> </p><p>&nbsp;</p>", null],
  ["chữ <b>đậm</b>", "<p>chữ <strong>đậm</strong></p>"],
  [
    "<div>Một</div><div>Hai<table><tr><td>Ba</table>Bốn</div>",
    "<p>Một</p><p>Hai</p><table><tbody><tr><td>Ba</td></tr></tbody></table><p>Bốn</p>",
  ],
  [
    "<p>a<script>alert(1)</script><a href='javascript:alert(1)'>b</a><iframe src=x>c</iframe></p>",
    "<p>ab</p>",
  ],
  [
    "<table><tr><td>1<td>2<tr><td>3</table>",
    "<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr></tbody></table>",
  ],
  [
    `<div class="ListContainerWrapper SCXW1 BCX0"><ul class="BulletListStyle1" role="list"><li data-listid="1" data-aria-level="1" class="OutlineElement"><p class="Paragraph"><span class="TextRun">Một</span><span class="EOP">&nbsp;</span></p></li></ul></div>
     <div class="ListContainerWrapper"><ol style="list-style-type: lower-alpha;" start="2"><li data-aria-level="2"><p>Hai</p></li></ol></div>
     <div class="ListContainerWrapper"><ol style="list-style-type: lower-alpha;" start="3"><li data-aria-level="2"><p>Ba</p></li></ol></div>
     <div class="ListContainerWrapper"><ul><li data-aria-level="1"><p>Bốn</p></li></ul></div>`,
    '<ul><li>Một<ol start="2" type="a"><li>Hai</li><li>Ba</li></ol></li><li>Bốn</li></ul>',
  ],
  [
    "<figure><a href='/uploads/b.png'><img src='/uploads/a.png'></a><img src='/uploads/b.png' alt='B'><p>Chữ</p><figcaption>Lời</figcaption></figure>",
    '<figure><img src="/uploads/a.png" alt=""></figure><figure><img src="/uploads/b.png" alt="B"><figcaption>Lời</figcaption></figure><p>Chữ</p>',
  ],
  [
    "<figure><table><tr><td>1</table><figcaption>Bảng một</figcaption></figure>",
    "<table><tbody><tr><td>1</td></tr></tbody></table><p>Bảng một</p>",
  ],
  [
    "<p>trước <img src='/uploads/a.png' alt='A'> sau</p>",
    '<p>trước</p><figure><img src="/uploads/a.png" alt="A"></figure><p>sau</p>',
  ],
])("reads %s", (html, clean) => expect(through(html)).toBe(clean));
