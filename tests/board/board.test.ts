import { UnionKind } from "../../api/unions/union.enums";
import { report } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { inState } from "./states";

const ROW = "union { code } status isLate hasDuty report { status isLate submittedAt } submittedAt";

eachDatabase((kind) => {
  describe("a submission board", () => {
    let app: App;
    let token: string;
    let ids: Map<string, number>;

    const ask = async (union: string, period: string, fields: string, as = token) =>
      app.ask(
        `{ union(code: "${union}") { submissionBoard(period: "${period}") { ${fields} } } }`,
        {},
        { token: as },
      );
    const board = async (union: string, period: string, fields: string, as = token) =>
      (await ask(union, period, fields, as)).data.union.submissionBoard;
    const rows = async (period: string, args = "", union = "tinh", as = token): Promise<any[]> =>
      (await board(union, period, `rows${args} { nodes { ${ROW} } }`, as)).rows.nodes;
    const codes = async (period: string, args: string): Promise<string[]> =>
      (await rows(period, args)).map(({ union }) => union.code);

    beforeAll(async () => {
      app = await startApp(kind);
      const unions = [
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "tinh", name: "Liên đoàn", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "tinh-khac", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "duyet", name: "An", under: "tinh" },
        { code: "duyet-muon", name: "Ân", under: "tinh" },
        { code: "da-nop", name: "Bình", under: "tinh" },
        { code: "nhap", name: "Dân", under: "tinh" },
        { code: "tra-lai", name: "Đông", under: "tinh" },
        { code: "mien", name: "Giang", under: "tinh" },
        { code: "chua-nop", name: "Hải", under: "tinh" },
        { code: "cung-ten", name: "Hải", under: "tinh" },
        {
          code: "da-thoi",
          name: "Khánh",
          foundedOn: "2020-01-01",
          endedOn: "2025-07-01",
          affiliations: [{ parent: "tinh", from: "2020-01-01", until: "2025-07-01" }],
        },
        {
          code: "da-chuyen",
          name: "Lâm",
          affiliations: [
            { parent: "tinh", until: "2026-03-01" },
            { parent: "tinh-khac", from: "2026-03-01" },
          ],
        },
        { code: "to", kind: UnionKind.UNION_GROUP, under: "duyet" },
        { code: "thanh-vien", kind: UnionKind.MEMBER_GRASSROOTS_UNION, under: "duyet" },
      ];
      const recorded = await record(app, ...unions);
      ids = new Map(unions.map(({ code }, index) => [code, recorded[index]!]));
      const id = (code: string): number => ids.get(code)!;
      await report(
        app,
        "duyet",
        "2025",
        { members: 100 },
        { submittedAt: new Date("2026-01-10T16:59:59.999Z") },
      );
      await report(
        app,
        "duyet-muon",
        "2025",
        { members: 40 },
        { submittedAt: new Date("2026-01-10T17:00:00.000Z") },
      );
      await report(app, "da-nop", "2024", { members: 30 });
      await report(app, "da-nop", "2026-H1", { members: 999 });
      await report(app, "mien", "2024", { members: 7000 });
      await inState(app, id("da-nop"), "2025", "SUBMITTED", "2026-01-05T02:00:00.000Z");
      await inState(app, id("nhap"), "2025", "DRAFT");
      await inState(app, id("tra-lai"), "2025", "RETURNED", "2026-01-03T02:00:00.000Z");
      await inState(app, id("mien"), "2025", "EXEMPT");
      await inState(app, id("da-chuyen"), "2025", "DRAFT");
      await inState(app, id("tinh"), "2025", "DRAFT");
      token = await app.token("tinh");
    });
    afterAll(() => app.close());

    const STATES = ["NOT_DUE", "DUE", "DRAFT", "SUBMITTED", "RETURNED", "APPROVED", "EXEMPT"];
    const standing = (...counts: number[]): object[] =>
      STATES.map((status, index) => ({ status, count: counts[index] }));

    test("counts every state, the late ones, and coverage by units and by members", async () => {
      expect(
        await board(
          "tinh",
          "2025",
          "counts { status count } lateCount coverage { expectedUnits reportedUnits } coverageByMembers { expectedMembers reportedMembers unknownUnits ratio }",
        ),
      ).toEqual({
        counts: standing(0, 3, 3, 1, 1, 2, 1),
        lateCount: 8,
        coverage: { expectedUnits: 9, reportedUnits: 2 },
        coverageByMembers: { expectedMembers: 170, reportedMembers: 140, unknownUnits: 6, ratio: 140 / 170 },
      });
    });

    test("rows stand in the order of Vietnamese names, then of codes, each as its report says", async () => {
      const found = await rows("2025");
      expect(found.map((row) => [row.union.code, row.status, row.isLate, row.hasDuty])).toEqual([
        ["duyet", "APPROVED", false, true],
        ["duyet-muon", "APPROVED", true, true],
        ["da-nop", "SUBMITTED", false, true],
        ["nhap", "DRAFT", true, true],
        ["tra-lai", "RETURNED", true, true],
        ["mien", "EXEMPT", false, true],
        ["chua-nop", "DUE", true, true],
        ["cung-ten", "DUE", true, true],
        ["da-thoi", "DUE", true, true],
        ["da-chuyen", "DRAFT", true, true],
        ["tinh", "DRAFT", true, false],
      ]);
      for (const row of found.filter(({ union }) => union.code !== "da-chuyen")) {
        expect({
          status: row.report.status,
          isLate: row.report.isLate,
          submittedAt: row.report.submittedAt,
        }).toEqual({
          status: row.status,
          isLate: row.isLate,
          submittedAt: row.submittedAt,
        });
      }
    });

    test("what a union that has left began is counted where it stood, and read only where it stands", async () => {
      const left = (await rows("2025")).find(({ union }) => union.code === "da-chuyen");
      expect(left).toMatchObject({ status: "DRAFT", report: null, submittedAt: null });
      expect(await rows("2025", "", "tinh-khac", await app.token("tinh-khac"))).toEqual([]);
      const above = (await rows("2025", "", "tinh", await app.token("goc"))).find(
        ({ union }) => union.code === "da-chuyen",
      );
      expect(above.report).toMatchObject({ status: "DRAFT", isLate: true });
      expect(
        (await rows("2026", "", "tinh-khac", await app.token("tinh-khac"))).map(({ union }) => union.code),
      ).toEqual(["da-chuyen"]);
    });

    test("a period that is not over, one that is over and not yet due, and one that nobody is due to report", async () => {
      expect(await board("tinh", "2026", "counts { status count } lateCount")).toEqual({
        counts: standing(8, 0, 0, 0, 0, 0, 0),
        lateCount: 0,
      });
      app.clock.set("2026-01-10T16:59:00Z");
      expect(await board("tinh", "2025", "lateCount coverage { expectedUnits }")).toEqual({
        lateCount: 1,
        coverage: { expectedUnits: 9 },
      });
      app.clock.set("2026-01-10T17:00:00Z");
      expect((await board("tinh", "2025", "lateCount")).lateCount).toBe(8);
      app.clock.set("2026-11-21T03:00:00Z");
      expect(await board("tinh", "2025-Q3", "lateCount rows { totalCount } coverage { ratio }")).toEqual({
        lateCount: 0,
        rows: { totalCount: 0 },
        coverage: { ratio: null },
      });
    });

    test("shows some states, or only the late, or only those in time", async () => {
      expect(await codes("2025", "(statuses: [DRAFT, RETURNED])")).toEqual([
        "nhap",
        "tra-lai",
        "da-chuyen",
        "tinh",
      ]);
      expect(await codes("2025", "(late: true, statuses: [APPROVED])")).toEqual(["duyet-muon"]);
      expect(await codes("2025", "(late: false)")).toEqual(["duyet", "da-nop", "mien"]);
      expect(await codes("2025", "(statuses: [])")).toHaveLength(11);
      const { rows: late } = await board("tinh", "2025", "rows(late: true, first: 1) { totalCount }");
      expect(late.totalCount).toBe(8);
    });

    test("pages follow each other without a gap; a cursor of another filter is refused", async () => {
      const seen: string[] = [];
      let after: string | null = null;
      for (let page = 0; page < 6; page += 1) {
        const args: string = `(first: 2, ${after ? `after: "${after}"` : ""})`;
        const { rows: found } = await board(
          "tinh",
          "2025",
          `rows${args} { nodes { union { code } } pageInfo { hasNextPage endCursor } }`,
        );
        seen.push(...found.nodes.map(({ union }: any) => union.code));
        after = found.pageInfo.endCursor;
        expect(found.pageInfo.hasNextPage).toBe(page < 5);
      }
      expect(seen).toEqual((await rows("2025")).map(({ union }) => union.code));
      for (const other of ["late: true, ", "statuses: [DRAFT], "]) {
        const refused = await ask("tinh", "2025", `rows(${other}after: "${after}") { nodes { status } }`);
        expect(refused.errors?.[0]?.extensions.code).toBe("CURSOR_INVALID");
      }
    });

    test("a token of another subtree gets no board, and an unknown period is refused", async () => {
      expect(await board("tinh", "2025", "lateCount", await app.token("tinh-khac"))).toBeNull();
      expect((await ask("tinh", "nam nay", "lateCount")).errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
    });
  });
});
