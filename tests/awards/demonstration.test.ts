import data from "../../api/demo/awards.json";
import { eachDatabase, startApp, type App } from "../support/app";
import { named, shownSource, SOURCE } from "../support/facts";

const FIELDS = `union { code } title { code label } subject stage year count eligible issuer issuerUnion { code } campaign { code } ${SOURCE}`;

eachDatabase((kind) => {
  describe("the awards and classifications of the demonstration", () => {
    let app: App;
    const ask = async (union: string, fields: string) =>
      (await app.ask(`{ union(code: "${union}") { ${fields} } }`)).data.union;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    test("there are no others", async () => {
      const { data: shown } = await app.ask(
        "{ unions(first: 100) { nodes { awards { totalCount } classifications { year } } } }",
      );
      const unions = shown.unions.nodes as { awards: { totalCount: number }; classifications: object[] }[];
      expect(unions.reduce((sum, union) => sum + union.awards.totalCount, 0)).toBe(data.awards.length);
      expect(unions.flatMap((union) => union.classifications)).toHaveLength(data.classifications.length);
    });

    test.each(
      data.awards.map(
        (award, at) => [`${award.title}, ${award.subject}, ${award.stage}`, award, at] as const,
      ),
    )("award: %s", async (_, award) => {
      const { awards } = await ask(
        award.union,
        `awards(year: ${award.year}, stage: ${award.stage}, first: 100) { nodes { ${FIELDS} } }`,
      );
      const { union, title, subject, stage, year, count, eligible, issuer, issuerUnion, campaign, source } =
        award;
      expect(awards.nodes).toContainEqual({
        ...{ subject, stage, year, count, eligible, issuer },
        union: { code: union },
        title: { code: title, label: expect.stringMatching(/\p{L}/u) },
        issuerUnion: named(issuerUnion),
        campaign: named(campaign),
        source: shownSource(source),
      });
    });

    test.each(data.classifications.map((one) => [`${one.union} ${one.year} ${one.stage}`, one] as const))(
      "classification: %s",
      async (_, one) => {
        const { classifications } = await ask(
          one.union,
          `classifications { union { code } year rating stage proposedTo { code } ${SOURCE} }`,
        );
        const { union, year, rating, stage, proposedTo, source } = one;
        expect(classifications).toContainEqual({
          year,
          rating,
          stage,
          union: { code: union },
          proposedTo: named(proposedTo),
          source: shownSource(source),
        });
      },
    );

    test("the 55 excellent members of 54 are disputed, and kept as stated", async () => {
      const { awards } = await ask(
        "cdcs-sct-ben-tre",
        "awards(first: 100) { nodes { title { code } count source { disputed note } } }",
      );
      const disputed = awards.nodes.filter(
        (award: { source: { disputed: boolean } }) => award.source.disputed,
      );
      expect(disputed).toEqual([
        {
          title: { code: "excellent_union_member" },
          count: 55,
          source: { disputed: true, note: expect.stringMatching(/54/) },
        },
      ]);
    });

    test("29 of 29 women; what was only proposed is told apart", async () => {
      const shown = await ask(
        "cdcs-sct-ben-tre",
        "given: awards(stage: AWARDED, year: 2021) { totalCount nodes { count eligible } } proposed: awards(stage: PROPOSED) { totalCount } before: awards(year: 2020) { totalCount }",
      );
      expect(shown.given.totalCount).toBe(data.awards.filter((award) => award.stage === "AWARDED").length);
      expect(shown.given.nodes).toContainEqual({ count: 29, eligible: 29 });
      expect([shown.proposed.totalCount, shown.before.totalCount]).toEqual([2, 0]);
    });

    test("node(id) finds an award again", async () => {
      const { awards } = await ask("cdcs-sct-ben-tre", "awards(first: 1) { nodes { id count } }");
      const [award] = awards.nodes;
      expect((await app.ask(`{ node(id: "${award.id}") { id ... on Award { count } } }`)).data.node).toEqual(
        award,
      );
    });
  });
});
