import { eachDatabase, startApp, type App } from "../support/app";
import { CATALOGUE } from "../../api/indicators/catalogue";

eachDatabase((kind) => {
  describe("the catalogue of indicators", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind);
    });
    afterAll(() => app.close());

    const FIELDS =
      "code group aggregation decimals sensitive unit { code label } numerator { code } denominator { code } weight { code }";

    test("has 159 indicators in twelve groups, in its order", async () => {
      const { indicators } = (await app.ask("{ indicators { code group } }")).data as {
        indicators: { code: string; group: string }[];
      };
      expect(indicators).toHaveLength(159);
      expect(indicators[0]).toEqual({ code: "grassroots_unions", group: "ORGANIZATION" });
      expect(new Set(indicators.map((each) => each.code)).size).toBe(159);
      expect(new Set(indicators.map((each) => each.group)).size).toBe(12);
      const finance = (await app.ask("{ indicators(group: FINANCE) { code } }")).data.indicators;
      expect(finance).toEqual(
        indicators.filter((each) => each.group === "FINANCE").map(({ code }) => ({ code })),
      );
    });

    test("says what each is, in both languages, and how it adds up", async () => {
      const { data } = await app.ask(
        `{ indicator(code: "membership_share") { ${FIELDS} name en: name(locale: EN) definition(locale: EN) } }`,
      );
      expect(data.indicator).toEqual({
        code: "membership_share",
        group: "MEMBERSHIP",
        aggregation: "RATIO",
        decimals: 2,
        sensitive: false,
        unit: { code: "percent", label: "%" },
        numerator: { code: "members" },
        denominator: { code: "workers" },
        weight: null,
        name: "Tỷ lệ đoàn viên trên tổng số lao động",
        en: "Members as a share of workers",
        definition: "Members divided by workers on the last day of the period, in percent.",
      });
      const mean = await app.ask(`{ indicator(code: "income_monthly_mean") { ${FIELDS} } }`);
      expect(mean.data.indicator).toMatchObject({
        aggregation: "WEIGHTED_MEAN",
        weight: { code: "workers" },
        unit: { code: "vnd", label: "đồng" },
      });
    });

    test("every term of a ratio or mean is named, and only there", () => {
      for (const { aggregation, numerator, denominator, weight } of CATALOGUE) {
        expect([aggregation, numerator !== null, denominator !== null, weight !== null]).toEqual([
          aggregation,
          aggregation === "RATIO",
          aggregation === "RATIO",
          aggregation === "WEIGHTED_MEAN",
        ]);
      }
    });

    test("the table that facts refer to is the catalogue", async () => {
      const rows = await app.database.source.query("SELECT id, code, aggregation FROM indicator ORDER BY id");
      expect(rows).toEqual(
        [...CATALOGUE]
          .sort((a, b) => a.rowId - b.rowId)
          .map(({ rowId, code, aggregation }) => ({ id: rowId, code, aggregation })),
      );
    });

    test("an id finds its indicator again; an unknown code is null", async () => {
      const { id } = (await app.ask('{ indicator(code: "members") { id } }')).data.indicator;
      expect(
        (await app.ask("query($id: ID!) { node(id: $id) { ... on Indicator { code } } }", { id })).data.node,
      ).toEqual({ code: "members" });
      expect((await app.ask('{ indicator(code: "khong-co") { code } }')).data.indicator).toBeNull();
      expect(
        (await app.ask('{ indicator(code: "mem\\u0000bers") { code } }')).errors![0]!.extensions.code,
      ).toBe("BAD_USER_INPUT");
    });

    test("asking for all of them with their units takes one statement", async () => {
      expect(await app.statements(() => app.ask("{ indicators { code unit { label } } }"))).toHaveLength(1);
    });
  });

  describe("reporting periods", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind);
    });
    afterAll(() => app.close());

    test("the standard ones of a year, in the order in which they end, with their days", async () => {
      const { data } = await app.ask("{ reportPeriods(year: 2021) { code kind year from to dueOn } }");
      expect(data.reportPeriods).toEqual([
        {
          code: "2021-Q1",
          kind: "QUARTER",
          year: 2021,
          from: "2021-01-01",
          to: "2021-03-31",
          dueOn: null,
        },
        {
          code: "2021-H1",
          kind: "HALF_YEAR",
          year: 2021,
          from: "2021-01-01",
          to: "2021-06-30",
          dueOn: "2021-07-10",
        },
        {
          code: "2021-Q2",
          kind: "QUARTER",
          year: 2021,
          from: "2021-04-01",
          to: "2021-06-30",
          dueOn: null,
        },
        {
          code: "2021-9M",
          kind: "NINE_MONTHS",
          year: 2021,
          from: "2021-01-01",
          to: "2021-09-30",
          dueOn: "2021-10-10",
        },
        {
          code: "2021-Q3",
          kind: "QUARTER",
          year: 2021,
          from: "2021-07-01",
          to: "2021-09-30",
          dueOn: null,
        },
        {
          code: "2021-Q4",
          kind: "QUARTER",
          year: 2021,
          from: "2021-10-01",
          to: "2021-12-31",
          dueOn: null,
        },
        { code: "2021", kind: "YEAR", year: 2021, from: "2021-01-01", to: "2021-12-31", dueOn: "2022-01-10" },
      ]);
    });

    test.each([1928, 2028, -1])("no periods of %s", async (year) => {
      const answer = await app.ask(`{ reportPeriods(year: ${year}) { code } }`);
      expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    });
  });
});
