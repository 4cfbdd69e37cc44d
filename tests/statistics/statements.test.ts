import { eachDatabase, startApp, type App } from "../support/app";
import { Source } from "../../api/sources/source.entity";
import { UnionKind } from "../../api/unions/union.enums";
import { report } from "../rollup/build";
import { record } from "../unions/record";

const FORTY = 40;

eachDatabase((kind) => {
  describe("SQL statements of statistics", () => {
    let app: App;
    let codes: string[];

    beforeAll(async () => {
      app = await startApp(kind);
      const children = Array.from({ length: 50 }, (_, index) => `cs-${String(index).padStart(2, "0")}`);
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "mot", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "nhieu", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "mot-1", under: "mot" },
        ...children.map((code) => ({ code, under: "nhieu" })),
        ...["nganh", "nganh-rong"].map((code) => ({
          code,
          kind: UnionKind.CENTRAL_SECTOR_UNION,
          under: "goc",
        })),
        { code: "tct", kind: UnionKind.CORPORATE_UNION, under: "nganh" },
        { code: "tct-cs", under: "tct" },
        ...children.flatMap((code) => [
          { code: `tct-${code}`, kind: UnionKind.CORPORATE_UNION, under: "nganh-rong" },
          { code: `tct-${code}-1`, under: `tct-${code}` },
        ]),
      );
      const sourceId = await app.database.write(
        async (tx) =>
          (await tx.insert(Source, { title: "Báo cáo", alternatives: [] })).identifiers[0]!.id as number,
      );
      const values = { members: 10, workers: 20, members_admitted: 1, members_expelled: 1 };
      for (const union of ["mot-1", "tct-cs", ...children, ...children.map((code) => `tct-${code}-1`)])
        await report(app, union, "2021", values, { sourceId });
      const all = (await app.ask("{ indicators { code aggregation sensitive } }")).data.indicators as {
        code: string;
        aggregation: string;
        sensitive: boolean;
      }[];
      codes = all
        .filter(
          (each) =>
            ["SUM", "LAST", "RATIO"].includes(each.aggregation) &&
            !each.sensitive &&
            each.code !== "members_left",
        )
        .map((each) => each.code);
    });
    afterAll(() => app.close());

    const counted = async (query: string, token?: string): Promise<number> => {
      let errors: unknown;
      const sql = await app.statements(async () => {
        errors = (await app.ask(query, {}, { token })).errors;
      });
      expect(errors).toBeUndefined();
      return sql.length;
    };
    const children = (code: string, first: number, args: string, fields: string): string =>
      `{ union(code: "${code}") { children(first: ${first}) { nodes { statistics(${args}) { ${fields} } } } } }`;
    const some = (count: number): string =>
      `period: "2021", indicators: ${JSON.stringify(codes.slice(0, count))}`;
    const FIGURES = "observations { value status reportedUnits } coverage { expectedUnits reportedUnits }";

    test("figures and coverage: two beside the two that find the unions, for 1 union or 50, 1 indicator or 40", async () => {
      expect(await counted(children("mot", 50, some(1), FIGURES))).toBe(4);
      expect(await counted(children("nhieu", 50, some(1), FIGURES))).toBe(4);
      expect(await counted(children("mot", 50, some(FORTY), FIGURES))).toBe(4);
      expect(await counted(children("nhieu", 50, some(FORTY), FIGURES))).toBe(4);
    });

    test("what the system counts at borders is one more; the union on the day of the tree one; its changes one", async () => {
      const borders =
        'period: "2021", indicators: ["grassroots_unions", "grassroots_unions_ended", "grassroots_unions_received", "grassroots_unions_handed_over"]';
      for (const code of ["mot", "nhieu"]) {
        expect(await counted(children(code, 50, borders, "observations { value }"))).toBe(4);
        expect(await counted(children(code, 50, some(1), `${FIGURES} union { code }`))).toBe(5);
        expect(await counted(children(code, 50, some(1), `${FIGURES} hierarchyChanged`))).toBe(5);
      }
    });

    test("the year before is the two again, one for a census that is not kept, and one for what changed since; sources are two", async () => {
      for (const code of ["mot", "nhieu"]) {
        const args = 'period: "2021", indicators: ["members", "grassroots_unions"]';
        expect(
          await counted(children(code, 50, args, "observations { previous { value comparable } }")),
        ).toBe(8);
        expect(
          await counted(
            children(
              code,
              50,
              'period: "2021", indicators: ["members", "workers"]',
              "observations { value sources { title } }",
            ),
          ),
        ).toBe(6);
      }
    });

    test("figures about persons need no more for strangers, and one more for a token", async () => {
      const token = await app.token("goc");
      const args = 'period: "2021", indicators: ["members", "members_expelled"]';
      for (const code of ["mot", "nhieu"]) {
        expect(await counted(children(code, 50, args, "observations { value }"))).toBe(5);
        expect(await counted(children(code, 50, args, "observations { value }"), token)).toBe(8);
      }
    });

    test("figures that their neighbours could give away need one more, for 1 union or 50, at any depth", async () => {
      const args = 'period: "2021", indicators: ["members", "members_expelled"]';
      for (const code of ["goc", "nganh", "nganh-rong"])
        expect(await counted(children(code, 50, args, "observations { value }"))).toBe(6);
    });

    test("breakdowns of 1 union or 50: who they are, their groups, and each figure of own parts and of groups", async () => {
      const args = 'period: "2021", indicators: ["members", "grassroots_unions_ended"]';
      const fields = "breakdown { nodes { observations { value } coverage { expectedUnits } } }";
      for (const first of [1, 50])
        expect(await counted(children("nganh-rong", first, args, fields))).toBe(10);
    });

    test("a breakdown: its groups, their unions, the figures of the groups and of the own part", async () => {
      const breakdown = (code: string): string =>
        `{ union(code: "${code}") { statistics(${some(FORTY)}) { breakdown(first: 100) { nodes { key union { code } observations { value } coverage { expectedUnits } } } } } }`;
      expect(await counted(breakdown("mot"))).toBe(7);
      expect(await counted(breakdown("nhieu"))).toBe(7);
    });
  });
});
