import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { expectRefused, recordFamily } from "../support/facts";

const FIELDS = "id kind { code } amountVnd amountQualifier isUnionFinance fund";
const RECORD = `mutation ($input: RecordWelfareInput!) { recordWelfare(input: $input) { welfare { ${FIELDS} } } }`;
const CORRECT = `mutation ($input: CorrectWelfareInput!) { correctWelfare(input: $input) { welfare { ${FIELDS} } } }`;

const welfare = {
  union: "child",
  kind: "tet_gift",
  year: 2020,
  beneficiaries: 10,
  amountVnd: 9_007_199_254_740_991,
};

eachDatabase((kind) => {
  describe("welfare that cannot be", () => {
    let app: App;
    let token: string;
    beforeAll(async () => {
      app = await startApp(kind);
      await recordFamily(app);
      token = await app.token("child", Role.REPORTER);
    });
    afterAll(() => app.close());

    test.each([
      ["a negative amount", { amountVnd: -1 }, "amountVnd"],
      ["a part of a dong", { amountVnd: 5_000_000.5 }, "amountVnd"],
      ["more than can be counted exactly", { amountVnd: 9_007_199_254_740_992 }, "amountVnd"],
      ["a negative number of people", { beneficiaries: -1 }, "beneficiaries"],
      ["an unknown kind", { kind: "party" }, "kind"],
      ["a kind of another list", { kind: "sports" }, "kind"],
      ["mutual aid as union finance", { kind: "mutual_aid", isUnionFinance: true }, "isUnionFinance"],
      ["a year in which the union did not exist", { year: 2009 }, "year"],
    ])("%s", async (_, change, field) => expectRefused(app, token, RECORD, { ...welfare, ...change }, field));

    test("the largest amount comes back exactly; a correction is held to the same rules", async () => {
      const { data } = await app.ask(RECORD, { input: { ...welfare, isUnionFinance: true } }, { token });
      const { id, ...recorded } = data.recordWelfare.welfare;
      expect(recorded).toEqual({
        ...{
          kind: { code: "tet_gift" },
          amountVnd: 9_007_199_254_740_991,
          amountQualifier: "EXACT",
          isUnionFinance: true,
          fund: null,
        },
      });
      await expectRefused(app, token, CORRECT, { welfareId: id, kind: "mutual_aid" }, "isUnionFinance");
      const changed = await app.ask(
        CORRECT,
        { input: { welfareId: id, kind: "mutual_aid", isUnionFinance: null, fund: "Quỹ" } },
        { token },
      );
      expect(changed.data.correctWelfare.welfare).toEqual({
        ...{
          id,
          kind: { code: "mutual_aid" },
          amountVnd: 9_007_199_254_740_991,
          amountQualifier: "EXACT",
          isUnionFinance: false,
          fund: "Quỹ",
        },
      });
      const without = await app.ask(CORRECT, { input: { welfareId: id, amountVnd: null } }, { token });
      expect(without.data.correctWelfare.welfare).toMatchObject({ amountVnd: null, amountQualifier: null });
    });

    test.each([
      ["UPDATE welfare_activity SET amount_vnd = -1"],
      ["UPDATE welfare_activity SET beneficiaries = -1"],
      ["UPDATE welfare_activity SET kind_code = 'mutual_aid', is_union_finance = 1"],
    ])("the database itself refuses %s", async (sql) => {
      await expect(app.database.write((tx) => tx.query(sql))).rejects.toThrow(/constraint/i);
    });
  });
});
