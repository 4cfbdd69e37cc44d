import { eachDatabase, startApp, type App } from "../support/app";
import { checkData } from "../../api/rollup/check";

eachDatabase((kind) => {
  describe("npm run check:data", () => {
    let app: App;

    beforeEach(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterEach(() => app.close());

    const check = (): Promise<string[]> => app.database.read(checkData);
    const run = (sql: string, parameters: unknown[] = []): Promise<unknown> =>
      app.database.source.query(sql, parameters);
    const union = "(SELECT id FROM trade_union WHERE code = ?)";
    const members = "(SELECT id FROM indicator WHERE code = 'members')";

    test("finds nothing wrong with the demonstration", async () => {
      expect(await check()).toEqual([]);
    });

    test("names a roll-up that is off by one", async () => {
      await run(
        `UPDATE rollup SET total = total + 1 WHERE union_id = ${union} AND indicator_id = ${members}`,
        ["ldld-ben-tre"],
      );
      expect(await check()).toEqual(["roll-up ldld-ben-tre 2021 members: total is 55, the facts give 54"]);
    });

    test("names a roll-up that is gone", async () => {
      await run(`DELETE FROM rollup WHERE union_id = ${union} AND indicator_id = ${members}`, ["tld"]);
      expect(await check()).toEqual([
        "roll-up tld 2021 members: total is 0, the facts give 54",
        "roll-up tld 2021 members: units is 0, the facts give 1",
        "roll-up tld 2021 members: duty_units is 0, the facts give 1",
      ]);
    });

    test("names a wrong qualifier", async () => {
      await run(`UPDATE rollup SET more_than = 0, about = 1 WHERE union_id = ${union} AND more_than = 1`, [
        "tld",
      ]);
      expect(await check()).toEqual([
        "roll-up tld 2021 charity_contributions_vnd: more_than is 0, the facts give 1",
        "roll-up tld 2021 charity_contributions_vnd: about is 1, the facts give 0",
      ]);
    });

    test("names a fact that no approved report states", async () => {
      await run(`UPDATE fact SET value = 60 WHERE indicator_id = ${members}`);
      expect(await check()).toEqual(
        expect.arrayContaining([
          "fact cdcs-sct-ben-tre 2021 members: 54 is approved and not counted",
          "fact cdcs-sct-ben-tre 2021 members: 60 is counted and stands in no approved report",
          "roll-up tld 2021 members: total is 54, the facts give 60",
        ]),
      );
    });

    test("names a stored pair that is not its terms", async () => {
      await run(
        "UPDATE fact SET base = 53 WHERE indicator_id = (SELECT id FROM indicator WHERE code = 'excellent_members_share')",
      );
      expect(await check()).toEqual([
        "fact cdcs-sct-ben-tre 2021 excellent_members_share: 55 is approved and not counted",
        "fact cdcs-sct-ben-tre 2021 excellent_members_share: 55 is counted and stands in no approved report",
      ]);
    });

    test("names an ancestry that the affiliations do not give", async () => {
      await run(
        `UPDATE ancestry SET valid_to = '2020-01-01' WHERE relation = 'ADMINISTRATIVE' AND depth = 1 AND descendant_id = ${union}`,
        ["cdvc-ben-tre"],
      );
      expect(await check()).toEqual(
        expect.arrayContaining([
          "ancestry cdvc-ben-tre: on 2020-01-01 its ADMINISTRATIVE parent is none, the affiliations say ldld-ben-tre",
        ]),
      );
    });

    test("names a missing distant ancestor and one that nobody explains", async () => {
      await run(
        `UPDATE ancestry SET ancestor_id = ${union} WHERE relation = 'SECTORAL' AND depth = 2 AND descendant_id = ${union}`,
        ["ldld-dak-lak", "cdvc-ben-tre"],
      );
      expect(await check()).toEqual([
        "ancestry cdvc-ben-tre: stands 2 below ldld-dak-lak, which no parent explains",
        "ancestry cdvc-ben-tre: is missing 2 below tld",
        "ancestry cdvc-ben-tre: is missing 3 below tld",
      ]);
    });

    test("names a gap between versions and overlapping parents", async () => {
      await run(`UPDATE union_version SET valid_from = '2000-01-01' WHERE union_id = ${union}`, ["ldld-001"]);
      await run(
        `INSERT INTO affiliation (child_id, parent_id, relation, valid_from, valid_to, certainty)
          VALUES (${union}, ${union}, 'SECTORAL', '2010-01-01', '2012-01-01', 'STATED'), (${union}, ${union}, 'SECTORAL', '2011-01-01', '2013-01-01', 'STATED')`,
        ["cd-bct", "tld", "cd-bct", "cdctvn"],
      );
      expect(await check()).toEqual(
        expect.arrayContaining([
          "union ldld-001: its versions do not cover its life",
          "union cd-bct: two parents in one relation on 2011-01-01",
        ]),
      );
    });
  });
});
