import { eachDatabase, startApp, type App } from "../support/app";
import { buildCountry, TEN, YEARS } from "./national";

const codes = TEN.map(({ code }) => code);
const [A, B, C] = codes as [string, string, string];
const years = `fromYear: ${YEARS[0]}, toYear: ${YEARS.at(-1)}`;

/** The five questions a dashboard asks most. */
const QUESTIONS = {
  detail: `{ union(code: "u700") { code name kind ancestors { code name } mandates(first: 10) { nodes { position from } } articles(first: 5) { nodes { title } } } }`,
  list: `{ unions(filter: { provinces: ["ben-tre"], kinds: [GRASSROOTS_UNION] }, orderBy: { field: NAME, direction: ASC }, first: 50) { totalCount nodes { code name } } }`,
  rollup: `{ union(code: "u1") { statistics(period: "2021", indicators: ${JSON.stringify(codes)}) { breakdown(first: 60) { nodes { key label observations { indicator { code } value } coverage { expectedUnits } } } } } }`,
  series: `{ union(code: "u2") { a: series(indicator: "${A}", ${years}) { observation { value } hierarchyChanged } b: series(indicator: "${B}", ${years}) { observation { value } } c: series(indicator: "${C}", ${years}) { observation { value } } } }`,
  nested: `{ union(code: "u1") { children(first: 60) { nodes { code ranking(period: "2021", indicator: "${A}", first: 3, indicators: ["${B}", "${C}"]) { key label observations { value } } } } } }`,
};
type Name = keyof typeof QUESTIONS;

/** By question, how many times as many rows the larger country may make it read: a ranking looks at every child, of which there are half as many again. */
const ROWS: readonly (readonly [Name, number])[] = [
  ["detail", 1.1],
  ["rollup", 1],
  ["series", 1],
  ["nested", 1.5],
];
const LARGE = [
  "trade_union",
  "union_version",
  "ancestry",
  "affiliation",
  "rollup",
  "census",
  "fact",
  "report",
];

interface Seen {
  readonly sql: string;
  readonly parameters: unknown[];
}

eachDatabase((kind) => {
  describe("a country of 1,000 grassroots unions and one of 10,000", () => {
    const apps = new Map<number, App>();
    const seen: Seen[] = [];

    beforeAll(async () => {
      for (const size of [1_000, 10_000]) {
        const app = await startApp(kind);
        apps.set(size, app);
        await buildCountry(app, size);
        const open = app.database.snapshot.bind(app.database);
        app.database.snapshot = async (options) => {
          app.database.memory.forget();
          const { db, version, close } = await open(options);
          const query = db.query.bind(db);
          const watched = Object.create(db) as typeof db;
          watched.query = ((sql: string, parameters: unknown[] = []) => {
            seen.push({ sql, parameters });
            return query(sql, parameters as never);
          }) as typeof query;
          return { db: watched, version, close };
        };
      }
    }, 300_000);
    afterAll(async () => {
      for (const app of apps.values()) await app.close();
    });

    async function ask(
      size: number,
      name: Name,
    ): Promise<{ data: any; statements: Seen[]; counted: number }> {
      const app = apps.get(size)!;
      seen.length = 0;
      let answer: Awaited<ReturnType<App["ask"]>> | null = null;
      const counted = await app.statements(async () => {
        answer = await app.ask(QUESTIONS[name], {}, { token: tokens.get(size) });
      });
      expect(answer!.errors).toBeUndefined();
      return { data: answer!.data, statements: [...seen], counted: counted.length };
    }
    const tokens = new Map<number, string>();
    beforeAll(async () => {
      for (const [size, app] of apps) tokens.set(size, await app.token("u1"));
    });

    test.each([
      ["detail", 6],
      ["list", 4],
      ["rollup", 8],
      ["series", 5],
      ["nested", 7],
    ] as const)("the question %s takes %i statements in both", async (name, count) => {
      for (const size of apps.keys()) expect([size, (await ask(size, name)).counted]).toEqual([size, count]);
    });

    test("the sums are those of the facts", async () => {
      for (const [size, app] of apps) {
        const { data } = await ask(size, "nested");
        const third = data.union.children.nodes[2] as { code: string; ranking: any[] };
        const sql = `SELECT u.code, SUM(f.value) AS value FROM fact f JOIN report_period p ON p.id = f.period_id AND p.code = '2021'
            JOIN ancestry a ON a.descendant_id = f.union_id AND a.relation = 'ADMINISTRATIVE' JOIN ancestry b ON b.descendant_id = f.union_id AND b.relation = 'ADMINISTRATIVE' AND b.depth = a.depth + 1
            JOIN trade_union u ON u.id = a.ancestor_id JOIN trade_union w ON w.id = b.ancestor_id
           WHERE w.code = ? AND f.indicator_id = ? GROUP BY u.code ORDER BY value DESC, u.code LIMIT 3`;
        const right = (await app.database.source.query(sql, [third.code, TEN[0]!.rowId])) as {
          code: string;
          value: number | string;
        }[];
        expect(third.ranking.map(({ key }) => key)).toEqual(right.map(({ code }) => code));
        const own = third.ranking.map(({ observations }) =>
          Math.max(...observations.map((each: any) => each.value)),
        );
        expect(own[0]).toBeGreaterThanOrEqual(Number(right[0]!.value));
      }
    });

    if (kind === "sqlite") {
      test.each(Object.keys(QUESTIONS) as Name[])(
        "the plan of %s searches every large table through an index",
        async (name) => {
          const { statements } = await ask(10_000, name);
          const scans: string[] = [];
          for (const { sql, parameters } of statements.filter(({ sql: text }) => /^\s*SELECT/i.test(text))) {
            const plan = (await apps
              .get(10_000)!
              .database.source.query(`EXPLAIN QUERY PLAN ${sql}`, parameters)) as { detail: string }[];
            const alias = new Map(
              [...sql.matchAll(/(?:FROM|JOIN)\s+(\w+)\s+(?:AS\s+)?(\w+)/g)].map(([, table, as]) => [
                as!,
                table!,
              ]),
            );
            for (const { detail } of plan) {
              const [, scanned] = /^SCAN (\w+)/.exec(detail) ?? [];
              if (scanned && LARGE.includes(alias.get(scanned) ?? scanned) && !detail.includes("USING"))
                scans.push(`${detail}: ${sql}`);
            }
          }
          expect(scans).toEqual([]);
        },
      );
    } else {
      /** Rows that a statement makes the storage engine read. */
      async function rowsRead(app: App, statements: readonly Seen[]): Promise<number> {
        const runner = app.database.source.createQueryRunner();
        const status = async (): Promise<number> =>
          ((await runner.query("SHOW SESSION STATUS LIKE 'Handler_read%'")) as { Value: string }[]).reduce(
            (sum, row) => sum + Number(row.Value),
            0,
          );
        try {
          const before = await status();
          for (const { sql, parameters } of statements)
            if (/^\s*SELECT/i.test(sql)) await runner.query(sql, parameters);
          return (await status()) - before;
        } finally {
          await runner.release();
        }
      }

      test.each(ROWS)("%s reads at most %d times as many rows in the larger", async (name, times) => {
        const rows: number[] = [];
        for (const [size, app] of apps) rows.push(await rowsRead(app, (await ask(size, name)).statements));
        expect(rows[0]).toBeGreaterThan(0);
        expect(rows[1]).toBeLessThanOrEqual(rows[0]! * times);
      });
    }
  });
});
