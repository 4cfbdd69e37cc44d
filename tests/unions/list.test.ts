import fc from "fast-check";
import { UnionKind } from "../../api/unions/union.enums";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "./record";

const NAMES = [
  "Đắk Lắk",
  "Dầu khí",
  "Đà Nẵng",
  "Da giày",
  "An Giang",
  "Ăn uống",
  "Ấn loát",
  "Âu thuyền",
  "bưu điện",
  "Bình Định",
  "Ông Bố",
  "ơn nghĩa",
  "Sở Công Thương",
  "Sở Công thương",
  "Y tế",
  "Ý Yên",
  "Zalo 9",
  "Zalo 10",
  "Xây dựng",
  "Tổ 1",
  "Tố 1",
  "Tộ 1",
  "Tỏ 1",
  "Tõ 1",
  "Tò 1",
];
const SORTED = [
  "An Giang",
  "Ăn uống",
  "Ấn loát",
  "Âu thuyền",
  "Bình Định",
  "bưu điện",
  "Da giày",
  "Dầu khí",
  "Đà Nẵng",
  "Đắk Lắk",
  "Ông Bố",
  "ơn nghĩa",
];
const CONNECTION =
  "{ nodes { code name } edges { cursor node { code } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount }";

interface ChildrenPage {
  nodes: { code: string }[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

eachDatabase((kind) => {
  describe("lists of unions", () => {
    let app: App;
    const QUERY = `query($filter: UnionFilter, $orderBy: UnionOrder, $asOf: Date, $first: Int, $after: String, $last: Int, $before: String) {
      unions(filter: $filter, orderBy: $orderBy, asOf: $asOf, first: $first, after: $after, last: $last, before: $before) ${CONNECTION} }`;
    const list = async (variables: Record<string, unknown> = {}) => {
      const answer = await app.ask(QUERY, variables);
      expect(answer.errors).toBeUndefined();
      return answer.data.unions;
    };
    const codes = async (variables: Record<string, unknown>): Promise<string[]> =>
      (await list({ first: 100, ...variables })).nodes.map((node: { code: string }) => node.code);
    const refusal = async (variables: Record<string, unknown>) => {
      const answer = await app.ask(QUERY, variables);
      expect(answer.status).toBe(400);
      expect(answer.errors).toHaveLength(1);
      expect(answer.body).not.toMatch(/SELECT|node_modules|\.ts:|sqlite|mysql/i);
      return answer.errors![0]!.extensions.code;
    };

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "goc", name: "Zz gốc", kind: UnionKind.CONFEDERATION, foundedOn: "1929-07-28" },
        ...NAMES.map((name, index) => ({
          code: `u-${String(index).padStart(2, "0")}`,
          name,
          under: "goc",
          foundedOn: index % 5 === 0 ? null : `20${10 + (index % 4)}-01-01`,
          province: index % 2 === 0 ? "ben-tre" : "dak-lak",
        })),
        {
          code: "cs-1",
          name: "CĐCS Sở 1 tỉnh Bến Tre",
          otherNames: ["Công đoàn cơ sở Sở Giao thông"],
          under: "u-12",
        },
        {
          code: "cs-2",
          name: "CĐCS Sở 2 tỉnh Đắk Lắk",
          otherNames: ["Công đoàn cơ sở Sở Giao thông"],
          under: "u-12",
        },
        {
          code: "cs-3",
          name: "CĐCS 100%_Sở! 3",
          otherNames: ["Công đoàn cơ sở Sở Giao thông"],
          under: "u-12",
        },
        { code: "het", name: "Đã hết", endedOn: "2020-01-01", under: "goc" },
        { code: "sap", name: "Sắp có", foundedOn: "2030-01-01", under: "goc" },
      );
    });
    afterAll(() => app.close());

    test("sort by the Vietnamese alphabet, đ after d, and page in that order", async () => {
      const names = (await list({ first: 100, filter: { descendantOf: "goc" } })).nodes.map(
        (node: { name: string }) => node.name,
      );
      expect(names.filter((name: string) => SORTED.includes(name))).toEqual(SORTED);
      expect(names.filter((name: string) => /^T[^ ] 1$/.test(name))).toEqual([
        "Tò 1",
        "Tỏ 1",
        "Tõ 1",
        "Tổ 1",
        "Tố 1",
        "Tộ 1",
      ]);
      const down = await codes({
        orderBy: { field: "NAME", direction: "DESC" },
        filter: { descendantOf: "goc" },
      });
      expect(down.toReversed()).toEqual(await codes({ filter: { descendantOf: "goc" } }));
    });

    test("find words that stand next to each other, and codes that are listed", async () => {
      expect((await codes({ filter: { phrase: "so cong thuong" } })).toSorted()).toEqual(["u-12", "u-13"]);
      expect(await codes({ filter: { text: "thuong so cong", phrase: "cong thuong so" } })).toEqual([]);
      expect(await codes({ filter: { phrase: "SỞ  Công-Thươ", text: "u 12" } })).toEqual(["u-12"]);
      expect(await codes({ filter: { phrase: "!" } })).toEqual([]);
      const statuses = ["ACTIVE", "ENDED", "NOT_YET_FOUNDED"];
      const listed = { codes: ["sap", "khong-co", "het", "cs-1"], statuses };
      expect((await codes({ filter: listed })).toSorted()).toEqual(["cs-1", "het", "sap"]);
      expect(await codes({ filter: { ...listed, statuses: ["ENDED"] } })).toEqual(["het"]);
      expect((await codes({ filter: { codes: [], text: "tổ 1" } })).length).toBe(6);
      expect(await refusal({ filter: { codes: Array.from({ length: 201 }, (_, n) => `u-${n}`) } })).toBe(
        "BAD_USER_INPUT",
      );
    });

    test("show the unions alive on the day unless a status is asked for", async () => {
      expect(await codes({ filter: { text: "đã hết" } })).toEqual([]);
      expect(await codes({ filter: { text: "đã hết" }, asOf: "2019-12-31" })).toEqual(["het"]);
      expect(await codes({ filter: { statuses: ["ENDED"] } })).toEqual(["het"]);
      expect(await codes({ filter: { statuses: ["NOT_YET_FOUNDED", "ENDED"] } })).toEqual(["het", "sap"]);
      expect((await list({ filter: { statuses: ["ACTIVE", "ENDED", "NOT_YET_FOUNDED"] } })).totalCount).toBe(
        NAMES.length + 6,
      );
      expect((await list()).totalCount).toBe(NAMES.length + 4);
      expect((await list({ filter: { kinds: [], provinces: [], statuses: [], text: "" } })).totalCount).toBe(
        NAMES.length + 4,
      );
    });

    test("filter by kind, province and subtree", async () => {
      expect(await codes({ filter: { kinds: ["CONFEDERATION"] } })).toEqual(["goc"]);
      expect(await codes({ filter: { descendantOf: "u-12" } })).toEqual(["cs-3", "cs-1", "cs-2"]);
      expect((await list({ filter: { descendantOf: "goc" } })).totalCount).toBe(NAMES.length + 3);
      expect(await codes({ filter: { descendantOf: "goc", provinces: ["dak-lak"], text: "dau" } })).toEqual([
        "u-01",
      ]);
      expect(await codes({ filter: { provinces: ["ben-tre"], text: "da" } })).toEqual(["u-02", "u-00"]);
    });

    test.each([
      ["bến tre", ["cs-1"]],
      ["TRE ben", ["cs-1"]],
      ["dak lak", ["u-00", "cs-2"].sort()],
      ["ĐẮK LẮK".normalize("NFD"), ["u-00", "cs-2"].sort()],
      ["giao thong so", ["cs-1", "cs-2", "cs-3"]],
      ["u-07", ["u-07"]],
      ["100%", ["cs-3"]],
      ["%", []],
      ["!!!", []],
      ["khongco", []],
    ])("text %j finds %j", async (text, expected) => {
      expect((await codes({ filter: { text } })).sort()).toEqual(expected);
    });

    test("by code and by founding, unknown days first", async () => {
      const byCode = await codes({ orderBy: { field: "CODE", direction: "ASC" } });
      expect(byCode).toEqual([...byCode].sort());
      const founded = await codes({
        orderBy: { field: "FOUNDED_ON", direction: "ASC" },
        filter: { text: "u" },
      });
      expect(founded.slice(0, 5)).toEqual(["u-00", "u-05", "u-10", "u-15", "u-20"]);
      const down = await codes({
        orderBy: { field: "FOUNDED_ON", direction: "DESC" },
        filter: { text: "u" },
      });
      expect(down.toReversed()).toEqual(founded);
    });

    test("pages of any size, forwards and backwards, show every union once and in order", async () => {
      const orders = ["NAME", "CODE", "FOUNDED_ON"].flatMap((field) =>
        ["ASC", "DESC"].map((direction) => ({ field, direction })),
      );
      const filters = [
        {},
        { text: "o" },
        { descendantOf: "goc", provinces: ["dak-lak"] },
        { statuses: ["ACTIVE", "ENDED"] },
      ];
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 12 }),
          fc.constantFrom(...orders),
          fc.constantFrom(...filters),
          fc.constantFrom(null, "2015-06-01"),
          fc.boolean(),
          async (size, orderBy, filter, asOf, backward) => {
            const whole = await codes({ orderBy, filter, asOf });
            let paged: string[] = [];
            let cursor: string | null = null;
            for (let turn = 0; turn <= whole.length; turn += 1) {
              const window: Record<string, unknown> = backward
                ? { last: size, before: cursor }
                : { first: size, after: cursor };
              const page = await list({ orderBy, filter, asOf, ...window });
              const some = page.nodes.map((node: { code: string }) => node.code);
              expect(page.edges.map((edge: { node: { code: string } }) => edge.node.code)).toEqual(some);
              expect(page.totalCount).toBe(whole.length);
              expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor ?? null);
              paged = backward ? [...some, ...paged] : [...paged, ...some];
              expect(backward ? page.pageInfo.hasNextPage : page.pageInfo.hasPreviousPage).toBe(
                cursor !== null,
              );
              if (!(backward ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) break;
              cursor = backward ? page.pageInfo.startCursor : page.pageInfo.endCursor;
            }
            expect(paged).toEqual(whole);
          },
        ),
        { numRuns: 25, seed: 11 },
      );
    });

    test("a union founded between two pages shifts nothing", async () => {
      const before = await list({ first: 3, filter: { text: "da" } });
      await record(app, { code: "moi", name: "Da mới", under: "goc" });
      const after = await list({ first: 100, filter: { text: "da" }, after: before.pageInfo.endCursor });
      const all = [...before.nodes, ...after.nodes].map((node: { code: string }) => node.code);
      expect(new Set(all).size).toBe(all.length);
      expect(await codes({ filter: { text: "da" } })).toEqual(expect.arrayContaining(all));
    });

    test("a cursor belongs to the list that gave it", async () => {
      const filter = { text: "u" };
      const { endCursor } = (await list({ first: 2, filter })).pageInfo;
      expect((await list({ first: 2, filter, after: endCursor })).nodes).toHaveLength(2);
      for (const other of [
        { filter: { text: "uu" } },
        { filter: { ...filter, kinds: ["OTHER"] } },
        { filter: { ...filter, provinces: ["ben-tre"] } },
        { filter: { ...filter, statuses: ["ENDED"] } },
        { filter: { ...filter, descendantOf: "goc" } },
        { filter, asOf: "2015-01-01" },
        { filter, orderBy: { field: "NAME", direction: "DESC" } },
        { filter, orderBy: { field: "CODE", direction: "ASC" } },
      ]) {
        expect(await refusal({ first: 2, after: endCursor, ...other })).toBe("CURSOR_INVALID");
      }
      expect(
        (await list({ first: 2, filter: { ...filter, text: " U ", statuses: ["ACTIVE"] }, after: endCursor }))
          .nodes,
      ).toHaveLength(2);
    });

    test.each<[string, Record<string, unknown>, string]>([
      ["first 0", { first: 0 }, "BAD_USER_INPUT"],
      ["first -1", { first: -1 }, "BAD_USER_INPUT"],
      ["first 101", { first: 101 }, "BAD_USER_INPUT"],
      ["first 1e9", { first: 1e9 }, "BAD_USER_INPUT"],
      ["first 1e10", { first: 1e10 }, "BAD_USER_INPUT"],
      ["last 0", { last: 0 }, "BAD_USER_INPUT"],
      ["last 101", { last: 101 }, "BAD_USER_INPUT"],
      ["first with last", { first: 1, last: 1 }, "BAD_USER_INPUT"],
      ["a broken cursor", { after: "%%%" }, "CURSOR_INVALID"],
      ["an empty array as cursor", { after: Buffer.from("[]").toString("base64url") }, "CURSOR_INVALID"],
      ["NUL in a cursor", { before: "\0" }, "CURSOR_INVALID"],
      ["an impossible day", { asOf: "2021-13-01" }, "BAD_USER_INPUT"],
      ["NUL in a text", { filter: { text: "a\0" } }, "BAD_USER_INPUT"],
      ["half a surrogate pair", { filter: { text: "\udc00" } }, "BAD_USER_INPUT"],
      ["a text of 201 characters", { filter: { text: "x".repeat(201) } }, "BAD_USER_INPUT"],
      ["an unknown province", { filter: { provinces: ["ben-tre", "atlantis"] } }, "BAD_USER_INPUT"],
      ["an unknown union above", { filter: { descendantOf: "nobody" } }, "BAD_USER_INPUT"],
      ["an unknown kind", { filter: { kinds: ["CLUB"] } }, "BAD_USER_INPUT"],
      ["an order without a direction", { orderBy: { field: "NAME" } }, "BAD_USER_INPUT"],
    ])("refuses %s", async (_, variables, code) => {
      expect(await refusal(variables)).toBe(code);
    });

    test("children: by name, filtered, a page at a time, with a cursor of their own parent", async () => {
      const CHILDREN = `query($code: String!, $asOf: Date, $filter: UnionFilter, $first: Int, $after: String) {
        union(code: $code, asOf: $asOf) { children(filter: $filter, first: $first, after: $after) { nodes { code } totalCount pageInfo { hasNextPage endCursor } } } }`;
      const children = async (variables: Record<string, unknown>) => app.ask(CHILDREN, variables);
      const whole = (await children({ code: "goc", first: 100 })).data.union.children.nodes.map(
        (node: { code: string }) => node.code,
      );
      const paged: string[] = [];
      let after: string | null = null;
      do {
        const page: ChildrenPage = (await children({ code: "goc", first: 4, after })).data.union.children;
        expect(page.totalCount).toBe(whole.length);
        paged.push(...page.nodes.map((node: { code: string }) => node.code));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(paged).toEqual(whole);
      expect(
        (await children({ code: "goc", asOf: "2019-12-31", filter: { text: "da het" } })).data.union.children
          .nodes,
      ).toEqual([{ code: "het" }]);
      expect(
        (await children({ code: "goc", filter: { statuses: ["ENDED"] } })).data.union.children.nodes,
      ).toEqual([]);
      const { endCursor } = (await children({ code: "goc", first: 1 })).data.union.children.pageInfo;
      for (const wrong of [
        { code: "u-12", after: endCursor },
        { code: "goc", asOf: "2019-01-01", after: endCursor },
      ]) {
        expect((await children(wrong)).errors![0]!.extensions.code).toBe("CURSOR_INVALID");
      }
      expect((await children({ code: "goc", first: 101 })).errors![0]!.extensions.code).toBe(
        "BAD_USER_INPUT",
      );
    });

    test("three unions that call themselves by one name are three unions", async () => {
      const { data } = await app.ask(
        `{ unions(filter: { text: "Công đoàn cơ sở Sở Giao thông" }) { nodes { code otherNames id } } }`,
      );
      expect(data.unions.nodes.map((node: { code: string }) => node.code)).toEqual(["cs-3", "cs-1", "cs-2"]);
      expect(new Set(data.unions.nodes.map((node: { id: string }) => node.id)).size).toBe(3);
      expect(data.unions.nodes.map((node: { otherNames: string[] }) => node.otherNames)).toEqual(
        Array(3).fill(["Công đoàn cơ sở Sở Giao thông"]),
      );
    });
  });
});
