import data from "../../api/demo/activities.json";
import { eachDatabase, startApp, type App } from "../support/app";
import { named, shownSource, SOURCE } from "../support/facts";

const FIELDS = `union { code } kind { code label } name nameEn: name(locale: EN) year recurring heldOn organiser { code } participants participantsWomen ${SOURCE}`;

eachDatabase((kind) => {
  describe("the activities of the demonstration", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    test("there are no others", async () => {
      const { data: shown } = await app.ask("{ unions(first: 100) { nodes { activities { totalCount } } } }");
      const total = (shown.unions.nodes as { activities: { totalCount: number } }[]).reduce(
        (sum, union) => sum + union.activities.totalCount,
        0,
      );
      expect(total).toBe(data.length);
    });

    test.each(data.map((one) => [`${one.union}: ${one.name}`, one] as const))("%s", async (_, one) => {
      const year = one.year === null ? "" : `year: ${one.year}, `;
      const answer = await app.ask(
        `{ union(code: "${one.union}") { activities(${year}first: 100) { nodes { ${FIELDS} } } } }`,
      );
      const { union, kind: code, organiser, source, ...stated } = one;
      expect(answer.data.union.activities.nodes).toContainEqual({
        ...stated,
        union: { code: union },
        kind: { code, label: expect.stringMatching(/\p{L}/u) },
        organiser: named(organiser),
        source: shownSource(source),
      });
    });

    test("the latest year first, without a year last, page by page as in one", async () => {
      const page = async (args: string) =>
        (
          await app.ask(
            `{ union(code: "cdcs-sct-dak-lak") { activities(${args}) { nodes { id name year } pageInfo { hasNextPage endCursor } totalCount } } }`,
          )
        ).data.union.activities;
      const whole = await page("first: 100");
      expect(whole.nodes.map((node: { year: number }) => node.year)).toEqual([2023, 2019, null, null]);
      expect(whole.totalCount).toBe(4);
      const seen: object[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const part = await page(`first: 1${after ? `, after: "${after}"` : ""}`);
        seen.push(...part.nodes);
        after = part.pageInfo.endCursor;
        more = part.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(whole.nodes);
      const [{ id, name }] = whole.nodes;
      expect((await app.ask(`{ node(id: "${id}") { id ... on Activity { name } } }`)).data.node).toEqual({
        id,
        name,
      });
    });
  });
});
