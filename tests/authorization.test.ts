import { Role } from "../api/platform/actor";
import { createSchema } from "../api/schema";
import { eachDatabase, startApp, type App } from "./support/app";
import { MUTATIONS, type MutationCall } from "./support/mutations";
import { auditAfter, everyRow, lastAuditId } from "./support/rows";

test("the walk knows every mutation of the schema", async () => {
  const fields = (await createSchema()).getMutationType()?.getFields() ?? {};
  expect(MUTATIONS.map((call) => call.mutation).sort()).toEqual(Object.keys(fields).sort());
});

/** A union of the demonstration that stands beside the union, or below it where nothing stands beside it. */
async function elsewhere(app: App, code: string): Promise<string> {
  const above: { code: string }[] = await app.database.source.query(
    `SELECT DISTINCT a.code FROM ancestry t JOIN trade_union u ON u.id = t.descendant_id JOIN trade_union a ON a.id = t.ancestor_id
      WHERE u.code = ?`,
    [code],
  );
  return ["ldld-001", "ldld-ben-tre"].find((each) => !above.some((union) => union.code === each))!;
}

eachDatabase((kind) => {
  let app: App;
  let minutes = 0;
  /** Everybody whom the record ever named. */
  const people = new Set<string>();
  const meet = ({ person = [] }: Record<string, string[]>): void => {
    for (const row of person) people.add((JSON.parse(row) as { name: string }).name);
  };
  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
  });
  afterAll(() => app?.close());
  /** Refusals are counted by the minute: each call of the walk has a minute of its own. */
  beforeEach(() => app.clock.set(new Date(Date.UTC(2026, 10, 21, 3, 2 * minutes++)).toISOString()));

  /** Each role, and the one before it. */
  const LOWER = { REPORTER: Role.READER, APPROVER: Role.REPORTER, ADMIN: Role.APPROVER, READER: Role.READER };
  const callerOf = ({ union, by }: MutationCall) => by ?? { union, role: Role.REPORTER };

  const ended = async (
    { union, role }: { union: string; role: Role },
    column: "expires_at" | "revoked_at",
  ): Promise<string> => {
    const token = await app.token(union, role);
    const past = new Date(app.clock.now().getTime() - 1).toISOString();
    await app.database.source.query(
      `UPDATE api_token SET ${column} = ? WHERE id = (SELECT last FROM (SELECT MAX(id) AS last FROM api_token) t)`,
      [past],
    );
    return token;
  };

  const refusals = async (call: MutationCall, input: object): Promise<void> => {
    const { mutation, union, document } = call;
    const caller = callerOf(call);
    const callers: [string, string | undefined, number, string][] = [
      ["a stranger", undefined, 401, "UNAUTHENTICATED"],
      [
        "a token of another subtree",
        await app.token(await elsewhere(app, union), Role.ADMIN),
        403,
        "FORBIDDEN",
      ],
      ["a lower role", await app.token(caller.union, LOWER[caller.role]), 403, "FORBIDDEN"],
    ];
    const gone = [await ended(caller, "expires_at"), await ended(caller, "revoked_at")];
    const before = await everyRow(app, "audit");
    for (const [who, token, status, code] of callers) {
      const since = await lastAuditId(app);
      const answer = await app.ask(document, { input }, { token });
      expect({ who, status: answer.status, code: answer.errors?.[0]?.extensions.code }).toEqual({
        who,
        status,
        code,
      });
      const audited = (await auditAfter(app, since)).map((row) => [
        row.outcome,
        row.code,
        row.mutation,
        row.union_code,
        row.times,
      ]);
      expect({ who, audited }).toEqual({ who, audited: [["REFUSED", code, mutation, union, 1]] });
    }
    for (const token of gone) {
      const since = await lastAuditId(app);
      const answer = await app.ask(document, { input }, { token });
      const code = answer.errors?.[0]?.extensions.code;
      expect({ status: answer.status, code }).toEqual({ status: 401, code: "UNAUTHENTICATED" });
      // Whose a token was that is none any more is nobody's business: it is counted by its address.
      expect(await auditAfter(app, since)).toEqual([]);
    }
    expect(await everyRow(app, "audit")).toEqual(before);
  };

  describe.each(MUTATIONS.map((call) => [call.mutation, call] as const))("%s", (mutation, call) => {
    test("is refused for a stranger, another subtree, a lower role and a token that has ended, and succeeds with the right token", async () => {
      const input = { ...(await call.input(app)), idempotencyKey: `walk-${mutation}` };
      await refusals(call, input);

      const caller = callerOf(call);
      const token = await app.token(caller.union, caller.role);
      const [before, since] = [await everyRow(app), await lastAuditId(app)];
      const done = await app.ask(call.document, { input }, { token });
      expect(done.errors).toBeUndefined();
      expect(done.status).toBe(200);
      const audited = await auditAfter(app, since);
      expect(audited.length).toBeGreaterThan(0);
      for (const row of audited) {
        expect(row).toMatchObject({
          outcome: "DONE",
          mutation,
          union_code: call.union,
          actor_union: caller.union,
          code: null,
        });
        expect(row.kind).not.toBeNull();
        expect(row.before_state).not.toBe(row.after_state);
      }
      const after = await everyRow(app);
      [before, after].forEach(meet);
      expect(after.change_log!.length).toBeGreaterThan(before.change_log!.length);
      expect(after.idempotency).toHaveLength(before.idempotency!.length + 1);

      const again = await app.ask(call.document, { input }, { token });
      expect(again.errors).toBeUndefined();
      expect(await everyRow(app)).toEqual(after);
    });
  });

  test("neither log names a person", async () => {
    const rows = await everyRow(app);
    const logs = [...rows.audit!, ...rows.change_log!].join("\n");
    expect(people.size).toBeGreaterThan(0);
    expect([...people].filter((name) => logs.includes(name))).toEqual([]);
  });
});
