import { Role } from "../../api/platform/actor";
import { CHANGES_KNOWN, touch, touchesOnlyWhatItNames } from "../../api/platform/data-changes";
import type { Database, Snapshot, WriteDb } from "../../api/platform/database";
import { RequestContext, remembered } from "../../api/platform/request";
import { openDatabase } from "../../api/platform/open-database";
import { databaseParts } from "../../api/parts";
import { UnionKind } from "../../api/unions/union.enums";
import { record } from "../unions/record";
import { report } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";

const MEGABYTES = 8;

const FIGURES = `query ($period: String!) { union(code: "goc") { statistics(period: $period, indicators: ["members"]) {
  observations { value status } coverage { expectedUnits reportedUnits }
  breakdown { nodes { key observations { value } coverage { reportedUnits } } } }
  ranking(period: $period, indicator: "members") { key observations { value } } } }`;

eachDatabase((kind) => {
  describe("what is remembered between operations", () => {
    let app: App;
    beforeEach(async () => {
      app = await startApp(kind, { env: { MEMORY_MB: String(MEGABYTES) } });
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        { code: "a", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "b", kind: UnionKind.PROVINCIAL_FEDERATION, under: "goc" },
        { code: "cs-a1", under: "a" },
        { code: "cs-a2", under: "a" },
        { code: "cs-b1", under: "b" },
      );
      await report(app, "cs-a1", "2024", { members: 10 });
      await report(app, "cs-b1", "2024", { members: 3 });
    });
    afterEach(() => app.close());

    /** The statements of a reading operation on a database, beside those that open its state. */
    async function reads(database: Database, work: () => Promise<unknown>): Promise<string[]> {
      const seen: string[] = [];
      const original = database.snapshot;
      database.snapshot = async (options) => {
        const snapshot = await original.call(database, options);
        const db = Object.create(snapshot.db) as typeof snapshot.db;
        db.query = ((sql: string, parameters?: unknown[]) => {
          seen.push(sql);
          return snapshot.db.query(sql, parameters as never);
        }) as typeof db.query;
        return { db, version: () => snapshot.version(), close: () => snapshot.close() };
      };
      try {
        await work();
        return seen;
      } finally {
        database.snapshot = original;
      }
    }

    const figures = async (period = "2024"): Promise<any> => {
      const { data, errors } = await app.ask(FIGURES, { period });
      expect(errors).toBeUndefined();
      const { statistics, ranking } = data.union;
      return {
        whole: statistics.observations[0].value,
        coverage: [statistics.coverage.reportedUnits, statistics.coverage.expectedUnits],
        parts: statistics.breakdown.nodes.map((node: any) => [
          node.key,
          node.observations[0].value,
          node.coverage.reportedUnits,
        ]),
        ranking: ranking.map((group: any) => [group.key, group.observations[0].value]),
      };
    };

    const BEFORE = {
      whole: 13,
      coverage: [2, 3],
      parts: [
        ["a", 10, 1],
        ["b", 3, 1],
        ["own", null, 0],
      ],
      ranking: [
        ["a", 10],
        ["b", 3],
      ],
    };

    test("is not read again, and is what was read", async () => {
      const first = await reads(app.database, async () => expect(await figures()).toEqual(BEFORE));
      expect(first.length).toBeGreaterThan(3);
      expect(await reads(app.database, async () => expect(await figures()).toEqual(BEFORE))).toEqual([]);
    });

    describe("a query that came again and again", () => {
      const TWICE = `query ($one: String!, $two: String!) {
        one: union(code: "a") { name statistics(period: $one, indicators: ["members"]) { observations { value } } }
        two: union(code: "a") { name statistics(period: $two, indicators: ["members"]) { observations { value } } } }`;
      const twice = async (one: string, two: string): Promise<(number | null)[]> => {
        const { data, errors } = await app.ask(TWICE, { one, two });
        expect(errors).toBeUndefined();
        return [data.one, data.two].map(({ statistics }) => statistics.observations[0].value);
      };
      let opened: number;

      /** Counts the states that are opened, and does something before the first. */
      function watchOpening(before: () => Promise<unknown> = async () => undefined): void {
        const open = app.database.snapshot.bind(app.database);
        opened = 0;
        app.database.snapshot = async (options) => {
          opened += 1;
          if (opened === 1) await before();
          return open(options);
        };
      }

      beforeEach(async () => {
        for (let time = 0; time < 4; time += 1) expect(await twice("2024", "2024")).toEqual([10, 10]);
      });

      test("opens no state of the database where everything is remembered", async () => {
        watchOpening();
        expect(await twice("2024", "2024")).toEqual([10, 10]);
        expect(opened).toBe(0);
        await report(app, "cs-a2", "2024", { members: 7 });
        expect(await twice("2024", "2024")).toEqual([17, 17]);
        expect(opened).toBe(1);
      });

      test("is answered from what can be read where the data version cannot be asked for", async () => {
        const version = app.database.version;
        app.database.version = () => Promise.reject(new Error("away"));
        watchOpening();
        expect(await twice("2024", "2024")).toEqual([10, 10]);
        expect(opened).toBe(1);
        app.database.version = version;
      });

      test("starts again where something was written between what it recalled and what it read", async () => {
        watchOpening(async () => {
          await report(app, "cs-a2", "2024", { members: 7 });
          await report(app, "cs-a2", "2023", { members: 5 });
        });
        expect(await twice("2024", "2023")).toEqual([17, 5]);
        expect(opened).toBe(2);
        expect(await twice("2024", "2023")).toEqual([17, 5]);
        expect(opened).toBe(2);
      });
    });

    test("an approval changes the sums above at once, and what lies beside stays remembered", async () => {
      const [reporter, approver] = [
        await app.token("cs-a2", Role.REPORTER),
        await app.token("a", Role.APPROVER),
      ];
      const step = async (mutation: string, type: string, input: object, token: string): Promise<any> => {
        const { data, errors } = await app.ask(
          `mutation ($input: ${type}!) { ${mutation}(input: $input) { report { id revision } } }`,
          { input },
          { token },
        );
        expect(errors).toBeUndefined();
        return data[mutation].report;
      };
      const known = ({ id, revision }: { id: string; revision: number }) => ({
        reportId: id,
        expectedRevision: revision,
      });
      const values = [{ indicator: "members", value: 200, qualifier: "EXACT" }];
      await figures();
      const saved = await step(
        "saveReport",
        "SaveReportInput",
        { union: "cs-a2", period: "2024", values },
        reporter,
      );
      expect(await reads(app.database, () => figures())).toEqual([]);
      const submitted = await step("submitReport", "ReportActionInput", known(saved), reporter);
      expect(await figures()).toEqual(BEFORE);
      const entries = app.database.memory.size.entries;
      await step("approveReport", "ReportActionInput", known(submitted), approver);
      const read = await reads(app.database, async () =>
        expect(await figures()).toEqual({
          whole: 213,
          coverage: [3, 3],
          parts: [
            ["a", 210, 2],
            ["b", 3, 1],
            ["own", null, 0],
          ],
          ranking: [
            ["a", 210],
            ["b", 3],
          ],
        }),
      );
      // The tree is not looked up again; only what is counted.
      expect(
        read.filter((sql) => /trade_union|ancestry/.test(sql) && !/fact|rollup|census/.test(sql)),
      ).toEqual([]);
      expect(app.database.memory.size.entries).toBeGreaterThanOrEqual(entries - 1);
      expect(await reads(app.database, () => figures())).toEqual([]);
    });

    test("a write that promises nothing empties it", async () => {
      await figures();
      await record(app, { code: "cs-b2", under: "b" });
      expect(await figures()).toEqual({ ...BEFORE, coverage: [2, 4] });
      await app.database.write((tx) =>
        tx.query(
          "UPDATE union_version SET name_vi = 'Tên mới' WHERE union_id = (SELECT id FROM trade_union WHERE code = 'a')",
        ),
      );
      const { data } = await app.ask('{ union(code: "a") { name } }');
      expect(data.union.name).toBe("Tên mới");
    });

    test("what another process writes is known here with the next operation", async () => {
      const other = await openDatabase(app.config.database, databaseParts, MEGABYTES);
      try {
        await figures();
        await report({ ...app, database: other }, "cs-a2", "2024", { members: 5 });
        expect((await figures()).whole).toBe(18);
      } finally {
        await other.close();
      }
    });

    describe("states", () => {
      /** A word that stands for a row: its value, read through the memory. */
      const word = remembered<string, number>(
        async (db, keys) => {
          const [row] = (await db.query("SELECT number FROM remembered_row")) as { number: number }[];
          return keys.map(() => Number(row!.number));
        },
        (key) => key,
      );
      const set = (number: number, tell?: (tx: WriteDb) => void, database = app.database): Promise<unknown> =>
        database.write(async (tx) => {
          tell?.(tx);
          await tx.query("UPDATE remembered_row SET number = ?", [number]);
        });
      const telling =
        (...words: string[]) =>
        (tx: WriteDb): void => {
          touchesOnlyWhatItNames(tx);
          touch(tx, ...words);
        };
      const context = (): RequestContext =>
        new RequestContext(app.database, app.clock, null, "test", app.database as never);
      const value = async (request: RequestContext, key = "x"): Promise<number> => {
        try {
          return await request.load(word, key);
        } finally {
          await request.end();
        }
      };
      const now = (key?: string): Promise<number> => value(context(), key);

      beforeEach(async () => {
        await app.database.source.query("CREATE TABLE remembered_row (number INT NOT NULL)");
        await app.database.source.query("INSERT INTO remembered_row VALUES (1)");
        expect([await now(), await now("y")]).toEqual([1, 1]);
      });

      test("a word that is touched is read anew, another one is not", async () => {
        await set(2, telling("x"));
        expect([await now(), await now("y")]).toEqual([2, 1]);
        await set(3, telling());
        expect([await now(), await now("y")]).toEqual([2, 1]);
        await set(4);
        expect([await now(), await now("y")]).toEqual([4, 4]);
      });

      test("an operation in an older state sees that state, and leaves nothing of it to newer ones", async () => {
        const older = context();
        await older.db();
        await set(2, telling("x"));
        expect(await now()).toBe(2);
        expect(await value(older)).toBe(1);
        expect(await now()).toBe(2);
        const [one, two] = [context(), context()];
        await one.db();
        await set(3, telling("x"));
        await two.db();
        expect([await value(two), await value(one), await now()]).toEqual([3, 2, 3]);
      });

      test("whoever is further behind than the changes that are known takes everything for changed", async () => {
        await app.database.source.query("UPDATE remembered_row SET number = 7");
        expect(await now("y")).toBe(1);
        await app.database.source.query(`UPDATE data_version SET version = version + ${CHANGES_KNOWN}`);
        expect(await now("y")).toBe(7);
      });

      test("a database that was put back and went on from there is another one", async () => {
        const [saved] = await app.database.source.query("SELECT version, mark FROM data_version");
        await set(2, telling("x"));
        await set(3, telling("x"));
        expect(await now()).toBe(3);
        await app.database.source.query("UPDATE data_version SET version = ?, mark = ?", [
          saved.version,
          saved.mark,
        ]);
        await app.database.source.query("UPDATE remembered_row SET number = 1");
        expect(await now("z")).toBe(1);
        await set(5, telling("x"));
        expect([await now(), await now("z")]).toEqual([5, 5]);
        await set(6, telling("x"));
        expect([await now(), await now("z")]).toEqual([6, 5]);
      });

      test("an operation of before a database was put back is given nothing of after", async () => {
        const [saved] = await app.database.source.query("SELECT version FROM data_version");
        await set(2, telling("x"));
        await set(3, telling("x"));
        expect(await now()).toBe(3);
        const [before, after] = [context(), context()];
        await before.db();
        await app.database.source.query("UPDATE data_version SET version = ?, mark = 'another'", [
          Number(saved.version) + 1,
        ]);
        await after.db();
        after.recall!.keep("mine", 5, null, 10);
        expect([after.recall!.find("mine"), before.recall!.find("mine")]).toEqual([5, undefined]);
        await Promise.all([before.end(), after.end()]);
      });

      test("a write that fails touches nothing", async () => {
        await expect(
          app.database.write(async (tx) => {
            telling("x")(tx);
            await tx.query("UPDATE remembered_row SET number = 9");
            throw new Error("no");
          }),
        ).rejects.toThrow("no");
        expect(await now()).toBe(1);
        await set(2, telling("y"));
        expect([await now(), await now("y")]).toEqual([1, 2]);
      });

      test("random writes and reads of two processes: nobody ever sees another state than its own", async () => {
        const other = await openDatabase(app.config.database, databaseParts, MEGABYTES);
        let seed = 7;
        const dice = (sides: number): number => (seed = (seed * 48271) % 2147483647) % sides;
        try {
          for (let step = 0; step < 120; step += 1) {
            const database = dice(2) === 0 ? app.database : other;
            if (dice(3) === 0) await set(step, dice(4) === 0 ? undefined : telling("x", "y", "z"), database);
            else {
              const request = new RequestContext(database, app.clock, null, "test", null as never);
              const key = ["x", "y", "z"][dice(3)]!;
              const [row] = (await (await request.db()).query("SELECT number FROM remembered_row")) as {
                number: number;
              }[];
              if (dice(3) === 0)
                await set(1000 + step, telling("x", "y", "z"), database === other ? app.database : other);
              expect(await value(request, key)).toBe(Number(row!.number));
            }
          }
        } finally {
          await other.close();
        }
      });
    });

    test("it is bounded: what was not used for longest is forgotten", async () => {
      const database = app.database;
      const before = database.memory.size.bytes;
      const one: Snapshot = await database.snapshot();
      const recall = (await database.memory.in(await one.version(), one.db))!;
      for (let each = 0; each < 3000; each += 1) recall.keep(`filler ${each}`, each, null, 10_000);
      await one.close();
      const { bytes, entries } = database.memory.size;
      expect([bytes <= MEGABYTES * 1024 * 1024, entries < 1000, bytes > before]).toEqual([true, true, true]);
      expect([recall.find("filler 0"), recall.find("filler 2999")]).toEqual([undefined, 2999]);
      expect(await figures()).toEqual(BEFORE);
    });
  });
});
