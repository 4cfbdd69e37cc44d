import { READERS, READERS_WAITING } from "../../api/platform/database";
import { until } from "./process";
import { eachDatabase, startApp, type App } from "../support/app";

const DEEP =
  '{ union(code: "cdcs-sct-001") { code parent { code parent { code parent { code parent { code } } } } } }';
/** As many objects as a stranger's operation may ask, with texts, lists and figures of each. */
const LARGEST = `{ unions(first: 15) { nodes { code name kind
  children(first: 10) { totalCount nodes { code name kind parent { code name }
    children(first: 14) { totalCount nodes { code name parent { name } } } } } } } }`;

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true, env: { MEMORY_MB: "0" } });
  });
  afterAll(() => app.close());
  afterEach(() => jest.restoreAllMocks());

  test("an operation that goes on reading for too long is told so, and what it held is free again", async () => {
    const now = performance.now.bind(performance);
    let slept = 0;
    jest.spyOn(performance, "now").mockImplementation(() => now() + slept);
    const original = app.database.snapshot;
    let statements = 0;
    let closed = 0;
    app.database.snapshot = async (options) => {
      const snapshot = await original.call(app.database, options);
      const db = Object.create(snapshot.db) as typeof snapshot.db;
      db.query = (async (sql: string, parameters?: unknown[]) => {
        statements += 1;
        slept += 4_000;
        return snapshot.db.query(sql, parameters as never);
      }) as typeof db.query;
      return {
        db,
        version: () => snapshot.version(),
        close: async () => {
          closed += 1;
          await snapshot.close();
        },
      };
    };
    for (let asked = 0; asked < READERS + 2; asked += 1) {
      statements = closed = 0;
      const answer = await app.ask(DEEP);
      expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
      expect(answer.errors?.[0]?.message).toContain("the operation takes too long");
      expect([statements, closed]).toEqual([3, 1]);
    }
    app.database.snapshot = original;
    expect((await app.ask(DEEP)).errors).toBeUndefined();
  });

  test("what was written is told however long it took", async () => {
    const now = performance.now.bind(performance);
    let slept = 0;
    jest.spyOn(performance, "now").mockImplementation(() => now() + slept);
    const token = await app.token("cdcs-sct-001", "REPORTER" as never);
    const write = app.database.write.bind(app.database);
    app.database.write = (async (...args: Parameters<typeof write>) => {
      const result = await write(...args);
      slept += 60_000;
      return result;
    }) as typeof write;
    const input = {
      ...{ union: "cdcs-sct-001", about: "FOUNDED_ON" },
      source: { title: "Quyết định", publisher: "Liên đoàn", publishedOn: "2018-05-02" },
    };
    const answer = await app.ask(
      "mutation ($input: AddSourceInput!) { addSource(input: $input) { union { code } source { title } } }",
      ...[{ input }, { token }],
    );
    app.database.write = write;
    expect(answer.errors).toBeUndefined();
    expect(answer.data.addSource.union.code).toBe("cdcs-sct-001");
  });

  test("a single statement is cut short on MySQL and MariaDB, which says that the server is busy", async () => {
    if (kind === "sqlite") return;
    const original = app.database.snapshot;
    app.database.snapshot = async (options) => {
      const snapshot = await original.call(app.database, options);
      const db = Object.create(snapshot.db) as typeof snapshot.db;
      db.query = (() => snapshot.db.query("SELECT SLEEP(60)")) as typeof db.query;
      return { db, version: () => snapshot.version(), close: () => snapshot.close() };
    };
    const answer = await app.ask(DEEP);
    app.database.snapshot = original;
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([503, "SERVICE_UNAVAILABLE"]);
    expect((await app.ask(DEEP)).errors).toBeUndefined();
  });

  test("the largest operation of a stranger is answered; of a crowd of them each is answered or told to come back", async () => {
    const alone = await app.ask(LARGEST);
    expect(alone.errors).toBeUndefined();
    const { requested, mostPerOperation } = JSON.parse(alone.body).extensions.cost.nodes;
    expect([requested > 0.9 * mostPerOperation, requested <= mostPerOperation]).toEqual([true, true]);
    const held = await Promise.all(Array.from({ length: READERS }, () => app.database.snapshot()));
    const answered: (number | string)[] = [];
    const crowd = Array.from({ length: READERS_WAITING + 30 }, async () => {
      const { status, errors } = await app.ask(LARGEST);
      answered.push(errors ? errors[0]!.extensions.code : status);
    });
    await until(
      () => answered.length === 30,
      () => `${answered.length} answered`,
    );
    expect(new Set(answered.splice(0))).toEqual(new Set(["SERVICE_UNAVAILABLE"]));
    for (const snapshot of held) await snapshot.close();
    await Promise.all(crowd);
    expect(answered).toEqual(Array(READERS_WAITING).fill(200));
    expect((await app.ask(LARGEST)).body).toBe(alone.body);
  });
});
