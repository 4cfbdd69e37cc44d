import { databaseParts } from "../../api/parts";
import type { Database } from "../../api/platform/database";
import { openDatabase } from "../../api/platform/open-database";
import { UnionRow } from "../../api/unions/union.entity";
import { eachDatabase, startApp, type App } from "../support/app";

/** A gate that one side waits at until the other opens it. */
function gate(): { wait: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open };
}

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
  });
  afterAll(() => app.close());

  const lastKnown = '{ union(code: "tld") { lastKnownOn } }';
  const setLastKnown =
    (day: string) => async (tx: Parameters<Parameters<App["database"]["write"]>[0]>[0]) => {
      await tx.update(UnionRow, { code: "tld" }, { lastKnownOn: day });
    };

  test("a write paused before its commit is invisible to readers", async () => {
    await app.database.write(setLastKnown("2020-01-01"));
    const written = gate();
    const release = gate();
    const writing = app.database.write(async (tx) => {
      await setLastKnown("2020-02-02")(tx);
      written.open();
      await release.wait;
    });
    await written.wait;
    expect((await app.ask(lastKnown)).data.union.lastKnownOn).toBe("2020-01-01");
    release.open();
    await writing;
    expect((await app.ask(lastKnown)).data.union.lastKnownOn).toBe("2020-02-02");
  });

  test("a reader has no way to write, whatever it sends", async () => {
    const version = (): Promise<unknown> =>
      app.database.read((db) => db.query("SELECT version FROM data_version"));
    const before = await version();
    const attempt = app.database.read((db) => db.query("UPDATE data_version SET version = version + 1"));
    await expect(attempt).rejects.toThrow(/read[- ]?only/i);
    expect(await version()).toEqual(before);
  });

  test("a query paused between two fields sees one state", async () => {
    await app.database.write(setLastKnown("2020-03-03"));
    const original = app.database.snapshot;
    const firstRead = gate();
    const release = gate();
    let statements = 0;
    app.database.snapshot = async () => {
      const snapshot = await original.call(app.database);
      const db = Object.create(snapshot.db) as typeof snapshot.db;
      db.query = (async (sql: string, parameters?: unknown[]) => {
        statements += 1;
        if (statements === 2) {
          firstRead.open();
          await release.wait;
        }
        return snapshot.db.query(sql, parameters as never);
      }) as typeof db.query;
      return { db, version: () => snapshot.version(), close: () => snapshot.close() };
    };
    const asking = app.ask(
      '{ union(code: "tld") { lastKnownOn children(first: 1) { nodes { parent { lastKnownOn } } } } }',
    );
    await firstRead.wait;
    app.database.snapshot = original;
    await app.database.write(setLastKnown("2020-04-04"));
    expect((await app.ask(lastKnown)).data.union.lastKnownOn).toBe("2020-04-04");
    release.open();
    const { data } = await asking;
    expect(data.union.lastKnownOn).toBe("2020-03-03");
    expect(data.union.children.nodes).toEqual([{ parent: { lastKnownOn: "2020-03-03" } }]);
  });

  test("a write is not cut short where a reader's statement would be", async () => {
    if (kind === "sqlite") return;
    for (let asked = 0; asked < 12; asked += 1) await app.ask(lastKnown);
    const [row] = await app.database.write((tx) => tx.query("SELECT @@max_statement_time AS seconds"));
    expect(Number(row.seconds)).toBe(0);
  });

  test("two processes on one database write in turn", async () => {
    const other = await openDatabase(app.config.database, databaseParts);
    try {
      const grow = (database: Database) => async (): Promise<void> => {
        await database.write(async (tx) => {
          const [row] = await tx.query(
            `SELECT website FROM trade_union WHERE code = 'tld'${kind === "mysql" ? " FOR UPDATE" : ""}`,
          );
          await new Promise((resolve) => setTimeout(resolve, 2));
          await tx.query("UPDATE trade_union SET website = ? WHERE code = 'tld'", [`${row.website ?? ""}x`]);
        });
      };
      await Promise.all(Array.from({ length: 20 }, (_, index) => grow(index % 2 ? app.database : other)()));
      const [row] = await app.database.read((db) =>
        db.query("SELECT website FROM trade_union WHERE code = 'tld'"),
      );
      expect(row.website).toBe("x".repeat(20));
    } finally {
      await other.close();
    }
  });

  test("writes that fail leave nothing, and writers that come together all stay", async () => {
    const version = async (): Promise<number> =>
      Number((await app.database.read((db) => db.query("SELECT version FROM data_version")))[0].version);
    const before = await version();
    await expect(
      app.database.write(async (tx) => {
        await setLastKnown("1999-09-09")(tx);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(await version()).toBe(before);
    expect((await app.ask(lastKnown)).data.union.lastKnownOn).not.toBe("1999-09-09");
    const outcomes = await Promise.allSettled(
      Array.from({ length: 12 }, (_, index) =>
        app.database.write(async (tx) => {
          await tx.query("UPDATE trade_union SET address = COALESCE(address, '') WHERE code = 'tld'");
          const [row] = await tx.query("SELECT address FROM trade_union WHERE code = 'tld'");
          await new Promise((resolve) => setTimeout(resolve, 5));
          await tx.query("UPDATE trade_union SET address = ? WHERE code = 'tld'", [`${row.address}x`]);
          if (index % 3 === 0) throw new Error("rolled back");
        }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(8);
    const [row] = await app.database.read((db) =>
      db.query("SELECT address FROM trade_union WHERE code = 'tld'"),
    );
    expect(row.address).toBe("x".repeat(8));
    expect(await version()).toBe(before + 8);
  });
});
