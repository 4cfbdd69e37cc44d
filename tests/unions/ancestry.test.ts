import fc from "fast-check";
import { addDays, OPEN_FROM, OPEN_TO } from "../../api/platform/days";
import { rebuildAncestry } from "../../api/unions/ancestry";
import { checkHierarchy } from "../../api/unions/check";
import { HierarchyRelation, UnionKind } from "../../api/unions/union.enums";
import { recordUnion } from "../../api/unions/union.service";
import { eachDatabase, startApp, type App } from "../support/app";
import { treeOn, type Life, type Link } from "./ancestry-recomputed";

const UNIONS = 7;
const DAYS = 60;
const dayAt = (index: number): string => addDays("2020-01-01", index);
const bound = (index: number): string => (index === 0 ? OPEN_FROM : index >= DAYS ? OPEN_TO : dayAt(index));
const span = fc
  .tuple(fc.nat(DAYS), fc.nat(DAYS))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ from: bound(Math.min(a, b)), to: bound(Math.max(a, b)) }));

const lives = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant({ from: OPEN_FROM, to: OPEN_TO }) }, span),
  { minLength: UNIONS, maxLength: UNIONS },
);
const links = fc.array(
  fc.record({
    child: fc.nat(UNIONS - 1),
    parent: fc.nat(UNIONS - 1),
    relation: fc.constantFrom("ADMINISTRATIVE" as const, "SECTORAL" as const),
    days: span,
    downwards: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  }),
  { maxLength: 16 },
);

/** Parents have the lower number, but for the few links that may close a circle; one parent a day in each relation. */
function consistent(
  drawn: readonly {
    child: number;
    parent: number;
    relation: Link["relation"];
    days: { from: string; to: string };
    downwards: boolean;
  }[],
): Link[] {
  const kept: Link[] = [];
  for (const { child: a, parent: b, relation, days, downwards } of drawn) {
    if (a === b) continue;
    const [child, parent] = downwards ? [Math.min(a, b), Math.max(a, b)] : [Math.max(a, b), Math.min(a, b)];
    const taken = kept.some(
      (link) =>
        link.child === child && link.relation === relation && link.from < days.to && days.from < link.to,
    );
    if (!taken) kept.push({ child, parent, relation, ...days });
  }
  return kept;
}

