import { OrgEventKind, OrgEventRole } from "../../api/unions/org-event.enums";
import { recordOrgEvent } from "../../api/unions/org-event.service";
import { UnionKind } from "../../api/unions/union.enums";
import { report, ValueQualifier } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { outcome, verdicts } from "./judged";

const RULE = "members_start_matches_previous";
const { SOURCE, TARGET } = OrgEventRole;

eachDatabase((kind) => {
  let app: App;
  const starts = (union: string, period: string, members_start: number) => ({
    ...{ union, period, values: { members_start } },
  });

  beforeAll(async () => {
    app = await startApp(kind);
    const ended = (code: string, endedOn: string) => ({
      ...{ code, foundedOn: "2000-01-01", endedOn },
      affiliations: [{ parent: "cha", from: "2000-01-01", until: endedOn }],
    });
    await record(
      app,
      { code: "cha", kind: UnionKind.DISTRICT_FEDERATION },
      { code: "cs", under: "cha" },
      { code: "nhan", under: "cha" },
      ...["a", "b", "c", "d"].map((code) => ended(code, "2025-03-03")),
      ...["e", "f"].map((code) => ended(code, "2025-01-01")),
      ended("g", "2025-07-01"),
      ...["h", "i", "k", "l"].map((code) => ended(code, "2025-05-05")),
      { code: "hop", under: "cha", foundedOn: "2025-03-03" },
      { code: "thieu", under: "cha", foundedOn: "2025-03-03" },
      { code: "tach-1", under: "cha", foundedOn: "2025-01-01" },
      { code: "tach-2", under: "cha", foundedOn: "2025-01-01" },
      { code: "doi-ten", under: "cha", foundedOn: "2025-07-01" },
      { code: "hop-h-i", under: "cha", foundedOn: "2025-05-05" },
      { code: "hop-k-l", under: "cha", foundedOn: "2025-05-05" },
      { code: "khong-goc", under: "cha", foundedOn: "2025-01-01" },
    );
    const event = (code: string, kindOf: OrgEventKind, effectiveOn: string, from: string[], to: string[]) =>
      app.database.write((tx) => {
        const parties = [
          ...from.map((union) => ({ union, role: SOURCE })),
          ...to.map((union) => ({ union, role: TARGET })),
        ];
        return recordOrgEvent(tx, { code, kind: kindOf, effectiveOn, parties });
      });
    await event("hop", OrgEventKind.CONSOLIDATED, "2025-03-03", ["a", "b"], ["hop"]);
    await event("thieu", OrgEventKind.CONSOLIDATED, "2025-03-03", ["c", "d"], ["thieu"]);
    await event("tach", OrgEventKind.SPLIT, "2025-01-01", ["e"], ["tach-1", "tach-2"]);
    await event("sap-nhap", OrgEventKind.ABSORBED, "2025-01-01", ["f"], ["nhan"]);
    await event("doi-ten", OrgEventKind.RENAMED, "2025-07-01", ["g"], ["doi-ten"]);
    await event("hop-h-i", OrgEventKind.CONSOLIDATED, "2025-05-05", ["h", "i"], ["hop-h-i"]);
    await event("hop-k-l", OrgEventKind.CONSOLIDATED, "2025-05-05", ["k", "l"], ["hop-k-l"]);
    for (const [union, members] of [
      ...(["h", "i", "k", "l"] as const).map((code) => [code, 10] as const),
      ["cs", 50],
      ["a", 30],
      ["b", 12],
      ["c", 7],
      ["e", 9],
      ["f", 8],
      ["nhan", 20],
      ["g", 40],
    ] as const)
      await report(app, union, "2024", { members });
    await report(app, "h", "2025", { members: 11 });
    await report(app, "i", "2025-H1", { members: 13 });
    await report(app, "k", "2025", { members: 11 });
    await report(app, "g", "2025-H1", { members: 44 });
    await report(app, "cs", "2025-H1", { members: 55 });
    await report(app, "cs", "2025-Q2", { members: 56 });
    await report(app, "cs", "2025-03-10..2025-03-19", { members: 57 });
    await report(app, "cs", "2023-Q4", { members: { value: 49, qualifier: ValueQualifier.AT_LEAST } });
  });
  afterAll(() => app.close());

  test.each<[string, string, number, string]>([
    ["cs", "2025", 50, "PASS"],
    ["cs", "2025-H1", 50, "PASS"],
    ["cs", "2025-9M", 55, "FAIL"],
    // A quarter follows a quarter where one is reported, other spans what closed on their eve.
    ["cs", "2025-Q3", 56, "PASS"],
    ["cs", "2025-Q1", 50, "PASS"],
    ["cs", "2025-07-01..2025-07-31", 55, "PASS"],
    ["cs", "2025-03-20..2025-03-25", 57, "PASS"],
    ["cs", "2025-03-21..2025-03-25", 57, "NOT_EVALUABLE"],
    // A year follows a year alone, and a lower bound decides one way.
    ["cs", "2024", 49, "NOT_EVALUABLE"],
    ["cs", "2024-Q1", 48, "FAIL"],
    ["cs", "2024-Q1", 60, "NOT_EVALUABLE"],
  ])("%s %s starts with %i: %s", async (union, period, start, wanted) => {
    expect(await outcome(app, RULE, starts(union, period, start))).toBe(wanted);
  });

  test("a merger starts with the sum of its predecessors, when each of them reported", async () => {
    expect(await outcome(app, RULE, starts("hop", "2025", 42))).toBe("PASS");
    const [found] = await verdicts(app, RULE, starts("hop", "2025", 30));
    expect(found!.messageVi).toContain("(30) khác số đoàn viên cuối kỳ trước (42)");
    expect(await outcome(app, RULE, starts("thieu", "2025", 7))).toBe("NOT_EVALUABLE");
  });

  test("predecessors that reported the year themselves closed it on the day they ended", async () => {
    expect(await outcome(app, RULE, starts("hop-h-i", "2025", 24))).toBe("PASS");
    expect(await outcome(app, RULE, starts("hop-h-i", "2025-9M", 24))).toBe("PASS");
    expect(await outcome(app, RULE, starts("hop-h-i", "2025", 20))).toBe("FAIL");
    // One of the two did not: neither 11 + 10 nor 10 + 10 is known to be the start.
    expect(await outcome(app, RULE, starts("hop-k-l", "2025", 20))).toBe("NOT_EVALUABLE");
  });

  test("what was absorbed on the first day is part of the start", async () => {
    expect(await outcome(app, RULE, starts("nhan", "2025", 28))).toBe("PASS");
    expect(await outcome(app, RULE, starts("nhan", "2025", 20))).toBe("FAIL");
  });

  test("the shares of a split are never guessed", async () => {
    expect(await outcome(app, RULE, starts("tach-1", "2025", 9))).toBe("NOT_EVALUABLE");
  });

  test("a renamed union follows what closed on its own eve", async () => {
    expect(await outcome(app, RULE, starts("doi-ten", "2025", 44))).toBe("PASS");
    expect(await outcome(app, RULE, starts("doi-ten", "2025", 40))).toBe("FAIL");
  });

  test("a new union has nothing before it", async () => {
    expect(await outcome(app, RULE, starts("khong-goc", "2025", 0))).toBe("NOT_EVALUABLE");
  });
});
