import { Role } from "../../api/platform/actor";
import { ApiError } from "../../api/platform/errors";
import { eachDatabase, startApp, type Answer, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { codeOf, gate, recordTree, setAddress, write } from "./caller";

const ADD = "mutation ($input: AddSourceInput!) { addSource(input: $input) { source { id title } } }";

eachDatabase((kind) => {
  let app: App;
  let token: string;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordTree(app);
    token = await app.token("north", Role.REPORTER);
  });
  afterAll(() => app?.close());
  beforeEach(() => app.clock.set("2026-11-21T03:00:00Z"));

  const body = (title: string, idempotencyKey?: string): object => ({
    union: "north",
    about: "NAME",
    source: { title },
    idempotencyKey,
  });
  const add = (input: object, as = token): Promise<Answer> => app.ask(ADD, { input }, { token: as });
  const sources = async (): Promise<number> => (await everyRow(app)).union_source!.length;

  test("the same body again returns the same record and writes nothing", async () => {
    const first = await add(body("A", "key-1"));
    const after = await everyRow(app);
    expect((await add(body("A", "key-1"))).data).toEqual(first.data);
    const reordered = {
      idempotencyKey: "key-1",
      source: { publisher: undefined, title: "A" },
      about: "NAME",
      union: "north",
    };
    expect((await add(reordered)).data).toEqual(first.data);
    expect(await everyRow(app)).toEqual(after);
  });

  test("another body under the same key is refused, and nothing is written", async () => {
    await add(body("B", "key-2"));
    const after = await everyRow(app);
    const answer = await add(body("B!", "key-2"));
    expect([answer.status, answer.errors![0]!.extensions.code]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
    expect(await everyRow(app)).toEqual(after);
  });

  test("without a key every call writes", async () => {
    const before = await sources();
    await add(body("C"));
    await add(body("C"));
    expect(await sources()).toBe(before + 2);
  });

  test("a failed mutation keeps no key", async () => {
    const before = await everyRow(app);
    const input = body("D", "key-3") as { source: object };
    const failed = await add({ ...input, source: { title: "D", url: "javascript:alert(1)" } });
    expect(failed.errors![0]!.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "source.url" });
    expect(await everyRow(app)).toEqual(before);
    expect((await add(input)).errors).toBeUndefined();
  });

  test("a key belongs to one token and one mutation", async () => {
    const other = await app.token("north", Role.REPORTER);
    const [mine, theirs] = [await add(body("E", "key-4")), await add(body("E", "key-4"), other)];
    expect(theirs.errors).toBeUndefined();
    expect(theirs.data.addSource.source.id).not.toBe(mine.data.addSource.source.id);
    const input = {
      union: "north",
      sourceId: mine.data.addSource.source.id,
      reason: "nhầm",
      idempotencyKey: "key-4",
    };
    const withdraw =
      "mutation ($input: WithdrawSourceInput!) { withdrawSource(input: $input) { withdrawnId } }";
    const done = await app.ask(withdraw, { input }, { token });
    expect(done.data.withdrawSource.withdrawnId).toBe(mine.data.addSource.source.id);
    expect((await app.ask(withdraw, { input }, { token })).data).toEqual(done.data);
    expect((await add(body("E", "key-4"))).data).toEqual({ addSource: { source: null } });
  });

  test("rights are asked for again at every repetition", async () => {
    const reporter = await app.token("north-9", Role.REPORTER);
    const input = { ...body("F", "key-5"), union: "north-9" };
    await add(input, reporter);
    await app.database.source.query(
      "UPDATE api_token SET role = 'READER' WHERE union_id = (SELECT id FROM trade_union WHERE code = 'north-9')",
    );
    expect((await add(input, reporter)).errors![0]!.extensions.code).toBe("FORBIDDEN");
  });

  test("a key is kept seven days", async () => {
    const first = await add(body("G", "key-6"));
    app.clock.set("2026-11-28T03:00:00Z");
    expect((await add(body("G", "key-6"))).data).toEqual(first.data);
    app.clock.set("2026-11-28T03:00:01Z");
    const anew = await add(body("G", "key-6"));
    expect(anew.data.addSource.source.id).not.toBe(first.data.addSource.source.id);
    const kept = (await everyRow(app)).idempotency!.map(
      (row) => (JSON.parse(row) as { given_key: string }).given_key,
    );
    expect(kept).toEqual(["key-6"]);
  });

  test.each([
    ["ữ".repeat(64), undefined],
    ["k".repeat(65), "BAD_USER_INPUT"],
    ["", "BAD_USER_INPUT"],
    ["a\0b", "BAD_USER_INPUT"],
  ])("a key has 1 to 64 characters: %j", async (key, code) => {
    const before = await everyRow(app);
    const answer = await add(body("H", key));
    expect(answer.errors?.[0]?.extensions.code).toBe(code);
    if (code === undefined) return;
    expect(answer.errors![0]!.extensions.field).toBe("idempotencyKey");
    expect(await everyRow(app)).toEqual(before);
  });

  test("of many at once with one key, one writes and the others get its result", async () => {
    const before = await sources();
    const answers = await Promise.all(Array.from({ length: 8 }, () => add(body("I", "key-7"))));
    expect(answers.flatMap((answer) => answer.errors ?? [])).toEqual([]);
    expect(new Set(answers.map((answer) => answer.data.addSource.source.id)).size).toBe(1);
    expect(await sources()).toBe(before + 1);
  });

  test.each([
    ["commits", "IDEMPOTENCY_CONFLICT"],
    ["fails", "second"],
  ])("two unions at once with one key: the second waits until the first %s", async (how, answer) => {
    const [begun, release] = [gate(), gate()];
    const key = { idempotencyKey: `two-${how}`, mutation: "setAddress" };
    const first = write(
      app,
      "north-1",
      async (tx, union, log) => {
        begun.open();
        await release.wait;
        if (how === "fails") throw new ApiError("CONFLICT", "no");
        return setAddress("first")(tx, union, log);
      },
      { ...key, input: { union: "north-1" } },
    ).catch(codeOf);
    await begun.wait;
    const second = write(app, "north-2", setAddress("second"), { ...key, input: { union: "north-2" } }).catch(
      codeOf,
    );
    expect(await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 150, "waits"))])).toBe(
      "waits",
    );
    release.open();
    expect(await first).toBe(how === "fails" ? "CONFLICT" : "first");
    expect(await second).toBe(answer);
  });
});
