import { UnionKind } from "../../api/unions/union.enums";
import { ValueQualifier } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { judged, outcome, verdicts, type Values } from "./judged";

const { AT_LEAST, ABOUT } = ValueQualifier;

eachDatabase((kind) => {
  let app: App;
  const of = (period: string, values: Values, union = "cs") => ({ union, period, values });

  beforeAll(async () => {
    app = await startApp(kind);
    await record(
      app,
      { code: "cha", kind: UnionKind.COMMUNE_UNION },
      { code: "cs", under: "cha" },
      { code: "cstv", kind: UnionKind.MEMBER_GRASSROOTS_UNION, under: "cs" },
      { code: "tct", kind: UnionKind.CORPORATE_UNION },
      { code: "moi", under: "cha", foundedOn: "2024-07-01", endedOn: "2026-01-01" },
    );
    await app.database.write(async (tx) => {
      const congress = (code: string, form: string | null, heldOn: string, status = "HELD") =>
        tx.query(
          "INSERT INTO congress (code, union_id, status, form, held_on, is_pilot) SELECT ?, id, ?, ?, ?, 0 FROM trade_union WHERE code = 'cs'",
          [code, status, form, heldOn],
        );
      await congress("cs-1", "PLENARY", "2017-05-05");
      await congress("cs-2", "DELEGATE", "2022-05-05");
      await congress("cs-3", "PLENARY", "2025-11-20");
      await congress("cs-4", null, "2015-03-03");
      await congress("cs-5", "PLENARY", "2013-03-03", "PLANNED");
    });
  });
  afterAll(() => app.close());

  test.each<[string, Values, string | null]>([
    // Guidance 38/HD-TLĐ holds from 27 December 2024, Plan 22/KH-TLĐ from 29 August 2025.
    ["2023", { executive_committee_members: 99, members: 10 }, null],
    ["2024", { executive_committee_members: 4, members: 29 }, "FAIL"],
    ["2024", { executive_committee_members: 7, members: 30 }, "PASS"],
    ["2025-H1", { executive_committee_members: 7, members: 149 }, "PASS"],
    ["2025-H1", { executive_committee_members: 8, members: 149 }, "FAIL"],
    ["2025", { executive_committee_members: 3, members: 49 }, "PASS"],
    ["2025", { executive_committee_members: 4, members: 49 }, "FAIL"],
    ["2025", { executive_committee_members: 2, members: 49 }, "FAIL"],
    ["2025", { executive_committee_members: 7, members: 149 }, "FAIL"],
    ["2025", { executive_committee_members: 9, members: 150 }, "PASS"],
    ["2025", { executive_committee_members: 11, members: 999 }, "PASS"],
    ["2025", { executive_committee_members: 25, members: 25_000 }, "PASS"],
    ["2025", { executive_committee_members: 26, members: 1_000_000 }, "FAIL"],
    ["2025", { executive_committee_members: 9 }, "NOT_EVALUABLE"],
    ["2025", { members: 60 }, "NOT_EVALUABLE"],
    ["2025", { executive_committee_members: 5, members: { value: 60, qualifier: AT_LEAST } }, "PASS"],
    [
      "2025",
      { executive_committee_members: 7, members: { value: 60, qualifier: AT_LEAST } },
      "NOT_EVALUABLE",
    ],
    ["2025", { executive_committee_members: 26, members: { value: 60, qualifier: ABOUT } }, "FAIL"],
  ])("executive_committee_size %s %j: %s", async (period, values, wanted) => {
    expect(await outcome(app, "executive_committee_size", of(period, values))).toBe(wanted);
  });

  test("executive_committee_size of other kinds depends on no number of members", async () => {
    const size = (union: string, executive_committee_members: number) =>
      outcome(app, "executive_committee_size", of("2025", { executive_committee_members }, union));
    expect([await size("cstv", 15), await size("cstv", 16)]).toEqual(["PASS", "FAIL"]);
    expect([await size("tct", 27), await size("tct", 28), await size("cha", 99)]).toEqual([
      "PASS",
      "FAIL",
      null,
    ]);
    const [found] = await verdicts(
      app,
      "executive_committee_size",
      of("2025", { executive_committee_members: 8, members: 149 }),
    );
    expect(found!.messageVi).toContain("8 ủy viên, ngoài mức quy định 3–5 cho 149 đoàn viên theo 22/KH-TLĐ");
  });

  test.each<[Values, string]>([
    [{ standing_committee_members: 3, executive_committee_members: 8 }, "FAIL"],
    [{ standing_committee_members: 3, executive_committee_members: 9 }, "PASS"],
    [{ standing_committee_members: 0, executive_committee_members: 5 }, "PASS"],
    [{ standing_committee_members: 3 }, "NOT_EVALUABLE"],
    [
      { standing_committee_members: 3, executive_committee_members: { value: 7, qualifier: AT_LEAST } },
      "NOT_EVALUABLE",
    ],
  ])("standing_committee_needs_nine %j: %s", async (values, wanted) => {
    expect(await outcome(app, "standing_committee_needs_nine", of("2025", values))).toBe(wanted);
  });

  test.each<[string, string, Values, string | null]>([
    ["cs", "2025", { inspection_committee_members: 10 }, "FAIL"],
    ["cs", "2025", { inspection_committee_members: 9 }, "PASS"],
    ["cs", "2025", {}, "NOT_EVALUABLE"],
    ["cs", "2025", { inspection_committee_members: { value: 3, qualifier: AT_LEAST } }, "NOT_EVALUABLE"],
    ["cha", "2025", { inspection_committee_members: 10 }, "FAIL"],
    ["cstv", "2025", { inspection_committee_members: 10 }, null],
    ["cs", "2025-H1", { inspection_committee_members: 10 }, null],
  ])("inspection_committee_size %s %s %j: %s", async (union, period, values, wanted) => {
    expect(await outcome(app, "inspection_committee_size", of(period, values, union))).toBe(wanted);
  });

  test.each<[string, Values, string | null]>([
    ["2017", { members: 150 }, "FAIL"],
    ["2017", { members: 149 }, "PASS"],
    ["2017", {}, "NOT_EVALUABLE"],
    ["2017", { members: { value: 100, qualifier: AT_LEAST } }, "NOT_EVALUABLE"],
    ["2017-H1", { members: 150 }, "FAIL"],
    ["2022", { members: 5000 }, "PASS"],
    ["2025", { members: 199 }, "PASS"],
    ["2025", { members: 200 }, "FAIL"],
    ["2015", { members: 200 }, "NOT_EVALUABLE"],
    ["2013", { members: 200 }, null],
    ["2021", { members: 200 }, null],
  ])("congress_form %s %j: %s", async (period, values, wanted) => {
    expect(await outcome(app, "congress_form", of(period, values))).toBe(wanted);
  });

  test.each<[string, string]>([
    ["2024-H1", "FAIL"],
    ["2024-9M", "PASS"],
    ["2024", "PASS"],
    ["2025", "PASS"],
    ["2026", "FAIL"],
    ["2023", "FAIL"],
  ])("union_alive_in_period %s: %s", async (period, wanted) => {
    expect(await outcome(app, "union_alive_in_period", of(period, {}, "moi"))).toBe(wanted);
    const [always] = await verdicts(app, "union_alive_in_period", of(period, {}));
    expect(always!.outcome).toBe("PASS");
  });

  test("shares_within_bounds: parts of a whole only", async () => {
    const share = (values: Values) => outcome(app, "shares_within_bounds", of("2021", values));
    expect(await share({ excellent_groups: 4, union_groups: 3 })).toBe("FAIL");
    expect(await share({ excellent_groups: 3, union_groups: 3 })).toBe("PASS");
    expect(await share({ excellent_groups: 3, union_groups: 0 })).toBe("NOT_EVALUABLE");
    expect(await share({ excellent_groups: 3 })).toBe("NOT_EVALUABLE");
    expect(await share({ members_admitted: 12, members_admitted_plan: 10 })).toBe("NOT_EVALUABLE");
    expect(await share({ excellent_members: 55, members: 54 })).toBe("NOT_EVALUABLE");
    const [found] = await verdicts(
      app,
      "shares_within_bounds",
      of("2021", { excellent_groups: 4, union_groups: 3 }),
    );
    expect(found!.messageVi).toContain("là 133,33%");
    expect(found!.messageEn).toContain("is 133.33 %");
  });

  test.each<[string, Values, string]>([
    ["money_whole_and_not_negative", { welfare_vnd: 1.5 }, "FAIL"],
    ["money_whole_and_not_negative", { welfare_vnd: -1 }, "FAIL"],
    ["money_whole_and_not_negative", { welfare_vnd: 1, income_monthly_mean: 7.25 }, "PASS"],
    ["money_whole_and_not_negative", { income_monthly_mean: -7 }, "FAIL"],
    ["money_whole_and_not_negative", { members: 1.5 }, "NOT_EVALUABLE"],
    ["counts_whole_and_not_negative", { members: 1.5 }, "FAIL"],
    ["counts_whole_and_not_negative", { members: -1, workers: 3 }, "FAIL"],
    ["counts_whole_and_not_negative", { members: 0 }, "PASS"],
    ["counts_whole_and_not_negative", { welfare_vnd: 1.5 }, "NOT_EVALUABLE"],
  ])("%s %j: %s", async (rule, values, wanted) => {
    expect(await outcome(app, rule, of("2021", values))).toBe(wanted);
  });

  test("one verdict for each indicator that fails", async () => {
    const found = await verdicts(
      app,
      "counts_whole_and_not_negative",
      of("2021", { members: -1, workers: 2.5, officers: 3 }),
    );
    expect(found.map((each) => each.indicators.map(({ code }) => code))).toEqual([["members"], ["workers"]]);
    expect(found[1]!.messageVi).toContain("là 2,5: phải là số nguyên không âm");
  });

  test("a grassroots union's empty report is told about all that it could report, and nothing of unions below", async () => {
    const [found] = await judged(app, of("2021", {}));
    const codes = found!.map((each) => each.code);
    for (const code of [
      "grassroots_unions_balance",
      "transfers_inside_cancel",
      "typed_total_matches_children",
    ])
      expect(codes).not.toContain(code);
    expect(codes).not.toContain("report_present_when_due");
    expect(codes).toContain("members_balance");
    expect(new Set(found!.map((each) => each.outcome))).toEqual(new Set(["NOT_EVALUABLE", "PASS"]));
  });
});
