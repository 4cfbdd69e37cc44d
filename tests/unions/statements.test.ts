import { UnionKind } from "../../api/unions/union.enums";
import { Source } from "../../api/sources/source.entity";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "./record";

const FIELDS = `code name kind shortName province { name successor { code } } employer { name } parent { code name } ancestors { code }
  sectoral: ancestors(relation: SECTORAL) { code } children(first: 5) { nodes { code } totalCount } descendantCount
  affiliations { parent { code } source { title } } sources { title quote }`;

/**
 * The list; provinces; their successors; employers; who stands above; those unions; first children; their count;
 * descendants; affiliations; the parents and the sources they name; which sources a union has; those sources.
 */
const STATEMENTS = 14;

eachDatabase((kind) => {
  describe("how many statements a list of unions costs", () => {
    let app: App;
    const cost = async (query: string): Promise<number> => {
      const statements = await app.statements(async () => {
        expect((await app.ask(query)).errors).toBeUndefined();
      });
      return statements.length;
    };

    beforeAll(async () => {
      app = await startApp(kind);
      const source = (title: string) =>
        app.database.write(
          async (tx) =>
            (await tx.insert(Source, { title, disputed: false, alternatives: [] })).identifiers[0]!
              .id as number,
        );
      const [one, other] = [await source("Bài một"), await source("Bài hai")];
      const numbers = Array.from({ length: 50 }, (_, index) => index);
      await record(
        app,
        { code: "tld", kind: UnionKind.CONFEDERATION },
        ...numbers
          .slice(0, 5)
          .map((index) => ({ code: `tinh-${index}`, kind: UnionKind.PROVINCIAL_FEDERATION, under: "tld" })),
        ...numbers.map((index) => ({
          code: `cs-${String(index).padStart(2, "0")}`,
          kind: UnionKind.GRASSROOTS_UNION,
          province: ["ben-tre", "dak-nong", "ha-noi"][index % 3],
          employer: { nameVi: `Sở ${index}`, sector: "ADMINISTRATIVE" as never },
          affiliations: [{ parent: `tinh-${index % 5}`, sourceId: one }],
          sources: [{ sourceId: other, about: "identity" }],
        })),
        ...numbers.flatMap((index) =>
          [1, 2, 3].map((place) => ({
            code: `to-${index}-${place}`,
            kind: UnionKind.UNION_GROUP,
            under: `cs-${String(index).padStart(2, "0")}`,
          })),
        ),
      );
    });
    afterAll(() => app.close());

    test.each([1, 50])("%d unions with everything about them", async (first) => {
      expect(
        await cost(
          `{ unions(first: ${first}, filter: { kinds: [GRASSROOTS_UNION] }) { nodes { ${FIELDS} } } }`,
        ),
      ).toBe(STATEMENTS);
    });

    test.each([1, 50])("%d unions on a day of the past", async (first) => {
      expect(
        await cost(
          `{ unions(first: ${first}, asOf: "2021-12-31", filter: { kinds: [GRASSROOTS_UNION] }) { nodes { ${FIELDS} } } }`,
        ),
      ).toBe(STATEMENTS);
    });

    test("a count of the list is one more, and only where it is asked for", async () => {
      expect(await cost("{ unions(first: 50) { nodes { code } } }")).toBe(1);
      expect(await cost("{ unions(first: 50) { totalCount nodes { code } } }")).toBe(2);
    });

    test("several unions by code are one statement, whatever their days", async () => {
      const fields = Array.from(
        { length: 10 },
        (_, index) =>
          `u${index}: union(code: "cs-0${index}", asOf: "20${10 + index}-01-01") { code parent { code } }`,
      );
      expect(await cost(`{ ${fields.join(" ")} }`)).toBe(3);
    });
  });
});
