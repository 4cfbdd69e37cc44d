import { STATED, COUNTED } from "../../bench/country/figures";
import { YEARS } from "../../bench/country/years";
import { makeModel, reports } from "../../bench/country/model";
import { differingSums } from "../../bench/load/check";
import { loadHub } from "../../bench/load/hub";
import { oracleOf } from "../../bench/oracle/oracle";
import { QUESTIONS } from "../../bench/questions/answers";
import { HUB_QUESTIONS } from "../../bench/questions/hub";
import { variablesOf } from "../../bench/questions/variables";
import { checkData } from "../../api/rollup/check";
import { checkSearchIndex } from "../../api/search/check";
import { rebuildSearchIndex } from "../../api/search/rebuild";
import { answering } from "../../bench/peers/answer";
import { connect } from "../../bench/peers/connect";
import { handSql } from "../../bench/peers/hand-sql";
import { loadLean } from "../../bench/load/lean";
import { emptyDatabase, eachDatabase, startApp, type App } from "../support/app";
import { loadConfig } from "../../api/platform/config";

const SIZE = 60;

eachDatabase((kind) => {
  describe("the data set of the bench", () => {
    const model = makeModel(SIZE);
    const oracle = oracleOf(model);
    const variables = variablesOf(model);
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind);
      await loadHub(app.config.database, model, { quiet: true });
      await rebuildSearchIndex(app.database);
    }, 300_000);
    afterAll(() => app.close());

    test("has a union, its years and its figures for every number that was asked for", async () => {
      const count = async (table: string): Promise<number> => {
        const [row] = await app.database.source.query<{ n: number | string }[]>(
          `SELECT COUNT(*) AS n FROM ${table}`,
        );
        return Number(row!.n);
      };
      expect(model.unions).toHaveLength(1 + 34 + 20 + 700 + SIZE);
      expect(model.unions.filter(reports)).toHaveLength(SIZE);
      expect(await count("trade_union")).toBe(755 + SIZE);
      expect(await count("report")).toBe(SIZE * YEARS.length);
      expect(await count("report_value")).toBe(SIZE * YEARS.length * STATED.length);
      expect(await count("fact")).toBe(SIZE * 200);
      expect([STATED.length, COUNTED.length]).toEqual([36, 40]);
    });

    test("holds everything that check:data asks of a database that was written report by report", async () => {
      const differences = await app.database.read(
        async (db) => [...(await checkData(db)), ...(await checkSearchIndex(db))],
        { limited: false },
      );
      expect(differences).toEqual([]);
    });

    test("keeps the oracle's sums, and says which one is off", async () => {
      const { config, database } = app;
      expect(await differingSums(config.database, model)).toEqual([]);
      const where =
        "union_id = 1 AND period_id = 5 AND indicator_id = (SELECT id FROM indicator WHERE code = 'members')";
      const [row] = await database.source.query<{ total: number | string }[]>(
        `SELECT total FROM rollup WHERE ${where}`,
      );
      const right = Number(row!.total);
      await database.source.query(`UPDATE rollup SET total = total + 1 WHERE ${where}`);
      expect(await differingSums(config.database, model)).toEqual([
        `vn 2024 members: ${right + 1} of ${SIZE} unions is kept, right is ${right} of ${SIZE} unions`,
      ]);
      await database.source.query(`UPDATE rollup SET total = total - 1 WHERE ${where}`);
    });

    test.each(QUESTIONS)(
      "%s is answered as the oracle answers it, with every set of variables",
      async (question) => {
        const { document, variables: toGraphql, read } = HUB_QUESTIONS[question];
        for (const asked of variables[question]) {
          const { data, errors } = await app.ask(document, toGraphql(asked as never));
          expect(errors).toBeUndefined();
          expect(read(data, asked as never)).toEqual(oracle[question](asked as never));
        }
      },
    );
  });

  test("the peers' own statements give the oracle's answers too", async () => {
    const model = makeModel(SIZE);
    const { url, drop } = await emptyDatabase(kind);
    const { database } = loadConfig({ DATABASE_URL: url });
    await loadLean(database, model, true);
    const ask = connect(database);
    try {
      const answers = answering(await handSql(ask));
      const oracle = oracleOf(model);
      const variables = variablesOf(model);
      for (const question of QUESTIONS) {
        for (const asked of variables[question])
          expect(await answers[question](asked as never)).toEqual(oracle[question](asked as never));
      }
    } finally {
      await ask.close();
      await drop();
    }
  });
});
