import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { expectRefused, recordFamily } from "../support/facts";

const RECORD =
  "mutation ($input: RecordAwardInput!) { recordAward(input: $input) { award { id count eligible issuer title { code } } } }";
const CORRECT =
  "mutation ($input: CorrectAwardInput!) { correctAward(input: $input) { award { id count eligible issuer title { code } } } }";
const WITHDRAW = "mutation ($input: WithdrawAwardInput!) { withdrawAward(input: $input) { withdrawnId } }";
const CLASSIFY =
  "mutation ($input: RecordClassificationInput!) { recordClassification(input: $input) { classification { rating stage } } }";

const award = {
  union: "child",
  title: "advanced_worker",
  subject: "INDIVIDUAL",
  stage: "AWARDED",
  year: 2020,
  count: 2,
  eligible: 5,
};
const rated = { union: "child", year: 2020, rating: "GOOD", stage: "SELF_ASSESSED" };

eachDatabase((kind) => {
  describe("awards and classifications that cannot be", () => {
    let app: App;
    let token: string;
    beforeAll(async () => {
      app = await startApp(kind);
      await recordFamily(app);
      token = await app.token("root", Role.REPORTER);
    });
    afterAll(() => app.close());

    test.each([
      ["29 of 28", { count: 29, eligible: 28 }, "count"],
      ["a negative count", { count: -1 }, "count"],
      ["a negative denominator", { count: 0, eligible: -1 }, "eligible"],
      ["an unknown title", { title: "best_of_all" }, "title"],
      ["a title of another list", { title: "emulation" }, "title"],
      ["an unknown campaign", { campaign: "none" }, "campaign"],
      ["an unknown issuer", { issuerUnion: "nobody" }, "issuerUnion"],
      ["a year before the union was founded", { year: 2009 }, "year"],
      ["a year after the union ended", { union: "ended", year: 2016 }, "year"],
      ["a year that is none", { year: 20201 }, "year"],
      ["an issuer that is too long", { issuer: "x".repeat(301) }, "issuer"],
      ["a source without a title", { source: { title: " " } }, "source.title"],
    ])("award: %s", async (_, change, field) =>
      expectRefused(app, token, RECORD, { ...award, ...change }, field),
    );

    test("a correction is held to the same rules, and keeps what it does not name", async () => {
      const { data } = await app.ask(RECORD, { input: award }, { token });
      const awardId = data.recordAward.award.id as string;
      await expectRefused(app, token, CORRECT, { awardId, count: 6 }, "count");
      await expectRefused(app, token, CORRECT, { awardId, eligible: 1 }, "count");
      await expectRefused(app, token, CORRECT, { awardId, title: null }, "title");
      await expectRefused(app, token, CORRECT, { awardId: "nonsense", count: 1 }, "awardId");
      const changed = await app.ask(
        CORRECT,
        { input: { awardId, eligible: null, issuer: "Ban Chấp hành" } },
        { token },
      );
      expect(changed.data.correctAward.award).toEqual({
        ...{ id: awardId, count: 2, eligible: null, issuer: "Ban Chấp hành" },
        title: { code: "advanced_worker" },
      });
      await expectRefused(app, token, WITHDRAW, { awardId, reason: " " }, "reason");
      expect(
        (await app.ask(WITHDRAW, { input: { awardId, reason: "Ghi nhầm" } }, { token })).data.withdrawAward,
      ).toEqual({ withdrawnId: awardId });
      expect((await app.ask(`{ node(id: "${awardId}") { id } }`)).data.node).toBeNull();
      await expectRefused(app, token, CORRECT, { awardId, count: 1 }, "", "NOT_FOUND");
      await expectRefused(app, token, WITHDRAW, { awardId, reason: "Ghi nhầm" }, "", "NOT_FOUND");
    });

    test.each([
      ["a year in which the union did not exist", { year: 2009 }, "year"],
      ["a union to propose to that nobody knows", { stage: "PROPOSED", proposedTo: "nobody" }, "proposedTo"],
      ["a proposal to itself", { stage: "PROPOSED", proposedTo: "child" }, "proposedTo"],
      ["a self-assessment that is proposed", { proposedTo: "mother" }, "proposedTo"],
    ])("classification: %s", async (_, change, field) =>
      expectRefused(app, token, CLASSIFY, { ...rated, ...change }, field),
    );

    test("a union does not decide on itself; an approver above does, and a second decision takes the place of the first", async () => {
      const decide = (by: string, rating = "EXCELLENT") =>
        app.ask(CLASSIFY, { input: { ...rated, rating, stage: "APPROVED" } }, { token: by });
      const refused = [token, await app.token("child", Role.ADMIN)];
      for (const by of refused) expect((await decide(by)).errors![0]!.extensions.code).toBe("FORBIDDEN");
      const mother = await app.token("mother", Role.APPROVER);
      await app.ask(CLASSIFY, { input: rated }, { token });
      expect((await decide(mother)).data.recordClassification.classification).toEqual({
        rating: "EXCELLENT",
        stage: "APPROVED",
      });
      expect((await decide(mother, "GOOD")).errors).toBeUndefined();
      const { data } = await app.ask(`{ union(code: "child") { classifications { year rating stage } } }`);
      expect(data.union.classifications).toEqual([
        { year: 2020, rating: "GOOD", stage: "SELF_ASSESSED" },
        { year: 2020, rating: "GOOD", stage: "APPROVED" },
      ]);
    });

    test.each([
      ["UPDATE award SET recipients = -1"],
      ["UPDATE award SET recipients = 9, eligible = 8"],
      ["UPDATE classification SET proposed_to_id = union_id"],
      ["UPDATE award SET campaign_id = 999"],
    ])("the database itself refuses %s", async (sql) => {
      await app.ask(RECORD, { input: award }, { token });
      await expect(app.database.write((tx) => tx.query(sql))).rejects.toThrow(/constraint/i);
    });
  });
});
