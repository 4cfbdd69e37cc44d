import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { expectRefused } from "../support/facts";
import { Desk, recordUnions } from "./desk";
import { SAVE } from "./documents";

type Entry = Record<string, unknown>;

const NOTE = "theo sổ đoàn viên";
const STATED: Entry = { indicator: "members", value: 10, qualifier: "ABOUT", statedTotal: 90, note: NOTE };

/** What a patch of `members` makes of STATED; null where the indicator is gone. */
const PATCHES: readonly (readonly [string, Entry, Entry | null])[] = [
  ["nothing but its name changes nothing", {}, {}],
  ["a new number is exact", { value: 12 }, { value: 12, qualifier: "EXACT" }],
  [
    "a new number says how it is meant",
    { value: 12, qualifier: "AT_LEAST" },
    { value: 12, qualifier: "AT_LEAST" },
  ],
  ["a qualifier alone", { qualifier: "MORE_THAN" }, { qualifier: "MORE_THAN" }],
  ["nought is a number", { value: 0 }, { value: 0, qualifier: "EXACT" }],
  ["null takes the indicator away", { value: null }, null],
  ["null beside a note takes it away too", { value: null, note: "bỏ" }, null],
  [
    "null leaves the total that is stated with it",
    { value: null, statedTotal: 95 },
    { value: null, qualifier: null, statedTotal: 95 },
  ],
  ["a total alone", { statedTotal: 95 }, { statedTotal: 95 }],
  ["no total any more", { statedTotal: null }, { statedTotal: null }],
  ["a note alone", { note: "  đếm lại " }, { note: "đếm lại" }],
  ["no note any more", { note: null }, { note: null }],
  ["an empty note is none", { note: " " }, { note: null }],
];

