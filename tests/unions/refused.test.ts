import { rebuildAncestry } from "../../api/unions/ancestry";
import { HierarchyRelation, UnionKind } from "../../api/unions/union.enums";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "./record";

const kindOf = { kind: UnionKind.GRASSROOTS_UNION };

eachDatabase((kind) => {
  describe("recording a union", () => {
    let app: App;
    const rows = async () =>
      app.database.read(async (db) => {
        const counts: Record<string, number> = {};
        for (const table of ["trade_union", "union_version", "affiliation", "ancestry", "employer"]) {
          counts[table] = Number((await db.query(`SELECT COUNT(*) AS total FROM ${table}`))[0].total);
        }
        return counts;
      });

    beforeAll(async () => {
      app = await startApp(kind);
      await record(
        app,
        { code: "root" },
        { code: "old", foundedOn: "2000-01-01", endedOn: "2010-01-01" },
        { code: "young", foundedOn: "2020-01-01" },
      );
    });
    afterAll(() => app.close());

    test.each([
      ["a code that is taken", { code: "root" }, "CONFLICT", /root/],
      ["an empty code", { code: " " }, "BAD_USER_INPUT", /code/],
      ["a code that would break an id", { code: "a@2021-01-01" }, "BAD_USER_INPUT", /code/],
      [
        "a life that ends before it begins",
        { code: "x", foundedOn: "2021-01-01", endedOn: "2020-01-01" },
        "BAD_USER_INPUT",
        /end must come after/,
      ],
      ["an impossible day", { code: "x", foundedOn: "2021-02-30" }, "BAD_USER_INPUT", /foundedOn/],
      ["no version at all", { code: "x", versions: [] }, "BAD_USER_INPUT", /cover/],
      ["an empty name", { code: "x", name: "  " }, "BAD_USER_INPUT", /nameVi/],
      ["an unknown province", { code: "x", province: "atlantis" }, "BAD_USER_INPUT", /province/],
      [
        "versions with a gap",
        {
          code: "x",
          versions: [
            { nameVi: "a", ...kindOf, until: "2020-01-01" },
            { nameVi: "b", ...kindOf, from: "2020-01-02" },
          ],
        },
        "BAD_USER_INPUT",
        /cover/,
      ],
      [
        "versions that overlap",
        {
          code: "x",
          versions: [
            { nameVi: "a", ...kindOf, until: "2020-01-02" },
            { nameVi: "b", ...kindOf, from: "2020-01-01" },
          ],
        },
        "BAD_USER_INPUT",
        /cover/,
      ],
      [
        "a version before the founding",
        { code: "x", foundedOn: "2020-01-01", versions: [{ nameVi: "a", ...kindOf, from: "2019-01-01" }] },
        "BAD_USER_INPUT",
        /cover/,
      ],
      [
        "a version that stops before the end",
        { code: "x", versions: [{ nameVi: "a", ...kindOf, until: "2019-01-01" }] },
        "BAD_USER_INPUT",
        /cover/,
      ],
      [
        "two names without a day between them",
        {
          code: "x",
          versions: [
            { nameVi: "a", ...kindOf },
            { nameVi: "b", ...kindOf },
          ],
        },
        "BAD_USER_INPUT",
        /cover/,
      ],
      ["an unknown parent", { code: "x", under: "nobody" }, "BAD_USER_INPUT", /parent/],
      ["itself as parent", { code: "x", under: "x" }, "BAD_USER_INPUT", /parent/],
      [
        "a parent before that one was founded",
        { code: "x", affiliations: [{ parent: "young", from: "2019-12-31" }] },
        "BAD_USER_INPUT",
        /exist on those days/,
      ],
      [
        "a parent after that one ended",
        { code: "x", affiliations: [{ parent: "old", until: "2010-01-02" }] },
        "BAD_USER_INPUT",
        /exist on those days/,
      ],
      [
        "a parent that ended, without an end",
        { code: "x", under: "old" },
        "BAD_USER_INPUT",
        /exist on those days/,
      ],
      [
        "a parent it never met",
        { code: "x", foundedOn: "2015-01-01", under: "old" },
        "BAD_USER_INPUT",
        /exist on those days/,
      ],
      [
        "a parent before it was founded",
        { code: "x", foundedOn: "2015-01-01", affiliations: [{ parent: "root", from: "2014-01-01" }] },
        "BAD_USER_INPUT",
        /exist on those days/,
      ],
      [
        "two parents on one day",
        {
          code: "x",
          affiliations: [
            { parent: "root", until: "2021-01-02" },
            { parent: "young", from: "2021-01-01" },
          ],
        },
        "BAD_USER_INPUT",
        /one parent a day/,
      ],
      [
        "two sectoral parents on one day",
        {
          code: "x",
          affiliations: ["root", "young"].map((parent) => ({ parent, relation: HierarchyRelation.SECTORAL })),
        },
        "BAD_USER_INPUT",
        /one parent a day/,
      ],
    ])("refuses %s and leaves nothing behind", async (_, draft, code, sentence) => {
      const before = await rows();
      await expect(record(app, draft)).rejects.toMatchObject({
        code,
        message: expect.stringMatching(sentence),
      });
      expect(await rows()).toEqual(before);
    });

    test("a circle is refused on the days on which it would close, and only then", async () => {
      const [a, b] = await record(
        app,
        { code: "a" },
        { code: "b", affiliations: [{ parent: "a", until: "2020-01-01" }] },
      );
      const put = (from: string) =>
        app.database.write(async (tx) => {
          await tx.query(
            "INSERT INTO affiliation (child_id, parent_id, relation, valid_from, valid_to, certainty) VALUES (?, ?, 'ADMINISTRATIVE', ?, '9999-12-31', 'STATED')",
            [a, b, from],
          );
          await rebuildAncestry(tx, [a!]);
        });
      await expect(put("2019-12-31")).rejects.toMatchObject({
        code: "CONFLICT",
        message: expect.stringMatching(/above itself/),
      });
      await put("2020-01-01");
      const seen = `{ then: union(code: "b", asOf: "2019-12-31") { parent { code } } now: union(code: "a", asOf: "2020-01-01") { parent { code } } }`;
      expect((await app.ask(seen)).data).toEqual({
        then: { parent: { code: "a" } },
        now: { parent: { code: "b" } },
      });
    });

    test("an unknown beginning lasts as long as both unions exist", async () => {
      await record(app, { code: "under-young", under: "young" });
      const { data } = await app.ask(`{
        before: union(code: "under-young", asOf: "2019-12-31") { status parent { code } affiliations { from to } }
        since: union(code: "under-young", asOf: "2020-01-01") { parent { code } }
      }`);
      expect(data).toEqual({
        before: { status: "ACTIVE", parent: null, affiliations: [{ from: null, to: null }] },
        since: { parent: { code: "young" } },
      });
    });

    test("an employer is recorded once for all its unions", async () => {
      const employer = { nameVi: "Sở Công Thương", sector: "ADMINISTRATIVE" as never };
      const before = (await rows()).employer;
      await record(
        app,
        { code: "e1", employer },
        { code: "e2", employer },
        { code: "e3", employer: { ...employer, nameEn: "Department" } },
      );
      expect((await rows()).employer).toBe(before! + 2);
    });

    test.each([
      ["UPDATE trade_union SET valid_to = valid_from WHERE code = 'root'"],
      ["UPDATE trade_union SET code = '' WHERE code = 'root'"],
      ["UPDATE union_version SET valid_to = valid_from"],
      ["UPDATE union_version SET name_vi = ''"],
      ["UPDATE union_version SET province_code = 'atlantis'"],
      ["UPDATE affiliation SET valid_to = valid_from"],
      ["UPDATE affiliation SET parent_id = child_id"],
      ["UPDATE ancestry SET depth = -1"],
      ["UPDATE ancestry SET valid_to = valid_from"],
      ["UPDATE province SET valid_to = valid_from"],
      ["UPDATE province SET successor_code = code"],
    ])("the database itself refuses %s", async (sql) => {
      await expect(app.database.write((tx) => tx.query(sql))).rejects.toThrow(/constraint/i);
    });
  });
});
