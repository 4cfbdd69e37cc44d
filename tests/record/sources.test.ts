import { Role } from "../../api/platform/actor";
import { encodeId } from "../../api/platform/ids";
import { eachDatabase, startApp, type App } from "../support/app";
import { recordFamily } from "../support/facts";
import { everyRow } from "../support/rows";
import { congress } from "../targets/place";

const source = (quote: string) => ({ title: "Báo cáo", quote });
const award = {
  ...{ union: "child", title: "advanced_worker", subject: "INDIVIDUAL", stage: "AWARDED" },
  ...{ year: 2020, count: 2 },
};
const target = {
  ...{ union: "child", congress: "child-i", ordinal: "1", text: "Tham quan", operator: "AT_LEAST" },
  ...{ value: 1, unit: "EVENT", periodicity: "PER_YEAR" },
};
const rated = { union: "child", year: 2020, rating: "GOOD", stage: "SELF_ASSESSED" };

eachDatabase((kind) => {
  describe("the source of a fact", () => {
    let app: App;
    let token: string;
    /** Sends one mutation and gives what it answers. */
    const done = async (mutation: string, input: object, fields: string) => {
      const type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`;
      const { data, errors } = await app.ask(
        `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${fields} } }`,
        { input },
        { token },
      );
      expect(errors).toBeUndefined();
      return data[mutation];
    };
    const holds = async (quote: string) => JSON.stringify(await everyRow(app)).includes(quote);

    beforeAll(async () => {
      app = await startApp(kind);
      await recordFamily(app);
      await congress(app, "child", "child-i", [2018, 2023]);
      token = await app.token("root", Role.REPORTER);
    });
    afterAll(() => app?.close());

    const campaign = { launchedBy: "child", name: "Thi đua", kind: "emulation", year: 2020 };
    const shown = "source { quote }";
    const facts: [string, object, string, (node: any) => object, string][] = [
      ["recordAward", award, "award", ({ id }) => ({ awardId: id }), "correctAward"],
      ["setTarget", target, "target", ({ id }) => ({ targetId: id }), "correctTarget"],
      [
        "launchCampaign",
        { ...campaign, code: "thi-dua" },
        "campaign",
        ({ id }) => ({ campaignId: id }),
        "correctCampaign",
      ],
      [
        "recordCongress",
        { union: "child", status: "HELD", ordinal: 3 },
        "congress",
        ({ id }) => ({ congressId: id }),
        "correctCongress",
      ],
    ];
    test.each(facts)(
      "of %s stays when it is left out, goes when it is null, and leaves no quote behind",
      async (record, input, node, named, correct) => {
        const [first, second] = [`${record} thứ nhất`, `${record} thứ hai`];
        const made = (
          await done(record, { ...input, source: source(first) }, `${node} { id source { quote } }`)
        )[node];
        const corrected = async (change: object) =>
          (await done(correct, { ...named(made), ...change }, `${node} { ${shown} }`))[node].source;
        expect(await corrected({})).toEqual({ quote: first });
        expect(await corrected({ source: source(second) })).toEqual({ quote: second });
        expect(await holds(first)).toBe(false);
        expect(await corrected({ source: null })).toBeNull();
        expect(await holds(second)).toBe(false);
      },
    );

    test.each([
      ["recordAward", award, "award", "withdrawAward", "awardId"],
      ["setTarget", { ...target, ordinal: "2" }, "target", "withdrawTarget", "targetId"],
      [
        "recordCongress",
        { union: "child", status: "HELD", ordinal: 4, term: { startYear: 2010, endYear: 2013 } },
        "congress",
        "withdrawCongress",
        "congressId",
      ],
      [
        "recordCommittee",
        { union: "child", kind: "WOMEN_COMMITTEE", term: { startYear: 2010, endYear: 2013 } },
        "committee",
        "withdrawCommittee",
        "committeeId",
      ],
      [
        "recordTask",
        { union: "child", origin: "OWN_PLAN", textVi: "Việc" },
        "task",
        "withdrawTask",
        "taskId",
      ],
    ])("of %s does not outlive what it stated", async (record, input, node, withdraw, id) => {
      const quote = `đồng chí Hồ Thị Trích trong ${record}`;
      const made = (await done(record, { ...input, source: source(quote) }, `${node} { id }`))[node];
      expect(await holds(quote)).toBe(true);
      await done(withdraw, { [id]: made.id, reason: "Nhầm" }, "withdrawnId");
      expect(await holds(quote)).toBe(false);
    });

    test("one rating is not shown with the passage that states another", async () => {
      const rate = async (change: object) =>
        (await done("recordClassification", { ...rated, ...change }, `classification { rating ${shown} }`))
          .classification;
      await rate({ source: source("xếp loại tốt") });
      expect(await rate({})).toEqual({ rating: "GOOD", source: { quote: "xếp loại tốt" } });
      expect(await rate({ rating: "EXCELLENT" })).toEqual({ rating: "EXCELLENT", source: null });
      expect(await holds("xếp loại tốt")).toBe(false);
    });

    test("a source that another fact cites stays", async () => {
      const shared = "cả hai cùng nêu";
      const one = (await done("recordAward", { ...award, source: source(shared) }, "award { id }")).award;
      const two = (await done("recordAward", award, "award { id }")).award;
      const [row] = await app.database.source.query<{ id: number }[]>(
        "SELECT id FROM source WHERE quote = ?",
        [shared],
      );
      const key = Number(Buffer.from(two.id, "base64url").toString("utf8").split(":")[1]);
      expect(two.id).toBe(encodeId("Award", key));
      await app.database.write((tx) =>
        tx.query("UPDATE award SET source_id = ? WHERE id = ?", [row!.id, key]),
      );
      await done("withdrawAward", { awardId: one.id, reason: "Nhầm" }, "withdrawnId");
      expect((await done("correctAward", { awardId: two.id }, `award { ${shown} }`)).award).toEqual({
        source: { quote: shared },
      });
    });
  });
});
