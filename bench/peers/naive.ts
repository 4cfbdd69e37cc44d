import "reflect-metadata";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Arg, buildSchema, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { DataSource } from "typeorm";
import { YEARS } from "../country/years";
import { peerSettings } from "./modules";
import { BELOW, NOW, UNION } from "./naive-statements";
import { Article, NaiveUnion, Page, Post, Sum, YearSums } from "./naive-types";

/**
 * What one writes first: the same libraries and the same tables as the hub, one recursive statement a field, sums from
 * the facts, no batches, no roll-up, no cache.
 */
let source: DataSource;

const ask = <R>(sql: string, bound: readonly (string | number)[]): Promise<R[]> =>
  source.query(sql, [...bound]);

async function sumsOf(unionId: number, year: number, indicators: readonly string[]): Promise<Sum[]> {
  const rows = await ask<{ code: string; total: number | string }>(
    `${BELOW} SELECT i.code, SUM(f.value) AS total FROM below b JOIN fact f ON f.union_id = b.id
       JOIN report_period p ON p.id = f.period_id AND p.code = ? JOIN indicator i ON i.id = f.indicator_id
      WHERE i.code IN (${indicators.map(() => "?").join(", ")}) GROUP BY i.code`,
    [unionId, String(year), ...indicators],
  );
  const totals = new Map(rows.map(({ code, total }) => [code, Number(total)]));
  return indicators.map((indicator) => ({ indicator, total: totals.get(indicator) ?? null }));
}

@Resolver(() => NaiveUnion)
class NaiveResolver {
  @Query(() => NaiveUnion, { nullable: true })
  async union(@Arg("code", () => String) code: string): Promise<NaiveUnion | undefined> {
    return (await ask<NaiveUnion>(`${UNION} WHERE u.code = ?`, [code]))[0];
  }

  @Query(() => Page)
  async unions(
    @Arg("province", () => String) province: string,
    @Arg("kind", () => String) kind: string,
    @Arg("limit", () => Int) limit: number,
  ): Promise<Page> {
    const where = `WHERE v.province_code = ? AND v.kind = ? AND v.${NOW}`;
    const items = await ask<NaiveUnion>(
      `${UNION} ${where} ORDER BY v.sort_key, u.id LIMIT ${Number(limit)}`,
      [province, kind],
    );
    const [count] = await ask<{ n: number | string }>(`SELECT COUNT(*) AS n FROM union_version v ${where}`, [
      province,
      kind,
    ]);
    return { total: Number(count!.n), items };
  }

  @FieldResolver(() => [NaiveUnion])
  async ancestors(@Root() { id }: NaiveUnion): Promise<NaiveUnion[]> {
    return ask(
      `WITH RECURSIVE above (id, depth) AS (
         SELECT a.parent_id, 1 FROM affiliation a WHERE a.child_id = ? AND a.relation = 'ADMINISTRATIVE'
         UNION ALL SELECT a.parent_id, x.depth + 1 FROM affiliation a JOIN above x ON x.id = a.child_id WHERE a.relation = 'ADMINISTRATIVE'
       ) ${UNION} JOIN above x ON x.id = u.id ORDER BY x.depth DESC`,
      [id],
    );
  }

  @FieldResolver(() => [Post])
  async posts(@Root() { id }: NaiveUnion): Promise<Post[]> {
    return ask(
      `SELECT p.name AS holder, m.position_kind AS position, m.valid_from AS ${"`from`"} FROM mandate m JOIN person p ON p.id = m.person_id
        WHERE m.union_id = ? AND m.${NOW} ORDER BY m.valid_from, m.id`,
      [id],
    );
  }

  @FieldResolver(() => [Article])
  async articles(@Root() { code }: NaiveUnion, @Arg("limit", () => Int) limit: number): Promise<Article[]> {
    return ask(
      `SELECT d.title, d.slug, d.first_published_at AS publishedAt FROM article_union au JOIN article d ON d.id = au.article_id
        WHERE au.union_code = ? ORDER BY d.first_published_at DESC LIMIT ${Number(limit)}`,
      [code],
    );
  }

  @FieldResolver(() => [NaiveUnion])
  async children(@Root() { id }: NaiveUnion): Promise<NaiveUnion[]> {
    return ask(
      `${UNION} JOIN affiliation a ON a.child_id = u.id AND a.relation = 'ADMINISTRATIVE' WHERE a.parent_id = ? ORDER BY u.code`,
      [id],
    );
  }

  @FieldResolver(() => [Sum])
  sums(
    @Root() { id }: NaiveUnion,
    @Arg("year", () => Int) year: number,
    @Arg("indicators", () => [String]) indicators: string[],
  ): Promise<Sum[]> {
    return sumsOf(id, year, indicators);
  }

  @FieldResolver(() => [YearSums])
  async series(
    @Root() { id }: NaiveUnion,
    @Arg("indicators", () => [String]) indicators: string[],
  ): Promise<YearSums[]> {
    return Promise.all(YEARS.map(async (year) => ({ year, sums: await sumsOf(id, year, indicators) })));
  }

  @FieldResolver(() => [NaiveUnion])
  async topChildren(
    @Root() { id }: NaiveUnion,
    @Arg("year", () => Int) year: number,
    @Arg("by", () => String) by: string,
    @Arg("limit", () => Int) limit: number,
  ): Promise<NaiveUnion[]> {
    return ask(
      `WITH RECURSIVE below (top, id) AS (
         SELECT a.child_id, a.child_id FROM affiliation a WHERE a.parent_id = ? AND a.relation = 'ADMINISTRATIVE'
         UNION ALL SELECT b.top, a.child_id FROM affiliation a JOIN below b ON b.id = a.parent_id WHERE a.relation = 'ADMINISTRATIVE'
       ), ranked (top, total) AS (
         SELECT b.top, SUM(f.value) FROM below b JOIN fact f ON f.union_id = b.id JOIN report_period p ON p.id = f.period_id AND p.code = ?
           JOIN indicator i ON i.id = f.indicator_id AND i.code = ? GROUP BY b.top
       ) ${UNION} JOIN ranked r ON r.top = u.id ORDER BY r.total DESC, u.code LIMIT ${Number(limit)}`,
      [id, String(year), by],
    );
  }
}

async function main(): Promise<void> {
  const { port, database } = peerSettings();
  if (database.kind === "postgres") throw new Error("the hub has no PostgreSQL");
  source = await new DataSource(
    database.kind === "sqlite"
      ? { type: "better-sqlite3", database: database.file, readonly: true }
      : {
          type: "mysql",
          host: database.host,
          port: database.port,
          username: database.user,
          password: database.password,
          database: database.name,
          charset: "utf8mb4",
          dateStrings: true,
          poolSize: 10,
        },
  ).initialize();
  const schema = await buildSchema({ resolvers: [NaiveResolver], validate: false });
  await startStandaloneServer(new ApolloServer({ schema }), { listen: { port, host: "127.0.0.1" } });
}

void main();