eachDatabase((kind) => {
  describe("ancestry", () => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind);
    });
    afterAll(() => app.close());

    const stored = (day: string, relation: string): Promise<string[]> =>
      app.database.read(async (db) => {
        const rows = (await db.query(
          "SELECT descendant_id, ancestor_id, depth FROM ancestry WHERE relation = ? AND valid_from <= ? AND ? < valid_to",
          [relation, day, day],
        )) as { descendant_id: number; ancestor_id: number; depth: number }[];
        return rows
          .map((row) => `${row.descendant_id - 1} under ${row.ancestor_id - 1} at ${row.depth}`)
          .sort();
      });

    async function replace(
      someLives: readonly Life[],
      someLinks: readonly Link[],
      rebuilt: readonly number[] | null,
    ): Promise<void> {
      await app.database.write(async (tx) => {
        for (const table of ["ancestry", "affiliation", "trade_union"])
          await tx.query(`DELETE FROM ${table}`);
        for (const { id, from, to } of someLives) {
          await tx.query(
            "INSERT INTO trade_union (id, code, other_names, valid_from, valid_to) VALUES (?, ?, '[]', ?, ?)",
            [id + 1, `u${id}`, from, to],
          );
        }
        for (const link of someLinks) {
          await tx.query(
            "INSERT INTO affiliation (child_id, parent_id, relation, valid_from, valid_to, certainty) VALUES (?, ?, ?, ?, ?, 'STATED')",
            [link.child + 1, link.parent + 1, link.relation, link.from, link.to],
          );
        }
        await rebuildAncestry(tx, rebuilt && rebuilt.map((id) => id + 1));
      });
    }

    test("is what walking up the affiliations gives, on any day and in both trees, and refuses every circle", async () => {
      let circles = 0;
      await fc.assert(
        fc.asyncProperty(
          lives,
          links,
          fc.array(fc.nat(DAYS), { minLength: 3, maxLength: 6 }),
          async (spans, drawn, asked) => {
            const someLives = spans.map((life, id) => ({ id, ...life }));
            const someLinks = consistent(drawn);
            const days = Array.from({ length: DAYS + 1 }, (_, index) => dayAt(index)).concat(dayAt(-1));
            const circle = days.some((day) =>
              ["ADMINISTRATIVE", "SECTORAL"].some(
                (tree) => treeOn(day, tree as Link["relation"], someLives, someLinks).circle,
              ),
            );
            if (circle) {
              circles += 1;
              await expect(replace(someLives, someLinks, null)).rejects.toMatchObject({ code: "CONFLICT" });
              return;
            }
            await replace(someLives, someLinks, null);
            const wrong = await app.database.read(checkHierarchy);
            expect(
              wrong.filter((difference) => !difference.endsWith("its versions do not cover its life")),
            ).toEqual([]);
            for (const index of asked) {
              for (const tree of ["ADMINISTRATIVE", "SECTORAL"] as const) {
                expect(await stored(dayAt(index), tree)).toEqual(
                  treeOn(dayAt(index), tree, someLives, someLinks).rows,
                );
              }
            }
          },
        ),
        { numRuns: 40, seed: 20211231 },
      );
      expect(circles).toBeGreaterThan(0);
      expect(circles).toBeLessThan(30);
    });

    test("rebuilding for one union renews everything that ever stood below it", async () => {
      const someLives = [0, 1, 2, 3].map((id) => ({ id, from: OPEN_FROM, to: OPEN_TO }));
      const chain: Link[] = [1, 2, 3].map((child) => ({
        child,
        parent: child - 1,
        relation: "ADMINISTRATIVE",
        from: OPEN_FROM,
        to: OPEN_TO,
      }));
      await replace(someLives, chain, null);
      const all = await stored("2020-01-01", "ADMINISTRATIVE");
      await app.database.write(async (tx) => {
        await tx.query("UPDATE affiliation SET valid_from = '2020-02-01' WHERE child_id = 2");
        await rebuildAncestry(tx, [2]);
      });
      expect(await stored("2020-02-01", "ADMINISTRATIVE")).toEqual(all);
      expect(await stored("2020-01-31", "ADMINISTRATIVE")).toEqual(
        all.filter((row) => !/[123] under 0/.test(row)),
      );
    });

    test("check:data names a tree that was tampered with", async () => {
      const someLives = [0, 1, 2].map((id) => ({ id, from: OPEN_FROM, to: OPEN_TO }));
      const chain: Link[] = [1, 2].map((child) => ({
        child,
        parent: child - 1,
        relation: "ADMINISTRATIVE",
        from: OPEN_FROM,
        to: OPEN_TO,
      }));
      const differences = async (sql: string) => {
        await replace(someLives, chain, null);
        await app.database.write((tx) => tx.query(sql));
        return (await app.database.read(checkHierarchy)).filter((difference) =>
          difference.startsWith("ancestry"),
        );
      };
      expect(await differences("UPDATE affiliation SET certainty = 'HINTED'")).toEqual([]);
      expect(
        await differences(
          "DELETE FROM ancestry WHERE descendant_id = 3 AND depth = 2 AND relation = 'ADMINISTRATIVE'",
        ),
      ).toEqual([expect.stringMatching(/^ancestry u2: is missing 2 below u0/)]);
      expect(
        await differences(
          "UPDATE ancestry SET depth = 3 WHERE descendant_id = 2 AND depth = 1 AND relation = 'SECTORAL'",
        ),
      ).toContainEqual(expect.stringMatching(/^ancestry u1: /));
      expect(await differences("DELETE FROM ancestry WHERE depth = 0 AND descendant_id = 1")).toContainEqual(
        expect.stringMatching(/^ancestry u0: .*itself/),
      );
    });

    test("the same tree comes from a recursive statement over the affiliations", async () => {
      const someLives = Array.from({ length: UNIONS }, (_, id) => ({ id, from: OPEN_FROM, to: OPEN_TO }));
      const someLinks: Link[] = [1, 2, 3, 4, 5, 6].map((child) => ({
        child,
        parent: Math.floor((child - 1) / 2),
        relation: "ADMINISTRATIVE",
        from: bound(child),
        to: bound(DAYS - child),
      }));
      await replace(someLives, someLinks, null);
      for (const day of [dayAt(0), dayAt(4), dayAt(30), dayAt(56)]) {
        const walked = await app.database.read((db) =>
          db.query(
            `WITH RECURSIVE up (descendant_id, ancestor_id, depth) AS (
              SELECT id, id, 0 FROM trade_union
              UNION ALL
              SELECT up.descendant_id, a.parent_id, up.depth + 1 FROM up JOIN affiliation a ON a.child_id = up.ancestor_id
                AND a.relation = 'ADMINISTRATIVE' AND a.valid_from <= ? AND ? < a.valid_to)
            SELECT descendant_id, ancestor_id, depth FROM up`,
            [day, day],
          ),
        );
        const rows = (walked as { descendant_id: number; ancestor_id: number; depth: number }[]).map(
          (row) => `${row.descendant_id - 1} under ${row.ancestor_id - 1} at ${Number(row.depth)}`,
        );
        expect(await stored(day, "ADMINISTRATIVE")).toEqual(rows.sort());
      }
    });
  });
});

eachDatabase((kind) => {
  test("before its SECTORAL parent was founded, a union stands under its ADMINISTRATIVE one in both trees", async () => {
    const app = await startApp(kind);
    try {
      await app.database.write(async (tx) => {
        const record = (code: string, more: object = {}) =>
          recordUnion(tx, {
            code,
            versions: [
              { nameVi: code, kind: UnionKind.OTHER, from: (more as { foundedOn?: string }).foundedOn },
            ],
            ...more,
          });
        const ids = [
          await record("p"),
          await record("s", { foundedOn: "2010-01-01" }),
          await record("g", {
            foundedOn: "1990-01-01",
            affiliations: [{ parent: "p" }, { parent: "s", relation: HierarchyRelation.SECTORAL }],
          }),
        ];
        await rebuildAncestry(tx, ids);
      });
      const parent = async (asOf: string) =>
        (await app.ask(`{ union(code: "g", asOf: "${asOf}") { parent(relation: SECTORAL) { code } } }`)).data
          .union.parent;
      expect(await parent("2000-01-01")).toEqual({ code: "p" });
      expect(await parent("2010-01-01")).toEqual({ code: "s" });
      expect(await app.database.read(checkHierarchy)).toEqual([]);
    } finally {
      await app.close();
    }
  });
});
