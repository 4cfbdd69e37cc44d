import { encodeId } from "../../api/platform/ids";
import { ClassificationStage, Rating } from "../../api/awards/award.enums";
import { IndicatorFit, TargetOperator, TargetPeriodicity, TargetUnit } from "../../api/targets/target.enums";
import type { TargetGiven } from "../../api/targets/target.columns";
import { UnionKind } from "../../api/unions/union.enums";
import { report, ValueQualifier } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { campaign, congress, target } from "./place";

const { AT_LEAST, MORE_THAN, EQUAL, AT_MOST, QUALITATIVE } = TargetOperator;
const { PERCENT, NONE, RATING, PERSON, VND, OTHER } = TargetUnit;
const { PER_TERM, PER_CAMPAIGN } = TargetPeriodicity;

type Figure = number | readonly [number, ValueQualifier] | null;
type Values = Record<string, Figure>;

const inspections = (figure: Figure): Values => ({ inspections: figure });
const trained = (over: Figure, under: Figure): Values => ({ officers_trained: over, officers: under });
const nothing: Values = {};
const q = ValueQualifier;

/** Target, what two unions below report; then the status for a year that is over and one that is not, the actual and the percentage. */
type Row = readonly [Partial<TargetGiven>, Values, Values, string, string, number | null, number | null];

const TABLE: readonly Row[] = [
  [{ operator: AT_LEAST }, inspections(5), inspections(5), "MET", "MET", 10, 100],
  [{ operator: AT_LEAST }, inspections(5), inspections(4), "NOT_MET", "ON_TRACK", 9, 90],
  [{ operator: AT_LEAST }, inspections(0), inspections(0), "NOT_MET", "ON_TRACK", 0, 0],
  [{ operator: AT_LEAST }, inspections(12), nothing, "MET", "MET", 12, 120],
  [{ operator: AT_LEAST }, inspections(4), nothing, "UNKNOWN", "ON_TRACK", 4, 40],
  [{ operator: AT_LEAST }, inspections([6, q.AT_LEAST]), inspections(4), "MET", "MET", 10, 100],
  [{ operator: AT_LEAST }, inspections([5, q.AT_LEAST]), inspections(4), "UNKNOWN", "ON_TRACK", 9, 90],
  [{ operator: AT_LEAST }, inspections([50, q.ABOUT]), inspections(4), "UNKNOWN", "UNKNOWN", 54, 540],
  [{ operator: AT_LEAST }, nothing, nothing, "UNKNOWN", "UNKNOWN", null, null],
  [{ operator: MORE_THAN }, inspections(5), inspections(5), "NOT_MET", "ON_TRACK", 10, 100],
  [{ operator: MORE_THAN }, inspections([5, q.MORE_THAN]), inspections(5), "MET", "MET", 10, 100],
  [{ operator: MORE_THAN }, inspections([5, q.AT_LEAST]), inspections(5), "UNKNOWN", "ON_TRACK", 10, 100],
  [{ operator: MORE_THAN }, inspections(11), nothing, "MET", "MET", 11, 110],
  [{ operator: EQUAL }, inspections(5), inspections(5), "MET", "ON_TRACK", 10, 100],
  [{ operator: EQUAL }, inspections(5), inspections(6), "NOT_MET", "ON_TRACK", 11, 110],
  [{ operator: EQUAL }, inspections([5, q.AT_LEAST]), inspections(6), "NOT_MET", "ON_TRACK", 11, 110],
  [{ operator: EQUAL }, inspections([5, q.AT_LEAST]), inspections(5), "UNKNOWN", "ON_TRACK", 10, 100],
  [{ operator: EQUAL }, inspections(10), nothing, "UNKNOWN", "ON_TRACK", 10, 100],
  [{ operator: AT_MOST }, inspections(5), inspections(4), "MET", "ON_TRACK", 9, 90],
  [{ operator: AT_MOST }, inspections(5), inspections(6), "NOT_MET", "ON_TRACK", 11, 110],
  [{ operator: AT_MOST }, inspections(4), nothing, "UNKNOWN", "ON_TRACK", 4, 40],
  [{ operator: AT_MOST }, inspections(11), nothing, "UNKNOWN", "ON_TRACK", 11, 110],
  [{ operator: AT_MOST }, inspections([4, q.AT_LEAST]), inspections(4), "UNKNOWN", "ON_TRACK", 8, 80],
  [
    { operator: AT_LEAST, value: 80, unit: PERCENT, indicator: "officers_trained_share" },
    trained(4, 5),
    trained(8, 10),
    "MET",
    "MET",
    80,
    100,
  ],
  [
    { operator: MORE_THAN, value: 95, unit: PERCENT, indicator: "officers_trained_share" },
    trained(90, 90),
    trained(5, 10),
    "NOT_MET",
    "ON_TRACK",
    95,
    100,
  ],
  [
    { operator: MORE_THAN, value: 95, unit: PERCENT, indicator: "officers_trained_share" },
    trained(90, 90),
    trained(6, 10),
    "MET",
    "MET",
    96,
    9600 / 95,
  ],
  [
    { operator: AT_LEAST, value: 80, unit: PERCENT, indicator: "officers_trained_share" },
    trained(5, 5),
    nothing,
    "UNKNOWN",
    "ON_TRACK",
    100,
    125,
  ],
  [
    { operator: AT_LEAST, value: 80, unit: PERCENT, indicator: "officers_trained_share" },
    trained(5, [5, q.AT_LEAST]),
    trained(5, 5),
    "UNKNOWN",
    "UNKNOWN",
    100,
    125,
  ],
  [
    { operator: AT_LEAST, value: 100, unit: PERCENT, indicator: "members_admitted_plan_share" },
    { members_admitted: 70, members_admitted_plan: 60 },
    { members_admitted: 50, members_admitted_plan: 40 },
    "MET",
    "MET",
    120,
    120,
  ],
  [
    { operator: AT_MOST, value: 0, unit: OTHER, indicator: "collectives" },
    { collectives: 0 },
    { collectives: 0 },
    "MET",
    "MET",
    0,
    null,
  ],
  [
    { operator: AT_LEAST, value: 5_000_000_000_000, unit: VND, indicator: "charity_contributions_vnd" },
    { charity_contributions_vnd: 5_000_000_000_000 },
    { charity_contributions_vnd: 1 },
    "MET",
    "MET",
    5_000_000_000_001,
    100.00000000002,
  ],
];

