import { UnionKind } from "../../api/unions/union.enums";
import { report } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";

eachDatabase((kind) => {
  describe("SQL statements of submission boards", () => {
    let app: App;
    let token: string;

    beforeAll(async () => {
      app = await startApp(kind);
      const numbers = Array.from({ length: 50 }, (_, index) => String(index).padStart(2, "0"));
      const federation = (code: string, under: string) => ({
        ...{ code, under, kind: UnionKind.PROVINCIAL_FEDERATION },
      });
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        federation("it", "goc"),
        federation("nhieu", "goc"),
        { code: "it-1", under: "it" },
        ...numbers.flatMap((number) => [
          federation(`h-${number}`, "nhieu"),
          { code: `cs-${number}`, under: `h-${number}` },
        ]),
      );
      for (const number of numbers) await report(app, `cs-${number}`, "2025", { members: 10 });
      await report(app, "it-1", "2025", { members: 10 });
      token = await app.token("goc");
    });
    afterAll(() => app.close());

    const counted = async (query: string): Promise<number> => {
      let errors: unknown;
      const sql = await app.statements(async () => {
        errors = (await app.ask(query, {}, { token })).errors;
      });
      expect(errors).toBeUndefined();
      return sql.length;
    };
    const board = (code: string, fields: string): string =>
      `{ union(code: "${code}") { submissionBoard(period: "2025") { ${fields} } } }`;
    const boards = (code: string, fields: string): string =>
      `{ union(code: "${code}") { children(first: 50) { nodes { submissionBoard(period: "2025") { ${fields} } } } } }`;
    const REACH = 5;

    test("counts and coverage are one, members two, rows one and their number one, beside those that find the union and its reach", async () => {
      for (const code of ["it", "nhieu"]) {
        expect(await counted(board(code, "counts { count } lateCount coverage { ratio }"))).toBe(REACH + 1);
        expect(await counted(board(code, "coverageByMembers { ratio }"))).toBe(REACH + 2);
        expect(await counted(board(code, "rows(first: 50) { nodes { status } }"))).toBe(REACH + 1);
        expect(await counted(board(code, "rows(first: 50) { totalCount nodes { status } }"))).toBe(REACH + 2);
      }
    });

    test("unions of rows are one, reports one and who reaches them three, for one row or fifty", async () => {
      const fields = "rows(first: 50) { nodes { union { code } report { id } submittedAt } }";
      expect(await counted(board("it", fields))).toBe(REACH + 1 + 1 + 4);
      expect(await counted(board("nhieu", fields))).toBe(REACH + 1 + 1 + 4);
    });

    test("as many for one board as for fifty", async () => {
      const fields = "lateCount coverageByMembers { ratio } rows(first: 3) { totalCount nodes { status } }";
      expect(await counted(boards("it", fields))).toBe(REACH + 1 + 5);
      expect(await counted(boards("nhieu", fields))).toBe(REACH + 1 + 5);
    });
  });
});
