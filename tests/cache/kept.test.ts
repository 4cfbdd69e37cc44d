import { gunzipSync } from "node:zlib";
import { request as httpRequest } from "node:http";
import { createLog } from "../../api/platform/log";
import { RequestContext } from "../../api/platform/request";
import { UnionRow } from "../../api/unions/union.entity";
import { eachDatabase, startApp, type App } from "../support/app";

const KEPT = { ANSWER_CACHE_MB: "1" };
const DAY = '{ union(code: "tld") { lastKnownOn } }';
const LONG = "{ unions(first: 20) { nodes { code name } } }";

const setDay = (app: App, day: string): Promise<void> =>
  app.database.write(async (tx) => void (await tx.update(UnionRow, { code: "tld" }, { lastKnownOn: day })));

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true, env: KEPT });
  });
  afterAll(() => app.close());

  const day = async (): Promise<string> => (await app.ask(DAY)).data.union.lastKnownOn;
  const reads = async (work: () => Promise<unknown>): Promise<number> => (await app.statements(work)).length;

  test("the second stranger is given what the first was, and the database is asked for nothing but its version", async () => {
    const first = await app.ask(LONG);
    let second = first;
    expect(await reads(async () => (second = await app.ask(LONG)))).toBe(0);
    expect([second.status, second.body, second.headers["content-type"]]).toEqual([
      ...[200, first.body, first.headers["content-type"]],
    ]);
    expect(second.headers["cache-control"]).toBe("no-store");
    expect(second.headers["x-request-id"]).not.toBe(first.headers["x-request-id"]);
  });

  test("a write is seen by the next answer, one that failed changes nothing", async () => {
    await setDay(app, "2020-01-01");
    expect([await day(), await day()]).toEqual(["2020-01-01", "2020-01-01"]);
    await setDay(app, "2020-01-02");
    expect([await day(), await day()]).toEqual(["2020-01-02", "2020-01-02"]);
    await expect(
      app.database.write(async () => {
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await reads(day)).toBe(0);
  });

  test("a new day is answered anew, midnight being that of Vietnam", async () => {
    const provinces = async (): Promise<number> =>
      (await app.ask("{ provinces { code } }")).data.provinces.length;
    app.clock.set("2025-06-30T16:59:59Z");
    expect([await provinces(), await provinces()]).toEqual([63, 63]);
    app.clock.set("2025-06-30T17:00:00Z");
    expect([await provinces(), await provinces()]).toEqual([34, 34]);
    expect(await reads(provinces)).toBe(0);
    app.clock.set("2026-11-21T03:00:00Z");
    expect(await provinces()).toBe(34);
  });

  test("an answer that was begun before a write is kept for the state it read, not for the one after", async () => {
    await setDay(app, "2020-03-03");
    const original = app.database.snapshot;
    let opened = (): void => undefined;
    const isOpen = new Promise<void>((resolve) => (opened = resolve));
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    app.database.snapshot = async (options) => {
      const snapshot = await original.call(app.database, options);
      await snapshot.db.query("SELECT version FROM data_version");
      opened();
      await released;
      return snapshot;
    };
    const asking = day();
    await isOpen;
    app.database.snapshot = original;
    await setDay(app, "2020-04-04");
    release();
    expect(await asking).toBe("2020-03-03");
    expect([await day(), await day()]).toEqual(["2020-04-04", "2020-04-04"]);
  });

  test("an answer whose state was opened after a write between is kept for that state", async () => {
    await setDay(app, "2020-05-05");
    const original = app.database.snapshot;
    app.database.snapshot = async (options) => {
      app.database.snapshot = original;
      await setDay(app, "2020-06-06");
      return original.call(app.database, options);
    };
    expect(await day()).toBe("2020-06-06");
    expect(await reads(day)).toBe(0);
    expect(await day()).toBe("2020-06-06");
  });

  test("many who ask the same at once wait for one answer", async () => {
    await setDay(app, "2020-07-07");
    const original = app.database.snapshot;
    let opened = 0;
    app.database.snapshot = async (options) => {
      opened += 1;
      const snapshot = await original.call(app.database, options);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return snapshot;
    };
    const days = await Promise.all(Array.from({ length: 40 }, day));
    app.database.snapshot = original;
    expect(new Set(days)).toEqual(new Set(["2020-07-07"]));
    expect(opened).toBe(1);
  });

  test("whoever has a token, an Authorization header or a cookie is never given what is kept, nor is theirs kept", async () => {
    const token = await app.token("tld");
    const own = "{ __typename viewer { tokenName } }";
    for (let time = 0; time < 2; time += 1) {
      expect((await app.ask(own)).data).toEqual({ __typename: "Query", viewer: null });
      expect((await app.ask(own, {}, { token })).data.viewer).toEqual({ tokenName: "test READER" });
    }
    await app.ask(LONG);
    for (const options of [{ token }, { headers: { cookie: "session=x" } }]) {
      // What is remembered of the data is another matter: without it, every answer that is not kept is read.
      app.database.memory.forget();
      expect(await reads(() => app.ask(LONG, {}, options))).toBeGreaterThan(0);
    }
    expect((await app.ask(LONG, {}, { token })).headers["cache-control"]).toBe("private, no-store");
    expect((await app.ask(LONG, {}, { headers: { authorization: "Basic eDp5" } })).status).toBe(401);
    const before = app.server.answers.size;
    await app.ask('{ union(code: "tld") { code } }', {}, { token });
    await app.ask('{ union(code: "tld") { code } }', {}, { headers: { cookie: "session=x" } });
    expect(app.server.answers.size).toEqual(before);
  });

  test("no error is kept, neither of a field nor of a whole operation, and no mutation", async () => {
    const before = app.server.answers.size;
    const failing = [
      "{ ",
      "{ nothing }",
      '{ union(code: "tld") { code report(period: "x") { id } } }',
      '{ union(code: "tld") { code } unions(after: "x") { nodes { code } } }',
      'mutation { revokeToken(input: { id: "x" }) { clientMutationId } }',
      "{ unions(first: 100) { nodes { children(first: 100) { nodes { code } } } } }",
    ];
    for (const query of failing) {
      const [one, two] = [await app.ask(query), await app.ask(query)];
      expect([query, one.errors?.length ?? 0]).not.toEqual([query, 0]);
      expect([two.status, two.errors?.[0]?.extensions.code]).toEqual([
        ...[one.status, one.errors?.[0]?.extensions.code],
      ]);
    }
    expect(app.server.answers.size).toEqual(before);
  });

  test("an answer that a passing fault left incomplete is told once", async () => {
    const query = '{ union(code: "cdcs-sct-001") { code parent { code } } }';
    const original = app.database.snapshot;
    let statements = 0;
    app.database.memory.forget();
    app.database.snapshot = async (options) => {
      const snapshot = await original.call(app.database, options);
      const db = Object.create(snapshot.db) as typeof snapshot.db;
      db.query = (async (sql: string, parameters?: unknown[]) => {
        statements += 1;
        if (statements === 2) throw new Error("a passing fault");
        return snapshot.db.query(sql, parameters as never);
      }) as typeof db.query;
      return { db, version: () => snapshot.version(), close: () => snapshot.close() };
    };
    const faulty = await app.ask(query);
    app.database.snapshot = original;
    expect([faulty.status, faulty.data.union, faulty.errors?.length]).toEqual([
      ...[200, { code: "cdcs-sct-001", parent: null }, 1],
    ]);
    const whole = await app.ask(query);
    expect([whole.errors, whole.data.union.parent === null]).toEqual([undefined, false]);
  });

  test("what is asked otherwise is another answer: variables, names, the form that is accepted", async () => {
    const query = "query A($code: String!) { union(code: $code) { code } } query B { __typename }";
    const ask = (body: object, headers: Record<string, string> = {}): Promise<string> =>
      fetch(`${app.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }).then(async (answer) => `${answer.headers.get("content-type")} ${await answer.text()}`);
    const bodies = [
      { query, operationName: "A", variables: { code: "tld" } },
      { query, operationName: "A", variables: { code: "nobody" } },
      { query, operationName: "B", variables: { code: "tld" } },
    ];
    const once = [];
    for (const body of bodies) once.push(await ask(body));
    expect(new Set(once).size).toBe(bodies.length);
    for (const [at, body] of bodies.entries()) expect(await ask(body)).toBe(once[at]);
    const other = await ask(bodies[0]!, { accept: "application/graphql-response+json" });
    expect(other.split(" ")[0]).toBe("application/graphql-response+json;");
  });

  test("a number too large to be one is not taken for null", async () => {
    const send = (first: string): Promise<number> =>
      fetch(`${app.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: `{"query":"query ($n: Int) { unions(first: $n) { nodes { code } } }","variables":{"n":${first}}}`,
      }).then((answer) => answer.status);
    expect([await send("null"), await send("null"), await send("1e999")]).toEqual([200, 200, 400]);
  });

  test("an answer that stands on the time itself, beyond the day, is nobody else's", async () => {
    const context = (): RequestContext =>
      new RequestContext(...([app.database, app.clock, null, "x", createLog("silent")] as const));
    const [plain, timed] = [context(), context()];
    expect(timed.now).toEqual(app.clock.now());
    expect([await plain.standsOn(), await timed.standsOn()]).toEqual([await app.database.version(), null]);
    await Promise.all([plain.end(), timed.end()]);
  });

  test("compressed or not, the bytes say the same", async () => {
    const raw = (encoding: string): Promise<[string | undefined, string]> =>
      new Promise((resolve, reject) => {
        const headers = { "content-type": "application/json", "accept-encoding": encoding };
        const sent = httpRequest(`${app.url}/graphql`, { method: "POST", headers }, (answer) => {
          const parts: Buffer[] = [];
          answer.on("data", (part: Buffer) => parts.push(part));
          answer.on("end", () => {
            const bytes = Buffer.concat(parts);
            const form = answer.headers["content-encoding"];
            resolve([form, (form === "gzip" ? gunzipSync(bytes) : bytes).toString()]);
          });
        });
        sent.on("error", reject);
        sent.end(JSON.stringify({ query: LONG }));
      });
    const plain = (await app.ask(LONG)).body;
    expect(plain.length).toBeGreaterThan(1024);
    for (let time = 0; time < 2; time += 1) {
      expect(await raw("gzip")).toEqual(["gzip", plain]);
      expect(await raw("br, gzip;q=0.5")).toEqual(["gzip", plain]);
      expect(await raw("gzip;q=0")).toEqual([undefined, plain]);
      expect(await raw("identity")).toEqual([undefined, plain]);
    }
  });

  test("what is kept stays within its bytes, however much is asked", async () => {
    const { answers } = app.server;
    for (let first = 1; first <= 100; first += 1)
      for (const more of ["", " name", " name kind", " name kind id"])
        await app.ask(`{ unions(first: ${first}) { nodes { id code${more} } } }`);
    expect(answers.size.answers).toBeGreaterThan(10);
    expect(answers.size.answers).toBeLessThan(400);
    expect(answers.size.bytes).toBeLessThanOrEqual(1024 * 1024);
    expect(await reads(() => app.ask("{ unions(first: 100) { nodes { id code name kind id } } }"))).toBe(0);
    expect(await reads(() => app.ask("{ unions(first: 2) { nodes { id code } } }"))).toBeGreaterThan(0);
  });
});
