import { eachDatabase, startApp, type App } from "../support/app";
import { loadDemonstration } from "../../api/demo/load";

eachDatabase((kind) => {
  describe("the unions of the demonstration", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    test("the grassroots union of Bến Tre stands where the record puts it", async () => {
      const { data } = await app.ask(`{ union(code: "cdcs-sct-ben-tre", asOf: "2021-12-31") {
        name status province { code } employer { sector } parent { code } ancestors { code } descendantCount
        children { nodes { code name } } affiliations { certainty source { title publisher publishedOn quote } } } }`);
      expect(data.union).toMatchObject({
        name: "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre",
        status: "ACTIVE",
        province: { code: "ben-tre" },
        employer: { sector: "ADMINISTRATIVE" },
        parent: { code: "cdvc-ben-tre" },
        ancestors: [{ code: "tld" }, { code: "ldld-ben-tre" }, { code: "cdvc-ben-tre" }],
        descendantCount: 3,
        children: {
          nodes: [1, 2, 3].map((number) => ({
            code: `cdcs-sct-ben-tre-to-${number}`,
            name: `Tổ công đoàn ${number}`,
          })),
        },
        affiliations: [
          {
            certainty: "INFERRED",
            source: { publisher: "Sở Công Thương Bến Tre", publishedOn: "2021-11-29" },
          },
        ],
      });
    });

    test("three unions call themselves Công đoàn cơ sở Sở Công Thương", async () => {
      const { data } =
        await app.ask(`{ unions(filter: { text: "công đoàn cơ sở sở công thương", kinds: [GRASSROOTS_UNION] }) {
        nodes { code otherNames ancestors { code } } } }`);
      expect(data.unions.nodes).toEqual([
        {
          code: "cdcs-sct-001",
          otherNames: ["Công đoàn cơ sở Sở Công Thương"],
          ancestors: ["tld", "ldld-001", "cdvc-001"].map((code) => ({ code })),
        },
        {
          code: "cdcs-sct-ben-tre",
          otherNames: ["Công đoàn cơ sở Sở Công Thương"],
          ancestors: ["tld", "ldld-ben-tre", "cdvc-ben-tre"].map((code) => ({ code })),
        },
        {
          code: "cdcs-sct-dak-lak",
          otherNames: ["Công đoàn cơ sở Sở Công Thương"],
          ancestors: ["tld", "ldld-dak-lak", "cdn-ct-dak-lak"].map((code) => ({ code })),
        },
      ]);
    });

    test("every union names where it is known from", async () => {
      const { data } = await app.ask(
        "{ unions(first: 100) { totalCount nodes { code sources { title quote disputed note alternatives } } } }",
      );
      expect(data.unions.totalCount).toBeGreaterThanOrEqual(17);
      for (const union of data.unions.nodes) expect(union.sources.length).toBeGreaterThan(0);
      const disputed = data.unions.nodes
        .find((union: { code: string }) => union.code === "cdctvn")
        .sources.filter((source: { disputed: boolean }) => source.disputed);
      expect(disputed.length).toBeGreaterThan(0);
      expect(disputed[0].alternatives.length).toBeGreaterThan(0);
    });

    test("the confederation is the root of them all", async () => {
      const { data } = await app.ask(
        `{ union(code: "tld") { parent { code } descendantCount children { nodes { code } } } unions(filter: { descendantOf: "tld" }) { totalCount } }`,
      );
      expect(data.union.parent).toBeNull();
      expect(data.union.descendantCount).toBe(data.unions.totalCount);
      expect(data.union.children.nodes.map((node: { code: string }) => node.code).sort()).toEqual([
        "cdctvn",
        "ldld-001",
        "ldld-ben-tre",
        "ldld-dak-lak",
      ]);
    });

    test("loading it again changes nothing, not even the data version", async () => {
      const dump = () =>
        app.database.read(async (db) => {
          const tables = [
            "data_version",
            "source",
            "trade_union",
            "union_version",
            "affiliation",
            "ancestry",
            "employer",
            "union_source",
          ];
          return Promise.all(tables.map((table) => db.query(`SELECT * FROM ${table}`)));
        });
      const before = await dump();
      expect(await loadDemonstration(app.database)).toBe(false);
      expect(await dump()).toEqual(before);
    });
  });
});
