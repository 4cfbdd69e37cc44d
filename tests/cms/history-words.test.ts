import { actingAs, actionFor, recordedAs, whoActs } from "../../cms/src/history/actor";
import { paragraphDifference } from "../../cms/src/history/difference";
import { paragraphsOf } from "../../cms/src/history/paragraphs";

const text = (value: string) => ({ type: "text", text: value });

describe("the paragraphs of a text, however an editor stores it", () => {
  it("come from blocks, with lists, links and pictures", () => {
    const blocks = [
      { type: "heading", level: 2, children: [text("Kết quả")] },
      {
        type: "paragraph",
        children: [
          text("Xem "),
          { type: "link", url: "https://a.test", children: [text("báo cáo")] },
          text(" này."),
        ],
      },
      {
        type: "list",
        children: [
          { type: "list-item", children: [text("Một")] },
          { type: "list", children: [{ type: "list-item", children: [text("Một chấm một")] }] },
        ],
      },
      {
        type: "image",
        image: { alternativeText: "Đại hội", name: "a.png", caption: null },
        children: [text("")],
      },
      { type: "paragraph", children: [text("   ")] },
    ];
    expect(paragraphsOf(blocks)).toEqual([
      "Kết quả",
      "Xem báo cáo này.",
      "Một",
      "Một chấm một",
      "[Ảnh: Đại hội]",
    ]);
  });

  it("come from a document of nested nodes, with tables and line breaks, also where it is stored as text", () => {
    const cell = (value: string) => ({
      type: "tableCell",
      content: [{ type: "paragraph", content: [text(value)] }],
    });
    const document = {
      type: "doc",
      content: [
        { type: "paragraph", content: [text("Dòng một"), { type: "hardBreak" }, text("dòng hai")] },
        { type: "table", content: [{ type: "tableRow", content: [cell("Đoàn viên"), cell("54")] }] },
        { type: "image", attrs: { src: "/uploads/a.png", alt: "Ảnh chụp", caption: "Hình 1" } },
        { type: "paragraph" },
      ],
    };
    const expected = ["Dòng một\ndòng hai", "Đoàn viên", "54", "[Ảnh: Ảnh chụp: Hình 1]"];
    expect(paragraphsOf(document)).toEqual(expected);
    expect(paragraphsOf(JSON.stringify(document))).toEqual(expected);
  });

  it("come from HTML and from plain text", () => {
    expect(
      paragraphsOf(
        '<h2>Kết quả</h2><p>54&nbsp;đoàn viên &amp; <strong>29</strong> nữ<br>năm 2021</p><table><tr><td>A</td><td>B</td></tr></table><figure><img src="/uploads/a.png" alt="Ảnh"><figcaption>Chú thích</figcaption></figure>',
      ),
    ).toEqual(["Kết quả", "54 đoàn viên & 29 nữ\nnăm 2021", "A", "B", "[Ảnh: Ảnh]", "Chú thích"]);
    expect(paragraphsOf("Một\n\nHai 1 < 2")).toEqual(["Một", "Hai 1 < 2"]);
  });

  it("are lines where it is data, nothing where there is nothing, and never an error", () => {
    expect(paragraphsOf(["cd-1", "cd-2"])).toEqual(["cd-1", "cd-2"]);
    expect(paragraphsOf({ a: 1 })).toEqual(["{", ' "a": 1', "}"]);
    expect(paragraphsOf("[không phải JSON")).toEqual(["[không phải JSON"]);
    for (const nothing of [null, undefined, "", [], {}, [{}], [null]])
      expect(() => paragraphsOf(nothing)).not.toThrow();
    expect([paragraphsOf(null), paragraphsOf(""), paragraphsOf([])]).toEqual([[], [], []]);
  });
});

describe("what changed between paragraphs", () => {
  it("is nothing, an addition, a removal or a change of words, in the order of the text", () => {
    expect(paragraphDifference(["A"], ["A"])).toEqual([{ kind: "same", count: 1 }]);
    expect(paragraphDifference(["Một", "Hai", "Ba"], ["Một", "Ba", "Bốn"])).toEqual([
      { kind: "same", count: 1 },
      { kind: "removed", text: "Hai" },
      { kind: "same", count: 1 },
      { kind: "added", text: "Bốn" },
    ]);
    expect(paragraphDifference(["Công đoàn có 54 người"], ["Công đoàn có 58 người"])).toEqual([
      {
        kind: "changed",
        parts: [
          { kind: "same", text: "Công đoàn có " },
          { kind: "removed", text: "54" },
          { kind: "added", text: "58" },
          { kind: "same", text: " người" },
        ],
      },
    ]);
  });

  it("is one paragraph gone and another come where they share little or are long", () => {
    expect(paragraphDifference(["Trời nắng đẹp"], ["Cuộc họp kết thúc sớm"])).toEqual([
      { kind: "removed", text: "Trời nắng đẹp" },
      { kind: "added", text: "Cuộc họp kết thúc sớm" },
    ]);
    const long = (seed: number) =>
      Array.from({ length: 20_000 }, (_, n) => `chữ${(n * seed) % 9973}`).join(" ");
    expect(paragraphDifference([long(7)], [long(13)]).map(({ kind }) => kind)).toEqual(["removed", "added"]);
  });
});

describe("who writes", () => {
  const strapi = (user?: object) => ({ requestContext: { get: () => user && { state: { user } } } }) as never;

  it("is the signed-in person, a program under its name, else the system", async () => {
    const person = { id: 7, firstname: "Nguyễn", lastname: "An", email: "an@congdoan.test" };
    expect(whoActs(strapi(person))).toEqual({ userId: 7, name: "Nguyễn An" });
    expect(whoActs(strapi({ id: 8, email: "x@congdoan.test" }))).toEqual({ userId: 8, name: "Tài khoản 8" });
    expect(whoActs(strapi())).toEqual({ userId: null, name: "Hệ thống" });
    await actingAs("Hẹn giờ", async () => {
      await Promise.resolve();
      expect(whoActs(strapi(person))).toEqual({ userId: null, name: "Hẹn giờ" });
      expect(actionFor("publish")).toBe("publish");
      await recordedAs("restore", async () => {
        expect([whoActs(strapi()).name, actionFor("update")]).toEqual(["Hẹn giờ", "restore"]);
      });
    });
    expect(whoActs(strapi())).toEqual({ userId: null, name: "Hệ thống" });
    expect(actionFor("publish")).toBe("publish");
  });
});
