import data from "../../api/demo/welfare.json";
import { eachDatabase, startApp, type App } from "../support/app";
import { shownSource, SOURCE } from "../support/facts";

const FIELDS = `union { code } kind { code label } year beneficiaries amountVnd amountQualifier fund isUnionFinance ${SOURCE}`;

eachDatabase((kind) => {
  describe("the welfare of the demonstration", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    test("there is no other", async () => {
      const { data: shown } = await app.ask("{ unions(first: 100) { nodes { welfare { totalCount } } } }");
      const total = (shown.unions.nodes as { welfare: { totalCount: number } }[]).reduce(
        (sum, union) => sum + union.welfare.totalCount,
        0,
      );
      expect(total).toBe(data.length);
    });

    test.each(data.map((one) => [`${one.union}, ${one.kind}`, one] as const))("%s", async (_, one) => {
      const answer = await app.ask(
        `{ union(code: "${one.union}") { welfare(year: ${one.year}, first: 100) { nodes { ${FIELDS} } } } }`,
      );
      const { union, kind: code, source, ...stated } = one;
      expect(answer.data.union.welfare.nodes).toContainEqual({
        ...stated,
        union: { code: union },
        kind: { code, label: expect.stringMatching(/\p{L}/u) },
        source: shownSource(source),
      });
    });

    test("mutual aid is no union finance, more than 5,000,000 stays more than, and node(id) finds it again", async () => {
      const { data: shown } = await app.ask(
        `{ union(code: "cdcs-sct-ben-tre") { welfare(first: 100) { nodes { id kind { code } amountVnd amountQualifier isUnionFinance } } } }`,
      );
      const nodes = shown.union.welfare.nodes as {
        id: string;
        kind: { code: string };
        amountVnd: number | null;
      }[];
      const withAmount = nodes.filter((node) => node.amountVnd !== null);
      expect(withAmount.map(({ id: _id, ...rest }) => rest)).toEqual([
        {
          kind: { code: "mutual_aid" },
          amountVnd: 15_000_000,
          amountQualifier: "EXACT",
          isUnionFinance: false,
        },
        {
          kind: { code: "charity" },
          amountVnd: 5_000_000,
          amountQualifier: "MORE_THAN",
          isUnionFinance: false,
        },
      ]);
      const { data: found } = await app.ask(
        `{ node(id: "${withAmount[0]!.id}") { id ... on WelfareActivity { amountVnd } } }`,
      );
      expect(found.node).toEqual({ id: withAmount[0]!.id, amountVnd: 15_000_000 });
    });
  });
});
