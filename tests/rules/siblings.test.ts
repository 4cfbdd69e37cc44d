import { UnionKind } from "../../api/unions/union.enums";
import { report, ValueQualifier } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { outcome, verdicts, type Values } from "./judged";

const RULE = "outlier_among_siblings";

/** The median of a list, by sorting. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1]! + sorted[Math.floor(half)]!) / 2;
}

eachDatabase((kind) => {
  let app: App;
  const of = (union: string, period: string, values: Values) => ({ union, period, values });

  beforeAll(async () => {
    app = await startApp(kind);
    await record(
      app,
      { code: "cha", kind: UnionKind.DISTRICT_FEDERATION },
      { code: "ben", kind: UnionKind.DISTRICT_FEDERATION },
      ...["a", "b", "c", "d", "e", "f"].map((code) => ({ code, under: "cha" })),
      { code: "la", under: "ben" },
    );
    for (const [union, members] of [
      ["b", 10],
      ["c", 20],
      ["d", 40],
    ] as const)
      await report(app, union, "2021", { members, women_events: 0, disciplined_members: 1 });
    await report(app, "la", "2021", { members: 9000 });
    await report(app, "e", "2021-H1", { members: 9000 });
  });
  afterAll(() => app.close());

  test.each<[number, string]>([
    [60, "PASS"],
    [61, "FAIL"],
  ])("others have 10, 20 and 40, this one %i: %s", async (members, wanted) => {
    expect(await outcome(app, RULE, of("a", "2021", { members }))).toBe(wanted);
  });

  test("says the median", async () => {
    const [found] = await verdicts(app, RULE, of("a", "2021", { members: 100 }));
    expect(found!.messageVi).toContain("là 100, gấp hơn 3 lần trung vị của các công đoàn cùng cấp (20)");
  });

  test("two others are too few, a median of 0 is no measure, other periods and parents do not count", async () => {
    expect(await outcome(app, RULE, of("b", "2021", { members: 900 }))).toBe("NOT_EVALUABLE");
    expect(await outcome(app, RULE, of("a", "2021", { women_events: 900 }))).toBe("NOT_EVALUABLE");
    expect(await outcome(app, RULE, of("a", "2021-H1", { members: 900 }))).toBe("NOT_EVALUABLE");
    expect(await outcome(app, RULE, of("la", "2021", { members: 900 }))).toBe("NOT_EVALUABLE");
  });

  test("figures about persons are not compared: the median would give one away", async () => {
    expect(await outcome(app, RULE, of("a", "2021", { disciplined_members: 900 }))).toBe("NOT_EVALUABLE");
  });

  test("a lower bound is enough to be more, about so many is not", async () => {
    const members = (qualifier: ValueQualifier) => of("a", "2021", { members: { value: 70, qualifier } });
    expect(await outcome(app, RULE, members(ValueQualifier.AT_LEAST))).toBe("FAIL");
    expect(await outcome(app, RULE, members(ValueQualifier.ABOUT))).toBe("NOT_EVALUABLE");
  });

  test("the median is that of the others, whatever is approved of itself", async () => {
    let seed = 7;
    const random = (): number => (seed = (seed * 48271) % 2147483647) % 9;
    for (let year = 1990; year < 2020; year += 1) {
      const values = new Map<string, number>();
      for (const union of ["a", "b", "c", "d", "e", "f"]) {
        if (random() === 0) continue;
        values.set(union, 1 + random());
        await report(app, union, String(year), { members: values.get(union)! });
      }
      const others = [...values].flatMap(([union, value]) => (union === "a" ? [] : value));
      const [found] = await verdicts(app, RULE, of("a", String(year), { members: 1000 }));
      if (others.length < 3) expect(found!.outcome).toBe("NOT_EVALUABLE");
      else expect(found!.messageEn).toContain(`(${median(others)})`);
    }
  });
});
