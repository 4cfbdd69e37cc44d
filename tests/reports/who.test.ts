import { Role } from "../../api/platform/actor";
import { encodeId } from "../../api/platform/ids";
import { eachDatabase, startApp, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { approved, REPORT_CALLS, saved, submitted } from "./calls";
import { EXEMPT } from "./documents";

const REPORTERS = new Set(["saveReport", "submitReport"]);

eachDatabase((kind) => {
  let app: App;
  let minutes = 0;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
  });
  afterAll(() => app?.close());
  /** Refusals are counted by the minute: each test has a minute of its own. */
  beforeEach(() => app.clock.set(new Date(Date.UTC(2026, 10, 21, 3, 2 * minutes++)).toISOString()));

  const ended = async (token: string, column: "expires_at" | "revoked_at"): Promise<string> => {
    const past = new Date(app.clock.now().getTime() - 1).toISOString();
    const [{ last }] = await app.database.source.query("SELECT MAX(id) AS last FROM api_token");
    await app.database.source.query(`UPDATE api_token SET ${column} = ? WHERE id = ?`, [past, last]);
    return token;
  };

  test("who may is asked before what a period is", async () => {
    const input = { union: "cdcs-sct-001", period: "2020-13", reason: "Đang sắp xếp lại" };
    const ask = async (token?: string): Promise<unknown> =>
      (await app.ask(EXEMPT, { input }, { token })).errors?.[0]?.extensions.code;
    expect(await ask()).toBe("UNAUTHENTICATED");
    expect(await ask(await app.token("ldld-ben-tre", Role.APPROVER))).toBe("FORBIDDEN");
    expect(await ask(await app.token("cdvc-001", Role.APPROVER))).toBe("BAD_USER_INPUT");
  });

  describe.each(REPORT_CALLS.map((call) => [call.mutation, call] as const))("%s", (mutation, call) => {
    const caller = call.by ?? { union: call.union, role: Role.REPORTER };

    test("succeeds once, and is then refused for everybody else, who write nothing", async () => {
      const input = await call.input(app);
      const right = await app.token(caller.union, caller.role);
      expect((await app.ask(call.document, { input }, { token: right })).errors).toBeUndefined();

      const lower = caller.role === Role.APPROVER ? Role.REPORTER : Role.READER;
      const above = (union: string): Promise<string> => app.token(union, Role.ADMIN);
      const others: [string, string | undefined, string][] = [
        ["a stranger", undefined, "UNAUTHENTICATED"],
        [
          "an expired token",
          await ended(await app.token(caller.union, caller.role), "expires_at"),
          "UNAUTHENTICATED",
        ],
        [
          "a revoked token",
          await ended(await app.token(caller.union, caller.role), "revoked_at"),
          "UNAUTHENTICATED",
        ],
        ["another province", await above("ldld-ben-tre"), "FORBIDDEN"],
        ["a lower role", await app.token(caller.union, lower), "FORBIDDEN"],
        ...(REPORTERS.has(mutation)
          ? ([
              ["the union above", await above("cdvc-001"), "FORBIDDEN"],
              ["the confederation", await above("tld"), "FORBIDDEN"],
            ] as [string, string, string][])
          : ([["the union itself", await above(call.union), "FORBIDDEN"]] as [string, string, string][])),
      ];
      const before = await everyRow(app, "audit");
      for (const [who, token, code] of others) {
        const since = await lastAuditId(app);
        const answer = await app.ask(call.document, { input }, { token });
        expect({ who, code: answer.errors?.[0]?.extensions.code }).toEqual({ who, code });
        expect(answer.body).not.toMatch(/"report":\{/);
        const audited = (await auditAfter(app, since)).map((row) => [row.outcome, row.code, row.mutation]);
        const known = !who.includes("expired") && !who.includes("revoked");
        expect({ who, audited }).toEqual({ who, audited: known ? [["REFUSED", code, mutation]] : [] });
      }
      expect(await everyRow(app, "audit")).toEqual(before);
    });
  });

  test("an APPROVER above is told the same of a union out of reach, whether it has a report or not", async () => {
    const { reportId, expectedRevision } = await submitted(app, "1990");
    const token = await app.token("ldld-ben-tre", Role.APPROVER);
    const ask = async (id: string) => {
      const { document } = REPORT_CALLS.find((call) => call.mutation === "approveReport")!;
      const { errors } = await app.ask(document, { input: { reportId: id, expectedRevision } }, { token });
      return errors!.map(({ message, extensions }) => ({ message, extensions }));
    };
    expect(await ask(reportId)).toEqual(await ask(encodeId("Report", "cdcs-sct-001/1991")));
  });

  test("what is not approved is null to strangers and to other subtrees, by every way to it", async () => {
    const union = "cdcs-sct-001";
    const states: [string, string, boolean][] = [
      ["1992", "DRAFT", false],
      ["1994", "SUBMITTED", false],
      ["1996", "RETURNED", false],
      ["1998", "EXEMPT", false],
      ["2000", "APPROVED", true],
      ["2002", "DUE", false],
    ];
    await saved(app, "1992");
    await submitted(app, "1994");
    const call = REPORT_CALLS.find(({ mutation }) => mutation === "returnReport")!;
    const above = await app.token("cdvc-001", Role.APPROVER);
    const returned = { ...(await submitted(app, "1996")), reason: "Thiếu số liệu" };
    await app.ask(call.document, { input: returned }, { token: above });
    await app.ask(EXEMPT, { input: { union, period: "1998", reason: "Sắp xếp lại" } }, { token: above });
    await approved(app, "2000");
    const others = [undefined, await app.token("ldld-ben-tre", Role.ADMIN)];
    const own = await app.token(union, Role.READER);
    const document = `query ($id: ID!, $period: String!) {
      report(id: $id) { status returnReason exemptReason }
      node(id: $id) { ... on Report { status returnReason exemptReason } }
      union(code: "${union}") { report(period: $period) { status returnReason exemptReason } }
    }`;
    for (const [period, status, open] of states) {
      const see = async (token?: string): Promise<unknown[]> => {
        const id = encodeId("Report", `${union}/${period}`);
        const { data } = await app.ask(document, { id, period }, { token });
        return [data.report, data.node, data.union.report];
      };
      const known = {
        status,
        returnReason: status === "RETURNED" ? "Thiếu số liệu" : null,
        exemptReason: status === "EXEMPT" ? "Sắp xếp lại" : null,
      };
      for (const token of [own, above]) expect(await see(token)).toEqual([known, known, known]);
      const public_ = open ? { status, returnReason: null, exemptReason: null } : null;
      for (const token of others) expect(await see(token)).toEqual([public_, public_, public_]);
    }
  });
});
