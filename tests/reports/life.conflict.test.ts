import { Role } from "../../api/platform/actor";
import { appendChanges } from "../../api/platform/changes";
import type { WriteDb } from "../../api/platform/database";
import { encodeId } from "../../api/platform/ids";
import { checkData } from "../../api/rollup/check";
import { takeTurn } from "../../api/rollup/turn";
import { eachDatabase, startApp, type Answer, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { gate } from "../writes/caller";
import { Desk, entries, figures, on, recordUnions, reportIn } from "./desk";

eachDatabase((kind) => {
  let app: App;
  let officer: Desk;
  let district: Desk;
  let province: Desk;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordUnions(app);
    officer = await Desk.of(app, "cs", Role.REPORTER);
    district = await Desk.of(app, "huyen", Role.APPROVER);
    province = await Desk.of(app, "tinh", Role.APPROVER);
  });
  afterAll(() => app?.close());

  /** One answer without errors, and the CONFLICTs of the others. */
  const oneWins = (answers: readonly Answer[]): unknown[] => {
    const errors = answers.flatMap((answer) => answer.errors ?? []);
    expect(errors.map((error) => error.extensions.code)).toEqual(answers.slice(1).map(() => "CONFLICT"));
    return errors.map((error) => error.extensions.report);
  };
  const versionsOf = async (period: string) =>
    (await officer.see("cs", period, "versions { version }")).versions;

  test("of many approvals at once one wins, and the others are told how the report stands", async () => {
    const report = await reportIn(
      "SUBMITTED",
      { union: "cs", period: "2001", values: { members: 11 } },
      officer,
      district,
    );
    const desks = [district, province, district, province, district, province];
    const others = oneWins(await Promise.all(desks.map((desk) => desk.ask("APPROVE", on(report)))));
    const stands = { id: report.id, status: "APPROVED", revision: 3, version: 1, isLate: true };
    expect(others).toEqual(others.map(() => stands));
    expect(await versionsOf("2001")).toEqual([{ version: 1 }]);
    expect(await figures(app, "goc", "2001", ["members"])).toEqual([11]);
    expect(await app.database.read(checkData)).toEqual([]);
  });

  test("of an approval and a return at once one wins", async () => {
    const values = { members: 12 };
    const report = await reportIn("SUBMITTED", { union: "cs", period: "2003", values }, officer, district);
    const [stands] = oneWins(
      await Promise.all([
        district.ask("APPROVE", on(report)),
        province.ask("RETURN", on(report, { reason: "Xem lại" })),
      ]),
    ) as { status: string }[];
    expect(await officer.see("cs", "2003", "status revision")).toEqual({
      status: stands!.status,
      revision: 3,
    });
    expect(await figures(app, "goc", "2003", ["members"])).toEqual([
      stands!.status === "APPROVED" ? 12 : null,
    ]);
  });

  test("of two amendments at once one wins, and the figures are its own", async () => {
    const values = { members: 13 };
    const report = await reportIn("APPROVED", { union: "cs", period: "2005", values }, officer, district);
    const amend = (desk: Desk, members: number): Promise<Answer> =>
      desk.ask("AMEND", on(report, { reason: "Đếm lại", values: entries({ members }) }));
    oneWins(await Promise.all([amend(district, 100), amend(province, 200)]));
    const [{ value }] = (await officer.see("cs", "2005", "values { value }")).values;
    expect([100, 200]).toContain(value);
    expect(await figures(app, "goc", "2005", ["members"])).toEqual([value]);
    expect(await versionsOf("2005")).toEqual([{ version: 1 }, { version: 2 }]);
  });

  test("of the first saves at once one wins, where each says that it saw nothing", async () => {
    const save = (members: number): Promise<Answer> =>
      officer.ask("SAVE", { union: "cs", period: "2007", values: entries({ members }), expectedRevision: 0 });
    const others = oneWins(await Promise.all([1, 2, 3, 4, 5].map(save)));
    expect(others[0]).toMatchObject({ status: "DRAFT", revision: 1, version: 0 });
    expect(await officer.see("cs", "2007", "revision")).toEqual({ revision: 1 });
  });

  test("saves that claim nothing all count, one after the other", async () => {
    const codes = ["members", "members_women", "members_admitted", "members_left", "workers"];
    const answers = await Promise.all(
      codes.map((code) =>
        officer.ask("SAVE", { union: "cs", period: "2009", values: entries({ [code]: 1 }) }),
      ),
    );
    expect(answers.flatMap((answer) => answer.errors ?? [])).toEqual([]);
    expect(await officer.see("cs", "2009", "revision values { value }")).toMatchObject({
      ...{ revision: 5, values: codes.map(() => ({ value: 1 })) },
    });
  });

  test("whoever saw an older revision is told, and nothing is written", async () => {
    const report = await reportIn(
      "DRAFT",
      { union: "cs", period: "2011", values: { members: 1 } },
      officer,
      district,
    );
    const newer = await officer.save("cs", "2011", { members: 2 }, { expectedRevision: 1 });
    const before = await everyRow(app);
    const { id, status, revision, version, isLate } = newer;
    const input = { union: "cs", period: "2011", values: [], expectedRevision: 1 };
    for (const { errors } of [await officer.ask("SUBMIT", on(report)), await officer.ask("SAVE", input)]) {
      expect(errors![0]!.extensions).toEqual({
        ...{ code: "CONFLICT", report: { id, status, revision, version, isLate } },
      });
    }
    expect(await everyRow(app)).toEqual(before);
  });

  test("of a report that nobody began only a draft can be made, by who has to or wants to report", async () => {
    const ended = await Desk.of(app, "cs-cu", Role.REPORTER);
    const before = await everyRow(app);
    const report = (union: string, period: string) => ({
      reportId: encodeId("Report", `${union}/${period}`),
      expectedRevision: 0,
    });
    const due = await officer.ask("SUBMIT", report("cs", "2013"));
    expect(due.errors![0]!.extensions).toMatchObject({
      ...{ code: "CONFLICT", report: { status: "DUE", revision: 0 } },
    });
    const codes = async (answer: Promise<Answer>) => {
      const { code, field } = (await answer).errors![0]!.extensions;
      return [code, field];
    };
    const reason = "Lý do";
    expect(await codes(province.ask("APPROVE", report("huyen", "2013")))).toEqual(["NOT_FOUND", undefined]);
    expect(await codes(province.ask("APPROVE", report("khong-co", "2013")))).toEqual([
      "NOT_FOUND",
      undefined,
    ]);
    expect(await codes(province.ask("APPROVE", report("cs", "2013-13")))).toEqual([
      "BAD_USER_INPUT",
      "period",
    ]);
    expect(await codes(province.ask("EXEMPT", { union: "huyen", period: "2013", reason }))).toEqual([
      ...["NOT_FOUND", undefined],
    ]);
    expect(await codes(province.ask("EXEMPT", { union: "cs-cu", period: "2016", reason }))).toEqual([
      ...["BAD_USER_INPUT", "period"],
    ]);
    expect(await codes(ended.ask("SAVE", { union: "cs-cu", period: "2016", values: [] }))).toEqual([
      ...["BAD_USER_INPUT", "period"],
    ]);
    expect(await everyRow(app)).toEqual(before);
    expect((await ended.save("cs-cu", "2015-H1", { members: 3 })).status).toBe("DRAFT");
  });

  test("the same key again answers with the report as it now stands, and writes nothing", async () => {
    const draft = await reportIn(
      "DRAFT",
      { union: "cs", period: "2015", values: { members: 5 } },
      officer,
      district,
    );
    const input = on(draft, { idempotencyKey: "nop-2015" });
    const handedIn = await officer.do("SUBMIT", input);
    const approved = await district.do("APPROVE", on(handedIn, { idempotencyKey: "duyet-2015" }));
    const before = await everyRow(app);
    expect(await officer.do("SUBMIT", input)).toEqual(approved);
    const twice = [1, 2, 3].map(() => district.do("APPROVE", on(handedIn, { idempotencyKey: "duyet-2015" })));
    expect(await Promise.all(twice)).toEqual([approved, approved, approved]);
    const other = await officer.ask("SUBMIT", { ...input, expectedRevision: 9 });
    expect(other.errors![0]!.extensions.code).toBe("IDEMPOTENCY_CONFLICT");
    expect(await everyRow(app)).toEqual(before);
  });

  // On SQLite one writer at a time holds the file: there is nothing to wait for.
  if (kind === "sqlite") return;
  describe("where writers hold rows at the same time", () => {
    /** Runs two transactions that meet in the middle of their first attempt; answers how often each was tried. */
    const meet = async (
      first: (tx: WriteDb, half: () => Promise<void>) => Promise<void>,
      second: typeof first,
    ): Promise<number[]> => {
      const tries = [0, 0];
      const halves = [gate(), gate()];
      const run = (index: number, work: typeof first): Promise<void> =>
        app.database.write(async (tx) => {
          tries[index]! += 1;
          await work(tx, async () => {
            halves[index]!.open();
            await halves[1 - index]!.wait;
          });
        });
      await Promise.all([run(0, first), run(1, second)]);
      return tries;
    };
    const touch = (code: string) => (tx: WriteDb) =>
      tx.query("UPDATE trade_union SET code = code WHERE code = ?", [code]);

    test("a deadlock is tried again", async () => {
      const cross = (one: string, other: string) => async (tx: WriteDb, half: () => Promise<void>) => {
        await touch(one)(tx);
        await half();
        await touch(other)(tx);
      };
      const tries = await meet(cross("cs", "cs-2"), cross("cs-2", "cs"));
      expect(tries[0]! + tries[1]!).toBe(3);
    });

    test("a row that stays locked through every attempt is SERVICE_UNAVAILABLE, and nothing is written", async () => {
      const [held, release] = [gate(), gate()];
      const before = await everyRow(app);
      const holder = app.database.source.transaction(async (tx) => {
        await touch("cs")(tx);
        held.open();
        await release.wait;
      });
      await held.wait;
      const answer = await officer.ask("SAVE", { union: "cs", period: "2017", values: [] });
      release.open();
      await holder;
      expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
      expect(await everyRow(app)).toEqual(before);
      expect((await officer.save("cs", "2017", {})).status).toBe("DRAFT");
    }, 120_000);

    test("who changes figures and who does not take the last two rows in the same order", async () => {
      const entry = { kind: "Union", key: "cs", code: "cs", action: "UPSERT" } as const;
      const tries = await meet(
        async (tx, half) => {
          await takeTurn(tx);
          await half();
          // The other one now waits for the turn; did it hold the number of the feed, both would wait for ever.
          await new Promise((resolve) => setTimeout(resolve, 200));
          await appendChanges(tx, [entry], app.clock.now());
        },
        async (tx, half) => {
          await half();
          await appendChanges(tx, [entry], app.clock.now());
        },
      );
      expect(tries).toEqual([1, 1]);
    });
  });
});
