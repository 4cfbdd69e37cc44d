import { eachDatabase, startApp, type App } from "../support/app";
import fc from "fast-check";
import { checkSums } from "../../api/rollup/check-sums";
import { UnionKind } from "../../api/unions/union.enums";
import { record } from "../unions/record";
import { facts, report, ValueQualifier } from "./build";

const PERIODS = ["2020", "2021", "2021-H1", "2021-03-01..2021-08-31"];
const INDICATORS = [
  "members",
  "workers",
  "members_admitted",
  "members_admitted_plan",
  "income_monthly_mean",
  "remittances_vnd",
  "women_award_achieved",
  "members_women",
];

interface Step {
  readonly union: number;
  readonly period: string;
  readonly values: Record<string, readonly [number, ValueQualifier]>;
}

const step = (unions: number): fc.Arbitrary<Step> =>
  fc.record({
    union: fc.nat({ max: unions - 1 }),
    period: fc.constantFrom(...PERIODS),
    values: fc.dictionary(
      fc.constantFrom(...INDICATORS),
      fc.tuple(
        fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1_000_000 })),
        fc.constantFrom(...Object.values(ValueQualifier)),
      ),
      { maxKeys: INDICATORS.length },
    ),
  });

eachDatabase((kind) => {
  describe("random histories of approvals, amendments and withdrawals", () => {
    let app: App;
    let ids: number[];

    beforeAll(async () => {
      app = await startApp(kind);
      ids = await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "a", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        {
          code: "b",
          kind: UnionKind.PROVINCIAL_FEDERATION,
          affiliations: [{ parent: "goc", from: "2019-01-01" }],
        },
        {
          code: "huyen",
          kind: UnionKind.DISTRICT_FEDERATION,
          affiliations: [
            { parent: "a", until: "2021-05-01" },
            { parent: "b", from: "2021-05-01" },
          ],
        },
        { code: "cs-1", under: "huyen" },
        { code: "cs-2", endedOn: "2021-04-15", under: "huyen" },
        { code: "cs-3", foundedOn: "2021-06-01", under: "a" },
        {
          code: "cs-4",
          affiliations: [
            { parent: "b", until: "2021-07-01" },
            { parent: "a", from: "2021-07-01" },
          ],
        },
        { code: "tv", kind: UnionKind.MEMBER_GRASSROOTS_UNION, under: "b" },
        { code: "tv-duoi", kind: UnionKind.MEMBER_GRASSROOTS_UNION, under: "cs-1" },
      );
    });
    afterAll(() => app.close());

    const sums = (): Promise<string[]> => app.database.read(checkSums);

    test("leave the roll-up as a recomputation finds it, and nothing when everything is withdrawn", async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step(ids.length), { minLength: 1, maxLength: 14 }), async (steps) => {
          for (const { union, period, values } of steps) await facts(app, ids[union]!, period, values);
          expect(await sums()).toEqual([]);
          for (const { union, period } of steps) await facts(app, ids[union]!, period, {});
          const left = (await app.database.source.query(
            "SELECT union_id FROM rollup WHERE total <> 0 OR base <> 0 OR units <> 0 OR duty_units <> 0 OR at_least <> 0 OR more_than <> 0 OR about <> 0",
          )) as unknown[];
          expect(left).toEqual([]);
        }),
        { numRuns: kind === "sqlite" ? 30 : 12 },
      );
    });

    test("reports approved at the same time are all counted", async () => {
      const codes = Array.from({ length: 24 }, (_, index) => `dong-thoi-${index}`);
      await record(app, ...codes.map((code, index) => ({ code, under: index % 2 === 0 ? "a" : "b" })));
      await Promise.all(
        codes.map((code) => report(app, code, "2022", { members: 3, workers: 4, members_admitted: 1 })),
      );
      expect(await sums()).toEqual([]);
      const { data } = await app.ask(
        '{ union(code: "goc") { statistics(period: "2022", indicators: ["members", "members_admitted", "membership_share"]) { observations { value } } } }',
      );
      expect(data.union.statistics.observations).toEqual([{ value: 72 }, { value: 24 }, { value: 75 }]);
    });
  });
});
