import { ClassificationStage, Rating } from "../../api/awards/award.enums";
import { OrgEventKind, OrgEventRole } from "../../api/unions/org-event.enums";
import { recordOrgEvent } from "../../api/unions/org-event.service";
import { EmployerSector, UnionKind } from "../../api/unions/union.enums";
import { report } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { outcome, verdicts } from "./judged";

const under = (parent: string, from: string | null = null, until: string | null = null) => ({
  parent,
  from,
  until,
});

eachDatabase((kind) => {
  let app: App;
  const of = (union: string, period: string) => ({ union, period, values: {} });

  const rate = (union: string, year: number, rating: Rating, stage = ClassificationStage.APPROVED) =>
    app.database.write((tx) =>
      tx.query(
        "INSERT INTO classification (union_id, year, stage, rating) SELECT id, ?, ?, ? FROM trade_union WHERE code = ?",
        [year, stage, rating, union],
      ),
    );

  beforeAll(async () => {
    app = await startApp(kind);
    await record(
      app,
      { code: "tren", kind: UnionKind.PROVINCIAL_FEDERATION },
      { code: "cha", kind: UnionKind.DISTRICT_FEDERATION, under: "tren" },
      { code: "ben", kind: UnionKind.DISTRICT_FEDERATION, under: "tren" },
      { code: "vang", kind: UnionKind.DISTRICT_FEDERATION, under: "tren" },
      { code: "cu", under: "cha", employer: { nameVi: "Sở A", sector: EmployerSector.ADMINISTRATIVE } },
      { code: "duoi-cu", kind: UnionKind.MEMBER_GRASSROOTS_UNION, under: "cu" },
      { code: "lap", under: "cha", foundedOn: "2021-03-01" },
      {
        code: "het",
        foundedOn: "2010-01-01",
        endedOn: "2021-09-01",
        affiliations: [under("cha", "2010-01-01", "2021-09-01")],
      },
      { code: "di", affiliations: [under("cha", null, "2021-05-01"), under("ben", "2021-05-01")] },
      { code: "den", affiliations: [under("ben", null, "2021-07-01"), under("cha", "2021-07-01")] },
      {
        code: "len",
        affiliations: [under("cha")],
        versions: [
          { nameVi: "len", kind: UnionKind.MEMBER_GRASSROOTS_UNION, from: null, until: "2022-06-01" },
          { nameVi: "len", kind: UnionKind.GRASSROOTS_UNION, from: "2022-06-01", until: null },
        ],
      } as never,
      { code: "som", under: "vang", foundedOn: "2021-02-01" },
      { code: "gop", under: "vang", foundedOn: "2021-03-01" },
      { code: "gop-muon", under: "vang", foundedOn: "2021-08-01" },
      { code: "lau", under: "vang", foundedOn: "2010-02-01" },
      { code: "khong-ro", under: "ben" },
    );
    await app.database.write(async (tx) => {
      for (const [code, effectiveOn] of [
        ["gop", "2021-03-01"],
        ["gop-muon", "2021-08-01"],
      ] as const)
        await recordOrgEvent(tx, {
          code: `event-${code}`,
          kind: OrgEventKind.CONSOLIDATED,
          effectiveOn,
          parties: [{ union: code, role: OrgEventRole.TARGET }],
        });
    });
  });
  afterAll(() => app.close());

  test("grassroots_unions_balance: what came and went explains what there is", async () => {
    const [found] = await verdicts(app, "grassroots_unions_balance", of("cha", "2021"));
    expect(found!.outcome).toBe("PASS");
    // On the eve cu, het, di; founded lap, received den, handed over di, ended het; left cu, lap, den.
    expect(found!.messageVi).toMatch(/^3 = 3 \+ 1 \+ 1 − 1 − 1: /);
    for (const period of ["2020", "2021-H1", "2021-9M", "2021-Q3", "2023"])
      for (const union of ["cha", "ben", "vang", "tren"])
        expect([union, period, await outcome(app, "grassroots_unions_balance", of(union, period))]).toEqual([
          union,
          period,
          "PASS",
        ]);
  });

  test("grassroots_unions_balance: a union that becomes a grassroots union unbalances it", async () => {
    const [found] = await verdicts(app, "grassroots_unions_balance", of("cha", "2022"));
    expect(found).toMatchObject({ outcome: "FAIL", severity: "WARNING" });
    expect(found!.messageVi).toContain("(4) không khớp: kỳ trước (3) + thành lập mới (0)");
    expect(await outcome(app, "grassroots_unions_balance", of("cu", "2022"))).toBeNull();
  });

  test("grassroots_unions_by_sector: a sector that is none of the list's makes the sums differ", async () => {
    const rule = "grassroots_unions_by_sector";
    const [found] = await verdicts(app, rule, of("cha", "2021"));
    expect(found!.messageVi).toMatch(/^3 = 1 \+ 0 \+ 0 \+ 2: /);
    await app.database.write((tx) =>
      tx.query("UPDATE employer SET sector = 'UNKNOWN' WHERE name_vi = 'Sở A'"),
    );
    expect(await outcome(app, rule, of("cha", "2021"))).toBe("FAIL");
    expect(await outcome(app, rule, of("cu", "2021"))).toBeNull();
  });

  test("grassroots_unions_by_rating: one that was rated and ended within the year counts twice", async () => {
    const rule = "grassroots_unions_by_rating";
    await rate("cu", 2021, Rating.GOOD);
    await rate("lap", 2021, Rating.EXCELLENT, ClassificationStage.PROPOSED);
    await rate("den", 2021, Rating.NOT_RATED);
    const [found] = await verdicts(app, rule, of("cha", "2021"));
    expect(found!.messageVi).toMatch(/^3 = 0 \+ 1 \+ 0 \+ 0 \+ 2: /);
    await rate("het", 2021, Rating.COMPLETED);
    expect(await outcome(app, rule, of("cha", "2021"))).toBe("FAIL");
    expect(await outcome(app, rule, of("cha", "2021-H1"))).toBeNull();
  });

  test("grassroots_unions_rating_eligible: twelve months after the founding, six after a merger", async () => {
    const rule = "grassroots_unions_rating_eligible";
    expect(await outcome(app, rule, of("vang", "2021"))).toBe("NOT_EVALUABLE");
    await rate("khong-ro", 2021, Rating.GOOD);
    expect(await outcome(app, rule, of("ben", "2021"))).toBe("NOT_EVALUABLE");
    await rate("lau", 2021, Rating.GOOD);
    await rate("gop", 2021, Rating.GOOD);
    expect(await outcome(app, rule, of("vang", "2021"))).toBe("PASS");
    await rate("som", 2021, Rating.EXCELLENT);
    await rate("gop-muon", 2021, Rating.COMPLETED);
    const found = await verdicts(app, rule, of("vang", "2021"));
    expect(found.map((each) => [each.outcome, each.messageEn.slice(0, 46)])).toEqual([
      ["FAIL", "Grassroots union gop-muon is rated completed l"],
      ["FAIL", "Grassroots union som is rated excellent less t"],
    ]);
    expect(await outcome(app, rule, of("vang", "2021-H1"))).toBeNull();
    expect(await outcome(app, rule, of("som", "2021"))).toBeNull();
  });

  test("typed_total_matches_children: the stated total against what is approved below and the own part", async () => {
    const rule = "typed_total_matches_children";
    const total = (statedTotal: number, value: number | null = null) => ({
      ...of("tren", "2024"),
      values: { members: { value, statedTotal }, members_admitted: 1 },
    });
    expect(await outcome(app, rule, total(0))).toBe("NOT_EVALUABLE");
    await report(app, "cu", "2024", { members: 10 });
    await report(app, "khong-ro", "2024", { members: 20 });
    await report(app, "cha", "2024", { members: { value: 3, statedTotal: 15 } });
    expect(await outcome(app, rule, total(33))).toBe("PASS");
    expect(await outcome(app, rule, total(35, 2))).toBe("PASS");
    const [found] = await verdicts(app, rule, total(40, 2));
    expect(found!.outcome).toBe("FAIL");
    expect(found!.messageVi).toContain("số báo cáo tổng hợp 40 khác tổng 35 của");
    expect(found!.messageVi).toContain("cha: nêu 15, cộng được 13; vang: chưa có số được duyệt.");
    expect(await outcome(app, rule, { ...total(40, 2), union: "cu" })).toBeNull();
    expect(await outcome(app, rule, { ...of("tren", "2024"), values: { members: 4 } })).toBe("NOT_EVALUABLE");
  });

  test("transfers_inside_cancel: two totals cannot tell", async () => {
    const values = { members_transferred_in: 3, members_transferred_out: 4 };
    const [found] = await verdicts(app, "transfers_inside_cancel", { ...of("cha", "2021"), values });
    expect(found!.outcome).toBe("NOT_EVALUABLE");
    expect(await outcome(app, "transfers_inside_cancel", { ...of("cu", "2021"), values })).toBeNull();
  });
});
