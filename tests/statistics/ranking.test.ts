import { eachDatabase, startApp, type App } from "../support/app";
import { UnionKind } from "../../api/unions/union.enums";
import { report } from "../rollup/build";
import { record } from "../unions/record";

eachDatabase((kind) => {
  describe("rankings and series", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind);
      const province = { kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" };
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        ...["a", "b", "c", "d", "e"].map((code) => ({ code, ...province })),
        ...["a", "b", "c", "d"].flatMap((code) => [
          { code: `${code}1`, under: code },
          { code: `${code}2`, under: code },
        ]),
        { code: "b3", under: "b", foundedOn: "2022-05-01" },
      );
      const members: Record<string, readonly [number, number]> = {
        a: [10, 5],
        b: [20, 20],
        c: [30, 10],
        d: [0, 0],
      };
      for (const [code, [first, second]] of Object.entries(members)) {
        await report(app, `${code}1`, "2021", {
          members: first,
          workers: 100,
          members_admitted: first,
          members_expelled: 3,
        });
        await report(app, `${code}2`, "2021", { members: second, members_admitted: second });
      }
      await report(app, "goc", "2021", { members_admitted: 1000 });
      await report(app, "a1", "2023", { members: 7 });
    });
    afterAll(() => app.close());

    const rank = async (args: string, token?: string, union = "goc") => {
      const { data, errors } = await app.ask(
        `{ union(code: "${union}") { ranking(${args}) { key union { code asOf } observations { indicator { code } value } } } }`,
        {},
        { token },
      );
      return { groups: data.union.ranking as any[] | null, code: errors?.[0]!.extensions.code };
    };
    const keys = async (args: string, token?: string) =>
      (await rank(args, token)).groups!.map(({ key, observations }) => [key, observations[0].value]);

    test("the highest or lowest children first, ties by code, those without a value left out", async () => {
      expect(await keys('period: "2021", indicator: "members"')).toEqual([
        ["b", 40],
        ["c", 40],
        ["a", 15],
        ["d", 0],
      ]);
      expect(await keys('period: "2021", indicator: "members", direction: ASC')).toEqual([
        ["d", 0],
        ["a", 15],
        ["b", 40],
        ["c", 40],
      ]);
      expect(await keys('period: "2021", indicator: "members", first: 1')).toEqual([["b", 40]]);
      expect(await keys('period: "2021", indicator: "members", first: 3, direction: ASC')).toEqual([
        ["d", 0],
        ["a", 15],
        ["b", 40],
      ]);
      expect(await keys('period: "2020", indicator: "members"')).toEqual([]);
    });

    test("by a ratio, a count and another tree too", async () => {
      expect(await keys('period: "2021", indicator: "membership_share"')).toEqual([
        ["c", 30],
        ["b", 20],
        ["a", 10],
        ["d", 0],
      ]);
      expect(await keys('period: "2022", indicator: "grassroots_unions", first: 2')).toEqual([
        ["b", 3],
        ["a", 2],
      ]);
      expect(
        await keys(
          'period: "2021", indicator: "members", first: 2, hierarchy: { basis: AS_OF, asOf: "2022-01-01" }',
        ),
      ).toEqual([
        ["b", 40],
        ["c", 40],
      ]);
    });

    test("further indicators are shown, the union on the day of the tree", async () => {
      const { groups } = await rank(
        'period: "2021", indicator: "members", first: 1, indicators: ["members_admitted"]',
      );
      expect(groups).toEqual([
        {
          key: "b",
          union: { code: "b", asOf: "2021-12-31" },
          observations: [
            { indicator: { code: "members" }, value: 40 },
            { indicator: { code: "members_admitted" }, value: 40 },
          ],
        },
      ]);
    });

    test("by a figure about persons only with a token, and then only those it reaches", async () => {
      const args = 'period: "2021", indicator: "members_expelled"';
      expect(await rank(args)).toEqual({ groups: null, code: "FORBIDDEN" });
      expect((await keys(args, await app.token("goc"))).map(([key]) => key)).toEqual(["a", "b", "c", "d"]);
      expect((await keys(args, await app.token("c"))).map(([key]) => key)).toEqual(["c"]);
      for (const first of [0, -1, 101])
        expect(await rank(`period: "2021", indicator: "members", first: ${first}`)).toEqual({
          groups: null,
          code: "BAD_USER_INPUT",
        });
      expect((await rank('period: "2021", indicator: "x"')).code).toBe("BAD_USER_INPUT");
    });

    const series = async (args: string, union = "goc") => {
      const { data, errors } = await app.ask(
        `{ union(code: "${union}") { series(${args}) { period { code } hierarchyChanged observation { value status expectedUnits } } } }`,
      );
      return { points: data.union.series as any[] | null, code: errors?.[0]!.extensions.code };
    };

    test("a year without data is there, and says when the tree changed", async () => {
      const { points } = await series('indicator: "members", fromYear: 2020, toYear: 2023');
      expect(
        points!.map((point) => [
          point.period.code,
          point.observation.value,
          point.observation.status,
          point.observation.expectedUnits,
          point.hierarchyChanged,
        ]),
      ).toEqual([
        ["2020", null, "MISSING", 8, false],
        ["2021", 95, "COMPLETE", 8, false],
        ["2022", null, "MISSING", 9, true],
        ["2023", 7, "PARTIAL", 9, false],
      ]);
      const asOf = await series(
        'indicator: "members", fromYear: 2021, toYear: 2022, hierarchy: { basis: AS_OF, asOf: "2022-06-01" }',
      );
      expect(asOf.points!.map((point) => [point.observation.value, point.hierarchyChanged])).toEqual([
        [95, false],
        [null, false],
      ]);
    });

    test("takes one statement for its figures, however many years, and refuses more than 50", async () => {
      const count = async (from: number) =>
        (await app.statements(() => series(`indicator: "members", fromYear: ${from}, toYear: 2023`))).length;
      expect(await count(2023)).toBe(4);
      expect(await count(2022)).toBe(5);
      expect(await count(1974)).toBe(5);
      for (const args of [
        "fromYear: 1973, toYear: 2023",
        "fromYear: 2023, toYear: 2022",
        "fromYear: 1928, toYear: 1930",
        "fromYear: 2027, toYear: 2028",
      ])
        expect([args, (await series(`indicator: "members", ${args}`)).code]).toEqual([
          args,
          "BAD_USER_INPUT",
        ]);
      expect(
        (await series('indicator: "members_expelled", fromYear: 2021, toYear: 2021')).points![0].observation,
      ).toMatchObject({ value: null, status: "SUPPRESSED" });
    });

    test("groups have names in both languages", async () => {
      const { data } = await app.ask(
        `{ union(code: "goc") { statistics(period: "2021", indicators: ["members"]) { KIND: breakdown(by: KIND) { nodes { key label en: label(locale: EN) union { code } } } PROVINCE: breakdown(by: PROVINCE) { nodes { key label } } } } }`,
      );
      expect(data.union.statistics.KIND.nodes[1]).toEqual({
        key: "GRASSROOTS_UNION",
        label: "Công đoàn cơ sở, nghiệp đoàn cơ sở",
        en: "Grassroots union",
        union: null,
      });
      expect(data.union.statistics.PROVINCE.nodes).toEqual([{ key: "unknown", label: "Chưa rõ" }]);
    });
  });
});
