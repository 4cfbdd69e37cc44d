import { perform } from "../../api/identity/perform";
import { Role } from "../../api/platform/actor";
import { appendChanges } from "../../api/platform/changes";
import { unionByCode } from "../../api/unions/union.queries";
import { eachDatabase, startApp, type App } from "../support/app";
import { codeOf, gate, recordTree, requestOf, setAddress, write } from "./caller";

interface Entry {
  seq: number;
  kind: string;
  node_key: string;
  code: string | null;
  action: string;
}

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind);
    await recordTree(app);
  });
  afterAll(() => app?.close());

  const after = (seq: number): Promise<Entry[]> =>
    app.database.read(async (db) => {
      const rows = (await db.query("SELECT * FROM change_log WHERE seq > ? ORDER BY seq", [seq])) as Entry[];
      return rows.map((row) => ({ ...row, seq: Number(row.seq) }));
    });
  const head = async (): Promise<number> => (await after(0)).at(-1)?.seq ?? 0;

  test("a write leaves one entry a Node: its owner where it is a part, DELETE where it is gone", async () => {
    const before = await head();
    await write(app, "north", async (tx, union, log) => {
      await log.changed({ kind: "Union", key: "north", before: null, after: { a: 1 } });
      await log.changed({ kind: "Award", key: "7", before: null, after: { a: 1 } });
      await log.changed({
        kind: "Campaign",
        key: "thi-dua",
        code: "thi-dua",
        before: { a: 1 },
        after: { a: 2 },
      });
      await log.changed({
        kind: "Source",
        key: "3",
        owner: { kind: "Union", key: "north" },
        before: { a: 1 },
        after: null,
      });
      await log.changed({ kind: "Award", key: "7", before: { a: 1 }, after: null });
      return "done";
    });
    const entries = (await after(before)).map(({ seq, kind: of, node_key, code, action }) => [
      seq - before,
      of,
      node_key,
      code,
      action,
    ]);
    expect(entries).toEqual([
      [1, "Campaign", "thi-dua", "thi-dua", "UPSERT"],
      [2, "Union", "north", "north", "UPSERT"],
      [3, "Award", "7", null, "DELETE"],
    ]);
  });

  test("a write that fails leaves no entry, no audit and no gap", async () => {
    const before = await head();
    const audited = async (): Promise<unknown> =>
      app.database.source.query("SELECT COUNT(*) AS n FROM audit");
    const rows = await audited();
    const failing = write(app, "north", async (tx, union, log) => {
      await setAddress("lost")(tx, union, log);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await expect(
      write(app, "north", async (_tx, _union, log) => {
        await log.changed({ kind: null as never, key: "x", before: null, after: {} });
        return "never";
      }),
    ).rejects.toThrow();
    expect(await audited()).toEqual(rows);
    await write(app, "north", setAddress("kept"));
    expect((await after(before)).map((entry) => entry.seq)).toEqual([before + 1]);
  });

  test("whoever takes a later number commits later", async () => {
    const before = await head();
    const [taken, release] = [gate(), gate()];
    const entry = (key: string) => ({ kind: "Union", key, code: key, action: "UPSERT" as const });
    const first = app.database.write(async (tx) => {
      await appendChanges(tx, [entry("first")], app.clock.now());
      taken.open();
      await release.wait;
    });
    await taken.wait;
    const second = app.database
      .write((tx) => appendChanges(tx, [entry("second")], app.clock.now()))
      .then(() => "done");
    expect(await Promise.race([second, new Promise((resolve) => setTimeout(resolve, 150, "waits"))])).toBe(
      "waits",
    );
    expect(await after(before)).toEqual([]);
    release.open();
    await Promise.all([first, second]);
    expect((await after(before)).map((row) => row.node_key)).toEqual(["first", "second"]);
  });

  test("a reader that asks for what follows its last number misses nothing while writers come together", async () => {
    const before = await head();
    const writers = Array.from({ length: 40 }, (_, index) =>
      write(app, `north-${(index % 12) + 1}`, async (tx, union, log) => {
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 10));
        if (index % 5 === 0) throw new Error("taken back");
        return setAddress(`address ${index}`)(tx, union, log);
      }).catch(codeOf),
    );
    let writing = true;
    const all = Promise.all(writers).finally(() => (writing = false));
    const read: number[] = [];
    let last = before;
    const step = async (): Promise<void> => {
      for (const { seq } of await after(last)) read.push((last = seq));
    };
    while (writing) {
      await step();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await all;
    await step();
    expect(read).toEqual(Array.from({ length: 32 }, (_, index) => before + 1 + index));
    expect((await after(before)).map((entry) => entry.seq)).toEqual(read);
  });

  test("what is loaded while writing is the transaction's own state, and writers never wait for themselves", async () => {
    const many = Array.from({ length: 30 }, async (_, index) => {
      const code = `north-${(index % 12) + 1}`;
      const request = await requestOf(app, code);
      await request.load(unionByCode, { code, day: null });
      await perform(
        request,
        { mutation: "setAddress", role: Role.REPORTER, union: code, input: {} },
        async (tx, union, log) => {
          await setAddress(`own ${index}`)(tx, union, log);
          const seen = await request.load(unionByCode, { code, day: null });
          expect(seen!.contact!.address).toBe(`own ${index}`);
          return code;
        },
      );
      await request.end();
    });
    await Promise.all(many);
  });
});
