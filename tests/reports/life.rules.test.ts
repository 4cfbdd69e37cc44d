import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type Answer, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { Desk, entries, figures, on, recordUnions, type Shown } from "./desk";

const BALANCE = "members_balance";
const EXCELLENT = "excellent_members_within_members";

/** 50 + 5 is not 54: an error. 55 excellent ones among 54: a warning. */
const WRONG = {
  members: 54,
  members_start: 50,
  members_admitted: 5,
  members_transferred_in: 0,
  members_transferred_out: 0,
  members_left: 0,
  members_expelled: 0,
  excellent_members: 55,
};

eachDatabase((kind) => {
  let app: App;
  let officer: Desk;
  let district: Desk;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordUnions(app);
    officer = await Desk.of(app, "cs", Role.REPORTER);
    district = await Desk.of(app, "huyen", Role.APPROVER);
  });
  afterAll(() => app?.close());

  /** The rules that stand in the way; nothing is written. */
  const refused = async (ask: () => Promise<Answer>): Promise<{ code: string; severity: string }[]> => {
    const before = await everyRow(app);
    const { errors, status } = await ask();
    expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 400, code: "BAD_USER_INPUT" });
    expect(await everyRow(app)).toEqual(before);
    return errors![0]!.extensions.rules as { code: string; severity: string }[];
  };
  const explain = (report: Shown, rule: string, explanation: string): Promise<Shown> =>
    officer.save(
      "cs",
      "2021",
      {},
      { explanations: [{ rule, explanation }], expectedRevision: report.revision },
    );

  test.each([
    ["2020", {}, "values"],
    ["2027", { members: 54 }, "period"],
  ])("a report of %s that says %j is not handed in", async (period, values, field) => {
    const draft = await officer.save("cs", period, values);
    const before = await everyRow(app);
    const { errors } = await officer.ask("SUBMIT", on(draft));
    expect(errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", field });
    expect(await everyRow(app)).toEqual(before);
  });

  test("an error blocks what is handed in, a warning asks for an explanation", async () => {
    const wrong = await officer.save("cs", "2021", WRONG);
    const both = await refused(() => officer.ask("SUBMIT", on(wrong)));
    expect(both).toMatchObject([
      { code: BALANCE, severity: "ERROR" },
      { code: EXCELLENT, severity: "WARNING" },
    ]);
    expect(both).toEqual(
      both.map(({ code, severity }) => ({
        ...{
          code,
          severity,
          message_vi: expect.stringMatching(/54/),
          message_en: expect.stringMatching(/54/),
        },
      })),
    );

    const explained = await explain(wrong, BALANCE, "đã đếm kỹ");
    expect((await refused(() => officer.ask("SUBMIT", on(explained)))).map(({ code }) => code)).toEqual([
      ...[BALANCE, EXCELLENT],
    ]);
    const mended = await officer.save("cs", "2021", { members_left: 1 });
    expect((await refused(() => officer.ask("SUBMIT", on(mended)))).map(({ code }) => code)).toEqual([
      EXCELLENT,
    ]);
    const taken = await explain(
      await explain(mended, EXCELLENT, "tính cả người đã chuyển đi"),
      EXCELLENT,
      " ",
    );
    expect((await refused(() => officer.ask("SUBMIT", on(taken)))).map(({ code }) => code)).toEqual([
      EXCELLENT,
    ]);
    const ready = await explain(taken, EXCELLENT, "tính cả người đã chuyển đi");
    const approved = await district.do("APPROVE", on(await officer.do("SUBMIT", on(ready))));

    const amend =
      (values: Record<string, number>, more = {}) =>
      () =>
        district.ask("AMEND", on(approved, { reason: "Đếm lại", values: entries(values), ...more }));
    expect((await refused(amend({ members_left: 0 }))).map(({ code }) => code)).toEqual([BALANCE]);
    const explanations = [{ rule: EXCELLENT, explanation: "" }];
    expect((await refused(amend({}, { explanations }))).map(({ code }) => code)).toEqual([EXCELLENT]);
    expect(await figures(app, "goc", "2021", ["members_admitted", "excellent_members"])).toEqual([5, 55]);
    expect((await amend({ members: 53, members_left: 2 })()).errors).toBeUndefined();
    const kept = await app.database.source.query(
      "SELECT version, rule, explanation FROM report_explanation ORDER BY version, rule",
    );
    const both2 = (version: number) => [
      { version, rule: EXCELLENT, explanation: "tính cả người đã chuyển đi" },
      { version, rule: BALANCE, explanation: "đã đếm kỹ" },
    ];
    expect(kept).toEqual([...both2(1), ...both2(2)]);
  });
});
