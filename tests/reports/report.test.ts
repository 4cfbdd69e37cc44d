import { eachDatabase, startApp, type App } from "../support/app";
import { loadDemonstration } from "../../api/demo/load";
import { encodeId } from "../../api/platform/ids";
import { Role } from "../../api/platform/actor";
import { recordApprovedReport } from "../../api/reports/report.service";
import { recount } from "../../api/rollup/census";
import { checkData } from "../../api/rollup/check";
import { UnionKind } from "../../api/unions/union.enums";
import { report, ValueQualifier } from "../rollup/build";
import { record } from "../unions/record";
import { Desk } from "./desk";

const NOW = new Date("2026-11-21T03:00:00Z");
const FIELDS =
  "id status isLate revision version dataCutoff submittedAt approvedAt returnReason period { code } union { code id }";

eachDatabase((kind) => {
  describe("the report of the demonstration", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    const of = async (union: string, period: string, fields = FIELDS, token?: string) =>
      (
        await app.ask(
          `{ union(code: "${union}") { report(period: "${period}") { ${fields} } } }`,
          {},
          { token },
        )
      ).data.union.report;

    test("is public, and its id finds it again", async () => {
      const found = await of("cdcs-sct-ben-tre", "2021");
      expect(found).toEqual({
        id: encodeId("Report", "cdcs-sct-ben-tre/2021"),
        status: "APPROVED",
        isLate: false,
        revision: 1,
        version: 1,
        dataCutoff: "2021-11-29",
        submittedAt: null,
        approvedAt: null,
        returnReason: null,
        period: { code: "2021" },
        union: { code: "cdcs-sct-ben-tre", id: encodeId("Union", "cdcs-sct-ben-tre") },
      });
      const again = await app.ask(
        `query($id: ID!) { report(id: $id) { ${FIELDS} } node(id: $id) { ... on Report { ${FIELDS} } } }`,
        { id: found.id },
      );
      expect(again.data).toEqual({ report: found, node: found });
    });

    test("says what the text says, each number with its passage", async () => {
      const { values, source } = await of(
        "cdcs-sct-ben-tre",
        "2021",
        "source { title quote } values { indicator { code } value qualifier status derived note statedTotal source { quote disputed } }",
      );
      expect(source.quote).toContain("năm 2021");
      const one = (code: string) =>
        values.find((value: { indicator: { code: string } }) => value.indicator.code === code);
      expect(one("members")).toEqual({
        indicator: { code: "members" },
        value: 54,
        qualifier: "EXACT",
        status: "COMPLETE",
        derived: false,
        note: null,
        statedTotal: null,
        source: { quote: "tổng số công đoàn viên của CĐCS Sở Công Thương là 54 người", disputed: false },
      });
      expect(one("excellent_members")).toMatchObject({ value: 55, source: { disputed: true } });
      expect(one("contest_participations")).toMatchObject({ value: 2, qualifier: "AT_LEAST", derived: true });
    });

    test("a union that has to report and wrote nothing has a report that is due, for those who may know", async () => {
      const token = await app.token("cdcs-sct-dak-lak");
      expect(await of("cdcs-sct-dak-lak", "2021")).toBeNull();
      expect(await of("cdcs-sct-dak-lak", "2021", FIELDS, await app.token("ldld-ben-tre"))).toBeNull();
      expect(await of("cdcs-sct-dak-lak", "2021", FIELDS, token)).toMatchObject({
        status: "DUE",
        isLate: true,
        revision: 0,
        version: 0,
      });
      expect(await of("cdcs-sct-dak-lak", "2026", FIELDS, token)).toMatchObject({
        status: "NOT_DUE",
        isLate: false,
      });
      app.clock.set("2022-01-01T03:00:00Z");
      expect(await of("cdcs-sct-dak-lak", "2021", FIELDS, token)).toMatchObject({
        status: "DUE",
        isLate: false,
      });
      app.clock.set("2026-11-21T03:00:00Z");
      expect(await of("cdcs-sct-dak-lak", "2021", "values { value } versions { version }", token)).toEqual({
        values: [],
        versions: [],
      });
    });

    test("a union that need not report has none", async () => {
      const token = await app.token("tld");
      for (const union of ["tld", "ldld-ben-tre", "cdcs-sct-ben-tre-to-1"])
        expect(await of(union, "2021", FIELDS, token)).toBeNull();
      expect(await of("cd-ipc1", "2021", FIELDS, token)).toMatchObject({ status: "DUE" });
      expect(await of("cdcs-sct-ben-tre", "2021-Q1", FIELDS, token)).toBeNull();
    });

    test("loading the demonstration again changes nothing", async () => {
      const version = () => app.database.source.query("SELECT version FROM data_version");
      const before = await version();
      expect(await loadDemonstration(app.database)).toBe(false);
      expect(await version()).toEqual(before);
    });

    test.each([
      'union(code: "tld") { report(period: "2021-13") { id } }',
      'report(id: "x") { id }',
      `report(id: "${encodeId("Union", "tld")}") { id }`,
    ])("refuses %s", async (field) => {
      const answer = await app.ask(`{ ${field} }`);
      expect(answer.errors![0]!.extensions.code).toBe("BAD_USER_INPUT");
      expect(answer.body).not.toMatch(/SELECT|node_modules|\.ts:/);
    });

    test("an id that names nothing is null", async () => {
      for (const key of ["khong-co/2021", "cdcs-sct-ben-tre/2019", "cdcs-sct-ben-tre"]) {
        expect(
          (await app.ask("query($id: ID!) { report(id: $id) { id } }", { id: encodeId("Report", key) })).data,
        ).toEqual({ report: null });
      }
    });
  });

  describe("recording approved reports", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "cs", under: "goc" },
        { code: "cs-cu", endedOn: "2021-01-01", under: "goc" },
        ...Array.from({ length: 50 }, (_, index) => ({ code: `n-${index}`, under: "goc" })),
      );
    });
    afterAll(() => app.close());

    const refused = (input: Parameters<typeof recordApprovedReport>[1]) =>
      app.database.write((tx) => recordApprovedReport(tx, input, NOW));
    const stated = (indicator: string, value: number) => ({
      union: "cs",
      period: "2024",
      values: [{ indicator, value }],
    });

    test.each([
      ["an unknown union", { union: "x", period: "2021", values: [] }, "BAD_USER_INPUT"],
      ["an unknown indicator", stated("membres", 1), "BAD_USER_INPUT"],
      ["what the system counts", stated("grassroots_unions", 1), "BAD_USER_INPUT"],
      ["a ratio", stated("membership_share", 1), "BAD_USER_INPUT"],
      ["a fraction", stated("members", 1.5), "BAD_USER_INPUT"],
      ["less than nothing", stated("members", -1), "BAD_USER_INPUT"],
      ["more than a number holds", stated("members", 2 ** 53), "BAD_USER_INPUT"],
      [
        "an indicator twice",
        {
          union: "cs",
          period: "2024",
          values: [
            { indicator: "members", value: 1 },
            { indicator: "members", value: 2 },
          ],
        },
        "BAD_USER_INPUT",
      ],
      [
        "a period in which the union did not exist",
        { union: "cs-cu", period: "2021", values: [] },
        "BAD_USER_INPUT",
      ],
      [
        "a mean too large to multiply",
        {
          union: "cs",
          period: "2024",
          values: [
            { indicator: "workers", value: 1e9 },
            { indicator: "income_monthly_mean", value: 1e9 },
          ],
        },
        "BAD_USER_INPUT",
      ],
    ])("refuses %s, and keeps nothing of it", async (_, input, code) => {
      await expect(refused(input)).rejects.toMatchObject({ code });
      expect(
        await app.database.source.query(
          "SELECT * FROM report WHERE period_id IN (SELECT id FROM report_period WHERE code = '2024')",
        ),
      ).toEqual([]);
    });

    test("a second report of the same period is a CONFLICT", async () => {
      await report(app, "cs", "2020", { members: 3 });
      await expect(report(app, "cs", "2020", { members: 3 })).rejects.toMatchObject({ code: "CONFLICT" });
    });

    test("an amendment keeps the old version readable and moves the figures by the difference", async () => {
      await report(app, "cs", "2021", {
        members: 10,
        members_admitted: 2,
        charity_contributions_vnd: { value: 5, qualifier: ValueQualifier.MORE_THAN },
      });
      const sums = async () =>
        (
          await app.ask(
            '{ union(code: "goc") { statistics(period: "2021", indicators: ["members", "members_admitted", "charity_contributions_vnd"]) { observations { value qualifier } } } }',
          )
        ).data.union.statistics.observations;
      expect(await sums()).toEqual([
        { value: 10, qualifier: "EXACT" },
        { value: 2, qualifier: "EXACT" },
        { value: 5, qualifier: "MORE_THAN" },
      ]);
      const above = await Desk.of(app, "goc", Role.APPROVER);
      await above.do("AMEND", {
        reportId: encodeId("Report", "cs/2021"),
        expectedRevision: 1,
        reason: "đếm lại",
        explanations: [{ rule: "outlier_year_on_year", explanation: "sáp nhập năm 2021" }],
        values: [
          { indicator: "members", value: 12 },
          { indicator: "members_admitted", value: null },
          { indicator: "charity_contributions_vnd", value: 6 },
        ],
      });
      expect(await sums()).toEqual([
        { value: 12, qualifier: "EXACT" },
        { value: null, qualifier: null },
        { value: 6, qualifier: "EXACT" },
      ]);
      const token = await app.token("cs");
      const { data } = await app.ask(
        '{ union(code: "cs") { report(period: "2021") { version revision values { indicator { code } value } versions { version reason recordedAt values { value } } } } }',
        {},
        { token },
      );
      expect(data.union.report).toEqual({
        version: 2,
        revision: 2,
        values: [
          { indicator: { code: "members" }, value: 12 },
          { indicator: { code: "charity_contributions_vnd" }, value: 6 },
        ],
        versions: [
          {
            version: 1,
            reason: null,
            recordedAt: NOW.toISOString(),
            values: [{ value: 10 }, { value: 2 }, { value: 5 }],
          },
          {
            version: 2,
            reason: "đếm lại",
            recordedAt: NOW.toISOString(),
            values: [{ value: 12 }, { value: 6 }],
          },
        ],
      });
      const stranger = (
        await app.ask('{ union(code: "cs") { report(period: "2021") { versions { version reason } } } }')
      ).data.union.report;
      expect(stranger.versions).toEqual([
        { version: 1, reason: null },
        { version: 2, reason: null },
      ]);
      expect(await app.database.read(checkData)).toEqual([]);
    });

    test("what was handed in after the due day is late, and not counted as on time", async () => {
      await report(app, "n-0", "2021", { members: 1 }, { submittedAt: new Date("2022-01-10T16:59:59Z") });
      await report(app, "n-1", "2021", { members: 1 }, { submittedAt: new Date("2022-01-10T17:00:00Z") });
      const late = async (union: string) =>
        (await app.ask(`{ union(code: "${union}") { report(period: "2021") { isLate } } }`)).data.union.report
          .isLate;
      expect([await late("n-0"), await late("n-1")]).toEqual([false, true]);
      const { data } = await app.ask(
        '{ union(code: "goc") { statistics(period: "2021", indicators: ["grassroots_unions_reported_on_time"]) { observations { value } } } }',
      );
      expect(data.union.statistics.observations).toEqual([{ value: 1 }]);
    });

    test("an exempt union is expected no more", async () => {
      const coverage = async () =>
        (
          await app.ask(
            '{ union(code: "goc") { statistics(period: "2019", indicators: ["members"]) { coverage { expectedUnits } observations { expectedUnits } } } }',
          )
        ).data.union.statistics;
      const before = (await coverage()).coverage.expectedUnits;
      await report(app, "n-2", "2019", { members: 1 });
      await app.database.write(async (tx) => {
        await tx.query(
          `INSERT INTO report (union_id, period_id, status, revision, version) SELECT u.id, p.id, 'EXEMPT', 1, 0 FROM trade_union u, report_period p WHERE u.code = 'n-3' AND p.code = '2019'`,
        );
        const [{ id }] = (await tx.query("SELECT id FROM trade_union WHERE code = 'n-3'")) as [
          { id: number },
        ];
        await recount(tx, [id]);
      });
      expect(await coverage()).toEqual({
        coverage: { expectedUnits: before - 1 },
        observations: [{ expectedUnits: before - 1 }],
      });
    });

    test("reports of 1 union or 50 with their values take as many statements", async () => {
      await report(app, "cs", "2018", { members: 1 });
      for (let index = 0; index < 50; index += 1) await report(app, `n-${index}`, "2018", { members: index });
      const asked = (first: number): Promise<string[]> =>
        app.statements(() =>
          app.ask(
            `{ union(code: "goc") { children(first: ${first}) { nodes { report(period: "2018") { status union { code } values { value source { title } } versions { version } } } } } }`,
          ),
        );
      expect((await asked(1)).length).toBe((await asked(50)).length);
      expect(await asked(50)).toHaveLength(6);
    });
  });
});
