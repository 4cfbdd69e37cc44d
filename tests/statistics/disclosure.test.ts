import { eachDatabase, startApp, type App } from "../support/app";
import { encodeId } from "../../api/platform/ids";
import { recordApprovedReport } from "../../api/reports/report.service";
import { createSchema } from "../../api/schema";
import { UnionKind } from "../../api/unions/union.enums";
import { record } from "../unions/record";
import { Literal, numbersIn, pathsToNumbers, type Given } from "./paths";

const CASE = "serious_illness_cases";
const CHAIN = ["cdcs-sct-ben-tre", "cdvc-ben-tre", "ldld-ben-tre", "tld"];
const NOW = new Date("2026-11-21T03:00:00Z");

eachDatabase((kind) => {
  describe("the illness case of the Bến Tre record", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    /** Asks along every path that takes one of the arguments `more`, or every path there is. */
    async function walk(union: string, token?: string, more: Given = {}): Promise<Record<string, any>[]> {
      const given = {
        code: union,
        period: "2021",
        indicators: [CASE, "members_left"],
        indicator: CASE,
        descendantOf: union,
        slug: "x",
        list: "unit",
        first: 3,
        fromYear: 2020,
        toYear: 2022,
        ...more,
      };
      const nodes = {
        Union: encodeId("Union", union),
        Report: encodeId("Report", `${union}/2021`),
        Congress: encodeId("Congress", "x"),
      };
      const paths = pathsToNumbers(await createSchema(), given, nodes);
      const [name] = Object.keys(more);
      const queries = paths.filter((query) => name === undefined || query.includes(`${name}: `));
      expect(queries.length).toBeGreaterThan(name === undefined ? 10 : 4);
      const found: Record<string, any>[] = [];
      // May ask more at once than somebody without a token, and sees no more here.
      const elsewhere = await app.token("cd-ipc1");
      for (const query of queries) {
        let answer = await app.ask(query, {}, { token });
        if (answer.errors?.[0]!.extensions.code === "QUERY_TOO_COMPLEX")
          answer = await app.ask(query, {}, { token: token ?? elsewhere });
        const refused = (answer.errors ?? []).map(({ path, extensions }) => [path!.at(-1), extensions.code]);
        const mayBeRefused = query.includes("ranking(") && !token;
        expect([
          query,
          refused.filter(([field, code]) => !mayBeRefused || field !== "ranking" || code !== "FORBIDDEN"),
        ]).toEqual([query, []]);
        if (!token) expect(answer.body).not.toContain("bị bệnh hiểm nghèo");
        found.push(...numbersIn(answer.data).filter((one) => one.indicator?.code === CASE));
      }
      return found;
    }

    test.each(CHAIN)("a stranger learns nothing on any path from %s", async (union) => {
      const found = await walk(union);
      expect(found.length).toBeGreaterThan(5);
      for (const one of found) {
        expect(one).toMatchObject({ value: null, qualifier: null, status: "SUPPRESSED" });
        for (const field of ["numerator", "denominator", "statedTotal", "note", "source"])
          expect(one[field] ?? null).toBeNull();
        if ("sources" in one)
          expect(one).toMatchObject({
            reportedUnits: 0,
            sources: [],
            previous: { value: null, status: "SUPPRESSED", reportedUnits: 0, comparable: false },
          });
        if ("derived" in one) expect(one.derived).toBe(false);
      }
    });

    const OTHERWISE: Record<string, Given> = {
      "by kind": { by: new Literal("KIND") },
      "by province": { by: new Literal("PROVINCE") },
      "by sector": { by: new Literal("EMPLOYER_SECTOR") },
      "as of another day": { hierarchy: new Literal('{ basis: AS_OF, asOf: "2022-06-30" }') },
      restated: { hierarchy: new Literal("{ basis: RESTATED }") },
      "by sectoral parents": { hierarchy: new Literal("{ basis: AS_REPORTED, relation: SECTORAL }") },
    };

    test.each(Object.keys(OTHERWISE))("nor %s, where a token that reaches finds it", async (way) => {
      const found = await walk("ldld-ben-tre", undefined, OTHERWISE[way]);
      expect(found.length).toBeGreaterThan(3);
      for (const one of found) expect(one).toMatchObject({ value: null, status: "SUPPRESSED" });
      const exact = await walk("ldld-ben-tre", await app.token("ldld-ben-tre"), OTHERWISE[way]);
      expect(exact.filter((one) => one.value === 1).length).toBeGreaterThan(2);
    });

    test("the same walk finds it with a token that reaches", async () => {
      const found = await walk("cdcs-sct-ben-tre", await app.token("cdcs-sct-ben-tre"));
      expect(found.filter((one) => one.value === 1).length).toBeGreaterThan(5);
    });

    const one = async (union: string, args: string, token?: string) =>
      (
        await app.ask(
          `{ union(code: "${union}") { statistics(${args}, indicators: ["${CASE}"]) { observations { value qualifier status reportedUnits expectedUnits sources { quote } } } } }`,
          {},
          { token },
        )
      ).data.union.statistics.observations[0];

    test("a token that reaches the union sees it exactly, at every level it reaches and no other", async () => {
      const token = await app.token("ldld-ben-tre");
      for (const union of CHAIN.slice(0, 3)) {
        expect(await one(union, 'period: "2021"', token)).toEqual({
          value: 1,
          qualifier: "EXACT",
          status: "COMPLETE",
          reportedUnits: 1,
          expectedUnits: 1,
          sources: [{ quote: "giúp đỡ 01 đoàn viên bị bệnh hiểm nghèo" }],
        });
      }
      expect(await one("tld", 'period: "2021"', token)).toMatchObject({
        value: null,
        status: "SUPPRESSED",
        sources: [],
      });
      const root = await app.token("tld");
      expect(await one("tld", 'period: "2021"', root)).toMatchObject({ value: 1, status: "PARTIAL" });
      const elsewhere = await app.token("ldld-dak-lak");
      for (const union of CHAIN)
        expect(await one(union, 'period: "2021"', elsewhere)).toMatchObject({
          value: null,
          status: "SUPPRESSED",
        });
    });

    test("whether it was reported at all is withheld too", async () => {
      const reported = await one("cdcs-sct-ben-tre", 'period: "2021"');
      expect(await one("cdcs-sct-dak-lak", 'period: "2021"')).toEqual(reported);
      expect(await one("cdcs-sct-ben-tre", 'period: "2019"')).toEqual(reported);
      expect(await one("cdcs-sct-ben-tre", 'period: "2021", scope: OWN')).toEqual(reported);
    });

    test("in the report, a stranger finds every figure about persons withheld, reported or not", async () => {
      const query =
        '{ union(code: "cdcs-sct-ben-tre") { report(period: "2021") { values { indicator { code } value status } versions { version values { indicator { code } value status } } } } }';
      const { report } = (await app.ask(query)).data.union;
      const withheld = report.values
        .filter((value: { status: string }) => value.status === "SUPPRESSED")
        .map((value: any) => value.indicator.code);
      const sensitive = (await app.ask("{ indicators { code sensitive } }")).data.indicators
        .filter((each: any) => each.sensitive)
        .map((each: any) => each.code);
      expect([...withheld].sort()).toEqual([...sensitive, "members_left"].sort());
      expect(report.versions).toEqual([{ version: 1, values: report.values }]);
      const exact = (await app.ask(query, {}, { token: await app.token("cdcs-sct-ben-tre") })).data.union
        .report;
      expect(exact.values.find((value: any) => value.indicator.code === CASE)).toMatchObject({
        value: 1,
        status: "COMPLETE",
      });
      expect(exact.values).toHaveLength(27);
    });
  });

  describe("large figures about persons", () => {
    let app: App;

    const report = (union: string, value: number) =>
      app.database.write((tx) =>
        recordApprovedReport(
          tx,
          {
            union,
            period: "2021",
            values: ["members", "members_left", "members_expelled"].map((indicator) => ({
              indicator,
              value,
            })),
          },
          NOW,
        ),
      );

    /** Below the confederation, provinces (and districts, `huyen-…`), each with grassroots unions that state these numbers. */
    async function build(parts: Record<string, readonly number[]>): Promise<void> {
      await record(app, { code: "goc", kind: UnionKind.CONFEDERATION });
      for (const [code, values] of Object.entries(parts)) {
        const kindOf = code.startsWith("huyen")
          ? UnionKind.DISTRICT_FEDERATION
          : UnionKind.PROVINCIAL_FEDERATION;
        await record(
          app,
          { code, kind: kindOf, under: "goc" },
          ...values.map((_, index) => ({ code: `${code}-${index}`, under: code })),
        );
        for (const [index, value] of values.entries()) await report(`${code}-${index}`, value);
      }
    }

    /** What is shown of members, members_left and members_expelled. */
    async function shown(
      union: string,
      args = 'period: "2021"',
      token?: string,
    ): Promise<(number | string)[]> {
      const { data } = await app.ask(
        `{ union(code: "${union}") { statistics(${args}, indicators: ["members", "members_left", "members_expelled"]) { observations { value status } } } }`,
        {},
        { token },
      );
      return data.union.statistics.observations.map(
        (each: { value: number | null; status: string }) => each.value ?? each.status,
      );
    }

    async function groups(): Promise<Record<string, number | string>> {
      const { data } = await app.ask(
        `{ union(code: "goc") { statistics(period: "2021", indicators: ["members_expelled"]) { breakdown { nodes { key observations { value status } } } } } }`,
      );
      const { nodes } = data.union.statistics.breakdown as {
        nodes: { key: string; observations: { value: number | null; status: string }[] }[];
      };
      return Object.fromEntries(
        nodes.map(({ key, observations }) => [key, observations[0]!.value ?? observations[0]!.status]),
      );
    }

    const HIDDEN = "SUPPRESSED";

    beforeEach(async () => {
      app = await startApp(kind);
    });
    afterEach(() => app.close());

    test("five unions and five persons are enough, four of either are not, and 0 is", async () => {
      await build({ a: [1, 1, 1, 1, 1], b: [3, 3, 3, 3], c: [4, 0, 0, 0, 0], d: [0, 0, 0, 0, 0] });
      expect(await shown("a")).toEqual([5, 5, 5]);
      expect(await shown("b")).toEqual([12, HIDDEN, HIDDEN]);
      expect(await shown("c")).toEqual([4, HIDDEN, HIDDEN]);
      expect(await shown("d")).toEqual([0, 0, 0]);
      expect(await shown("goc")).toEqual([21, 21, 21]);
      expect(await groups()).toEqual({ a: 5, b: HIDDEN, c: HIDDEN, d: 0, own: HIDDEN });
    });

    test("one hidden sibling could be worked out, so the smallest of the others is hidden with it", async () => {
      await build({ a: [2, 2, 2, 2, 2], b: [3, 3, 3, 3], c: [1, 1, 1, 1, 1], d: [] });
      expect(await groups()).toEqual({ a: 10, b: HIDDEN, c: HIDDEN, d: HIDDEN, own: HIDDEN });
      expect(await shown("c")).toEqual([5, HIDDEN, HIDDEN]);
      expect(await shown("a")).toEqual([10, 10, 10]);
      expect(await shown("goc")).toEqual([27, 27, 27]);
    });

    test("the own part of the parent is a sibling too", async () => {
      await build({ a: [2, 2, 2, 2, 2], c: [1, 1, 1, 1, 1] });
      expect(await groups()).toEqual({ a: 10, c: 5, own: HIDDEN });
      await report("goc", 7);
      expect(await groups()).toEqual({ a: 10, c: HIDDEN, own: HIDDEN });
    });

    /** `count` grassroots unions of one number each below a union. */
    async function units(under: string, count: number, value: number, endedOn?: string): Promise<void> {
      const codes = Array.from({ length: count }, (_, index) => `${under}-${value}-${index}`);
      await record(app, ...codes.map((code) => ({ code, under, endedOn })));
      for (const code of codes) await report(code, value);
    }

    const expelled = async (...codes: string[]): Promise<Record<string, number | string>> =>
      Object.fromEntries(await Promise.all(codes.map(async (code) => [code, (await shown(code))[2]!])));

    test("a sibling that ended within the year is one that could be worked out", async () => {
      const province = { kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" };
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "a", ...province },
        { code: "b", ...province, endedOn: "2021-07-01" },
        { code: "c", ...province },
      );
      await units("a", 6, 10);
      await units("b", 1, 1, "2021-07-01");
      await units("c", 6, 20);
      expect(await expelled("goc", "a", "b", "c")).toEqual({ goc: 181, a: HIDDEN, b: HIDDEN, c: 120 });
      expect(await groups()).toEqual({ a: HIDDEN, b: HIDDEN, c: 120, own: HIDDEN });
    });

    test("a union that counted under two parents is hidden, and counts as hidden under each", async () => {
      const province = { kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" };
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "s", ...province },
        { code: "t", ...province },
        { code: "k2", kind: UnionKind.CORPORATE_UNION, under: "s" },
        {
          code: "k",
          kind: UnionKind.CORPORATE_UNION,
          affiliations: [
            { parent: "s", until: "2021-07-01" },
            { parent: "t", from: "2021-07-01" },
          ],
        },
      );
      await units("k", 6, 5);
      await units("k", 1, 1, "2021-03-16");
      await units("k2", 6, 5);
      expect(await expelled("goc", "s", "t", "k", "k2")).toEqual({
        goc: 61,
        s: 31,
        t: 30,
        k: HIDDEN,
        k2: HIDDEN,
      });
    });

    test("what is hidden beside a small figure is not given away by its own children", async () => {
      await build({ b: [1], c: [20, 20, 20, 20, 20, 20] });
      await record(
        app,
        { code: "x", kind: UnionKind.CENTRAL_SECTOR_UNION, under: "goc" },
        { code: "x1", kind: UnionKind.CORPORATE_UNION, under: "x" },
        { code: "x2", kind: UnionKind.CORPORATE_UNION, under: "x" },
      );
      await units("x1", 5, 2);
      await units("x2", 5, 2);
      expect(await expelled("goc", "b", "c", "x", "x1", "x2")).toEqual({
        goc: 141,
        b: HIDDEN,
        c: 120,
        x: HIDDEN,
        x1: HIDDEN,
        x2: 10,
      });
    });

    test("only of the year, over the subtree, of unions of the public kinds", async () => {
      await build({ a: [1, 1, 1, 1, 1], "huyen-b": [9, 9, 9, 9, 9], "huyen-c": [9, 9, 9, 9, 9] });
      expect(await shown("a")).toEqual([5, 5, 5]);
      expect(await shown("a", 'period: "2021", scope: OWN')).toEqual(["MISSING", HIDDEN, HIDDEN]);
      expect(await shown("a", 'period: "2021-H1"')).toEqual(["MISSING", HIDDEN, HIDDEN]);
      expect(await shown("huyen-b")).toEqual([45, HIDDEN, HIDDEN]);
      expect(await shown("huyen-b", undefined, await app.token("huyen-b"))).toEqual([45, 45, 45]);
      expect(await shown("huyen-b", undefined, await app.token("huyen-c"))).toEqual([45, HIDDEN, HIDDEN]);
      expect(await shown("huyen-b-0", undefined, await app.token("goc"))).toEqual([9, 9, 9]);
    });

    const FORBIDDEN_TREES = [
      'hierarchy: { basis: AS_OF, asOf: "2022-06-01" }',
      "hierarchy: { basis: RESTATED }",
      "hierarchy: { basis: AS_REPORTED, relation: SECTORAL }",
    ];

    test.each(FORBIDDEN_TREES)(
      "a stranger sees none of them with %s, nor by kind, province or sector",
      async (tree) => {
        await build({ a: [9, 9, 9, 9, 9, 9], b: [9, 9, 9, 9, 9, 9] });
        expect(await shown("a")).toEqual([54, 54, 54]);
        expect(await shown("a", `period: "2021", ${tree}`)).toEqual([54, HIDDEN, HIDDEN]);
        for (const by of ["KIND", "PROVINCE", "EMPLOYER_SECTOR"]) {
          const { data } = await app.ask(
            `{ union(code: "goc") { statistics(period: "2021", indicators: ["members_expelled"]) { breakdown(by: ${by}) { nodes { observations { value status } } } } } }`,
          );
          const { nodes } = data.union.statistics.breakdown;
          expect(nodes.length).toBeGreaterThan(0);
          for (const node of nodes) expect(node.observations).toEqual([{ value: null, status: HIDDEN }]);
        }
      },
    );

    test("a token sees nobody's figures by choosing a tree that puts strangers below its union", async () => {
      await build({ a: [3], b: [4] });
      await record(app, {
        code: "di",
        affiliations: [
          { parent: "b", until: "2022-01-01" },
          { parent: "a", from: "2022-01-01", until: "2023-01-01" },
          { parent: "b", from: "2023-01-01" },
        ],
      });
      await report("di", 7);
      const token = await app.token("a");
      const whileBelow = 'period: "2021", hierarchy: { basis: AS_OF, asOf: "2022-06-01" }';
      expect(await shown("a", 'period: "2021"', token)).toEqual([3, 3, 3]);
      expect(await shown("a", whileBelow, token)).toEqual([10, HIDDEN, HIDDEN]);
      expect(await shown("a", whileBelow, await app.token("goc"))).toEqual([10, 10, 10]);
      expect(
        await shown(
          "b",
          'period: "2021", hierarchy: { basis: AS_OF, asOf: "2021-06-01" }',
          await app.token("b"),
        ),
      ).toEqual([11, 11, 11]);
    });

    test("nobody's sources are shown with a figure about persons, however large", async () => {
      await build({ a: [1, 1, 1, 1, 1] });
      const { data } = await app.ask(
        `{ union(code: "a") { statistics(period: "2021", indicators: ["members_expelled"]) { observations { value sources { title } previous { status reportedUnits } } } } }`,
      );
      expect(data.union.statistics.observations).toEqual([
        { value: 5, sources: [], previous: { status: HIDDEN, reportedUnits: 0 } },
      ]);
    });
  });
});
