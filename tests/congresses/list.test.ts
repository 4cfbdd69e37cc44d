import { eachDatabase, startApp, type App } from "../support/app";

eachDatabase((kind) => {
  describe("the list of congresses", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    const list = async (filter: string, more = "") => {
      const { data, errors } = await app.ask(
        `{ congresses(filter: ${filter} ${more}) { totalCount nodes { code heldOn } pageInfo { hasNextPage endCursor } } }`,
      );
      expect(errors).toBeUndefined();
      return data.congresses as {
        totalCount: number;
        nodes: { code: string; heldOn: string | null }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    };
    const codes = async (filter: string) => (await list(filter)).nodes.map(({ code }) => code);

    test("shows every congress once, the latest first, the undated last, page by page", async () => {
      const { nodes, totalCount } = await list("{}", "first: 100");
      expect(totalCount).toBe(9);
      expect(new Set(nodes.map(({ code }) => code)).size).toBe(9);
      const days = nodes.map(({ heldOn }) => heldOn ?? "");
      expect(days).toEqual(days.toSorted().toReversed());
      expect(days.at(-1)).toBe("");
      const paged: string[] = [];
      for (let after = ""; ; ) {
        const page = await list("{}", `first: 2 ${after}`);
        paged.push(...page.nodes.map(({ code }) => code));
        if (!page.pageInfo.hasNextPage) break;
        after = `after: "${page.pageInfo.endCursor}"`;
      }
      expect(paged).toEqual(nodes.map(({ code }) => code));
    });

    test("finds one by the name of its union without accents, by its code, by its union", async () => {
      const all = (await list("{}", "first: 100")).nodes.map(({ code }) => code);
      const own = all.filter((code) => code.startsWith("cdcs-sct-001"));
      expect(own.length).toBeGreaterThan(0);
      expect(await codes(`{ text: "so cong thuong 001" }`)).toEqual(own);
      expect(await codes(`{ text: "SCT-001" }`)).toEqual(own);
      expect(await codes(`{ union: "cdcs-sct-001" }`)).toEqual(own);
      expect(await codes(`{ codes: ["khong-co", "${own[0]}"] }`)).toEqual([own[0]]);
      expect(await codes(`{ text: "?" }`)).toEqual([]);
    });

    test("refuses a union that nobody knows", async () => {
      const { status, errors } = await app.ask(
        `{ congresses(filter: { union: "khong-co" }) { totalCount } }`,
      );
      expect([status, errors![0]!.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
    });
  });
});
