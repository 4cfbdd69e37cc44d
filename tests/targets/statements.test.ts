import { encodeId } from "../../api/platform/ids";
import { TargetOperator, TargetPeriodicity, TargetUnit } from "../../api/targets/target.enums";
import { UnionKind } from "../../api/unions/union.enums";
import { report } from "../rollup/build";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { congress, target } from "./place";

const PERCENT = { operator: TargetOperator.EQUAL, value: 100, unit: TargetUnit.PERCENT };

/** What each target of a list is measured by, in turn. */
const KINDS = [
  {},
  { periodicity: TargetPeriodicity.PER_TERM },
  { unit: TargetUnit.PERSON, indicator: "party_admitted" },
  { ...PERCENT, indicator: "officers_trained_share" },
  { ...PERCENT, indicator: "members_studied_share", periodicity: TargetPeriodicity.PER_TERM },
];

eachDatabase((kind) => {
  describe("SQL statements of targets", () => {
    let app: App;

    beforeAll(async () => {
      app = await startApp(kind);
      const children = Array.from({ length: 50 }, (_, index) => `cs-${index}`);
      await record(
        app,
        { code: "goc", kind: UnionKind.CONFEDERATION },
        ...["mot", "nhieu", "it-ld", "nhieu-ld"].map((code) => ({
          code,
          kind: UnionKind.PROVINCIAL_FEDERATION,
          under: "goc",
        })),
        { code: "cs", under: "it-ld" },
        ...children.map((code) => ({ code, under: "nhieu-ld" })),
      );
      const fill = async (union: string, count: number): Promise<void> => {
        await congress(app, union, `${union}-i`, [2019, 2024]);
        const parent = await target(app, union, {
          congress: `${union}-i`,
          ordinal: "0",
          ...PERCENT,
          indicator: "advanced_workers_share",
        });
        const within = encodeId("Target", `${union}/${parent}`);
        for (let index = 1; index <= count; index += 1) {
          await target(app, union, {
            congress: `${union}-i`,
            ordinal: `${index}a`,
            ...KINDS[index % KINDS.length],
          });
          await target(app, union, {
            congress: `${union}-i`,
            ordinal: `${index}b`,
            ...PERCENT,
            indicator: "emulation_fighters",
            within,
          });
        }
      };
      await fill("mot", KINDS.length);
      await fill("nhieu", 50);
      await fill("cs", KINDS.length);
      for (const code of children) await fill(code, KINDS.length);
      for (const code of ["cs", ...children])
        await report(app, code, "2021", {
          inspections: 1,
          advanced_workers: 4,
          emulation_fighters: 1,
          workers: 5,
        });
    }, 120_000);
    afterAll(() => app.close());

    const counted = async (query: string, targets: number): Promise<number> => {
      let answer: Awaited<ReturnType<App["ask"]>>;
      const sql = await app.statements(async () => {
        answer = await app.ask(query);
      });
      expect(answer!.errors).toBeUndefined();
      expect(answer!.body.split('"status"').length - 1).toBe(targets);
      return sql.length;
    };
    const PROGRESS = 'progress(period: "2021") { status actual note coverage { ratio } }';
    const ALL = `ordinal union { code } indicator { code } congress { code } source { title } within { ordinal } ${PROGRESS}`;

    test("of one union: the union, its targets, their figures, and the census that is kept and of years without one, for a few targets or a hundred", async () => {
      const query = (code: string) => `{ union(code: "${code}") { targets { ${PROGRESS} } } }`;
      expect(await counted(query("mot"), 11)).toBe(5);
      expect(await counted(query("nhieu"), 101)).toBe(5);
    });

    test("of fifty unions no more than of one", async () => {
      const query = (code: string) =>
        `{ union(code: "${code}") { children(first: 50) { nodes { targets { ${PROGRESS} } } } } }`;
      expect(await counted(query("it-ld"), 11)).toBe(6);
      expect(await counted(query("nhieu-ld"), 550)).toBe(6);
    });

    test("everything about a target is one more each for its union, its congress and what it is a part of", async () => {
      const query = (code: string) => `{ union(code: "${code}") { targets { ${ALL} } } }`;
      const [few, many] = [await counted(query("mot"), 11), await counted(query("nhieu"), 101)];
      expect([few, many]).toEqual([8, 8]);
    });
  });
});
