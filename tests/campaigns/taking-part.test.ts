import { Role } from "../../api/platform/actor";
import { UnionKind } from "../../api/unions/union.enums";
import { eachDatabase, startApp, type App } from "../support/app";
import { expectRefused } from "../support/facts";
import { record } from "../unions/record";

const LAUNCH =
  "mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { campaign { id from fromPrecision to toPrecision } } }";
const CORRECT_CAMPAIGN =
  "mutation ($input: CorrectCampaignInput!) { correctCampaign(input: $input) { campaign { from fromPrecision to toPrecision } } }";
const SET = "mutation ($input: SetTargetInput!) { setTarget(input: $input) { target { id } } }";
const CORRECT = "mutation ($input: CorrectTargetInput!) { correctTarget(input: $input) { target { id } } }";
const AWARD = "mutation ($input: RecordAwardInput!) { recordAward(input: $input) { award { id } } }";
const CORRECT_AWARD =
  "mutation ($input: CorrectAwardInput!) { correctAward(input: $input) { award { count } } }";

const target = {
  ...{ ordinal: "1", text: "Tham quan", operator: "AT_LEAST", value: 1, unit: "EVENT" },
  ...{ periodicity: "PER_YEAR", campaign: "thi-dua" },
};
const award = {
  ...{ title: "advanced_worker", subject: "INDIVIDUAL", stage: "AWARDED", year: 2020, count: 2 },
  campaign: "thi-dua",
};

eachDatabase((kind) => {
  describe("what unions say of themselves in a campaign", () => {
    let app: App;
    let token: string;
    const done = async (document: string, input: object) => {
      const { data, errors } = await app.ask(document, { input }, { token });
      expect(errors).toBeUndefined();
      return Object.values(data)[0] as any;
    };
    const campaign = { name: "Thi đua", kind: "emulation", year: 2020 };

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "tinh-a", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "tinh-b", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "cs-a", under: "tinh-a" },
        { code: "cs-b", under: "tinh-b" },
      );
      token = await app.token("goc", Role.REPORTER);
      await done(LAUNCH, { ...campaign, code: "thi-dua", launchedBy: "tinh-a" });
    });
    afterAll(() => app?.close());

    test.each(["cs-b", "tinh-b", "goc"])("nothing is put on the campaign of others: %s", async (union) => {
      await expectRefused(app, token, SET, { ...target, union }, "campaign");
      await expectRefused(app, token, AWARD, { ...award, union }, "campaign");
      const { campaign: none, ...plain } = award;
      const awardId = (await done(AWARD, { ...plain, union })).award.id;
      await expectRefused(app, token, CORRECT_AWARD, { awardId, campaign: none }, "campaign");
      const { campaign: not, ...own } = target;
      const targetId = (await done(SET, { ...own, union })).target.id;
      await expectRefused(app, token, CORRECT, { targetId, campaign: not }, "campaign");
    });

    test.each(["tinh-a", "cs-a"])("the launcher and those below it do: %s", async (union) => {
      await done(SET, { ...target, union });
      const awardId = (await done(AWARD, { ...award, union })).award.id;
      expect((await done(CORRECT_AWARD, { awardId, count: 3 })).award).toEqual({ count: 3 });
    });

    test("a day that is corrected is exact unless it says otherwise", async () => {
      const days = { from: "2020-01-01", fromPrecision: "YEAR", to: "2020-12-31", toPrecision: "MONTH" };
      const made = (await done(LAUNCH, { ...campaign, code: "ngay", launchedBy: "tinh-a", ...days }))
        .campaign;
      expect(made).toEqual({ id: made.id, ...days });
      const corrected = async (change: object) =>
        (await done(CORRECT_CAMPAIGN, { campaignId: made.id, ...change })).campaign;
      expect(await corrected({ name: "Tên khác" })).toEqual(days);
      expect(await corrected({ from: "2020-03-08" })).toEqual({
        ...days,
        from: "2020-03-08",
        fromPrecision: "DAY",
      });
      expect(await corrected({ to: "2020-11-30", toPrecision: "MONTH" })).toMatchObject({
        to: "2020-11-30",
        toPrecision: "MONTH",
      });
    });
  });
});
