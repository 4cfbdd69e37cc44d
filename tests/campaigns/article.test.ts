import { storeDocument } from "../../api/content/replica";
import { article } from "../content/feed-server";
import { eachDatabase, startApp, type App } from "../support/app";

eachDatabase((kind) => {
  describe("the campaign of an article", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
      await app.database.write(async (tx) => {
        await storeDocument(tx, article("a", { campaignCode: "thi-dua-2024" }) as never, []);
        await storeDocument(tx, article("b", { campaignCode: "khong-co" }) as never, []);
        for (let n = 0; n < 50; n += 1) {
          await storeDocument(
            tx,
            article(`n${n}`, { campaignCode: ["thi-dua-2021-ben-tre", null][n % 2] }) as never,
            [],
          );
        }
      });
    });
    afterAll(() => app.close());

    test("is the one the editor named; null for a code that no campaign has", async () => {
      const { data } = await app.ask(
        `{ a: article(slug: "bai-a") { campaign { code } } b: article(slug: "bai-b") { campaign { code } } n: article(slug: "bai-n1") { campaign { code } } }`,
      );
      expect(data).toEqual({
        a: { campaign: { code: "thi-dua-2024" } },
        b: { campaign: null },
        n: { campaign: null },
      });
    });

    test.each([2, 50])("of %d articles takes three statements with their list", async (first) => {
      const statements = await app.statements(() =>
        app.ask(`{ articles(first: ${first}) { nodes { campaign { name } } } }`),
      );
      expect(statements).toHaveLength(3);
    });
  });
});
