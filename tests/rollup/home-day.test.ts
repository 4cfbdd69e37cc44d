import { eachDatabase, startApp, type App } from "../support/app";
import { carryFacts } from "../../api/rollup/move";
import { checkData } from "../../api/rollup/check";
import { Source } from "../../api/sources/source.entity";
import { rebuildAncestry } from "../../api/unions/ancestry";
import { UnionKind } from "../../api/unions/union.enums";
import { record } from "../unions/record";
import { report } from "./build";

/** members_admitted is a SUM, members a LAST, both over workers a ratio of the last day. */
const ASKED = ["members", "members_admitted", "membership_share"];

eachDatabase((kind) => {
  describe("the home day", () => {
    let app: App;

    beforeEach(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "a", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "b", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "o-lai", under: "a" },
        { code: "het-6", endedOn: "2021-06-16", under: "a" },
        {
          code: "chuyen",
          affiliations: [
            { parent: "a", until: "2021-07-01" },
            { parent: "b", from: "2021-07-01" },
          ],
        },
        { code: "moi", foundedOn: "2021-10-01", under: "b" },
      );
      await report(app, "o-lai", "2021", { members: 100, members_admitted: 1, workers: 200 });
      await report(app, "het-6", "2021", { members: 20, members_admitted: 2, workers: 20 });
      await report(app, "chuyen", "2021", { members: 30, members_admitted: 4, workers: 40 });
      await report(app, "moi", "2021", { members: 7, members_admitted: 7, workers: 7 });
    });
    afterEach(async () => {
      expect(await app.database.read(checkData)).toEqual([]);
      await app.close();
    });

    const values = async (code: string, period = "2021", args = "") => {
      const { data } = await app.ask(
        `{ union(code: "${code}") { statistics(period: "${period}", indicators: ${JSON.stringify(ASKED)}${args}) { observations { value reportedUnits expectedUnits status } } } }`,
      );
      return data.union.statistics.observations.map((each: any) => [
        each.value,
        each.reportedUnits,
        each.expectedUnits,
        each.status,
      ]);
    };

    test("a union that ended in June keeps what it did until then, and counts in no figure of the last day", async () => {
      expect(await values("a")).toEqual([
        [100, 1, 1, "COMPLETE"],
        [3, 2, 2, "COMPLETE"],
        [50, 1, 1, "COMPLETE"],
      ]);
      expect(await values("het-6")).toEqual([
        [null, 0, 0, "MISSING"],
        [2, 1, 1, "COMPLETE"],
        [null, 0, 0, "MISSING"],
      ]);
      expect(await values("het-6", "2021", ", scope: OWN")).toEqual(await values("het-6"));
    });

    test("a union that moved gives the whole of it to the parent of the home day", async () => {
      expect(await values("b")).toEqual([
        [37, 2, 2, "COMPLETE"],
        [11, 2, 2, "COMPLETE"],
        [3700 / 47, 2, 2, "COMPLETE"],
      ]);
      expect(await values("goc")).toEqual([
        [137, 3, 3, "COMPLETE"],
        [14, 4, 4, "COMPLETE"],
        [13700 / 247, 3, 3, "COMPLETE"],
      ]);
    });

    test("an earlier period ends on an earlier day", async () => {
      await report(app, "chuyen", "2021-H1", { members: 29, members_admitted: 3 });
      expect((await values("a", "2021-H1"))[0]).toEqual([29, 1, 2, "PARTIAL"]);
      expect((await values("a", "2021-H1"))[1]).toEqual([3, 1, 3, "PARTIAL"]);
      expect((await values("b", "2021-H1"))[1]).toEqual([null, 0, 0, "MISSING"]);
    });

    test("own part and groups are the whole for every figure that adds up, with unions that ended, moved and came", async () => {
      await report(app, "a", "2021", { members_admitted: 50 });
      const query = `{ union(code: "goc") { A: statistics(period: "2021", indicators: ["members", "members_admitted", "membership_share", "grassroots_unions", "grassroots_unions_established", "grassroots_unions_ended"]) { ...all } }
        union2: union(code: "a") { A: statistics(period: "2021", indicators: ["members", "members_admitted", "membership_share", "grassroots_unions", "grassroots_unions_handed_over", "grassroots_unions_ended"]) { ...all } } }
        fragment all on Statistics { observations { ...one } coverage { expectedUnits reportedUnits } breakdown { nodes { key observations { ...one } coverage { expectedUnits reportedUnits } } } }
        fragment one on Observation { indicator { code } value numerator denominator reportedUnits expectedUnits }`;
      const { data, errors } = await app.ask(query);
      expect(errors).toBeUndefined();
      for (const whole of [data.union.A, data.union2.A]) {
        const parts = whole.breakdown.nodes as any[];
        const sum = (list: any[], field: string): number =>
          list.reduce((total, each) => total + (each[field] ?? 0), 0);
        for (const [index, observation] of whole.observations.entries()) {
          const same = parts.map((part) => part.observations[index]);
          for (const field of [
            "reportedUnits",
            "expectedUnits",
            ...(observation.numerator === null ? ["value"] : ["numerator", "denominator"]),
          ]) {
            expect([observation.indicator.code, field, sum(same, field)]).toEqual([
              observation.indicator.code,
              field,
              observation[field],
            ]);
          }
        }
        for (const field of ["expectedUnits", "reportedUnits"])
          expect(
            sum(
              parts.map((part) => part.coverage),
              field,
            ),
          ).toBe(whole.coverage[field]);
      }
      expect(data.union2.A.observations.map((each: any) => [each.indicator.code, each.value])).toEqual([
        ["grassroots_unions", 1],
        ["grassroots_unions_ended", 1],
        ["grassroots_unions_handed_over", 1],
        ["members", 100],
        ["members_admitted", 53],
        ["membership_share", 50],
      ]);
      expect(
        data.union2.A.breakdown.nodes.map((part: any) => [part.key, part.observations[2].value]),
      ).toEqual([
        ["chuyen", 1],
        ["het-6", 0],
        ["o-lai", 0],
        ["own", 0],
      ]);
    });

    test("a union that stood under two is a group of both, each with its own part, in one request", async () => {
      const { identifiers } = await app.database.write((tx) =>
        tx.insert(Source, { title: "Báo cáo", alternatives: [] }),
      );
      await app.database.source.query("UPDATE fact SET source_id = ?", [identifiers[0]!.id]);
      const { data } = await app.ask(
        `{ a: union(code: "a") { ...groups } b: union(code: "b") { ...groups } }
        fragment groups on Union { statistics(period: "2021", indicators: ["grassroots_unions_received", "grassroots_unions_handed_over", "members_admitted"]) { breakdown { nodes { key coverage { expectedUnits reportedUnits } observations { value sources { title } } } } } }`,
      );
      const groups = (union: any) =>
        union.statistics.breakdown.nodes.map(({ key, coverage, observations }: any) => [
          key,
          coverage.reportedUnits,
          coverage.expectedUnits,
          ...observations.map((each: any) => each.value),
          observations[2].sources.length,
        ]);
      expect(groups(data.a)).toEqual([
        ["chuyen", 0, 0, 0, 1, null, 0],
        ["het-6", 1, 1, 0, 0, 2, 1],
        ["o-lai", 1, 1, 0, 0, 1, 1],
        ["own", 0, 0, 0, 0, null, 0],
      ]);
      expect(groups(data.b)).toEqual([
        ["chuyen", 1, 1, 1, 0, 4, 1],
        ["moi", 1, 1, 0, 0, 7, 1],
        ["own", 0, 0, 0, 0, null, 0],
      ]);
    });

    test("a higher union's own part is added, not expected, and nothing complete", async () => {
      await report(app, "a", "2021", { members_admitted: 50 });
      expect((await values("a"))[1]).toEqual([53, 2, 2, "COMPLETE"]);
      expect((await values("a", "2021", ", scope: OWN"))[1]).toEqual([50, 0, 0, "PARTIAL"]);
    });

    test("counts cross the border of the subtree, not those inside it", async () => {
      const count = async (code: string) => {
        const { data } = await app.ask(
          `{ union(code: "${code}") { statistics(period: "2021", indicators: ["grassroots_unions", "grassroots_unions_established", "grassroots_unions_ended", "grassroots_unions_received", "grassroots_unions_handed_over"]) { hierarchyChanged observations { value } } } }`,
        );
        return [
          data.union.statistics.hierarchyChanged,
          ...data.union.statistics.observations.map((each: { value: number }) => each.value),
        ];
      };
      expect(await count("a")).toEqual([true, 1, 0, 1, 0, 1]);
      expect(await count("b")).toEqual([true, 2, 1, 0, 1, 0]);
      expect(await count("goc")).toEqual([true, 3, 1, 1, 0, 0]);
      expect(await count("o-lai")).toEqual([false, 1, 0, 0, 0, 0]);
      const { data } = await app.ask(
        `{ union(code: "b") { statistics(period: "2022", indicators: []) { hierarchyChanged } } }`,
      );
      expect(data.union.statistics.hierarchyChanged).toBe(false);
    });

    test("when the days of the record change, facts are carried to where they now belong", async () => {
      const [{ id }] = (await app.database.source.query(
        "SELECT id FROM trade_union WHERE code = 'chuyen'",
      )) as [{ id: number }];
      await app.database.write((tx) =>
        carryFacts(tx, [id], async () => {
          await tx.query(
            "UPDATE affiliation SET valid_to = '2022-01-01' WHERE child_id = ? AND valid_to = '2021-07-01'",
            [id],
          );
          await tx.query(
            "UPDATE affiliation SET valid_from = '2022-01-01' WHERE child_id = ? AND valid_from = '2021-07-01'",
            [id],
          );
          await rebuildAncestry(tx, [id]);
        }),
      );
      expect((await values("a"))[1]).toEqual([7, 3, 3, "COMPLETE"]);
      expect((await values("b"))[1]).toEqual([7, 1, 1, "COMPLETE"]);
      expect((await values("goc"))[1]).toEqual([14, 4, 4, "COMPLETE"]);
    });

    test("what is approved while a union moves is counted once", async () => {
      const [{ id }] = (await app.database.source.query(
        "SELECT id FROM trade_union WHERE code = 'o-lai'",
      )) as [{ id: number }];
      let approved: Promise<unknown> = Promise.resolve();
      await app.database.write((tx) =>
        carryFacts(tx, [id], async () => {
          await tx.query(
            "UPDATE affiliation SET parent_id = (SELECT id FROM trade_union WHERE code = 'b') WHERE child_id = ?",
            [id],
          );
          await rebuildAncestry(tx, [id]);
          approved = report(app, "o-lai", "2020", { members_admitted: 5 });
          await Promise.race([approved, new Promise((resolve) => setTimeout(resolve, 500))]);
        }),
      );
      await approved;
      expect((await values("a", "2020"))[1]).toEqual([null, 0, 2, "MISSING"]);
      expect((await values("b", "2020"))[1]).toEqual([5, 1, 1, "COMPLETE"]);
    });
  });
});