eachDatabase((kind) => {
  let app: App;
  let officer: Desk;
  let year = 1990;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordUnions(app);
    officer = await Desk.of(app, "cs", Role.REPORTER);
  });
  afterAll(() => app?.close());

  const save = (period: string, input: object) => officer.do("SAVE", { union: "cs", period, ...input });
  const values = async (period: string): Promise<Entry[]> => {
    const fields = "values { indicator { code } value qualifier statedTotal note }";
    const seen: (Entry & { indicator: { code: string } })[] = (await officer.see("cs", period, fields))
      .values;
    return seen.map((value) => ({ ...value, indicator: value.indicator.code }));
  };

  test.each(PATCHES)("of a value: %s", async (_, patch, changed) => {
    const period = String((year += 1));
    const other = { indicator: "workers", value: 20, qualifier: "EXACT", statedTotal: null, note: null };
    await save(period, { values: [STATED, { indicator: "workers", value: 20 }] });
    await save(period, { values: [{ indicator: "members", ...patch }] });
    const rest = [other];
    expect(await values(period)).toEqual(
      changed === null ? rest : [{ ...STATED, ...changed }, ...rest].sort(byCatalogue),
    );
  });

  /** Workers stand before or after members as the catalogue says; the order is asked for once. */
  const byCatalogue = (a: Entry, b: Entry): number => order.indexOf(a.indicator) - order.indexOf(b.indicator);
  let order: unknown[];
  beforeAll(async () => {
    const { data } = await app.ask("{ indicators { code } }");
    order = data.indicators.map((each: { code: string }) => each.code);
  });

  test("only a total may be stated, and a number that is not there can be taken away", async () => {
    const total = { indicator: "members", value: null, qualifier: null, statedTotal: 500, note: null };
    await save("2021-H1", {
      values: [
        { indicator: "members", statedTotal: 500 },
        { indicator: "workers", value: null },
      ],
    });
    expect(await values("2021-H1")).toEqual([total]);
    await save("2021-H1", { values: [{ indicator: "members", qualifier: "ABOUT" }] });
    expect(await values("2021-H1")).toEqual([total]);
    await save("2021-H1", { values: [{ indicator: "members", statedTotal: null }] });
    expect(await values("2021-H1")).toEqual([]);
  });

  test("explanations and the day of the figures stay until they are taken away", async () => {
    const kept = async () => ({
      day: (await officer.see("cs", "2021", "dataCutoff")).dataCutoff,
      explained: await app.database.source.query(
        "SELECT rule, explanation FROM report_explanation ORDER BY rule",
      ),
    });
    const one = { rule: "members_balance", explanation: " ghi sót " };
    const other = { rule: "excellent_members_within_members", explanation: "đếm đến cuối năm" };
    await save("2021", { values: [], dataCutoff: "2021-11-29", explanations: [one, other] });
    const both = [other, { ...one, explanation: "ghi sót" }];
    expect(await kept()).toEqual({ day: "2021-11-29", explained: both });
    await save("2021", { values: [{ indicator: "members", value: 1 }] });
    expect(await kept()).toEqual({ day: "2021-11-29", explained: both });
    await save("2021", { values: [], dataCutoff: null, explanations: [{ ...one, explanation: " " }] });
    expect(await kept()).toEqual({ day: null, explained: [other] });
  });

  test.each<[string, object]>([
    ["values", { values: [{ indicator: "membres", value: 1 }] }],
    ["values", { values: [{ indicator: "grassroots_unions", value: 1 }] }],
    ["values", { values: [{ indicator: "membership_share", value: 1 }] }],
    ["values", { values: [{ indicator: "members", value: 1.5 }] }],
    ["values", { values: [{ indicator: "charity_contributions_vnd", value: -1 }] }],
    ["values", { values: [{ indicator: "members", value: 2 ** 53 }] }],
    ["values", { values: [{ indicator: "charity_contributions_vnd", value: 10_000_000_000_001 }] }],
    ["values", { values: [{ indicator: "members", statedTotal: 1_000_000_000_000_001 }] }],
    ["values", { values: [{ indicator: "members", statedTotal: -1 }] }],
    ["values", { values: [STATED, STATED] }],
    ["values", { values: [{ indicator: "members", note: NOTE }] }],
    [
      "values",
      { values: ["workers", "income_monthly_mean"].map((indicator) => ({ indicator, value: 100_000_000 })) },
    ],
    ["note", { values: [{ ...STATED, note: "n".repeat(2001) }] }],
    ["explanations", { values: [], explanations: [{ rule: "khong_co", explanation: "x" }] }],
    [
      "explanations",
      { values: [], explanations: [{ rule: "members_balance", explanation: "x".repeat(2001) }] },
    ],
    [
      "explanations",
      { values: [], explanations: [1, 2].map((n) => ({ rule: "members_balance", explanation: `${n}` })) },
    ],
    ["dataCutoff", { values: [], dataCutoff: "2019-12-31" }],
    ["dataCutoff", { values: [], dataCutoff: "2026-11-22" }],
    ["period", { values: [], period: "2020-13" }],
  ])("bad input in %s writes nothing: %j", async (field, input) => {
    await expectRefused(app, officer.token, SAVE, { union: "cs", period: "2020", ...input }, field);
  });

  test.each<[string, Entry]>([
    [
      "workers_women: phải là số nguyên không âm / must be a whole number, 0 or more.",
      { indicator: "workers_women", value: 0.5 },
    ],
    [
      "workers: lớn quá mức có thể, tối đa 10.000.000.000.000 / larger than can be, at most 10,000,000,000,000.",
      { indicator: "workers", value: 1e300 },
    ],
    [
      "income_monthly_mean: nhân với workers thì lớn quá mức có thể / larger than can be when multiplied by workers.",
      { indicator: "income_monthly_mean", value: 10_000_000_000_000 },
    ],
  ])("a refused number is named: %s", async (message, entry) => {
    await save("2019", { values: [{ indicator: "workers", value: 1_000 }] });
    const { errors } = await officer.ask("SAVE", { union: "cs", period: "2019", values: [entry] });
    expect(errors![0]!.message).toBe(message);
  });

  test("a total of the whole subtree may be larger than what one union has", async () => {
    const statedTotal = 30_000_000_000_000;
    await save("2018", { values: [{ indicator: "charity_contributions_vnd", statedTotal }] });
    expect(await values("2018")).toMatchObject([{ statedTotal }]);
  });
});
