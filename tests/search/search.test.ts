import fc from "fast-check";
import { httpFeed } from "../../api/content/feed";
import { catchUp } from "../../api/content/sync";
import { createLog } from "../../api/platform/log";
import { UnionKind } from "../../api/unions/union.enums";
import { article, congressDocument, FeedServer } from "../content/feed-server";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { refusal, search, type Asked } from "./ask";

const SCHOOLS = Array.from({ length: 30 }, (_, n) => ({
  code: `th-${String(n).padStart(2, "0")}`,
  name: `Công đoàn cơ sở Trường ${["Tiểu học", "Trung học cơ sở", "Mầm non"][n % 3]} ${["Ô Môn", "Ý Yên", "Tổ Sao"][n % 3]}${n % 2 ? " tỉnh Đắk Nông" : ""}`,
}));

eachDatabase((kind) => {
  describe("a search", () => {
    let app: App;
    const server = new FeedServer();

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "goc", name: "Liên đoàn Lao động thử", kind: UnionKind.CONFEDERATION },
        { code: "het", name: "Công đoàn đã giải thể", endedOn: "2020-01-01" },
        { code: "sap", name: "Công đoàn sắp có", foundedOn: "2030-01-01" },
        {
          code: "doi-ten",
          versions: [
            { nameVi: "Công đoàn Kho vận", kind: UnionKind.GRASSROOTS_UNION, until: "2015-01-01" },
            {
              nameVi: "Công đoàn Cảng biển",
              nameEn: "Seaport Union",
              kind: UnionKind.GRASSROOTS_UNION,
              from: "2015-01-01",
            },
          ],
          otherNames: ["CĐ Cảng"],
        },
        { code: "cang-lon", name: "Công đoàn Cảng biển nước sâu phía Nam" },
        ...SCHOOLS,
      );
      const cms = await server.listen();
      server.publish(article("a1", { title: "Ý kiến của đoàn viên", body: "<p>Cảng biển, môi trường</p>" }));
      server.publish(
        article("a2", { title: "Ô nhiễm không khí", excerpt: "Ý kiến", body: "<p>Nội dung</p>" }),
      );
      server.publish(
        article("a2", { locale: "en", slug: "post-a2", title: "Air pollution", body: "<p>Y opinion</p>" }),
      );
      server.publish(article("a3", { title: "Hội nghị", body: "<p>Ý kiến, phát biểu về ô nhiễm</p>" }));
      server.publish(congressDocument("d1", { title: "Nghị quyết Đại hội", summary: "Cảng biển" }));
      const context = { database: app.database, clock: app.clock, ownOrigins: [] };
      await catchUp(context, httpFeed(cms, new AbortController().signal), createLog("silent"));
    });
    afterAll(async () => {
      await server.close();
      await app.close();
    });

    const names = async (asked: Asked | string): Promise<string[]> => (await search(app, asked)).names;

    test.each<[string, string[]]>([
      ["ý kiến", ["bai-a1", "bai-a3", "bai-a2"]],
      ["kien y", ["bai-a1", "bai-a3", "bai-a2"]],
      ["Ý KIẾN".normalize("NFD"), ["bai-a1", "bai-a3", "bai-a2"]],
      ["ô nhiễm", ["bai-a2", "bai-a3"]],
      ["cảng biển", ["doi-ten", "cang-lon", "van-kien-d1", "bai-a1"]],
      ["seaport", ["doi-ten"]],
      ["kho vận", ["doi-ten"]],
      ["da giai the", ["het"]],
      ["sắp có", ["sap"]],
      ["giai th", ["het"]],
      ["seap", ["doi-ten"]],
      ["cang cang CẢNG seaport", ["doi-ten"]],
      ["air pollution", []],
      ["biển khongco", []],
    ])("%j finds %j, in this order", async (text, expected) => {
      expect(await names(text)).toEqual(expected);
    });

    test.each([
      ["o", "Ô Môn"],
      ["ô", "Ô Môn"],
      ["Ý", "Ý Yên"],
      ["y", "Ý Yên"],
      ["to", "Tổ Sao"],
      ["so", "sở"],
    ])("%j alone finds the unions with “%s”, whole words only", async (text, part) => {
      const expected = SCHOOLS.filter(({ name }) => name.includes(part)).map(({ code }) => code);
      expect((await names({ text, kinds: ["UNION"], first: 100 })).sort()).toEqual(expected.sort());
    });

    test("the order of words changes nothing", async () => {
      const words = ["cong", "doan", "so", "truong", "mon", "o"];
      const whole = await names({ text: words.join(" "), first: 100 });
      expect(whole.length).toBe(10);
      await fc.assert(
        fc.asyncProperty(fc.shuffledSubarray(words, { minLength: 6 }), async (shuffled) => {
          expect(await names({ text: shuffled.join(" "), first: 100 })).toEqual(whole);
        }),
        { numRuns: 10 },
      );
    });

    test("ended and future unions are shown with their status", async () => {
      const status = async (text: string) => (await search(app, text)).edges[0]!.node.status;
      expect([await status("giai the"), await status("sap co"), await status("kho van")]).toEqual([
        "ENDED",
        "NOT_YET_FOUNDED",
        "ACTIVE",
      ]);
    });

    test("articles and documents only in the language asked for; unions in both", async () => {
      expect(await names({ text: "pollution", locale: "EN" })).toEqual(["post-a2"]);
      expect(await names({ text: "nhiễm", locale: "EN" })).toEqual([]);
      expect(await names({ text: "cang bien", locale: "EN" })).toEqual(["doi-ten", "cang-lon"]);
    });

    test("only the kinds asked for", async () => {
      expect(await names({ text: "cang bien", kinds: ["UNION"] })).toEqual(["doi-ten", "cang-lon"]);
      expect(await names({ text: "cang bien", kinds: ["CONGRESS_DOCUMENT", "ARTICLE", "ARTICLE"] })).toEqual([
        "van-kien-d1",
        "bai-a1",
      ]);
      expect(await names({ text: "cang bien", kinds: ["CAMPAIGN", "PERSON"] })).toEqual([]);
      expect((await names({ text: "cang bien", kinds: [] })).length).toBe(4);
    });

    test.each(["", "   ", "%", "%%%", "_", "*", "***", "!!!", '"', "'", "—", "\\", "+ - ~ ( ) < > @"])(
      "%j has no word and finds nothing",
      async (text) => {
        expect(await search(app, text)).toMatchObject({
          names: [],
          totalCount: 0,
          pageInfo: { hasNextPage: false, endCursor: null },
        });
      },
    );

    test.each([
      ["cang' OR '1'='1", []],
      ['cang"; DROP TABLE search_posting; --', []],
      ["cảng* biển", ["doi-ten", "cang-lon"]],
      ["+cảng -biển", ["doi-ten", "cang-lon"]],
      ["c_ng b%n", []],
      ['(cảng) AND "biển"', []],
      ["cảng\\ biển", ["doi-ten", "cang-lon"]],
      ["giai t%", []],
      ["giai th%", ["het"]],
      ["😀 cảng", ["doi-ten", "cang-lon"]],
      ["\u{10FFFF}cảng biển", ["doi-ten", "cang-lon"]],
    ])("%j is words and nothing else", async (text, expected) => {
      expect(await names({ text, kinds: ["UNION"] })).toEqual(expected);
    });

    test.each<[string, Record<string, unknown>, [string, unknown]]>([
      ["201 characters", { text: "a".repeat(201) }, ["BAD_USER_INPUT", "text"]],
      ["a very long text", { text: "cảng ".repeat(10_000) }, ["BAD_USER_INPUT", "text"]],
      [
        "21 different words",
        { text: Array.from({ length: 21 }, (_, n) => `w${n}`).join(" ") },
        ["BAD_USER_INPUT", "text"],
      ],
      ["NUL", { text: "a\0" }, ["BAD_USER_INPUT", "text"]],
      ["half a surrogate pair", { text: "a\ud800" }, ["BAD_USER_INPUT", "text"]],
      ["first 0", { text: "a", first: 0 }, ["BAD_USER_INPUT", "first"]],
      ["first 101", { text: "a", first: 101 }, ["BAD_USER_INPUT", "first"]],
      ["an unknown kind", { text: "a", kinds: ["POEM"] }, ["BAD_USER_INPUT", undefined]],
      ["no cursor", { text: "a", after: "x" }, ["CURSOR_INVALID", undefined]],
    ])("refuses %s", async (_name, asked, expected) => {
      expect(await refusal(app, asked)).toEqual(expected);
    });

    test("200 characters and 20 words that all occur are answered", async () => {
      const text = "cong doan co so truong tieu hoc o mon";
      expect((await names({ text: text.padEnd(200, " mon"), first: 100 })).length).toBe(10);
      expect(await names(Array.from({ length: 20 }, (_, n) => `w${n}`).join(" "))).toEqual([]);
      expect(await names("x".repeat(200))).toEqual([]);
    });

    test("a cursor belongs to its text, kinds and language", async () => {
      const asked = { text: "cong doan", kinds: ["UNION"], first: 2 };
      const after = (await search(app, asked)).pageInfo.endCursor;
      expect(
        (await search(app, { ...asked, text: "  CÔNG - Đoàn ", kinds: ["UNION", "UNION"], after })).names,
      ).toEqual((await search(app, { ...asked, first: 4 })).names.slice(2));
      for (const other of [
        { text: "cong" },
        { kinds: ["UNION", "ARTICLE"] },
        { kinds: undefined },
        { locale: "EN" },
      ]) {
        expect((await refusal(app, { ...asked, after, ...other }))[0]).toBe("CURSOR_INVALID");
      }
    });

    test("pages of any size show everything once, in the order of one large page", async () => {
      const texts = [
        "cong doan",
        "truong hoc",
        "y kien",
        "cang bien",
        "o",
        "mam no",
        "so",
        "doan vien",
        "dak nong truong",
      ];
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...texts),
          fc.integer({ min: 1, max: 9 }),
          fc.boolean(),
          async (text, first, unionsOnly) => {
            const kinds = unionsOnly ? ["UNION"] : undefined;
            const whole = await search(app, { text, kinds, first: 100 });
            expect(whole.totalCount).toBe(whole.names.length);
            expect(new Set(whole.names).size).toBe(whole.names.length);
            const paged: string[] = [];
            let after: string | null = null;
            for (let more = true; more; ) {
              const page: Awaited<ReturnType<typeof search>> = await search(app, {
                text,
                kinds,
                first,
                after,
              });
              expect(page.names.length).toBeLessThanOrEqual(first);
              expect(page.totalCount).toBe(whole.totalCount);
              expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
              paged.push(...page.names);
              more = page.pageInfo.hasNextPage;
              after = page.pageInfo.endCursor;
            }
            expect(paged).toEqual(whole.names);
          },
        ),
        { numRuns: 25, seed: 5 },
      );
    });

    test("what is recorded between two pages shifts nothing", async () => {
      const first = await search(app, { text: "truong hoc", first: 5 });
      await record(
        app,
        { code: "a-moi", name: "Trường học" },
        {
          code: "z-moi",
          name: "Công đoàn cơ sở của một trường học có tên rất dài nên đứng ở tận cuối danh sách này",
        },
      );
      const rest = await search(app, { text: "truong hoc", first: 100, after: first.pageInfo.endCursor });
      const shown = [...first.names, ...rest.names];
      expect(new Set(shown).size).toBe(shown.length);
      expect(rest.names.at(-1)).toBe("z-moi");
      expect((await names({ text: "truong hoc", first: 1 }))[0]).toBe("a-moi");
    });

    test("the number of statements depends on the kinds found, not on how many there are", async () => {
      const cost = async (text: string, first: number, fields = "") =>
        (
          await app.statements(async () => {
            const query = `{ search(text: "${text}", first: ${first}, kinds: [UNION]) { ${fields} nodes { ... on Union { code name } } } }`;
            expect((await app.ask(query)).errors).toBeUndefined();
          })
        ).length;
      // how common each word is · the finds · the unions
      expect([await cost("cong doan", 1), await cost("cong doan", 30)]).toEqual([3, 3]);
      expect(await cost("cong doan", 30, "totalCount")).toBe(4);
      // one word alone is as common as it is
      expect([await cost("doan", 1), await cost("doan", 30)]).toEqual([2, 2]);
      // fewer than a page in names: a look at the texts as well
      expect(await cost("cang bien", 30)).toBe(4);
      // nothing whole: the words that begin so, how common they are, the finds
      expect(await cost("mam no", 5)).toBeLessThanOrEqual(6);
      expect(await cost("%", 5)).toBe(0);
      const all = await app.statements(async () => {
        await search(app, { text: "cang bien", first: 50 });
      });
      // how common · names · texts · unions · articles · documents · count
      expect(all.length).toBe(7);
    });
  });
});
