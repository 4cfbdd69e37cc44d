import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { expectRefused, recordFamily } from "../support/facts";

const FIELDS = `id code name year from to motto phases { ordinal name from to } contents { ordinal text year source { title } }
  participants { nodes { code } } movements launchedBy { code }`;
const LAUNCH = `mutation ($input: LaunchCampaignInput!) { launchCampaign(input: $input) { campaign { ${FIELDS} } } }`;
const CORRECT = `mutation ($input: CorrectCampaignInput!) { correctCampaign(input: $input) { campaign { ${FIELDS} } } }`;
const WITHDRAW =
  "mutation ($input: WithdrawCampaignInput!) { withdrawCampaign(input: $input) { withdrawnId } }";
const AWARD =
  "mutation ($input: RecordAwardInput!) { recordAward(input: $input) { award { id campaign { code } } } }";

const campaign = {
  ...{ code: "thi-dua", launchedBy: "mother", name: "Thi đua", kind: "emulation", year: 2012 },
  ...{ from: "2012-01-01", to: "2012-12-31" },
};
const phase = (from: string | null, to: string | null) => ({ phases: [{ name: "Đợt 1", from, to }] });

eachDatabase((kind) => {
  describe("campaigns", () => {
    let app: App;
    let token: string;
    beforeAll(async () => {
      app = await startApp(kind);
      await recordFamily(app);
      token = await app.token("root", Role.REPORTER);
    });
    afterAll(() => app.close());

    test.each([
      ["a phase that begins before its campaign", phase("2011-12-31", "2012-06-30"), "phases.0.from"],
      ["a phase that ends after its campaign", phase("2012-07-01", "2013-01-01"), "phases.0.to"],
      ["a phase after its campaign", phase("2013-01-01", null), "phases.0.from"],
      ["a phase before its campaign", phase(null, "2011-12-31"), "phases.0.to"],
      ["a phase that ends before it begins", phase("2012-06-01", "2012-05-31"), "phases.0.to"],
      ["a phase without a name", { phases: [{ name: " " }] }, "phases.0.name"],
      ["a campaign that ends before it begins", { to: "2011-12-31" }, "to"],
      ["a year in which it has no day", { year: 2013 }, "year"],
      ["an unknown kind", { kind: "tet_gift" }, "kind"],
      ["a code that would break an id", { code: "a@2021-01-01" }, "code"],
      ["an empty name", { name: "" }, "name"],
      [
        "a launch before the union was founded",
        { launchedBy: "child", launchedOn: "2010-04-30" },
        "launchedOn",
      ],
      [
        "a year after the union ended",
        { launchedBy: "ended", year: 2016, from: "2016-01-01", to: null },
        "year",
      ],
      ["a participant beside", { participants: ["child", "other"] }, "participants"],
      ["a participant above", { participants: ["root"] }, "participants"],
      ["an unknown participant", { participants: ["nobody"] }, "participants"],
      [
        "a content for a union that takes no part",
        { contents: [{ text: "Việc", union: "child" }] },
        "contents.union",
      ],
      ["an empty content", { contents: [{ text: " " }] }, "contents.0.text"],
      ["an empty movement", { movements: ["Lao động giỏi", ""] }, "movements"],
    ])("refused: %s", async (_, change, field) =>
      expectRefused(app, token, LAUNCH, { ...campaign, ...change }, field),
    );

    test("launched, corrected, named by an award, and withdrawn when nothing names it", async () => {
      const source = { title: "Kế hoạch" };
      const parts = {
        phases: [
          { name: "Đợt 1", to: "2012-06-30" },
          { name: "Đợt 2", from: "2012-07-01" },
        ],
        contents: [
          { text: "Lao động giỏi", source },
          { text: "Tiết kiệm", union: "child" },
        ],
        participants: ["child", "ended", "child"],
        movements: ["Lao động giỏi", "Lao động giỏi", "Hai tốt"],
      };
      const launched = await app.ask(LAUNCH, { input: { ...campaign, ...parts } }, { token });
      expect(launched.errors).toBeUndefined();
      const { id, ...shown } = launched.data.launchCampaign.campaign;
      expect(shown).toEqual({
        ...{
          code: "thi-dua",
          name: "Thi đua",
          year: 2012,
          from: "2012-01-01",
          to: "2012-12-31",
          motto: null,
        },
        launchedBy: { code: "mother" },
        phases: [
          { ordinal: 1, name: "Đợt 1", from: null, to: "2012-06-30" },
          { ordinal: 2, name: "Đợt 2", from: "2012-07-01", to: null },
        ],
        contents: [
          { ordinal: 1, text: "Lao động giỏi", year: 2012, source },
          { ordinal: 2, text: "Tiết kiệm", year: 2012, source: null },
        ],
        participants: { nodes: [{ code: "child" }, { code: "ended" }] },
        movements: ["Lao động giỏi", "Hai tốt"],
      });
      const { data } = await app.ask(
        `{ union(code: "child") { movements campaigns { code } tasks(origin: CAMPAIGN) { text } } }`,
      );
      expect(data.union).toEqual({
        movements: ["Lao động giỏi", "Hai tốt"],
        campaigns: [{ code: "thi-dua" }],
        tasks: [{ text: "Tiết kiệm" }],
      });

      await expectRefused(app, token, LAUNCH, campaign, "", "CONFLICT");
      await expectRefused(app, token, CORRECT, { campaignId: id, to: "2012-06-29" }, "phases.0.to");
      await expectRefused(app, token, CORRECT, { campaignId: id, participants: ["ended"] }, "participants");
      const corrected = await app.ask(
        CORRECT,
        { input: { campaignId: id, motto: "Đoàn kết", from: "2012-02-01", movements: [] } },
        { token },
      );
      expect(corrected.data.correctCampaign.campaign).toEqual({
        ...shown,
        id,
        motto: "Đoàn kết",
        from: "2012-02-01",
        movements: [],
      });

      const award = {
        union: "child",
        title: "advanced_worker",
        subject: "INDIVIDUAL",
        stage: "AWARDED",
        year: 2012,
        count: 1,
        campaign: "thi-dua",
      };
      expect((await app.ask(AWARD, { input: award }, { token })).data.recordAward.award.campaign).toEqual({
        code: "thi-dua",
      });
      await expectRefused(app, token, WITHDRAW, { campaignId: id, reason: "Ghi nhầm" }, "", "CONFLICT");
      await app.database.write((tx) => tx.query("DELETE FROM award"));
      const input = { campaignId: id, reason: "Ghi nhầm", idempotencyKey: "k1" };
      for (let time = 0; time < 2; time += 1) {
        expect((await app.ask(WITHDRAW, { input }, { token })).data.withdrawCampaign).toEqual({
          withdrawnId: id,
        });
      }
      const gone = await app.ask(
        `{ campaign(code: "thi-dua") { id } union(code: "child") { campaigns { code } tasks { text } movements } node(id: "${id}") { id } }`,
      );
      expect(gone.data).toEqual({
        campaign: null,
        union: { campaigns: [], tasks: [], movements: [] },
        node: null,
      });
      await expectRefused(app, token, CORRECT, { campaignId: id, motto: "x" }, "", "NOT_FOUND");
    });

    test("a token reaches the campaigns of its own union and of those below, and no others", async () => {
      const own = await app.token("child", Role.REPORTER);
      await expectRefusedFor(own, { ...campaign, code: "khac" });
      expect(
        (
          await app.ask(
            LAUNCH,
            { input: { ...campaign, code: "cua-con", launchedBy: "child" } },
            { token: own },
          )
        ).errors,
      ).toBeUndefined();
    });

    const expectRefusedFor = async (by: string, input: object): Promise<void> => {
      expect((await app.ask(LAUNCH, { input }, { token: by })).errors![0]!.extensions.code).toBe("FORBIDDEN");
      expect((await app.ask(`{ campaign(code: "khac") { id } }`)).data.campaign).toBeNull();
    };

    test.each([
      ["UPDATE campaign SET valid_to = valid_from"],
      ["UPDATE campaign SET code = ''"],
      ["UPDATE campaign SET name_vi = ''"],
    ])("the database itself refuses %s", async (sql) => {
      await expect(app.database.write((tx) => tx.query(sql))).rejects.toThrow(/constraint/i);
    });
  });
});
