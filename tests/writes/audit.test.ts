import { Role } from "../../api/platform/actor";
import { addressPrefix } from "../../api/platform/audit.address";
import { REFUSALS_A_MINUTE } from "../../api/platform/audit.refusals";
import { eachDatabase, startApp, type Answer, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { recordTree, setAddress, write } from "./caller";

const ADD = "mutation ($input: AddSourceInput!) { addSource(input: $input) { source { id title quote } } }";
const WITHDRAW = "mutation ($input: WithdrawSourceInput!) { withdrawSource(input: $input) { withdrawnId } }";

test.each([
  ["192.0.2.77", "192.0.2.0/24"],
  ["::ffff:192.0.2.77", "192.0.2.0/24"],
  ["2001:db8:12:34:56:78:9a:bc", "2001:db8:12::/48"],
  ["2001:0DB8::1", "2001:db8:0::/48"],
  ["::1", "0:0:0::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
  ["not an address", null],
  [null, null],
])("of the address %s the audit keeps %s", (address, prefix) => {
  expect(addressPrefix(address)).toBe(prefix);
});

eachDatabase((kind) => {
  let app: App;
  let token: string;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordTree(app);
    token = await app.token("north", Role.REPORTER);
  });
  afterAll(() => app?.close());

  const add = (union: string, as?: string): Promise<Answer> =>
    app.ask(
      ADD,
      {
        input: {
          union,
          about: "NAME",
          disputed: true,
          source: { title: "Quyết định", quote: "bà Nguyễn Thị A", publishedOn: "2024-02-29" },
        },
      },
      { token: as },
    );

  test("a write is audited with who, when, what and where from, without anybody's words", async () => {
    app.clock.set("2026-11-21T04:05:06.789Z");
    const since = await lastAuditId(app);
    const answer = await add("north-1", token);
    const [row, ...more] = await auditAfter(app, since);
    expect(more).toEqual([]);
    const { before_state, after_state, id: _id, token_id, request_id, ...rest } = row!;
    expect(before_state).toBeNull();
    expect(JSON.parse(after_state!)).toEqual({ about: ["name"], publishedOn: "2024-02-29", disputed: true });
    expect(request_id).toBe(answer.headers["x-request-id"]);
    expect(token_id).toBeGreaterThan(0);
    expect(rest).toEqual({
      happened_at: "2026-11-21T04:05:06.789Z",
      actor_union: "north",
      mutation: "addSource",
      union_code: "north-1",
      kind: "Source",
      record_key: Buffer.from(answer.data.addSource.source.id, "base64url").toString().split(":")[1],
      address_prefix: "127.0.0.0/24",
      outcome: "DONE",
      code: null,
      times: 1,
    });
  });

  test("a withdrawal leaves its reason beside the audit, where it can be erased", async () => {
    const { data } = await add("north", token);
    const input = { union: "north", sourceId: data.addSource.source.id, reason: "  Bà A đề nghị gỡ " };
    const answer = await app.ask(WITHDRAW, { input }, { token });
    const requestId = answer.headers["x-request-id"];
    const kept = () =>
      app.database.source.query("SELECT reason FROM audit_reason WHERE request_id = ?", [requestId]);
    expect(await kept()).toEqual([{ reason: "Bà A đề nghị gỡ" }]);
    const rows = await everyRow(app);
    expect(rows.audit!.filter((row) => row.includes("Bà A"))).toEqual([]);
    await app.database.source.query("DELETE FROM audit_reason WHERE request_id = ?", [requestId]);
    expect((await everyRow(app)).audit).toEqual(rows.audit);
  });

  test.each(["", " ", "r".repeat(501)])("a reason has 1 to 500 characters: %j", async (reason) => {
    const { data } = await add("north", token);
    const before = await everyRow(app);
    const input = { union: "north", sourceId: data.addSource.source.id, reason };
    const { errors } = await app.ask(WITHDRAW, { input }, { token });
    expect(errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "reason" });
    expect(await everyRow(app)).toEqual(before);
  });

  test("refusals of one caller get ten rows a minute, and the rest are counted", async () => {
    app.clock.set("2026-11-21T05:00:00Z");
    const since = await lastAuditId(app);
    for (let index = 0; index < REFUSALS_A_MINUTE + 15; index += 1) {
      const answer = await add(index % 2 ? "north" : "nowhere");
      expect(answer.errors![0]!.extensions.code).toBe("UNAUTHENTICATED");
    }
    await add("south", token);
    const rows = await auditAfter(app, since);
    expect(rows.map((row) => [row.code, row.times])).toEqual([
      ...Array.from({ length: REFUSALS_A_MINUTE }, () => ["UNAUTHENTICATED", 1]),
      ["FORBIDDEN", 1],
    ]);
    expect(rows.slice(0, 2).map((row) => row.union_code)).toEqual([null, "north"]);
    app.clock.set("2026-11-21T05:01:00Z");
    const later = await lastAuditId(app);
    await write(app, "north", setAddress("a minute later"));
    const [rest, done] = await auditAfter(app, later);
    expect(rest).toMatchObject({
      outcome: "REFUSED",
      code: "UNAUTHENTICATED",
      times: 15,
      mutation: null,
      union_code: null,
      address_prefix: "127.0.0.0/24",
      token_id: null,
    });
    expect(done).toMatchObject({ outcome: "DONE", mutation: "setAddress" });
  });

  test("codes, days and numbers are kept, texts are not", async () => {
    const since = await lastAuditId(app);
    const state = {
      code: "cđcs-sở-ct",
      kind: "AT_LEAST",
      on: "2024-02-29",
      count: 29,
      none: null,
      texts: ["thăm bà Nguyễn Thị A"],
    };
    await write(app, "north", async (_tx, _union, log) => {
      await log.changed({ kind: "Activity", key: "7", before: null, after: state });
      return "7";
    });
    const [row] = await auditAfter(app, since);
    expect(JSON.parse(row!.after_state!)).toEqual({ ...state, texts: ["(20 characters)"] });
  });

  test("a write that touches nothing is audited all the same", async () => {
    const since = await lastAuditId(app);
    await write(app, "north", () => Promise.resolve("nothing"));
    expect(await auditAfter(app, since)).toMatchObject([
      { outcome: "DONE", kind: null, before_state: null, after_state: null },
    ]);
  });

  test("a refusal that can't be audited is a refusal all the same", async () => {
    app.clock.set("2026-11-21T06:00:00Z");
    const original = app.database.write;
    app.database.write = () => Promise.reject(new Error("the disk is full"));
    const answer = await add("north").finally(() => (app.database.write = original));
    expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
  });

  if (kind === "sqlite")
    test("on SQLite triggers refuse to change either log", async () => {
      for (const [table, column] of [
        ["audit", "outcome"],
        ["change_log", "action"],
      ] as const) {
        const before = await everyRow(app);
        expect(before[table]!.length).toBeGreaterThan(0);
        await expect(app.database.source.query(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow(
          `${table} only grows`,
        );
        await expect(app.database.source.query(`DELETE FROM ${table}`)).rejects.toThrow(
          `${table} only grows`,
        );
        expect(await everyRow(app)).toEqual(before);
      }
    });
});
