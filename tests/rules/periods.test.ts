import { CATALOGUE } from "../../api/indicators/catalogue";
import { Aggregation } from "../../api/indicators/indicator.type";
import { UnionKind } from "../../api/unions/union.enums";
import { report, ValueQualifier } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { outcome, verdicts, type Values } from "./judged";

const SUMS = CATALOGUE.filter(({ aggregation }) => aggregation === Aggregation.SUM).map(({ code }) => code);
const all = (value: number): Record<string, number> => Object.fromEntries(SUMS.map((code) => [code, value]));

eachDatabase((kind) => {
  let app: App;
  const of = (period: string, values: Values) => ({ union: "cs", period, values });

  beforeAll(async () => {
    app = await startApp(kind);
    await record(app, { code: "cha", kind: UnionKind.DISTRICT_FEDERATION }, { code: "cs", under: "cha" });
    await report(app, "cs", "2020", { members: 100, welfare_vnd: 5_000_000, women_events: 0 });
    await report(app, "cs", "2021-9M", { ...all(10), members: 110 });
    await report(app, "cs", "2022-H1", {
      members: 10,
      party_introduced: { value: 5, qualifier: ValueQualifier.AT_LEAST },
    });
  });
  afterAll(() => app.close());

  describe("flows_cumulative", () => {
    const rule = "flows_cumulative";

    test("half-year ≤ nine months ≤ year, for each indicator that adds up over time", async () => {
      expect(SUMS).toHaveLength(90);
      for (const [period, value, failing] of [
        ["2021-H1", 11, SUMS],
        ["2021-H1", 10, []],
        ["2021", 9, SUMS],
        ["2021", 10, []],
      ] as const) {
        const found = await verdicts(app, rule, of(period, { ...all(value), members: 1 }));
        const failed = found.filter((each) => each.outcome === "FAIL");
        expect(failed.map((each) => each.indicators[0]!.code).sort()).toEqual([...failing].sort());
      }
    });

    test("says which figure falls from where to where", async () => {
      const [shorter] = await verdicts(app, rule, of("2021-H1", { women_events: 12 }));
      expect(shorter!.severity).toBe("ERROR");
      expect(shorter!.messageVi).toContain("giảm: 6 tháng 2021 là 12, 9 tháng 2021 là 10");
      const [longer] = await verdicts(app, rule, of("2021", { women_events: 8 }));
      expect(longer!.messageEn).toContain("falls: 10 in nine months of 2021, 8 in the year 2021");
    });

    test("stocks may fall, other years and other kinds of period are not compared", async () => {
      expect(await outcome(app, rule, of("2021", { members: 1 }))).toBe("NOT_EVALUABLE");
      expect(await outcome(app, rule, of("2022", { women_events: 1 }))).toBe("NOT_EVALUABLE");
      expect(await outcome(app, rule, of("2021-Q3", { women_events: 1 }))).toBeNull();
    });

    test("what is approved of this very period is not another report", async () => {
      expect(await outcome(app, rule, of("2021-9M", { women_events: 1 }))).toBe("NOT_EVALUABLE");
    });

    test("a lower bound decides only one way", async () => {
      expect(await outcome(app, rule, of("2022", { party_introduced: 4 }))).toBe("FAIL");
      expect(await outcome(app, rule, of("2022", { party_introduced: 6 }))).toBe("NOT_EVALUABLE");
    });
  });

  describe("outlier_year_on_year", () => {
    const rule = "outlier_year_on_year";

    test.each([
      [121, "FAIL"],
      [120, "PASS"],
      [80, "PASS"],
      [79, "FAIL"],
    ])("100 a year ago, %i now: %s", async (members, wanted) => {
      expect(await outcome(app, rule, of("2021", { members }))).toBe(wanted);
    });

    test("says by how much; 0 a year ago, or nothing, says nothing", async () => {
      const [found] = await verdicts(app, rule, of("2021", { members: 50 }));
      expect(found!.messageVi).toContain("là 50, lệch −50% so với cùng kỳ năm trước (100)");
      expect(found!.messageEn).toContain("is 50, −50 % away from the same period last year (100)");
      expect(await outcome(app, rule, of("2021", { women_events: 5 }))).toBe("NOT_EVALUABLE");
      expect(await outcome(app, rule, of("2021-H1", { members: 500 }))).toBe("NOT_EVALUABLE");
    });

    test("about so many says nothing, at least twice as many does", async () => {
      const now = (qualifier: ValueQualifier) => of("2021", { members: { value: 200, qualifier } });
      expect(await outcome(app, rule, now(ValueQualifier.ABOUT))).toBe("NOT_EVALUABLE");
      expect(await outcome(app, rule, now(ValueQualifier.AT_LEAST))).toBe("FAIL");
    });
  });

  describe("money_unit_slip", () => {
    const rule = "money_unit_slip";

    test.each([
      [5, "FAIL"],
      [10_000, "FAIL"],
      [11_000, "PASS"],
      [2_000_000_000, "PASS"],
      [2_500_000_000, "FAIL"],
      [0, "NOT_EVALUABLE"],
    ])("5,000,000 the period before, %i now: %s", async (welfare_vnd, wanted) => {
      expect(await outcome(app, rule, of("2021", { welfare_vnd }))).toBe(wanted);
      expect(await outcome(app, rule, of("2021-H1", { welfare_vnd }))).toBe(wanted);
    });

    test("counts are no money", async () => {
      expect(await outcome(app, rule, of("2021", { members: 100_000 }))).toBe("NOT_EVALUABLE");
      const [found] = await verdicts(app, rule, of("2021", { welfare_vnd: 5 }));
      expect(found!.messageVi).toContain("kỳ trước (5.000.000)");
    });
  });
});
