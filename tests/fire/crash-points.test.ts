import { setTimeout as sleep } from "node:timers/promises";
import { Role } from "../../api/platform/actor";
import { checkData } from "../../api/rollup/check";
import * as documents from "../reports/documents";
import { Desk, on, recordUnions, type Shown } from "../reports/desk";
import { startApp, type Answer, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { CALLS, standing } from "./crash-calls";
import { BREAKS, CrashPoints } from "./crash-points";
import { eachAskedDatabase } from "./sizes";

eachAskedDatabase((kind) => {
  let app: App;
  let points: CrashPoints;
  let officer: Desk;
  let above: Desk;
  let admin: string;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordUnions(app);
    officer = await Desk.of(app, "cs", Role.REPORTER);
    above = await Desk.of(app, "tinh", Role.APPROVER);
    admin = await app.token("goc", Role.ADMIN);
    // When tokens are first used is written a moment later: that is not the transaction of which statements fail here.
    for (const token of [officer.token, above.token, admin]) await app.ask("{ __typename }", {}, { token });
    const uses = (): Promise<unknown[]> => app.database.source.query("SELECT token_id FROM api_token_use");
    while ((await uses()).length < 3) await sleep(50);
    points = new CrashPoints(app);
  });
  afterAll(() => app?.close());

  const stood = (state: "DRAFT" | "SUBMITTED" | "APPROVED", period: string): Promise<Shown> =>
    standing({ officer, above }, state, period);

  test("every mutation of reports is walked", () => {
    expect(CALLS).toHaveLength(Object.keys(documents).length + 1);
  });

  test.each(CALLS)(
    "%s: whichever statement fails, nothing is written, and the same key does it once",
    async (mutation, prepare) => {
      const sends = await prepare({ app, officer, above, admin });
      const key = `${mutation}-1`;
      const [before, since] = [await everyRow(app), await lastAuditId(app)];
      let walked: readonly string[] = [];
      for (let point = 1; ; point += 1) {
        const { answer, statements } = await points.at(point, () => sends(key));
        walked = statements;
        if (statements.length < point) {
          expect(answer.errors).toBeUndefined();
          break;
        }
        const at = `${point}: ${statements.at(-1)}`;
        const [error] = answer.errors ?? [];
        expect({ at, http: answer.status, code: error?.extensions.code }).toEqual({
          ...{ at, http: 500, code: "INTERNAL_SERVER_ERROR" },
        });
        expect(answer.body).not.toContain(BREAKS);
        expect({ at, rows: await everyRow(app) }).toEqual({ at, rows: before });
      }
      expect([walked[0], walked.at(-1)].join(" … ")).toMatch(/^(BEGIN|START|SET TRANSACTION).* … COMMIT$/);
      const done = await everyRow(app);
      expect(done).not.toEqual(before);
      const audited = (await auditAfter(app, since)).map((row) => `${row.mutation} ${row.outcome}`);
      expect(audited).toEqual([`${mutation} DONE`]);
      expect((await sends(key)).errors).toBeUndefined();
      expect(await everyRow(app)).toEqual(done);
      expect(await app.database.read(checkData)).toEqual([]);
    },
    600_000,
  );

  if (kind === "mysql") {
    test("a commit of which nobody hears: the caller is told to try again, and finds it done once", async () => {
      const report = await stood("SUBMITTED", "2013");
      const approve = (): Promise<Answer> => above.ask("APPROVE", on(report, { idempotencyKey: "lost" }));
      const before = await everyRow(app);
      const answer = await points.whenCommit("LOST", approve);
      expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
      expect(answer.body).not.toContain(BREAKS);
      const done = await everyRow(app);
      expect(done).not.toEqual(before);
      expect((await approve()).data.approveReport.report).toMatchObject({ status: "APPROVED", version: 1 });
      expect(await everyRow(app)).toEqual(done);
    });
  } else {
    test("a commit that a full disk undoes: nothing is written, and the next one is a whole one again", async () => {
      const report = await stood("SUBMITTED", "2013");
      const approve = (): Promise<Answer> => above.ask("APPROVE", on(report, { idempotencyKey: "full" }));
      const before = await everyRow(app);
      const answer = await points.whenCommit("UNDONE", approve);
      expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([500, "INTERNAL_SERVER_ERROR"]);
      expect(await everyRow(app)).toEqual(before);
      const stale = await above.ask("APPROVE", on({ ...report, revision: 1 }));
      expect(stale.errors![0]!.extensions.code).toBe("CONFLICT");
      const { answer: again, statements } = await points.at(1000, approve);
      expect(again.data.approveReport.report).toMatchObject({ status: "APPROVED", version: 1 });
      expect([statements[0], statements.at(-1)]).toEqual(["BEGIN TRANSACTION", "COMMIT"]);
      // Another connection sees what is committed, and nothing else.
      const committed =
        "SELECT COUNT(*) AS committed FROM report WHERE id = (SELECT MAX(id) FROM report) AND status = 'APPROVED'";
      expect(await app.database.read((db) => db.query(committed))).toEqual([{ committed: 1 }]);
    });
  }
});
