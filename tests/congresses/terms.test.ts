import { Role } from "../../api/platform/actor";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import {
  CORRECT_CONGRESS,
  RECORD_COMMITTEE,
  RECORD_CONGRESS,
  WITHDRAW_COMMITTEE,
  WITHDRAW_CONGRESS,
} from "./documents";

eachDatabase((kind) => {
  describe("the terms that congresses and committees stand on", () => {
    let app: App;
    let token: string;
    let number = 0;
    let union: string;
    const done = async (document: string, input: object) => {
      const { data, errors } = await app.ask(document, { input }, { token });
      expect(errors).toBeUndefined();
      return Object.values(data)[0] as any;
    };
    const congress = async (input: object): Promise<string> =>
      (await done(RECORD_CONGRESS, { union, status: "HELD", ...input })).congress.id;
    const committee = async (input: object): Promise<string> =>
      (await done(RECORD_COMMITTEE, { union, kind: "EXECUTIVE_COMMITTEE", ...input })).committee.id;
    const terms = async () =>
      (await app.ask(`{ union(code: "${union}") { terms { startYear endYear source { quote } } } }`)).data
        .union.terms;
    const reason = "Nhầm";
    const term = { startYear: 2018, endYear: 2023 };
    const source = (quote: string) => ({ title: "Nghị quyết", quote });

    beforeAll(async () => {
      app = await startApp(kind);
      await record(app, { code: "root" });
      token = await app.token("root", Role.REPORTER);
    });
    beforeEach(async () => {
      union = `u${(number += 1)}`;
      await record(app, { code: union, under: "root" });
    });
    afterAll(() => app?.close());

    test("a term that a correction takes away bars no other", async () => {
      const congressId = await congress({ term, source: source("một") });
      await done(CORRECT_CONGRESS, { congressId, term: null });
      expect(await terms()).toEqual([]);
      await done(CORRECT_CONGRESS, { congressId, term: { startYear: 2020, endYear: 2025 } });
      expect(await terms()).toEqual([{ startYear: 2020, endYear: 2025, source: { quote: "một" } }]);
    });

    test("a term goes with a committee that alone stood on it", async () => {
      await done(WITHDRAW_COMMITTEE, { committeeId: await committee({ term }), reason });
      expect(await terms()).toEqual([]);
    });

    test("a term follows its congress to another source, and goes with it", async () => {
      const congressId = await congress({ term, source: source("cũ") });
      await done(CORRECT_CONGRESS, { congressId, source: source("mới") });
      expect(await terms()).toEqual([{ ...term, source: { quote: "mới" } }]);
      await done(WITHDRAW_CONGRESS, { congressId, reason });
      expect(await terms()).toEqual([]);
    });

    test("a term that others still stand on stays, and comes from where they do", async () => {
      const congressId = await congress({ term, source: source("của đại hội") });
      const committeeId = await committee({ term, source: source("của ban") });
      await done(WITHDRAW_CONGRESS, { congressId, reason });
      expect(await terms()).toEqual([{ ...term, source: { quote: "của ban" } }]);
      await done(WITHDRAW_COMMITTEE, { committeeId, reason });
      expect(await terms()).toEqual([]);
    });

    test("a term that a source of its own states stays", async () => {
      const first = await congress({ term, source: source("nêu riêng") });
      const second = await congress({ term, source: source("đại hội") });
      await done(WITHDRAW_CONGRESS, { congressId: second, reason });
      expect(await terms()).toEqual([{ ...term, source: { quote: "nêu riêng" } }]);
      await done(WITHDRAW_CONGRESS, { congressId: first, reason });
      expect(await terms()).toEqual([]);
    });
  });
});
