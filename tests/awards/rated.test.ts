import { Role } from "../../api/platform/actor";
import { UnionKind } from "../../api/unions/union.enums";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";

const CLASSIFY =
  "mutation ($input: RecordClassificationInput!) { recordClassification(input: $input) { classification { rating } } }";
const WITHDRAW =
  "mutation ($input: WithdrawClassificationInput!) { withdrawClassification(input: $input) { union { code } } }";

const COUNTED = [
  "rated_excellent",
  "rated_good",
  "rated_completed",
  "rated_not_completed",
  "not_rated",
  "rated",
  "rated_good_or_better",
];
const INDICATORS = [...COUNTED, "rated_good_or_better_share"]
  .map((code) => `"grassroots_unions_${code}"`)
  .join(", ");

eachDatabase((kind) => {
  describe("grassroots unions rated, as statistics count them", () => {
    let app: App;
    let token: string;
    const values = async (code: string, period: string) =>
      (
        await app.ask(
          `{ union(code: "${code}") { statistics(period: "${period}", indicators: [${INDICATORS}]) { observations { value status } } } }`,
        )
      ).data.union.statistics.observations as { value: number | null; status: string }[];
    const rate = async (union: string, rating: string, stage = "APPROVED") =>
      expect(
        (await app.ask(CLASSIFY, { input: { union, year: 2020, rating, stage } }, { token })).errors,
      ).toBeUndefined();

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "tinh", kind: UnionKind.PROVINCIAL_FEDERATION },
        { code: "huyen", kind: UnionKind.CIVIL_SERVANTS_UNION, under: "tinh" },
        ...["a", "b", "c", "d", "e", "f"].map((code) => ({ code, under: "huyen" })),
      );
      token = await app.token("tinh", Role.APPROVER);
      await rate("a", "EXCELLENT");
      await rate("b", "GOOD");
      await rate("c", "NOT_COMPLETED");
      await rate("d", "NOT_RATED");
      await rate("e", "EXCELLENT", "PROPOSED");
      await rate("f", "EXCELLENT", "SELF_ASSESSED");
      await rate("huyen", "EXCELLENT");
    });
    afterAll(() => app.close());

    test("only what was approved, of that year, of grassroots unions", async () => {
      for (const code of ["tinh", "huyen"]) {
        const shown = await values(code, "2020");
        expect(shown.map((one) => one.value)).toEqual([1, 1, 0, 1, 3, 3, 2, (100 * 2) / 3]);
        expect(new Set(shown.map((one) => one.status))).toEqual(new Set(["COMPLETE"]));
        expect((await values(code, "2019")).map((one) => one.value)).toEqual([0, 0, 0, 0, 6, 0, 0, null]);
      }
      expect((await values("b", "2020")).map((one) => one.value)).toEqual([0, 1, 0, 0, 0, 1, 1, 100]);
    });

    test("a classification is of a year: half a year has none", async () => {
      expect(
        new Set((await values("huyen", "2020-H1")).map(({ value, status }) => `${value} ${status}`)),
      ).toEqual(new Set(["null MISSING"]));
    });

    test("a classification that is withdrawn no longer counts", async () => {
      const input = { union: "c", year: 2020, stage: "APPROVED", reason: "Quyết định bị huỷ" };
      expect((await app.ask(WITHDRAW, { input }, { token })).errors).toBeUndefined();
      expect((await values("tinh", "2020")).map((one) => one.value)).toEqual([1, 1, 0, 0, 4, 2, 2, 100]);
    });
  });
});