eachDatabase((kind) => {
  describe("progress of targets", () => {
    let app: App;

    const place = (index: number): string => `lien-doan-${index}`;
    const stated = (values: Values) =>
      Object.fromEntries(
        Object.entries(values).flatMap(([code, figure]) =>
          figure === null
            ? []
            : [[code, typeof figure === "number" ? figure : { value: figure[0], qualifier: figure[1] }]],
        ),
      );
    const ask = async (union: string, ordinal: string, period: string, token?: string): Promise<any> => {
      const fields =
        "status actual actualRating percentOfTarget comparable vi: note en: note(locale: EN) coverage { expectedUnits reportedUnits ratio }";
      const { data, errors } = await app.ask(
        `{ union(code: "${union}") { targets { ordinal progress(period: "${period}") { ${fields} } } } }`,
        {},
        { token },
      );
      expect(errors).toBeUndefined();
      return data.union.targets.find((each: { ordinal: string }) => each.ordinal === ordinal).progress;
    };

    beforeAll(async () => {
      app = await startApp(kind);
      const codes = TABLE.map((_, index) => place(index));
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        ...codes.map((code) => ({ code, kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" })),
        ...codes.flatMap((code) => [
          { code: `${code}-a`, under: code },
          { code: `${code}-b`, under: code },
        ]),
        ...["mot", "hai", "ba", "bon", "nam"].map((code) => ({ code, under: "goc" })),
      );
    });
    afterAll(() => app.close());

    test.each(TABLE.map((row, index) => [index, ...row] as const))(
      "row %i: %j, reported %j and %j: over %s, running %s, actual %d, %d %%",
      async (index, draft, a, b, over, running, actual, percentOfTarget) => {
        const code = place(index);
        await target(app, code, { ordinal: "1", ...draft });
        for (const period of ["2023", "2026"]) {
          if (Object.keys(a).length > 0) await report(app, `${code}-a`, period, stated(a));
          if (Object.keys(b).length > 0) await report(app, `${code}-b`, period, stated(b));
        }
        const reportedUnits = [a, b].filter((values) => Object.keys(values).length > 0).length;
        const coverage = { expectedUnits: 2, reportedUnits, ratio: reportedUnits / 2 };
        const expected = {
          actual,
          actualRating: null,
          percentOfTarget: percentOfTarget === null ? null : expect.closeTo(percentOfTarget, 9),
          comparable: true,
          coverage,
        };
        expect(await ask(code, "1", "2023")).toMatchObject({ status: over, ...expected });
        expect(await ask(code, "1", "2026")).toMatchObject({ status: running, ...expected });
      },
    );

    test("a year becomes over with its last day", async () => {
      await target(app, "nam", { ordinal: "9" });
      await report(app, "nam", "2026", { inspections: 3 });
      expect((await ask("nam", "9", "2026")).status).toBe("ON_TRACK");
      app.clock.set("2026-12-31T16:59:00Z");
      expect((await ask("nam", "9", "2026")).status).toBe("ON_TRACK");
      app.clock.set("2026-12-31T17:00:00Z");
      expect((await ask("nam", "9", "2026")).status).toBe("NOT_MET");
      app.clock.set("2026-11-21T03:00:00Z");
    });

    describe("over a term", () => {
      beforeAll(async () => {
        await congress(app, "mot", "mot-i", [2018, 2020]);
        await congress(app, "mot", "mot-ii", [2024, 2029]);
        await congress(app, "mot", "mot-iii", null);
        await campaign(app, "mot", "thi-dua-mot", "2018-03-01", "2019-06-30");
        const term = { congress: "mot-i", periodicity: PER_TERM };
        await target(app, "mot", { ...term, ordinal: "sum", value: 6 });
        await target(app, "mot", {
          ...term,
          ordinal: "ratio",
          value: 60,
          operator: EQUAL,
          unit: PERCENT,
          indicator: "officers_trained_share",
        });
        await target(app, "mot", {
          ...term,
          ordinal: "stock",
          value: 30,
          unit: PERSON,
          indicator: "members",
        });
        await target(app, "mot", {
          ...term,
          ordinal: "gap",
          value: 4,
          unit: PERSON,
          indicator: "party_admitted",
        });
        await target(app, "mot", { ...term, congress: "mot-ii", ordinal: "later" });
        await target(app, "mot", { ...term, congress: "mot-iii", ordinal: "no term" });
        await target(app, "mot", {
          campaign: "thi-dua-mot",
          periodicity: PER_CAMPAIGN,
          ordinal: "campaign",
          value: 4,
        });
        await report(app, "mot", "2018", {
          inspections: 1,
          officers_trained: 1,
          officers: 2,
          members: 10,
          party_admitted: 2,
        });
        await report(app, "mot", "2019", { inspections: 2, officers_trained: 4, officers: 4, members: 40 });
        await report(app, "mot", "2020", {
          inspections: 3,
          officers_trained: 1,
          officers: 4,
          members: 20,
          party_admitted: 1,
        });
        await report(app, "mot", "2019-H1", { inspections: 1 });
      });

      test.each([
        ["sum", "2017", "UNKNOWN", null, null],
        ["sum", "2018", "ON_TRACK", 1, [1, 1]],
        ["sum", "2019", "ON_TRACK", 3, [2, 2]],
        ["sum", "2020", "MET", 6, [3, 3]],
        ["sum", "2025", "MET", 6, [3, 3]],
        ["ratio", "2018", "ON_TRACK", 50, [1, 1]],
        ["ratio", "2019", "ON_TRACK", 500 / 6, [2, 2]],
        ["ratio", "2020", "MET", 60, [3, 3]],
        ["stock", "2018", "ON_TRACK", 10, [1, 1]],
        ["stock", "2019", "MET", 40, [1, 1]],
        ["stock", "2020", "NOT_MET", 20, [1, 1]],
        ["gap", "2018", "ON_TRACK", 2, [1, 1]],
        ["gap", "2019", "ON_TRACK", 2, [2, 1]],
        ["gap", "2020", "UNKNOWN", 3, [3, 2]],
        ["later", "2024", "UNKNOWN", null, [1, 0]],
        ["later", "2023", "UNKNOWN", null, null],
        ["no term", "2024", "UNKNOWN", null, null],
        ["campaign", "2018", "ON_TRACK", 1, [1, 1]],
        ["campaign", "2019", "NOT_MET", 3, [2, 2]],
        ["campaign", "2024", "NOT_MET", 3, [2, 2]],
      ])("%s up to %s: %s, %d", async (ordinal, period, status, actual, units) => {
        const found = await ask("mot", ordinal, period);
        expect(found).toMatchObject({ status, actual, comparable: true });
        const [expectedUnits, reportedUnits] = units ?? [0, 0];
        expect(found.coverage).toEqual(
          units && { expectedUnits, reportedUnits, ratio: reportedUnits! / expectedUnits! },
        );
        if (status === "UNKNOWN")
          expect([typeof found.vi, typeof found.en, found.vi === found.en]).toEqual([
            "string",
            "string",
            false,
          ]);
      });

      test("a year under way counts by what its own part says", async () => {
        expect(await ask("mot", "sum", "2019-H1")).toMatchObject({ status: "ON_TRACK", actual: 2 });
        expect(await ask("mot", "sum", "2019-Q2")).toMatchObject({ status: "ON_TRACK", actual: 1 });
      });

      test("the list of a period holds what holds in it", async () => {
        const list = async (period: string) =>
          (
            await app.ask(`{ union(code: "mot") { targets(period: "${period}") { ordinal } } }`)
          ).data.union.targets.map((each: { ordinal: string }) => each.ordinal);
        expect(await list("2019")).toEqual(["campaign", "gap", "ratio", "stock", "sum", "no term"]);
        expect(await list("2025")).toEqual(["later", "no term"]);
        expect(
          (await app.ask('{ union(code: "mot") { targets(period: "2025-13") { ordinal } } }')).errors![0]!
            .extensions.code,
        ).toBe("BAD_USER_INPUT");
      });
    });

    test("“of these” is a share of what the parent counts", async () => {
      const parent = await target(app, "hai", {
        ordinal: "6b",
        operator: EQUAL,
        value: 100,
        unit: PERCENT,
        indicator: "advanced_workers_share",
      });
      const within = encodeId("Target", `hai/${parent}`);
      await target(app, "hai", {
        ordinal: "6c",
        operator: EQUAL,
        value: 20,
        unit: PERCENT,
        indicator: "emulation_fighters",
        within,
      });
      await target(app, "hai", { ordinal: "6d", value: 40, unit: PERCENT, indicator: "members", within });
      await target(app, "hai", {
        ordinal: "6e",
        operator: EQUAL,
        value: 20,
        unit: PERCENT,
        indicator: "emulation_fighters_share",
        within,
        fit: IndicatorFit.PART,
      });
      await report(app, "hai", "2023", {
        workers: 60,
        advanced_workers: 50,
        emulation_fighters: 10,
        members: 25,
      });
      expect(await ask("hai", "6b", "2023")).toMatchObject({ status: "NOT_MET", actual: 5000 / 60 });
      expect(await ask("hai", "6c", "2023")).toMatchObject({
        status: "MET",
        actual: 20,
        percentOfTarget: 100,
      });
      expect(await ask("hai", "6d", "2023")).toMatchObject({
        status: "MET",
        actual: 50,
        percentOfTarget: 125,
      });
      expect(await ask("hai", "6e", "2023")).toMatchObject({
        status: "UNKNOWN",
        actual: 20,
        comparable: true,
        en: expect.stringContaining("only a part"),
      });
      expect(await ask("hai", "6c", "2022")).toMatchObject({ status: "UNKNOWN", actual: null });
    });

    test("another population is not comparable, and says so", async () => {
      await target(app, "hai", {
        ...{
          ordinal: "7",
          value: 95,
          unit: PERCENT,
          indicator: "advanced_workers_share",
          fit: IndicatorFit.OTHER_POPULATION,
        },
        ...{ population: "Đoàn viên", populationEn: "Members" },
      });
      const found = await ask("hai", "7", "2023");
      expect(found).toMatchObject({
        status: "UNKNOWN",
        actual: null,
        percentOfTarget: null,
        comparable: false,
        coverage: null,
      });
      expect(found.vi).toMatch(/“Đoàn viên”.*không so sánh được/);
      expect(found.en).toMatch(/“Members”.*not comparable/);
    });

    test("in words alone, or without an indicator, nothing is decided", async () => {
      await target(app, "hai", {
        ordinal: "8",
        operator: QUALITATIVE,
        value: null,
        unit: NONE,
        indicator: "conferences_held",
      });
      await target(app, "hai", { ordinal: "9", value: 100, unit: PERCENT, indicator: null });
      await report(app, "hai", "2021", { conferences_held: 1 });
      expect(await ask("hai", "8", "2021")).toMatchObject({
        status: "UNKNOWN",
        actual: 1,
        percentOfTarget: null,
        comparable: true,
        en: expect.stringContaining("in words"),
      });
      expect(await ask("hai", "9", "2021")).toMatchObject({
        status: "UNKNOWN",
        actual: null,
        comparable: true,
        en: expect.stringContaining("No indicator"),
      });
      expect(await ask("hai", "9", "2020-01-01..2021-12-31")).toMatchObject({
        status: "UNKNOWN",
        en: expect.stringContaining("more than one year"),
      });
    });

    test("a figure about persons decides nothing for a stranger", async () => {
      await target(app, "ba", {
        ordinal: "1",
        operator: AT_MOST,
        value: 3,
        unit: PERSON,
        indicator: "members_expelled",
      });
      await report(app, "ba", "2023", { members_expelled: 4 });
      expect(await ask("ba", "1", "2023")).toMatchObject({
        status: "UNKNOWN",
        actual: null,
        percentOfTarget: null,
        coverage: null,
        comparable: true,
        en: expect.stringContaining("withheld"),
      });
      expect(await ask("ba", "1", "2022")).toMatchObject({
        status: "UNKNOWN",
        actual: null,
        coverage: null,
        en: expect.stringContaining("withheld"),
      });
      expect(await ask("ba", "1", "2023", await app.token("mot"))).toMatchObject({
        status: "UNKNOWN",
        actual: null,
      });
      for (const reader of ["ba", "goc"]) {
        expect(await ask("ba", "1", "2023", await app.token(reader))).toMatchObject({
          status: "NOT_MET",
          actual: 4,
          coverage: { expectedUnits: 1, reportedUnits: 1 },
        });
      }
    });

    test("ratings compare by rank, and only what was decided counts", async () => {
      const rate = (year: number, stage: ClassificationStage, rating: Rating) =>
        app.database.write((tx) =>
          tx.query(
            "INSERT INTO classification (union_id, year, stage, rating) SELECT id, ?, ?, ? FROM trade_union WHERE code = 'bon'",
            [year, stage, rating],
          ),
        );
      const rating = { unit: RATING, value: null, indicator: null };
      await target(app, "bon", { ordinal: "1", ...rating, ratingValue: Rating.GOOD });
      await target(app, "bon", {
        ordinal: "2",
        ...rating,
        ratingValue: Rating.GOOD,
        fit: IndicatorFit.OTHER_POPULATION,
        population: "Ủy ban kiểm tra",
      });
      await rate(2020, ClassificationStage.APPROVED, Rating.EXCELLENT);
      await rate(2021, ClassificationStage.APPROVED, Rating.GOOD);
      await rate(2022, ClassificationStage.APPROVED, Rating.COMPLETED);
      await rate(2023, ClassificationStage.SELF_ASSESSED, Rating.EXCELLENT);
      await rate(2024, ClassificationStage.APPROVED, Rating.NOT_RATED);
      await rate(2026, ClassificationStage.APPROVED, Rating.NOT_COMPLETED);
      for (const [period, status, actualRating] of [
        ["2020", "MET", "EXCELLENT"],
        ["2021", "MET", "GOOD"],
        ["2022", "NOT_MET", "COMPLETED"],
        ["2023", "UNKNOWN", null],
        ["2024", "UNKNOWN", "NOT_RATED"],
        ["2026", "ON_TRACK", "NOT_COMPLETED"],
      ] as const) {
        expect([period, await ask("bon", "1", period)]).toMatchObject([
          period,
          { status, actualRating, actual: null, percentOfTarget: null, comparable: true },
        ]);
      }
      expect(await ask("bon", "2", "2020")).toMatchObject({
        status: "UNKNOWN",
        actualRating: null,
        comparable: false,
        en: expect.stringContaining("not comparable"),
      });
    });

    test("an unknown period is BAD_USER_INPUT", async () => {
      const { errors } = await app.ask(
        '{ union(code: "ba") { targets { progress(period: "2023-H2") { status } } } }',
      );
      expect(errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "period" });
    });
  });
});
