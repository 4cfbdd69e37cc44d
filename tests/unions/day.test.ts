import { Certainty, HierarchyRelation, UnionKind } from "../../api/unions/union.enums";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "./record";

const DATED = `{ code name en: name(locale: EN) shortName kind status foundedOn endedOn asOf province { code } employer { name sector }
  parent { code id } ancestors { code } children { nodes { code } totalCount } descendantCount }`;

eachDatabase((kind) => {
  describe("a union seen on a day", () => {
    let app: App;
    const union = async (code: string, asOf: string | null, fields = DATED) =>
      (
        await app.ask(`query($code: String!, $asOf: Date) { union(code: $code, asOf: $asOf) ${fields} }`, {
          code,
          asOf,
        })
      ).data.union;

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "tld", name: "Tổng Liên đoàn", kind: UnionKind.CONFEDERATION, foundedOn: "1929-07-28" },
        {
          code: "tinh-a",
          name: "Liên đoàn tỉnh A",
          kind: UnionKind.PROVINCIAL_FEDERATION,
          province: "ben-tre",
          under: "tld",
        },
        {
          code: "tinh-b",
          name: "Liên đoàn tỉnh B",
          kind: UnionKind.PROVINCIAL_FEDERATION,
          province: "vinh-long",
          under: "tld",
        },
        {
          code: "nganh",
          name: "Công đoàn ngành",
          kind: UnionKind.CENTRAL_SECTOR_UNION,
          foundedOn: "2007-10-11",
          under: "tld",
        },
        {
          code: "cs",
          otherNames: ["Công đoàn cơ sở Sở"],
          foundedOn: "2010-05-01",
          endedOn: "2025-06-15",
          lastKnownOn: "2024-01-01",
          contact: { email: "cs@example.vn" },
          versions: [
            {
              nameVi: "Công đoàn cũ",
              nameEn: "Old union",
              shortNameVi: "CĐ cũ",
              kind: UnionKind.SECTION_UNION,
              province: "ben-tre",
              employer: { nameVi: "Sở", nameEn: null, sector: "ADMINISTRATIVE" as never },
              until: "2018-01-01",
            },
            { nameVi: "Công đoàn mới", kind: UnionKind.GRASSROOTS_UNION, province: "vinh-long" },
          ],
          affiliations: [
            { parent: "tinh-b", from: "2020-01-01", certainty: Certainty.INFERRED },
            { parent: "tinh-a", until: "2020-01-01" },
            {
              parent: "nganh",
              relation: HierarchyRelation.SECTORAL,
              from: "2015-01-01",
              until: "2016-01-01",
              certainty: Certainty.HINTED,
            },
          ],
        },
        {
          code: "to-1",
          name: "Tổ 1",
          kind: UnionKind.UNION_GROUP,
          foundedOn: "2011-01-01",
          endedOn: "2025-06-15",
          under: "cs",
        },
      );
    });
    afterAll(() => app.close());

    test("shows what it was then", async () => {
      expect(await union("cs", "2012-03-04")).toEqual({
        code: "cs",
        name: "Công đoàn cũ",
        en: "Old union",
        shortName: "CĐ cũ",
        kind: "SECTION_UNION",
        status: "ACTIVE",
        foundedOn: "2010-05-01",
        endedOn: "2025-06-15",
        asOf: "2012-03-04",
        province: { code: "ben-tre" },
        employer: { name: "Sở", sector: "ADMINISTRATIVE" },
        parent: { code: "tinh-a", id: expect.any(String) },
        ancestors: [{ code: "tld" }, { code: "tinh-a" }],
        children: { nodes: [{ code: "to-1" }], totalCount: 1 },
        descendantCount: 1,
      });
      expect(await union("cs", "2024-03-04")).toEqual({
        code: "cs",
        name: "Công đoàn mới",
        en: "Công đoàn mới",
        shortName: null,
        kind: "GRASSROOTS_UNION",
        status: "ACTIVE",
        foundedOn: "2010-05-01",
        endedOn: "2025-06-15",
        asOf: "2024-03-04",
        province: { code: "vinh-long" },
        employer: null,
        parent: { code: "tinh-b", id: expect.any(String) },
        ancestors: [{ code: "tld" }, { code: "tinh-b" }],
        children: { nodes: [{ code: "to-1" }], totalCount: 1 },
        descendantCount: 1,
      });
    });

    test("a bound counts from its first day and ends before its last", async () => {
      const on = async (day: string) => {
        const seen = await union("cs", day, "{ name status parent { code } }");
        return [seen.name, seen.status, seen.parent?.code ?? null];
      };
      expect(await on("2010-04-30")).toEqual(["Công đoàn cũ", "NOT_YET_FOUNDED", null]);
      expect(await on("2010-05-01")).toEqual(["Công đoàn cũ", "ACTIVE", "tinh-a"]);
      expect(await on("2017-12-31")).toEqual(["Công đoàn cũ", "ACTIVE", "tinh-a"]);
      expect(await on("2018-01-01")).toEqual(["Công đoàn mới", "ACTIVE", "tinh-a"]);
      expect(await on("2019-12-31")).toEqual(["Công đoàn mới", "ACTIVE", "tinh-a"]);
      expect(await on("2020-01-01")).toEqual(["Công đoàn mới", "ACTIVE", "tinh-b"]);
      expect(await on("2025-06-14")).toEqual(["Công đoàn mới", "ACTIVE", "tinh-b"]);
      expect(await on("2025-06-15")).toEqual(["Công đoàn mới", "ENDED", null]);
    });

    test("outside its life it keeps its first or last values, without parent, children and descendants", async () => {
      const before = await union("cs", "2000-01-01");
      expect(before).toMatchObject({
        name: "Công đoàn cũ",
        kind: "SECTION_UNION",
        status: "NOT_YET_FOUNDED",
        province: { code: "ben-tre" },
      });
      const after = await union("cs", null);
      expect(after).toMatchObject({
        name: "Công đoàn mới",
        status: "ENDED",
        province: { code: "vinh-long" },
        asOf: "2026-11-21",
      });
      for (const outside of [before, after]) {
        expect(outside).toMatchObject({
          parent: null,
          ancestors: [],
          children: { nodes: [], totalCount: 0 },
          descendantCount: 0,
        });
      }
    });

    test("today is the day in Asia/Ho_Chi_Minh", async () => {
      app.clock.set("2025-06-14T16:59:59Z");
      expect(await union("cs", null, "{ asOf status }")).toEqual({ asOf: "2025-06-14", status: "ACTIVE" });
      app.clock.set("2025-06-14T17:00:00Z");
      expect(await union("cs", null, "{ asOf status }")).toEqual({ asOf: "2025-06-15", status: "ENDED" });
      app.clock.set("2026-11-21T03:00:00Z");
    });

    test("two days are two ids, each of which finds the union of its day again", async () => {
      const { data } = await app.ask(`{
        old: union(code: "cs", asOf: "2012-01-01") { id name parent { id name } }
        new: union(code: "cs", asOf: "2024-01-01") { id name parent { id name } }
        plain: union(code: "cs") { id name }
      }`);
      expect(new Set([data.old.id, data.new.id, data.plain.id]).size).toBe(3);
      const again = async (id: string) =>
        (await app.ask(`query($id: ID!) { node(id: $id) { id ... on Union { asOf name } } }`, { id })).data
          .node;
      expect(await again(data.old.id)).toEqual({ id: data.old.id, asOf: "2012-01-01", name: "Công đoàn cũ" });
      expect(await again(data.new.id)).toEqual({
        id: data.new.id,
        asOf: "2024-01-01",
        name: "Công đoàn mới",
      });
      expect(await again(data.plain.id)).toEqual({
        id: data.plain.id,
        asOf: "2026-11-21",
        name: "Công đoàn mới",
      });
      expect(await again(data.old.parent.id)).toEqual({
        id: data.old.parent.id,
        asOf: "2012-01-01",
        name: "Liên đoàn tỉnh A",
      });
      expect(await again(data.new.parent.id)).toEqual({
        id: data.new.parent.id,
        asOf: "2024-01-01",
        name: "Liên đoàn tỉnh B",
      });
    });

    test("the day travels down, and its absence too", async () => {
      const fields =
        "{ ancestors { asOf id } children { nodes { asOf id } } affiliations { parent { asOf } } }";
      const dated = await union("cs", "2012-01-01", fields);
      expect(JSON.stringify(dated).match(/"asOf":"2012-01-01"/g)).toHaveLength(6);
      const plain = await union("tld", null, "{ children { nodes { code id } } }");
      const direct = await union(plain.children.nodes[0].code, null, "{ id }");
      expect(plain.children.nodes[0].id).toBe(direct.id);
    });

    test("affiliations are all there ever were, oldest first, the last day inclusive", async () => {
      const fields = "{ affiliations { parent { code } relation from to certainty source { title } } }";
      expect((await union("cs", "2000-01-01", fields)).affiliations).toEqual([
        {
          parent: { code: "tinh-a" },
          relation: "ADMINISTRATIVE",
          from: null,
          to: "2019-12-31",
          certainty: "STATED",
          source: null,
        },
        {
          parent: { code: "nganh" },
          relation: "SECTORAL",
          from: "2015-01-01",
          to: "2015-12-31",
          certainty: "HINTED",
          source: null,
        },
        {
          parent: { code: "tinh-b" },
          relation: "ADMINISTRATIVE",
          from: "2020-01-01",
          to: null,
          certainty: "INFERRED",
          source: null,
        },
      ]);
    });

    test("in the sectoral tree the sectoral parent stands in for the administrative one while it lasts", async () => {
      const on = async (day: string) => {
        const seen = await union(
          "to-1",
          day,
          "{ sectoral: ancestors(relation: SECTORAL) { code } ancestors { code } }",
        );
        return [seen.sectoral, seen.ancestors].map((list) =>
          list.map((one: { code: string }) => one.code).join(" "),
        );
      };
      expect(await on("2014-12-31")).toEqual(["tld tinh-a cs", "tld tinh-a cs"]);
      expect(await on("2015-01-01")).toEqual(["tld nganh cs", "tld tinh-a cs"]);
      expect(await on("2016-01-01")).toEqual(["tld tinh-a cs", "tld tinh-a cs"]);
      const children =
        "{ sectoral: children(relation: SECTORAL) { nodes { code } } children { nodes { code } } }";
      expect(await union("nganh", "2015-06-01", children)).toEqual({
        sectoral: { nodes: [{ code: "cs" }] },
        children: { nodes: [] },
      });
      expect((await union("tinh-a", "2015-06-01", children)).sectoral.nodes).toEqual([]);
    });

    test("an unknown code is null; a code in NFD finds the one in NFC", async () => {
      expect(await union("khong-co", null, "{ code }")).toBeNull();
      await record(app, { code: "đoàn-sở", name: "Công đoàn Sở" });
      expect((await union("đoàn-sở".normalize("NFD"), null, "{ code }")).code).toBe("đoàn-sở");
      const { data } = await app.ask(`{ union(code: "đoàn-sở", asOf: "2020-01-01") { id } }`);
      expect(
        (await app.ask("query($id: ID!) { node(id: $id) { ... on Union { code } } }", { id: data.union.id }))
          .data.node.code,
      ).toBe("đoàn-sở");
    });

    test.each([
      ['union(code: "a\\u0000b") { code }'],
      ['union(code: "tld", asOf: "2021-02-29") { code }'],
      ['union(code: "tld", asOf: "2021-2-3") { code }'],
      ['union(code: "tld", asOf: 2021) { code }'],
      [`union(code: "${"x".repeat(101)}") { code }`],
      ['node(id: "@@@") { id }'],
    ])("refuses %s", async (field) => {
      const answer = await app.ask(`{ ${field} }`);
      expect(answer.errors).toHaveLength(1);
      expect(answer.errors![0]!.extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
      expect(answer.status).toBe(400);
      expect(answer.body).not.toMatch(/SELECT|node_modules|\.ts:/);
    });

    test("refuses half a surrogate pair", async () => {
      const answer = await app.ask("query($code: String!) { union(code: $code) { code } }", {
        code: "a\ud800",
      });
      expect(answer.status).toBe(400);
      expect(answer.errors![0]!.extensions.code).toBe("BAD_USER_INPUT");
    });
  });
});
