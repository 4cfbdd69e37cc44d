import { Role } from "../../api/platform/actor";
import { UnionKind } from "../../api/unions/union.enums";
import { checkData } from "../../api/rollup/check";
import { checkSearchIndex } from "../../api/search/check";
import { Desk, entries, figures, on, type Shown } from "../reports/desk";
import { startApp, type Answer, type App } from "../support/app";
import { auditAfter, lastAuditId } from "../support/rows";
import { record } from "../unions/record";
import { Dice } from "./dice";
import { eachAskedDatabase, SIZES } from "./sizes";

const UNIONS = Array.from({ length: 50 }, (_, index) => `cs${index}`);
/** What a caller may be told instead of being obeyed. */
const HONEST = ["CONFLICT", "SERVICE_UNAVAILABLE"];

eachAskedDatabase((kind) => {
  let app: App;
  let officers: Desk[];
  let above: Desk[];
  beforeAll(async () => {
    app = await startApp(kind);
    const province = (code: string) => ({ code, kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" });
    await record(
      app,
      { code: "goc", kind: UnionKind.CONFEDERATION },
      ...[province("tinh0"), province("tinh1")],
      ...UNIONS.map((code, index) => ({ code, under: `tinh${index % 2}` })),
    );
    officers = await Promise.all(UNIONS.map((code) => Desk.of(app, code, Role.REPORTER)));
    above = [
      await Desk.of(app, "goc", Role.APPROVER),
      await Desk.of(app, "tinh0", Role.APPROVER),
      await Desk.of(app, "tinh1", Role.APPROVER),
    ];
  }, 120_000);
  afterAll(() => app?.close());

  /** Reports of a year in which nothing else was handed in, the members alike. */
  const handedIn = async (period: string): Promise<Shown[]> => {
    const reports: Shown[] = [];
    for (const [index, code] of UNIONS.entries()) {
      const draft = await officers[index]!.save(code, period, { members: 10 + (index % 10) });
      reports.push(await officers[index]!.do("SUBMIT", on(draft)));
    }
    return reports;
  };
  const codeOf = (answer: Answer): string => answer.errors?.[0]?.extensions.code ?? "DONE";
  const differences = (): Promise<string[]> =>
    app.database.read(async (db) => [...(await checkData(db)), ...(await checkSearchIndex(db))]);

  test("fifty approvals at once: each is acknowledged or refused honestly, and the acknowledged count", async () => {
    const reports = await handedIn("2001");
    const since = await lastAuditId(app);
    const approve = (index: number): Promise<Answer> =>
      above[index % 2 === 0 ? 0 : 2]!.ask(
        "APPROVE",
        on(reports[index]!, { idempotencyKey: `duyet-${index}` }),
      );
    const all = UNIONS.map((_, index) => index);
    const answers = await Promise.all(all.map(approve));
    const codes = answers.map(codeOf);
    expect(codes.filter((code) => code !== "DONE" && code !== "SERVICE_UNAVAILABLE")).toEqual([]);
    const done = all.filter((index) => codes[index] === "DONE");
    expect(done.length).toBeGreaterThan(0);
    const members = (some: readonly number[]): number =>
      some.reduce((sum, index) => sum + 10 + (index % 10), 0);
    expect(await figures(app, "goc", "2001", ["members"])).toEqual([members(done)]);
    expect(await differences()).toEqual([]);

    const refused = all.filter((index) => codes[index] !== "DONE");
    for (const index of [...refused, ...done]) expect(codeOf(await approve(index))).toBe("DONE");
    expect(await figures(app, "goc", "2001", ["members"])).toEqual([members(all)]);
    const audited = (await auditAfter(app, since)).map((row) => `${row.record_key} ${row.outcome}`);
    expect(audited.sort()).toEqual(UNIONS.map((code) => `${code}/2001 DONE`).sort());
    expect(await differences()).toEqual([]);
  }, 300_000);

  test("two opposite orders of writes on the same unions end, each write done or told why not", async () => {
    const dice = new Dice(SIZES.seed);
    const some = UNIONS.slice(0, 12);
    const reports = await handedIn("2003");
    for (const [index, report] of reports.slice(0, some.length).entries())
      reports[index] = await above[0]!.do("APPROVE", on(report));
    const codes: string[] = [];
    /** Amends every report, in this order or from the end, and exempts and un-exempts another one in between. */
    const walk = async (desk: Desk, order: readonly number[], members: number): Promise<void> => {
      for (const index of order) {
        const union = some[index]!;
        const seen = await desk.see(union, "2003", "id status revision version isLate");
        const values = entries({ members, members_admitted: members });
        const explanations = ["outlier_among_siblings", "money_unit_slip"].map((rule) => ({
          ...{ rule, explanation: "Đã đối chiếu" },
        }));
        const reason = "Đếm lại";
        codes.push(codeOf(await desk.ask("AMEND", on(seen, { reason, values, explanations }))));
        const exempt = dice.chance(0.5);
        codes.push(codeOf(await desk.ask("EXEMPT", { union, period: "2005", reason, exempt })));
      }
    };
    const upwards = some.map((_, index) => index);
    const downwards = [...upwards].reverse();
    await Promise.all([
      walk(above[0]!, upwards, 11),
      walk(above[0]!, downwards, 12),
      walk(above[0]!, upwards, 13),
      walk(above[0]!, downwards, 14),
    ]);
    expect(codes).toHaveLength(some.length * 8);
    expect(codes.filter((code) => code !== "DONE" && !HONEST.includes(code))).toEqual([]);
    expect(codes.filter((code) => code === "DONE").length).toBeGreaterThan(0);
    expect(await differences()).toEqual([]);
  }, 300_000);
});
