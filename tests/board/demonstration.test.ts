import { encodeId } from "../../api/platform/ids";
import { eachDatabase, startApp, type App } from "../support/app";

const BOARD = `counts { status count } lateCount coverage { expectedUnits reportedUnits ratio }
  coverageByMembers { expectedMembers reportedMembers unknownUnits ratio }
  rows { totalCount nodes { union { id code } status isLate hasDuty dueOn submittedAt report { id status isLate } } }`;

eachDatabase((kind) => {
  describe("the submission board of the demonstration", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind, { demo: true });
    });
    afterAll(() => app.close());

    const board = async (union: string, period: string, token?: string, fields = BOARD) =>
      (
        await app.ask(
          `{ union(code: "${union}") { submissionBoard(period: "${period}") { ${fields} } } }`,
          {},
          { token },
        )
      ).data.union.submissionBoard;

    const counts = (due: number, approved: number): object[] => [
      { status: "NOT_DUE", count: 0 },
      { status: "DUE", count: due },
      { status: "DRAFT", count: 0 },
      { status: "SUBMITTED", count: 0 },
      { status: "RETURNED", count: 0 },
      { status: "APPROVED", count: approved },
      { status: "EXEMPT", count: 0 },
    ];

    test("one union of Bến Tre had to report 2021 and has", async () => {
      expect(await board("ldld-ben-tre", "2021", await app.token("ldld-ben-tre"))).toEqual({
        counts: counts(0, 1),
        lateCount: 0,
        coverage: { expectedUnits: 1, reportedUnits: 1, ratio: 1 },
        coverageByMembers: { expectedMembers: 54, reportedMembers: 54, unknownUnits: 0, ratio: 1 },
        rows: {
          totalCount: 1,
          nodes: [
            {
              union: { id: encodeId("Union", "cdcs-sct-ben-tre", "2021-12-31"), code: "cdcs-sct-ben-tre" },
              status: "APPROVED",
              isLate: false,
              hasDuty: true,
              dueOn: "2022-01-10",
              submittedAt: null,
              report: { id: encodeId("Report", "cdcs-sct-ben-tre/2021"), status: "APPROVED", isLate: false },
            },
          ],
        },
      });
    });

    test("the country sees the three others that had to, and says of how many it knows no members", async () => {
      const found = await board("tld", "2021", await app.token("tld"));
      expect(found).toMatchObject({
        counts: counts(3, 1),
        lateCount: 3,
        coverage: { expectedUnits: 4, reportedUnits: 1, ratio: 0.25 },
        coverageByMembers: { expectedMembers: 54, reportedMembers: 54, unknownUnits: 3, ratio: 1 },
        rows: { totalCount: 4 },
      });
      const statistics = await app.ask(
        '{ union(code: "tld") { statistics(period: "2021", indicators: ["members"]) { coverage { expectedUnits reportedUnits ratio } } } }',
      );
      expect(statistics.data.union.statistics.coverage).toEqual(found.coverage);
    });

    test("a year of which nobody's members are known has no ratio of them", async () => {
      const found = await board("ldld-ben-tre", "2019", await app.token("ldld-ben-tre"));
      expect(found.coverageByMembers).toEqual({
        expectedMembers: 0,
        reportedMembers: 0,
        unknownUnits: 1,
        ratio: null,
      });
    });

    test("is no business of a stranger, of a sibling or of a union below", async () => {
      expect(await board("ldld-ben-tre", "2021")).toBeNull();
      expect(await board("ldld-ben-tre", "2021", await app.token("ldld-dak-lak"))).toBeNull();
      expect(await board("ldld-ben-tre", "2021", await app.token("cdcs-sct-ben-tre"))).toBeNull();
      expect(await board("ldld-ben-tre", "2021", await app.token("tld"), "lateCount")).toEqual({
        lateCount: 0,
      });
    });
  });
});
