import { eachDatabase, startApp, type App } from "../support/app";
import { UnionKind } from "../../api/unions/union.enums";
import { report, ValueQualifier } from "../rollup/build";
import { record } from "../unions/record";

const { EXACT, AT_LEAST, MORE_THAN, ABOUT } = ValueQualifier;

eachDatabase((kind) => {
  describe("how figures become one", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        ...["a", "b", "c", "d"].map((code) => ({ code, under: "goc" })),
        { code: "tv", kind: UnionKind.MEMBER_GRASSROOTS_UNION, under: "a" },
        { code: "tv-rieng", kind: UnionKind.MEMBER_GRASSROOTS_UNION, under: "goc" },
      );
    });
    afterAll(() => app.close());

    const ask = async (
      union: string,
      period: string,
      indicators: readonly string[],
      fields: string,
      args = "",
    ): Promise<any> => {
      const { data, errors } = await app.ask(
        `{ union(code: "${union}") { statistics(period: "${period}", indicators: ${JSON.stringify(indicators)}${args}) { ${fields} } } }`,
      );
      expect(errors).toBeUndefined();
      return data.union.statistics;
    };
    const observe = async (union: string, period: string, indicator: string, args = "") =>
      (
        await ask(
          union,
          period,
          [indicator],
          "observations { value qualifier status numerator denominator reportedUnits expectedUnits }",
          args,
        )
      ).observations[0];

    test("the most inexact part names the sum: ABOUT, then MORE_THAN, then AT_LEAST", async () => {
      const value = (qualifier: ValueQualifier) => ({ members_admitted: { value: 1, qualifier } });
      await report(app, "a", "2015", value(EXACT));
      expect(await observe("goc", "2015", "members_admitted")).toMatchObject({
        value: 1,
        qualifier: "EXACT",
      });
      await report(app, "b", "2015", value(AT_LEAST));
      expect(await observe("goc", "2015", "members_admitted")).toMatchObject({
        value: 2,
        qualifier: "AT_LEAST",
      });
      await report(app, "c", "2015", value(MORE_THAN));
      expect(await observe("goc", "2015", "members_admitted")).toMatchObject({
        value: 3,
        qualifier: "MORE_THAN",
      });
      await report(app, "d", "2015", value(ABOUT));
      expect(await observe("goc", "2015", "members_admitted")).toMatchObject({
        value: 4,
        qualifier: "ABOUT",
      });
    });

    test("a ratio is over those who reported both terms, never a mean of ratios", async () => {
      await report(app, "a", "2016", { members: 10, workers: 10 });
      await report(app, "b", "2016", { members: 10, workers: 90 });
      await report(app, "c", "2016", { members: 1000 });
      await report(app, "d", "2016", { workers: 1000 });
      expect(await observe("goc", "2016", "membership_share")).toEqual({
        value: 20,
        qualifier: "EXACT",
        status: "PARTIAL",
        numerator: 20,
        denominator: 100,
        reportedUnits: 2,
        expectedUnits: 5,
      });
      expect(await observe("goc", "2016", "members")).toMatchObject({
        value: 1020,
        numerator: null,
        denominator: null,
      });
    });

    test("over nothing a ratio has no answer; a denominator that is not exact makes it ABOUT", async () => {
      await report(app, "a", "2017", {
        members: 0,
        workers: 0,
        women_award_achieved: { value: 5, qualifier: AT_LEAST },
        members_women: 10,
      });
      expect(await observe("a", "2017", "membership_share")).toMatchObject({
        value: null,
        qualifier: null,
        status: "NOT_APPLICABLE",
        numerator: 0,
        denominator: 0,
      });
      expect(await observe("goc", "2017", "women_award_achieved_share")).toMatchObject({
        value: 50,
        qualifier: "AT_LEAST",
      });
      await report(app, "b", "2017", {
        women_award_achieved: 5,
        members_women: { value: 10, qualifier: AT_LEAST },
      });
      expect(await observe("goc", "2017", "women_award_achieved_share")).toMatchObject({
        value: 50,
        qualifier: "ABOUT",
      });
    });

    test("a mean is weighted", async () => {
      await report(app, "a", "2018", { workers: 1, income_monthly_mean: 30_000_000 });
      await report(app, "b", "2018", { workers: 9, income_monthly_mean: 10_000_000 });
      await report(app, "c", "2018", { income_monthly_mean: 99_000_000 });
      expect(await observe("goc", "2018", "income_monthly_mean")).toMatchObject({
        value: 12_000_000,
        numerator: 120_000_000,
        denominator: 10,
        reportedUnits: 2,
      });
    });

    test("what is never added up is shown for a single union", async () => {
      await report(app, "a", "2019", { remittances_vnd: 7 });
      await report(app, "b", "2019", { remittances_vnd: 8 });
      expect(await observe("goc", "2019", "remittances_vnd")).toMatchObject({
        value: null,
        status: "NOT_APPLICABLE",
      });
      expect(await observe("goc", "2019", "remittances_vnd", ", scope: OWN")).toMatchObject({
        value: null,
        status: "MISSING",
      });
      expect(await observe("a", "2019", "remittances_vnd")).toMatchObject({
        value: null,
        status: "NOT_APPLICABLE",
      });
      expect(await observe("a", "2019", "remittances_vnd", ", scope: OWN")).toMatchObject({
        value: 7,
        status: "COMPLETE",
      });
      expect(await observe("b", "2019", "remittances_vnd")).toMatchObject({ value: 8, status: "COMPLETE" });
    });

    test("a member union reports where no grassroots union stands above it", async () => {
      expect((await ask("a", "2020", ["members"], "coverage { expectedUnits }")).coverage).toEqual({
        expectedUnits: 1,
      });
      expect(
        (await ask("tv", "2020", ["members"], "coverage { expectedUnits reportedUnits ratio }")).coverage,
      ).toEqual({ expectedUnits: 0, reportedUnits: 0, ratio: null });
      expect((await ask("tv-rieng", "2020", ["members"], "coverage { expectedUnits }")).coverage).toEqual({
        expectedUnits: 1,
      });
      expect((await ask("goc", "2020", ["members"], "coverage { expectedUnits }")).coverage).toEqual({
        expectedUnits: 5,
      });
      expect((await ask("goc", "2020-Q1", ["members"], "coverage { expectedUnits }")).coverage).toEqual({
        expectedUnits: 0,
      });
    });

    test("the year before compares where coverage is equal and nothing changed", async () => {
      for (const [index, code] of ["a", "b", "c", "d", "tv-rieng"].entries()) {
        await report(app, code, "2021", { members: index });
        await report(app, code, "2022", { members: index + 10 });
      }
      const previous = async (period: string) =>
        (
          await ask(
            "goc",
            period,
            ["members"],
            "observations { value previous { period { code } value status reportedUnits comparable } }",
          )
        ).observations[0];
      expect(await previous("2022")).toEqual({
        value: 60,
        previous: {
          period: { code: "2021" },
          value: 10,
          status: "COMPLETE",
          reportedUnits: 5,
          comparable: true,
        },
      });
      expect((await previous("2023")).previous).toMatchObject({ value: 60, comparable: false });
      expect(
        (await ask("goc", "1929", ["members"], "observations { previous { value } }")).observations[0],
      ).toEqual({ previous: null });
    });

    test("a breakdown goes on after its cursor and refuses another's", async () => {
      const page = (args: string) =>
        app.ask(
          `{ union(code: "goc") { statistics(period: "2022", indicators: ["members"]) { breakdown(${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { key observations { value } } } } } }`,
        );
      const first = (await page("first: 4")).data.union.statistics.breakdown;
      expect(first).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } });
      const rest = (await page(`first: 4, after: "${first.pageInfo.endCursor}"`)).data.union.statistics
        .breakdown;
      expect(
        [...first.nodes, ...rest.nodes].map((group: any) => [group.key, group.observations[0].value]),
      ).toEqual([
        ["a", 10],
        ["b", 11],
        ["c", 12],
        ["d", 13],
        ["own", null],
        ["tv-rieng", 14],
      ]);
      const elsewhere = await app.ask(
        `{ union(code: "a") { statistics(period: "2022") { breakdown(after: "${first.pageInfo.endCursor}") { totalCount } } } }`,
      );
      expect(elsewhere.errors![0]!.extensions.code).toBe("CURSOR_INVALID");
      for (const args of ["first: 0", "first: -1", "first: 101", "first: 1000000000"]) {
        expect([args, (await page(args)).errors![0]!.extensions.code]).toEqual([args, "BAD_USER_INPUT"]);
      }
      const own = await ask("goc", "2022", ["members"], "breakdown { nodes { key } }", ", scope: OWN");
      expect(own.breakdown.nodes).toEqual([{ key: "own" }]);
    });

    test("nobody reports for a union that does not exist yet", async () => {
      await record(app, { code: "sau", foundedOn: "2024-05-01", under: "goc" });
      expect(await observe("sau", "2023", "members")).toMatchObject({
        value: null,
        status: "MISSING",
        expectedUnits: 0,
      });
      expect((await ask("sau", "2023", [], "union { code status asOf }")).union).toEqual({
        code: "sau",
        status: "NOT_YET_FOUNDED",
        asOf: "2023-12-31",
      });
      expect(await observe("sau", "2024", "members")).toMatchObject({ expectedUnits: 1 });
    });
  });
});
