import type { ReadDb } from "../../api/platform/database";
import { Role } from "../../api/platform/actor";
import { UnionKind } from "../../api/unions/union.enums";
import { report } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";
import { record } from "../unions/record";
import { judged } from "./judged";

const CHECK = `query ($input: CheckReportInput!) {
  checkReport(input: $input) { code severity outcome message(locale: EN) explanation indicators { code } }
}`;

eachDatabase((kind) => {
  let app: App;

  beforeAll(async () => {
    app = await startApp(kind);
    await record(
      app,
      { code: "goc", kind: UnionKind.DISTRICT_FEDERATION },
      { code: "ben", kind: UnionKind.DISTRICT_FEDERATION },
      ...Array.from({ length: 50 }, (_, index) => ({ code: `n-${index}`, under: "goc" })),
    );
    for (let index = 0; index < 50; index += 1)
      await report(app, `n-${index}`, "2021", {
        members: 10 + index,
        members_women: 70,
        disciplined_members: 1,
      });
  });
  afterAll(() => app.close());

  const check = async (input: object, token?: string) => {
    const answer = await app.ask(CHECK, { input }, { token });
    return {
      ...answer,
      rules: Object.fromEntries(
        (answer.data?.checkReport ?? []).map((each: { code: string }) => [each.code, each]),
      ),
    };
  };

  test("the rules of one report or of fifty take nine statements", async () => {
    const token = await app.token("goc");
    const asked = (first: number, fields: string): Promise<string[]> =>
      app.statements(async () => {
        const { data } = await app.ask(
          `{ union(code: "goc") { children(first: ${first}) { nodes { report(period: "2021") { status ${fields} } } } } }`,
          {},
          { token },
        );
        expect(data.union.children.nodes).toHaveLength(first);
        for (const { report: found } of data.union.children.nodes)
          if (fields)
            expect(found.ruleResults).toContainEqual({
              ...{ code: "members_women_within_members", outcome: "FAIL", explanation: null },
            });
      });
    const rules = async (first: number): Promise<number> =>
      (await asked(first, "ruleResults { code outcome explanation }")).length -
      (await asked(first, "")).length;
    expect([await rules(1), await rules(50)]).toEqual([9, 9]);
  });

  test("one report of a higher union or fifty of different years take as many statements", async () => {
    const count = async (years: number): Promise<number> => {
      const values = { members: { value: 3, statedTotal: 9 } };
      const drafts = Array.from({ length: years }, (_, index) => ({
        ...{ union: "goc", period: String(1960 + index), values },
      }));
      let statements = 0;
      const read = app.database.read.bind(app.database);
      const counting = Object.create(app.database, {
        read: {
          value: <T>(work: (db: ReadDb) => Promise<T>) =>
            read((db) => {
              const query = (...args: Parameters<ReadDb["query"]>) => {
                statements += 1;
                return db.query(...args);
              };
              return work(Object.create(db, { query: { value: query } }) as ReadDb);
            }),
        },
      }) as App["database"];
      expect(await judged({ ...app, database: counting }, ...drafts)).toHaveLength(years);
      return statements;
    };
    expect([await count(1), await count(50)]).toEqual([9, 9]);
  });

  test("a report due of which nothing was written is judged too, for those who may see it", async () => {
    const field = '{ union(code: "n-0") { report(period: "2020") { status ruleResults { code outcome } } } }';
    const { data } = await app.ask(field, {}, { token: await app.token("n-0") });
    expect(data.union.report.status).toBe("DUE");
    expect(data.union.report.ruleResults).toContainEqual({
      code: "members_balance",
      outcome: "NOT_EVALUABLE",
    });
    expect((await app.ask(field)).data.union.report).toBeNull();
  });

  test("a stranger's results are those of a report without figures about persons", async () => {
    const field =
      '{ union(code: "n-1") { report(period: "2022") { ruleResults { code outcome message } } } }';
    const stranger = async () => (await app.ask(field)).data.union.report.ruleResults;
    await report(app, "n-1", "2022", { members: 20, members_women: 3 });
    const without = await stranger();
    await app.database.write(async (tx) => {
      await tx.query(
        `INSERT INTO report_value (report_id, version, indicator_id, value, qualifier, derived)
          SELECT r.id, 1, i.id, 99, 'EXACT', 0 FROM report r JOIN trade_union u ON u.id = r.union_id AND u.code = 'n-1'
            JOIN report_period p ON p.id = r.period_id AND p.code = '2022' JOIN indicator i ON i.code IN ('disciplined_members', 'members_left', 'work_accidents')`,
      );
    });
    expect(await stranger()).toEqual(without);
    const { data } = await app.ask(field, {}, { token: await app.token("n-1") });
    expect(data.union.report.ruleResults).not.toEqual(without);
  });

  test("an explanation stands beside its rule, for those who reach the union", async () => {
    await app.database.write(async (tx) => {
      await tx.query(
        `INSERT INTO report_explanation (report_id, version, rule, explanation)
          SELECT r.id, 1, 'members_within_workers', 'Có người nghỉ hưu' FROM report r JOIN trade_union u ON u.id = r.union_id AND u.code = 'n-2'`,
      );
    });
    const field = '{ union(code: "n-2") { report(period: "2021") { ruleResults { code explanation } } } }';
    const explained = async (token?: string) =>
      (await app.ask(field, {}, { token })).data.union.report.ruleResults.find(
        (each: { code: string }) => each.code === "members_within_workers",
      ).explanation;
    expect(await explained(await app.token("n-2"))).toBe("Có người nghỉ hưu");
    expect(await explained()).toBeNull();
  });

  test("checkReport judges what is saved with what changes, and writes nothing", async () => {
    const token = await app.token("n-3", Role.REPORTER);
    const before = await everyRow(app, "api_token");
    const input = {
      union: "n-3",
      period: "2021",
      values: [
        { indicator: "members", value: 80 },
        { indicator: "workers", value: 70, qualifier: "AT_LEAST" },
      ],
      explanations: [{ rule: "members_within_workers", explanation: "Có người nghỉ hưu" }],
    };
    const { rules } = await check(input, token);
    expect(rules.members_women_within_members).toMatchObject({ outcome: "PASS" });
    expect(rules.members_women_within_members.message).toMatch(/^70 ≤ 80: /);
    expect(rules.members_within_workers).toMatchObject({
      severity: "WARNING",
      outcome: "NOT_EVALUABLE",
      explanation: "Có người nghỉ hưu",
      indicators: [{ code: "members" }, { code: "workers" }],
    });
    expect(rules.members_within_workers.message).toContain("at least 70");
    const removed = await check({ ...input, values: [{ indicator: "members", value: null }] }, token);
    expect(removed.rules.members_women_within_members.outcome).toBe("NOT_EVALUABLE");
    const empty = await check({ union: "n-3", period: "2019", values: [] }, token);
    expect(empty.rules.members_balance.outcome).toBe("NOT_EVALUABLE");
    expect(await everyRow(app, "api_token")).toEqual(before);
  });

  test.each([
    ["a stranger", null, "UNAUTHENTICATED"],
    ["a reader", ["n-3", Role.READER], "FORBIDDEN"],
    ["a neighbour", ["n-4", Role.REPORTER], "FORBIDDEN"],
    ["another subtree", ["ben", Role.ADMIN], "FORBIDDEN"],
    ["the union itself", ["n-3", Role.REPORTER], null],
    ["the union above", ["goc", Role.REPORTER], null],
  ] as const)("checkReport for %s: %s", async (_, who, code) => {
    const token = who ? await app.token(who[0], who[1]) : undefined;
    const answer = await check({ union: "n-3", period: "2021", values: [] }, token);
    expect(answer.errors?.[0]?.extensions.code ?? null).toBe(code);
  });

  test.each([
    { union: "khong-co", period: "2021", values: [] },
    { union: "n-3", period: "2021-13", values: [] },
    { union: "n-3", period: "2021", values: [{ indicator: "khong_co", value: 1 }] },
    { union: "n-3", period: "2021", values: [{ indicator: "members", value: 1.5 }] },
    { union: "n-3", period: "2021", values: [{ indicator: "grassroots_unions", value: 1 }] },
  ])("checkReport refuses %j", async (input) => {
    const answer = await check(input, await app.token("n-3", Role.REPORTER));
    expect(answer.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  test("everybody may read the rules", async () => {
    const { data } = await app.ask(
      "{ validationRules { code severity basis message description(locale: EN) indicators { code } } }",
    );
    expect(data.validationRules).toHaveLength(60);
    const rule = (code: string) => data.validationRules.find((each: { code: string }) => each.code === code);
    expect(rule("members_women_within_members")).toEqual({
      code: "members_women_within_members",
      severity: "ERROR",
      basis: null,
      message: "Nữ đoàn viên ({members_women}) nhiều hơn tổng số đoàn viên ({members}).",
      description: expect.stringContaining(" ≤ "),
      indicators: [{ code: "members_women" }, { code: "members" }],
    });
    expect(rule("executive_committee_size").basis).toContain("22/KH-TLĐ");
    expect(rule("report_present_when_due").description).toContain("submission board");
  });
});
