import data from "../../api/demo/inspections.json";
import { eachDatabase, startApp, type App } from "../support/app";
import { shownSource, SOURCE } from "../support/facts";

const FIELDS = `union { code } inspectedBy trigger subject year heldOn count violations ${SOURCE}`;

eachDatabase((kind) => {
  describe("the inspections of the demonstration", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    test("there are no others", async () => {
      const { data: shown } = await app.ask(
        "{ unions(first: 100) { nodes { inspections { totalCount } } } }",
      );
      const total = (shown.unions.nodes as { inspections: { totalCount: number } }[]).reduce(
        (sum, union) => sum + union.inspections.totalCount,
        0,
      );
      expect(total).toBe(data.length);
    });

    test.each(data.map((one) => [`${one.union}, ${one.subject}`, one] as const))("%s", async (_, one) => {
      const answer = await app.ask(
        `{ union(code: "${one.union}") { inspections(year: ${one.year}) { nodes { ${FIELDS} } } } }`,
      );
      const { union, source, ...stated } = one;
      expect(answer.data.union.inspections.nodes).toContainEqual({
        ...stated,
        union: { code: union },
        source: shownSource(source),
      });
    });

    test("four inspections in 2021, none found a violation; node(id) finds each again", async () => {
      const { data: shown } = await app.ask(
        `{ union(code: "cdcs-sct-ben-tre") { inspections(year: 2021) { nodes { id count violations } } } }`,
      );
      const nodes = shown.union.inspections.nodes as { id: string; count: number; violations: number }[];
      expect(nodes.reduce((sum, { count }) => sum + count, 0)).toBe(4);
      for (const node of nodes) {
        expect(node.violations).toBe(0);
        expect(
          (await app.ask(`{ node(id: "${node.id}") { id ... on Inspection { count violations } } }`)).data
            .node,
        ).toEqual(node);
      }
    });
  });
});
