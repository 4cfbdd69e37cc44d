import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { expectRefused, recordFamily } from "../support/facts";

const RECORD =
  "mutation ($input: RecordInspectionInput!) { recordInspection(input: $input) { inspection { id trigger heldOn count violations } } }";
const CORRECT =
  "mutation ($input: CorrectInspectionInput!) { correctInspection(input: $input) { inspection { id trigger heldOn count violations } } }";

const inspection = {
  union: "child",
  inspectedBy: "INSPECTION_COMMITTEE",
  trigger: "PLANNED",
  subject: "FINANCE_ASSETS",
  year: 2012,
  count: 2,
};

eachDatabase((kind) => {
  describe("inspections that cannot be", () => {
    let app: App;
    let token: string;
    beforeAll(async () => {
      app = await startApp(kind);
      await recordFamily(app);
      token = await app.token("mother", Role.REPORTER);
    });
    afterAll(() => app.close());

    test.each([
      ["a negative count", { count: -1 }, "count"],
      ["negative violations", { violations: -1 }, "violations"],
      ["violations without an inspection", { count: 0, violations: 1 }, "violations"],
      ["a day before the union was founded", { year: 2010, heldOn: "2010-04-30" }, "heldOn"],
      [
        "a day on which the union no longer existed",
        { union: "ended", year: 2015, heldOn: "2015-07-01" },
        "heldOn",
      ],
      ["a day of another year", { heldOn: "2013-01-01" }, "heldOn"],
      ["a year in which the union did not exist", { year: 2009 }, "year"],
    ])("%s", async (_, change, field) =>
      expectRefused(app, token, RECORD, { ...inspection, ...change }, field),
    );

    test("several violations in one inspection can be; a correction is held to the same rules", async () => {
      const { data } = await app.ask(
        RECORD,
        { input: { ...inspection, count: 1, violations: 3 } },
        { token },
      );
      const { id } = data.recordInspection.inspection;
      await expectRefused(app, token, CORRECT, { inspectionId: id, count: 0 }, "violations");
      const changed = await app.ask(
        CORRECT,
        { input: { inspectionId: id, trigger: null, heldOn: "2012-02-29" } },
        { token },
      );
      expect(changed.data.correctInspection.inspection).toEqual({
        id,
        trigger: null,
        heldOn: "2012-02-29",
        count: 1,
        violations: 3,
      });
    });

    test.each([
      ["UPDATE inspection SET inspections = -1"],
      ["UPDATE inspection SET violations = -1"],
      ["UPDATE inspection SET inspections = 0, violations = 1"],
    ])("the database itself refuses %s", async (sql) => {
      await expect(app.database.write((tx) => tx.query(sql))).rejects.toThrow(/constraint/i);
    });
  });
});
