import { Role } from "../../api/platform/actor";
import { encodeId } from "../../api/platform/ids";
import { checkData } from "../../api/rollup/check";
import { eachDatabase, startApp, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { Desk, entries, figures, on, recordUnions, reportIn, type Shown } from "./desk";

const FLOWS = ["members", "members_admitted", "charity_contributions_vnd"];

eachDatabase((kind) => {
  let app: App;
  let officer: Desk;
  let district: Desk;
  let province: Desk;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordUnions(app);
    officer = await Desk.of(app, "cs", Role.REPORTER);
    district = await Desk.of(app, "huyen", Role.APPROVER);
    province = await Desk.of(app, "tinh", Role.APPROVER);
  });
  afterAll(() => app?.close());
  beforeEach(() => app.clock.set("2026-11-21T03:00:00Z"));

  const asStranger = async (union: string, period: string): Promise<unknown[]> => {
    const id = encodeId("Report", `${union}/${period}`);
    const { data } = await app.ask(
      `query ($id: ID!) { report(id: $id) { status } node(id: $id) { id } union(code: "${union}") { report(period: "${period}") { status } } }`,
      { id },
    );
    return [data.report, data.node, data.union.report];
  };

  test("the whole life of a report: saved, handed in, returned, mended, approved, amended back and forth", async () => {
    const neighbour = await Desk.of(app, "cs-2", Role.REPORTER);
    await reportIn(
      "APPROVED",
      { union: "cs-2", period: "2021", values: { members: 30, members_admitted: 3 } },
      neighbour,
      district,
    );
    const sums = async () => ({
      cs: await figures(app, "cs", "2021", FLOWS),
      huyen: await figures(app, "huyen", "2021", FLOWS),
      tinh: await figures(app, "tinh", "2021", FLOWS),
      "tinh-2": await figures(app, "tinh-2", "2021", FLOWS),
      goc: await figures(app, "goc", "2021", FLOWS),
    });
    const nothing = [null, null, null];
    const without = {
      cs: nothing,
      huyen: [30, 3, null],
      tinh: [30, 3, null],
      "tinh-2": nothing,
      goc: [30, 3, null],
    };
    expect(await sums()).toEqual(without);
    const seen = async (fields = "status revision version") => officer.see("cs", "2021", fields);
    expect(await seen()).toEqual({ status: "DUE", revision: 0, version: 0 });

    app.clock.set("2022-01-05T02:00:00Z");
    const saved = await officer.save("cs", "2021", { members: 54, members_admitted: 2 });
    expect(saved).toEqual({
      id: encodeId("Report", "cs/2021"),
      ...{ status: "DRAFT", revision: 1, version: 0, isLate: false, returnReason: null, exemptReason: null },
    });
    const handedIn = await officer.do("SUBMIT", on(saved));
    expect(handedIn).toMatchObject({ status: "SUBMITTED", revision: 2, version: 0, isLate: false });
    expect(await seen("submittedAt")).toEqual({ submittedAt: "2022-01-05T02:00:00.000Z" });
    expect(await asStranger("cs", "2021")).toEqual([null, null, null]);
    expect(await province.see("cs", "2021", "status values { value }")).toEqual({
      status: "SUBMITTED",
      values: [{ value: 54 }, { value: 2 }],
    });

    app.clock.set("2022-01-12T02:00:00Z");
    const returned = await district.do("RETURN", on(handedIn, { reason: " Thiếu số tiền ủng hộ " }));
    expect(returned).toMatchObject({
      ...{ status: "RETURNED", revision: 3, version: 0, isLate: true, returnReason: "Thiếu số tiền ủng hộ" },
    });
    expect(await seen("returnReason")).toEqual({ returnReason: "Thiếu số tiền ủng hộ" });
    expect(await asStranger("cs", "2021")).toEqual([null, null, null]);

    const mended = await officer.save("cs", "2021", { charity_contributions_vnd: 5_000_000 });
    expect(mended).toMatchObject({ status: "DRAFT", revision: 4, returnReason: "Thiếu số tiền ủng hộ" });
    const again = await officer.do("SUBMIT", on(mended));
    expect(again).toMatchObject({ status: "SUBMITTED", revision: 5, isLate: true });
    expect(await sums()).toEqual(without);

    app.clock.set("2022-01-13T02:00:00Z");
    const approved = await province.do("APPROVE", on(again));
    expect(approved).toMatchObject({
      ...{ status: "APPROVED", revision: 6, version: 1, isLate: true, returnReason: null },
    });
    const counted = {
      cs: [54, 2, 5_000_000],
      huyen: [84, 5, 5_000_000],
      tinh: [84, 5, 5_000_000],
      "tinh-2": nothing,
      goc: [84, 5, 5_000_000],
    };
    expect(await sums()).toEqual(counted);
    expect(await seen("submittedAt approvedAt")).toEqual({
      submittedAt: "2022-01-12T02:00:00.000Z",
      approvedAt: "2022-01-13T02:00:00.000Z",
    });
    const open = { status: "APPROVED" };
    expect(await asStranger("cs", "2021")).toEqual([open, { id: approved.id }, open]);

    app.clock.set("2022-02-01T02:00:00Z");
    const change = { members: 55, members_admitted: null, charity_contributions_vnd: 4_000_000 };
    const amended = await district.do("AMEND", on(approved, { reason: "Đếm lại", values: entries(change) }));
    expect(amended).toMatchObject({ status: "APPROVED", revision: 7, version: 2 });
    expect(await sums()).toEqual({
      cs: [55, null, 4_000_000],
      huyen: [85, 3, 4_000_000],
      tinh: [85, 3, 4_000_000],
      "tinh-2": nothing,
      goc: [85, 3, 4_000_000],
    });
    const back = { members: 54, members_admitted: 2, charity_contributions_vnd: 5_000_000 };
    await district.do("AMEND", on(amended, { reason: "Số cũ đúng", values: entries(back) }));
    expect(await sums()).toEqual(counted);

    const version = (number: number, day: string, reason: string | null, ...values: number[]) => ({
      ...{
        version: number,
        recordedAt: `${day}T02:00:00.000Z`,
        reason,
        values: values.map((value) => ({ value })),
      },
    });
    expect(
      await seen("version values { value } versions { version recordedAt reason values { value } }"),
    ).toEqual({
      version: 3,
      values: [{ value: 54 }, { value: 2 }, { value: 5_000_000 }],
      versions: [
        version(1, "2022-01-13", null, 54, 2, 5_000_000),
        version(2, "2022-02-01", "Đếm lại", 55, 4_000_000),
        version(3, "2022-02-01", "Số cũ đúng", 54, 2, 5_000_000),
      ],
    });
    expect(await app.database.read(checkData)).toEqual([]);
  });

  test("an exemption is taken back to where the report stood, and the revision never falls", async () => {
    const expected = async () =>
      (
        await app.ask(
          '{ union(code: "goc") { statistics(period: "2019", indicators: ["members"]) { coverage { expectedUnits } } } }',
        )
      ).data.union.statistics.coverage.expectedUnits;
    const before = await expected();
    const exempt = { union: "cs", period: "2019", reason: "Đang sắp xếp lại" };
    expect(await district.do("EXEMPT", exempt)).toMatchObject({
      ...{ status: "EXEMPT", revision: 1, version: 0, isLate: false, exemptReason: "Đang sắp xếp lại" },
    });
    expect(await expected()).toBe(before - 1);
    expect(await asStranger("cs", "2019")).toEqual([null, null, null]);
    const back = { ...exempt, exempt: false, reason: "Đã sắp xếp xong" };
    const due = { status: "DUE", revision: 2, version: 0, isLate: true, exemptReason: "Đang sắp xếp lại" };
    expect(await district.do("EXEMPT", back)).toMatchObject(due);
    expect(await expected()).toBe(before);
    expect(await district.see("cs", "2019", "status revision values { value }")).toEqual({
      ...{ status: "DUE", revision: 2, values: [] },
    });
    expect(await officer.save("cs", "2019", { members: 7 })).toMatchObject({ status: "DRAFT", revision: 3 });
    expect(await district.do("EXEMPT", exempt)).toMatchObject({ status: "EXEMPT", revision: 4 });
    expect(await district.do("EXEMPT", back)).toMatchObject({ status: "DRAFT", revision: 5 });
    expect(await officer.see("cs", "2019", "values { value }")).toEqual({ values: [{ value: 7 }] });
    const next = { ...exempt, period: "2026" };
    expect(await district.do("EXEMPT", next)).toMatchObject({ status: "EXEMPT", revision: 1 });
    expect(await district.do("EXEMPT", { ...next, exempt: false })).toMatchObject({ status: "NOT_DUE" });
  });

  test("a higher union may report an own part that nobody expects of it", async () => {
    const own = await Desk.of(app, "huyen", Role.REPORTER);
    expect(await own.see("huyen", "2017", "status")).toBeNull();
    const draft = await own.save("huyen", "2017", { officers_full_time: 4 });
    expect(draft).toMatchObject({ status: "DRAFT", revision: 1 });
    await province.do("APPROVE", on(await own.do("SUBMIT", on(draft))));
    expect(await figures(app, "goc", "2017", ["officers_full_time"])).toEqual([4]);
  });

  describe.each(["DRAFT", "SUBMITTED", "RETURNED", "APPROVED", "EXEMPT"] as const)("from %s", (state) => {
    const years = { DRAFT: "2001", SUBMITTED: "2003", RETURNED: "2005", APPROVED: "2007", EXEMPT: "2009" };
    const allowed: Record<typeof state, readonly string[]> = {
      DRAFT: ["SAVE", "SUBMIT", "EXEMPT"],
      SUBMITTED: ["RETURN", "APPROVE"],
      RETURNED: ["SAVE"],
      APPROVED: ["AMEND"],
      EXEMPT: ["take back"],
    };

    test("every other step is a CONFLICT that says how it stands, and writes nothing", async () => {
      const union = "cs";
      const period = years[state];
      const report = await reportIn(state, { union, period, values: { members: 9 } }, officer, district);
      const values = entries({ members: 10 });
      const reason = "Lý do";
      const steps: [string, () => ReturnType<Desk["ask"]>][] = [
        ["SAVE", () => officer.ask("SAVE", { union, period, values })],
        ["SUBMIT", () => officer.ask("SUBMIT", on(report))],
        ["RETURN", () => district.ask("RETURN", on(report, { reason }))],
        ["APPROVE", () => district.ask("APPROVE", on(report))],
        ["AMEND", () => district.ask("AMEND", on(report, { reason, values }))],
        ["EXEMPT", () => district.ask("EXEMPT", { union, period, reason })],
        ["take back", () => district.ask("EXEMPT", { union, period, reason, exempt: false })],
      ];
      const before = await everyRow(app);
      const { id, status, revision, version, isLate } = report;
      for (const [step, ask] of steps.filter(([name]) => !allowed[state].includes(name))) {
        const { errors, status: http } = await ask();
        expect({ step, http, ...errors?.[0]?.extensions }).toEqual({
          ...{ step, http: 409, code: "CONFLICT", report: { id, status, revision, version, isLate } },
        });
      }
      expect(await everyRow(app)).toEqual(before);
    });
  });

  test("neither log keeps a figure or a text of a report, and a step is one entry of the feed", async () => {
    const since = await lastAuditId(app);
    const feed = async (): Promise<{ kind: string; node_key: string; action: string }[]> =>
      app.database.source.query("SELECT kind, node_key, action FROM change_log ORDER BY seq");
    const fed = (await feed()).length;
    const union = "cs-2";
    const desk = await Desk.of(app, union, Role.REPORTER);
    const values = { members: 7_654_321, charity_contributions_vnd: 1_234_567 };
    const report: Shown = await reportIn("APPROVED", { union, period: "2011", values }, desk, district);
    const reason = "bà Nguyễn Thị A đếm lại";
    await district.do("AMEND", on(report, { reason, values: entries({ members: null }) }));
    const rows = await auditAfter(app, since);
    const state = (status: string, revision: number, version: number, counted: number) => ({
      ...{ status, revision, version, values: counted, explanations: 0 },
    });
    expect(
      rows.map((row) => [row.mutation, JSON.parse(row.before_state!), JSON.parse(row.after_state!)]),
    ).toEqual([
      ["saveReport", null, state("DRAFT", 1, 0, 2)],
      ["submitReport", state("DRAFT", 1, 0, 2), state("SUBMITTED", 2, 0, 2)],
      ["approveReport", state("SUBMITTED", 2, 0, 2), state("APPROVED", 3, 1, 2)],
      ["amendReport", state("APPROVED", 3, 1, 2), state("APPROVED", 4, 2, 1)],
    ]);
    expect(new Set(rows.map((row) => `${row.kind} ${row.record_key}`))).toEqual(
      new Set(["Report cs-2/2011"]),
    );
    const entry = { kind: "Report", node_key: "cs-2/2011", action: "UPSERT" };
    expect((await feed()).slice(fed)).toEqual([entry, entry, entry, entry]);
    expect(JSON.stringify([rows, await feed()])).not.toMatch(/7654321|1234567|Nguyễn/);
  });
});
