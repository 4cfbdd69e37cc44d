import { eachDatabase, startApp, type App } from "../support/app";

const CHAIN = ["cdcs-sct-ben-tre", "cdvc-ben-tre", "ldld-ben-tre"];

eachDatabase((kind) => {
  describe("the 2021 report of the Bến Tre department's union, rolled up", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    const statistics = async (code: string, args: string, fields: string, token?: string) =>
      (await app.ask(`{ union(code: "${code}") { statistics(${args}) { ${fields} } } }`, {}, { token })).data
        .union.statistics;

    test("the question of the first page, word for word", async () => {
      const { data, errors } = await app.ask(
        `{ union(code:"cdcs-sct-ben-tre", asOf:"2021-12-31"){ name parent{code} ancestors{code} statistics(period:"2021",indicators:["members","members_women","members_admitted"]){ observations{value qualifier status} coverage{expectedUnits reportedUnits} } } }`,
      );
      expect(errors).toBeUndefined();
      expect(data.union).toEqual({
        name: "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre",
        parent: { code: "cdvc-ben-tre" },
        ancestors: [{ code: "tld" }, { code: "ldld-ben-tre" }, { code: "cdvc-ben-tre" }],
        statistics: {
          observations: [54, 29, 2].map((value) => ({ value, qualifier: "EXACT", status: "COMPLETE" })),
          coverage: { expectedUnits: 1, reportedUnits: 1 },
        },
      });
    });

    const THREE = 'period: "2021", indicators: ["members", "members_women", "members_admitted"]';
    const FIELDS =
      "observations { value qualifier status reportedUnits expectedUnits } coverage { expectedUnits reportedUnits ratio }";

    test.each(CHAIN)("%s: the same sums, all who had to report did", async (code) => {
      expect(await statistics(code, THREE, FIELDS)).toEqual({
        observations: [54, 29, 2].map((value) => ({
          value,
          qualifier: "EXACT",
          status: "COMPLETE",
          reportedUnits: 1,
          expectedUnits: 1,
        })),
        coverage: { expectedUnits: 1, reportedUnits: 1, ratio: 1 },
      });
    });

    test("tld: the same sums from one of four", async () => {
      expect(await statistics("tld", THREE, FIELDS)).toEqual({
        observations: [54, 29, 2].map((value) => ({
          value,
          qualifier: "EXACT",
          status: "PARTIAL",
          reportedUnits: 1,
          expectedUnits: 4,
        })),
        coverage: { expectedUnits: 4, reportedUnits: 1, ratio: 0.25 },
      });
    });

    test.each([...CHAIN, "tld"])("%s: a year without reports is null and MISSING, not 0", async (code) => {
      const answer = await statistics(
        code,
        'period: "2020", indicators: ["members"]',
        "observations { value qualifier status }",
      );
      const [members] = answer.observations;
      expect(members).toEqual({ value: null, qualifier: null, status: "MISSING" });
    });

    test.each([...CHAIN, "tld"])("%s: more than 5,000,000 stays more than", async (code) => {
      const { observations } = await statistics(
        code,
        'period: "2021", indicators: ["charity_contributions_vnd"]',
        "observations { value qualifier }",
      );
      expect(observations).toEqual([{ value: 5_000_000, qualifier: "MORE_THAN" }]);
    });

    test("a reported zero is a zero", async () => {
      const { observations } = await statistics(
        "ldld-ben-tre",
        'period: "2021", indicators: ["inspections_other"]',
        "observations { value status }",
      );
      expect(observations).toEqual([{ value: 0, status: "COMPLETE" }]);
    });

    test("a ratio is 100 · ΣN / ΣD over who reported both", async () => {
      const { observations } = await statistics(
        "tld",
        'period: "2021", indicators: ["women_award_achieved_share", "excellent_members_share", "membership_share"]',
        "observations { indicator { code } value qualifier status numerator denominator reportedUnits expectedUnits }",
      );
      expect(observations).toEqual([
        {
          indicator: { code: "membership_share" },
          value: null,
          qualifier: null,
          status: "MISSING",
          numerator: null,
          denominator: null,
          reportedUnits: 0,
          expectedUnits: 4,
        },
        {
          indicator: { code: "women_award_achieved_share" },
          value: 100,
          qualifier: "EXACT",
          status: "PARTIAL",
          numerator: 29,
          denominator: 29,
          reportedUnits: 1,
          expectedUnits: 4,
        },
        {
          indicator: { code: "excellent_members_share" },
          value: 5500 / 54,
          qualifier: "EXACT",
          status: "PARTIAL",
          numerator: 55,
          denominator: 54,
          reportedUnits: 1,
          expectedUnits: 4,
        },
      ]);
    });

    test("what the system counts is counted of the last day, and complete", async () => {
      const { observations } = await statistics(
        "tld",
        'period: "2021", indicators: ["grassroots_unions", "grassroots_unions_public_sector", "grassroots_unions_reported_on_time", "direct_superior_unions", "grassroots_unions_congress_held", "grassroots_unions_rated_good_or_better_share"]',
        "observations { indicator { code } value status }",
      );
      expect(observations).toEqual([
        { indicator: { code: "grassroots_unions" }, value: 3, status: "COMPLETE" },
        { indicator: { code: "grassroots_unions_public_sector" }, value: 3, status: "COMPLETE" },
        { indicator: { code: "grassroots_unions_reported_on_time" }, value: 0, status: "COMPLETE" },
        { indicator: { code: "direct_superior_unions" }, value: 5, status: "COMPLETE" },
        { indicator: { code: "grassroots_unions_congress_held" }, value: 0, status: "COMPLETE" },
        {
          indicator: { code: "grassroots_unions_rated_good_or_better_share" },
          value: null,
          status: "NOT_APPLICABLE",
        },
      ]);
    });

    test("a congress counts while the term that it opened runs", async () => {
      const held: Record<string, number> = {};
      for (const period of ["2022", "2023-H1", "2023", "2026", "2027"]) {
        const { observations } = await statistics(
          "cdcs-sct-dak-lak",
          `period: "${period}", indicators: ["grassroots_unions_congress_held"]`,
          "observations { value }",
        );
        held[period] = observations[0].value;
      }
      expect(held).toEqual({ "2022": 0, "2023-H1": 1, "2023": 1, "2026": 1, "2027": 1 });
    });

    test("the breakdown of the confederation is its own part and what counts through each child", async () => {
      const answer = await statistics(
        "tld",
        'period: "2021", indicators: ["members"]',
        "breakdown { totalCount nodes { key label en: label(locale: EN) union { code asOf } observations { value status } coverage { expectedUnits reportedUnits } } }",
      );
      expect(answer.breakdown.nodes.map((group: { key: string }) => group.key)).toEqual([
        "cdctvn",
        "ldld-001",
        "ldld-ben-tre",
        "ldld-dak-lak",
        "own",
      ]);
      expect(answer.breakdown.nodes[2]).toEqual({
        key: "ldld-ben-tre",
        label: "Liên đoàn Lao động tỉnh Bến Tre",
        en: "Ben Tre Provincial Federation of Labour",
        union: { code: "ldld-ben-tre", asOf: "2021-12-31" },
        observations: [{ value: 54, status: "COMPLETE" }],
        coverage: { expectedUnits: 1, reportedUnits: 1 },
      });
      expect(answer.breakdown.nodes[4]).toMatchObject({
        label: "Phần của chính công đoàn",
        en: "Its own part",
        observations: [{ value: null, status: "MISSING" }],
      });
    });

    test("sources: the report's own passage at every level", async () => {
      for (const code of [...CHAIN, "tld"]) {
        const { observations } = await statistics(
          code,
          'period: "2021", indicators: ["members", "grassroots_unions"]',
          "observations { sources { quote } }",
        );
        expect(observations.map((one: { sources: unknown }) => one.sources)).toEqual([
          [],
          [{ quote: "tổng số công đoàn viên của CĐCS Sở Công Thương là 54 người" }],
        ]);
      }
    });

    test("the year before is there to compare with, and says that it can't", async () => {
      const { observations } = await statistics(
        "tld",
        'period: "2021", indicators: ["members", "grassroots_unions"]',
        "observations { previous { period { code } value status reportedUnits expectedUnits comparable } }",
      );
      expect(observations).toEqual([
        {
          previous: {
            period: { code: "2020" },
            value: 3,
            status: "COMPLETE",
            reportedUnits: 4,
            expectedUnits: 4,
            comparable: true,
          },
        },
        {
          previous: {
            period: { code: "2020" },
            value: null,
            status: "MISSING",
            reportedUnits: 0,
            expectedUnits: 4,
            comparable: false,
          },
        },
      ]);
    });

    test("asked for nothing, it answers the whole catalogue, each indicator once and in order", async () => {
      const all = (await app.ask("{ indicators { code } }")).data.indicators as { code: string }[];
      expect(all).toHaveLength(159);
      const { observations } = await statistics(
        "ldld-ben-tre",
        'period: "2021"',
        "observations { indicator { code } }",
      );
      expect(observations.map((one: { indicator: { code: string } }) => one.indicator.code)).toEqual(
        all.map(({ code }) => code),
      );
      const twice = await statistics(
        "tld",
        'period: "2021", indicators: ["members_women", "members", "members_women"]',
        "observations { indicator { code } }",
      );
      expect(twice.observations).toEqual([
        { indicator: { code: "members" } },
        { indicator: { code: "members_women" } },
      ]);
    });

    test("equal arguments and rights have one revision; a write changes it", async () => {
      const ask = async (args: string, token?: string) =>
        (await statistics("tld", args, "revision", token)).revision;
      const args = 'period: "2021", indicators: ["members"]';
      const first = await ask(args);
      expect(await ask(args)).toBe(first);
      expect(await ask('period: "2021", indicators: ["workers"]')).not.toBe(first);
      const token = await app.token("tld");
      const afterWrite = await ask(args);
      expect(afterWrite).not.toBe(first);
      expect(await ask(args, token)).not.toBe(afterWrite);
      // A backup that was put back counts its versions anew: the number alone tells nothing.
      await app.database.source.query("UPDATE data_version SET mark = 'another'");
      expect(await ask(args)).not.toBe(afterWrite);
    });

    test.each([
      ['period: "2021-13"', "BAD_USER_INPUT"],
      ['period: "2021-H2"', "BAD_USER_INPUT"],
      ['period: "1928"', "BAD_USER_INPUT"],
      ['period: "2028"', "BAD_USER_INPUT"],
      ['period: "2021-12-31..2021-01-01"', "BAD_USER_INPUT"],
      ['period: "2021-02-29..2021-03-01"', "BAD_USER_INPUT"],
      ['period: "2021", indicators: ["membres"]', "BAD_USER_INPUT"],
      ['period: "2021", hierarchy: { basis: AS_OF }', "BAD_USER_INPUT"],
    ])("statistics(%s) is %s, and the rest of the page stands", async (args, code) => {
      const answer = await app.ask(`{ union(code: "tld") { code statistics(${args}) { revision } } }`);
      expect(answer.data.union).toEqual({ code: "tld", statistics: null });
      expect(answer.errors).toHaveLength(1);
      expect(answer.errors![0]!.extensions.code).toBe(code);
      expect(answer.body).not.toMatch(/SELECT|node_modules|\.ts:/);
    });

    test("an unknown indicator is named", async () => {
      const answer = await app.ask(
        '{ union(code: "tld") { statistics(period: "2021", indicators: ["membres"]) { revision } } }',
      );
      expect(answer.errors![0]!.message).toContain("membres");
    });
  });
});
