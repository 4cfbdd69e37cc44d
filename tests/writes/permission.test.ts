import { perform } from "../../api/identity/perform";
import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { codeOf, recordTree, requestOf, setAddress } from "./caller";

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordTree(app);
  });
  afterAll(() => app?.close());
  let minutes = 0;
  beforeEach(() => app.clock.set(new Date(Date.UTC(2026, 10, 21, 3, 2 * minutes++)).toISOString()));

  /** DONE, or the code of the refusal. */
  const attempt = async (
    actor: string | null,
    role: Role,
    least: Role,
    union: string | (() => Promise<string>),
  ): Promise<unknown> => {
    const request = await requestOf(app, actor, role);
    const verb = { mutation: "setAddress", role: least, union, input: {} };
    return perform(request, verb, setAddress(`${minutes}-${Math.random()}`))
      .then(() => "DONE", codeOf)
      .finally(() => request.end());
  };

  const { READER, REPORTER, APPROVER, ADMIN } = Role;
  test.each([
    [READER, ["DONE", "FORBIDDEN", "FORBIDDEN", "FORBIDDEN"]],
    [REPORTER, ["DONE", "DONE", "FORBIDDEN", "FORBIDDEN"]],
    [APPROVER, ["DONE", "DONE", "DONE", "FORBIDDEN"]],
    [ADMIN, ["DONE", "DONE", "DONE", "DONE"]],
  ])("what %s may do: each role includes the ones before it", async (role, answers) => {
    const given = [];
    for (const least of [READER, REPORTER, APPROVER, ADMIN])
      given.push(await attempt("north", role, least, "north"));
    expect(given).toEqual(answers);
  });

  test.each([
    ["north", "north", "DONE"],
    ["north", "north-3", "DONE"],
    ["top", "north-3", "DONE"],
    ["north", "top", "FORBIDDEN"],
    ["north", "south", "FORBIDDEN"],
    ["north-1", "north-2", "FORBIDDEN"],
    ["north-1", "north", "FORBIDDEN"],
    [null, "north", "UNAUTHENTICATED"],
    [null, "nowhere", "UNAUTHENTICATED"],
    ["north", "nowhere", "NOT_FOUND"],
    ["north", "north\0", "BAD_USER_INPUT"],
    ["north", "n".repeat(101), "BAD_USER_INPUT"],
  ])("a token of %s on the record of %s: %s", async (actor, union, answer) => {
    const [before, since] = [await everyRow(app, "audit"), await lastAuditId(app)];
    expect(await attempt(actor, REPORTER, REPORTER, union)).toBe(answer);
    const audited = (await auditAfter(app, since)).map((row) => [row.outcome, row.code, row.union_code]);
    if (answer === "DONE") {
      expect(audited).toEqual([["DONE", null, union]]);
      return;
    }
    expect(await everyRow(app, "audit")).toEqual(before);
    const refused = ["FORBIDDEN", "UNAUTHENTICATED"].includes(answer);
    expect(audited).toEqual(refused ? [["REFUSED", answer, union === "nowhere" ? null : union]] : []);
  });

  test("the union may be found in the transaction, and a refusal still names it", async () => {
    expect(await attempt("north", REPORTER, REPORTER, () => Promise.resolve("north-4"))).toBe("DONE");
    const since = await lastAuditId(app);
    expect(await attempt("north-1", REPORTER, REPORTER, () => Promise.resolve("north-4"))).toBe("FORBIDDEN");
    expect((await auditAfter(app, since)).map((row) => row.union_code)).toEqual(["north-4"]);
  });

  test("an ended union is written by who reached it last", async () => {
    await app.database.source.query("UPDATE trade_union SET valid_to = '2026-01-01' WHERE code = 'north-12'");
    await app.database.source.query(
      "UPDATE ancestry SET valid_to = '2026-01-01' WHERE descendant_id = (SELECT id FROM trade_union WHERE code = 'north-12')",
    );
    expect(await attempt("north", REPORTER, REPORTER, "north-12")).toBe("DONE");
    expect(await attempt("south", REPORTER, REPORTER, "north-12")).toBe("FORBIDDEN");
  });
});
