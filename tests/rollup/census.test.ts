import { eachDatabase, startApp, type App } from "../support/app";
import { countFounded } from "../../api/rollup/carry-census";
import { buildCensus, recount } from "../../api/rollup/census";
import { checkCensus } from "../../api/rollup/check-census";
import { carryFacts } from "../../api/rollup/move";
import { rebuildAncestry } from "../../api/unions/ancestry";
import { EmployerSector, UnionKind } from "../../api/unions/union.enums";
import { recordUnion } from "../../api/unions/union.service";
import { draft, record } from "../unions/record";
import { report } from "./build";

eachDatabase((kind) => {
  describe("the census that is kept", () => {
    let app: App;
    let ids: Record<string, number>;

    beforeEach(async () => {
      app = await startApp(kind);
      const drafts = [
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "a", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "b", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "huyen", kind: UnionKind.DISTRICT_FEDERATION, under: "a" },
        { code: "cs-1", under: "huyen", employer: { nameVi: "Sở", sector: EmployerSector.PUBLIC_SERVICE } },
        { code: "cs-2", under: "huyen", endedOn: "2021-07-01" },
        { code: "cs-3", under: "b", foundedOn: "2021-03-01" },
        { code: "tv", kind: UnionKind.MEMBER_GRASSROOTS_UNION, under: "cs-1" },
      ];
      const made = await record(app, ...drafts);
      ids = Object.fromEntries(drafts.map(({ code }, index) => [code, made[index]!]));
      for (const period of ["2021", "2022"]) await report(app, "cs-1", period, { members: 5 });
    });
    afterEach(() => app.close());

    const check = (): Promise<string[]> => app.database.read(checkCensus);
    const kept = async (): Promise<string[]> =>
      (
        (await app.database.source.query(
          `SELECT p.code FROM census_period q JOIN report_period p ON p.id = q.period_id
            WHERE q.hierarchy = (SELECT version FROM hierarchy_version WHERE id = 1) ORDER BY p.code`,
        )) as { code: string }[]
      ).map(({ code }) => code);
    const at = async (union: string, period: string, ...columns: string[]): Promise<number[]> => {
      const [row] = (await app.database.source.query(
        `SELECT ${columns.map((column) => `SUM(c.${column}) AS ${column}`).join(", ")} FROM census c JOIN report_period p ON p.id = c.period_id
          WHERE p.code = ? AND c.union_id = ?`,
        [period, ids[union]],
      )) as Record<string, number>[];
      return columns.map((column) => Number(row![column]));
    };

    test("is built with the first report of a period, and counts what the record says", async () => {
      expect(await kept()).toEqual(["2021", "2022"]);
      expect(await at("goc", "2021", "unions", "expected", "expected_at_end", "reported")).toEqual([
        8, 3, 2, 1,
      ]);
      expect(await at("goc", "2022", "unions", "expected", "expected_at_end", "reported")).toEqual([
        7, 2, 2, 1,
      ]);
      expect(await at("huyen", "2021", "unions", "expected", "reported")).toEqual([4, 2, 1]);
      expect(await check()).toEqual([]);
    });

    test("check:data names what is off by one, what is gone and what nobody counts", async () => {
      await app.database.source.query(
        "UPDATE census SET expected = expected + 1 WHERE union_id = ? AND period_id = (SELECT id FROM report_period WHERE code = '2021')",
        [ids.b],
      );
      await app.database.source.query(
        "DELETE FROM census WHERE union_id = ? AND period_id = (SELECT id FROM report_period WHERE code = '2022')",
        [ids.tv],
      );
      expect(await check()).toEqual([
        "census b 2021: expected is 2, the record gives 1",
        "census tv 2022: unions is 0, the record gives 1",
      ]);
      await app.database.write((tx) => buildCensus(tx));
      expect(await check()).toEqual([]);
    });

    test("follows a report's status, and twice is once", async () => {
      const exempt =
        "INSERT INTO report (union_id, period_id, status, revision, version) VALUES (?, (SELECT id FROM report_period WHERE code = '2021'), 'EXEMPT', 1, 0)";
      await app.database.write(async (tx) => {
        await tx.query(exempt, [ids["cs-3"]]);
        await recount(tx, [ids["cs-3"]!]);
        await recount(tx, [ids["cs-3"]!]);
      });
      expect(await at("goc", "2021", "expected", "expected_at_end", "reported")).toEqual([2, 1, 1]);
      expect(await check()).toEqual([]);
      await app.database.write(async (tx) => {
        await tx.query(
          "UPDATE report SET status = 'SUBMITTED', submitted_at = '2022-01-05T00:00:00.000Z' WHERE union_id = ?",
          [ids["cs-3"]],
        );
        await recount(tx, [ids["cs-3"]!]);
      });
      expect(await at("b", "2021", "expected", "count_grassroots_unions_reported_on_time")).toEqual([1, 1]);
      expect(await check()).toEqual([]);
    });

    test("follows classifications and congresses as they are recorded and withdrawn", async () => {
      const token = await app.token("goc", "ADMIN" as never);
      const ask = async (query: string) => {
        const { data, errors } = await app.ask(query, {}, { token });
        expect(errors).toBeUndefined();
        return data;
      };
      await ask(
        'mutation { recordClassification(input: { union: "cs-1", year: 2021, stage: APPROVED, rating: EXCELLENT }) { classification { year } } }',
      );
      const { recordCongress } = await ask(
        'mutation { recordCongress(input: { union: "cs-1", status: HELD, heldOn: "2021-04-01", isPilot: false }) { congress { id } } }',
      );
      const columns = [
        "count_grassroots_unions_rated_excellent",
        "count_grassroots_unions_not_rated",
        "count_grassroots_unions_congress_held",
      ];
      expect(await at("goc", "2021", ...columns)).toEqual([1, 1, 1]);
      expect(await at("goc", "2022", ...columns)).toEqual([0, 2, 1]);
      expect(await check()).toEqual([]);
      await ask(
        'mutation { withdrawClassification(input: { union: "cs-1", year: 2021, stage: APPROVED, reason: "Nhầm" }) { union { code } } }',
      );
      await ask(
        `mutation { withdrawCongress(input: { congressId: "${recordCongress.congress.id}", reason: "Nhầm" }) { withdrawnId } }`,
      );
      expect(await at("goc", "2021", ...columns)).toEqual([0, 2, 0]);
      expect(await check()).toEqual([]);
    });

    test("is carried with a move and stays kept; a change past it is counted from the record", async () => {
      await app.database.write((tx) =>
        carryFacts(tx, [ids.huyen!], async () => {
          await tx.query("UPDATE affiliation SET parent_id = ? WHERE child_id = ?", [ids.b, ids.huyen]);
          await rebuildAncestry(tx, [ids.huyen!]);
        }),
      );
      expect(await kept()).toEqual(["2021", "2022"]);
      expect(await at("a", "2021", "unions", "expected")).toEqual([1, 0]);
      expect(await at("b", "2021", "unions", "expected", "reported")).toEqual([6, 3, 1]);
      expect(await check()).toEqual([]);
      await app.database.write((tx) =>
        countFounded(tx, async () => {
          const made = [
            await recordUnion(tx, draft({ code: "cs-5", under: "huyen", foundedOn: "2022-03-01" })),
          ];
          await rebuildAncestry(tx, made);
          return made;
        }),
      );
      expect(await kept()).toEqual(["2021", "2022"]);
      expect(await at("b", "2022", "unions", "count_grassroots_unions_established")).toEqual([6, 1]);
      expect(await check()).toEqual([]);
      await record(app, { code: "cs-4", under: "a" });
      expect(await kept()).toEqual([]);
      const { data } = await app.ask(
        '{ union(code: "a") { statistics(period: "2021", indicators: ["grassroots_unions"]) { coverage { expectedUnits } observations { value } } } }',
      );
      expect(data.union.statistics).toEqual({ coverage: { expectedUnits: 1 }, observations: [{ value: 1 }] });
      await report(app, "cs-4", "2021", { members: 1 });
      expect(await kept()).toEqual(["2021"]);
      expect(await check()).toEqual([]);
    });
  });
});
