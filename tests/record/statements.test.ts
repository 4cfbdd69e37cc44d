import type { EntityMetadata } from "typeorm";
import { rebuildAncestry } from "../../api/unions/ancestry";
import { UnionKind } from "../../api/unions/union.enums";
import { recordUnion } from "../../api/unions/union.service";
import { createSchema } from "../../api/schema";
import { eachDatabase, startApp, type App } from "../support/app";
import { crawl } from "./everything-served";

/** Tables whose rows of one union are the tree itself, a report's, or another process's. */
const NOT_FACTS = new Set([
  "union_version",
  "article_union",
  "fact",
  "rollup",
  "report",
  "api_token",
  "org_event_party",
]);

/** What a fact refers to, each row to one of its own. */
const REFERRED = { source_id: "source", person_id: "person" };

/** Gives a union `count` rows of every kind that the demonstration has, each a copy of one of its rows. */
async function fill(app: App, unionId: number, count: number): Promise<string[]> {
  const filled: string[] = [];
  const facts = app.database.source.entityMetadatas.filter(
    (entity: EntityMetadata) =>
      !NOT_FACTS.has(entity.tableName) && entity.columns.some((column) => column.databaseName === "union_id"),
  );
  const runner = app.database.source.createQueryRunner();
  const insert = (table: string, row: Record<string, unknown>): Promise<unknown> => {
    const columns = Object.keys(row);
    return runner.query(
      `INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
      columns.map((column) => row[column]),
    );
  };
  /** A copy of a row under a key of its own: rows that share what they refer to would hide a statement for each. */
  const copyOf = async (table: string, id: unknown, serial: string): Promise<unknown> => {
    const [row] = (await runner.query(`SELECT * FROM ${table} WHERE id = ?`, [id])) as Record<
      string,
      unknown
    >[];
    const { id: _, ...copy } = row!;
    await insert(table, typeof copy.code === "string" ? { ...copy, code: `${copy.code}-${serial}` } : copy);
    const [last] = (await runner.query(`SELECT MAX(id) AS id FROM ${table}`)) as { id: unknown }[];
    return last!.id;
  };
  for (const entity of facts) {
    const [template] = (await runner.query(`SELECT * FROM ${entity.tableName} ORDER BY 1 LIMIT 1`)) as Record<
      string,
      unknown
    >[];
    if (!template) continue;
    for (let index = 0; index < count; index += 1) {
      const row: Record<string, unknown> = { ...template, union_id: unionId };
      delete row.id;
      const serial = unionId * 100 + index;
      for (const column of ["ordinal", "year", "start_year", "end_year"]) {
        if (typeof row[column] === "number")
          row[column] = column === "ordinal" ? index + 1 : 1930 + index + (column === "end_year" ? 1 : 0);
      }
      if (typeof row.ordinal === "string") row.ordinal = String(index + 1);
      for (const column of ["code", "name_vi"]) {
        if (typeof row[column] === "string") row[column] = `${String(row[column])}-${serial}`;
      }
      for (const [column, table] of Object.entries(REFERRED)) {
        if (row[column]) row[column] = await copyOf(table, row[column], `${entity.tableName}-${serial}`);
      }
      if (entity.tableName === "campaign_participant") {
        row.campaign_id = await copyOf("campaign", row.campaign_id, `joined-${serial}`);
      }
      await insert(entity.tableName, row);
    }
    filled.push(entity.tableName);
  }
  await runner.release();
  return filled;
}

eachDatabase((kind) => {
  test("all fields of one union, two levels deep, cost as many statements at 1 row of each kind as at 50", async () => {
    const app = await startApp(kind, { demo: true });
    try {
      const ids: number[] = [];
      await app.database.write(async (tx) => {
        for (const code of ["one-of-each", "fifty-of-each"]) {
          const affiliations = [{ parent: "tld" }];
          ids.push(
            await recordUnion(tx, {
              code,
              affiliations,
              versions: [{ nameVi: code, kind: UnionKind.GRASSROOTS_UNION }],
            }),
          );
        }
        await rebuildAncestry(tx, ids);
      });
      const filled = await fill(app, ids[0]!, 1);
      expect(await fill(app, ids[1]!, 50)).toEqual(filled);
      expect(filled.length).toBeGreaterThan(8);
      const token = await app.token("tld");
      const schema = await createSchema();
      const cost = async (code: string): Promise<[string, number][]> => {
        const costs: [string, number][] = [];
        for (const query of crawl(schema, [code]).filter((each) => each.includes(code))) {
          const sent = await app.statements(async () => {
            const { errors } = await app.ask(query, {}, { token });
            expect([query, errors]).toEqual([query, undefined]);
          });
          costs.push([query.replace(code, "…").slice(0, 60), sent.length]);
        }
        return costs;
      };
      expect(await cost("fifty-of-each")).toEqual(await cost("one-of-each"));
    } finally {
      await app.close();
    }
  });
});
