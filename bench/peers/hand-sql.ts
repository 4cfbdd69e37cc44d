import type { Ask, Bound } from "./connect";
import type { LeanArticle, LeanPost, LeanUnion, SumsOf } from "./lean-rows";

const UNION = "u.id, u.code, u.name, u.kind, u.province, u.parent_id AS parentId, u.founded_on AS foundedOn";

const places = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

function groupedBy<R, K>(rows: readonly R[], keyOf: (row: R) => K): Map<K, R[]> {
  const groups = new Map<K, R[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

/** The statements of the five questions, written by hand for the peers' tables; every list is read for many unions at once. */
export async function handSql(ask: Ask) {
  const ids: Record<string, number> = {};
  const codes: Record<number, string> = {};
  for (const { id, code } of await ask<{ id: number; code: string }>("SELECT id, code FROM indicators", [])) {
    ids[code] = id;
    codes[id] = code;
  }

  return {
    async unionByCode(code: string): Promise<LeanUnion | undefined> {
      return (await ask<LeanUnion>(`SELECT ${UNION} FROM unions u WHERE u.code = ?`, [code]))[0];
    },

    async list(
      province: string,
      kind: string,
      limit: number,
    ): Promise<{ total: number; items: LeanUnion[] }> {
      const where = "province = ? AND kind = ? AND ended_on IS NULL";
      const [items, [count]] = await Promise.all([
        ask<LeanUnion>(`SELECT ${UNION} FROM unions u WHERE ${where} ORDER BY sort_key, id LIMIT ${limit}`, [
          province,
          kind,
        ]),
        ask<{ n: number }>(`SELECT COUNT(*) AS n FROM unions WHERE ${where}`, [province, kind]),
      ]);
      return { total: Number(count!.n), items };
    },

    async ancestors(unionIds: readonly number[]): Promise<Map<number, LeanUnion[]>> {
      const rows = await ask<LeanUnion & { below: number }>(
        `SELECT c.descendant_id AS below, ${UNION} FROM closure c JOIN unions u ON u.id = c.ancestor_id
          WHERE c.descendant_id IN (${places(unionIds)}) AND c.depth > 0 ORDER BY c.depth DESC`,
        unionIds,
      );
      return groupedBy(rows, (row) => row.below);
    },

    async posts(unionIds: readonly number[]): Promise<Map<number, LeanPost[]>> {
      const rows = await ask<LeanPost>(
        `SELECT union_id AS unionId, holder, position, from_date AS ${"`from`"} FROM officers
          WHERE union_id IN (${places(unionIds)}) AND to_date IS NULL ORDER BY from_date, id`,
        unionIds,
      );
      return groupedBy(rows, (row) => row.unionId);
    },

    async articles(unionIds: readonly number[], limit: number): Promise<Map<number, LeanArticle[]>> {
      const columns = "union_id AS unionId, title, slug, published_at AS publishedAt";
      const one = `SELECT ${columns} FROM articles WHERE union_id = ? ORDER BY published_at DESC LIMIT ${limit}`;
      const many = `SELECT unionId, title, slug, publishedAt FROM (SELECT ${columns}, ROW_NUMBER() OVER
        (PARTITION BY union_id ORDER BY published_at DESC) AS place FROM articles WHERE union_id IN (${places(unionIds)})) t
        WHERE place <= ${limit} ORDER BY unionId, place`;
      const rows = await ask<LeanArticle>(unionIds.length === 1 ? one : many, unionIds);
      return groupedBy(rows, (row) => row.unionId);
    },

    async children(unionIds: readonly number[]): Promise<Map<number | null, LeanUnion[]>> {
      const rows = await ask<LeanUnion>(
        `SELECT ${UNION} FROM unions u WHERE u.parent_id IN (${places(unionIds)}) ORDER BY u.parent_id, u.code`,
        unionIds,
      );
      return groupedBy(rows, (row) => row.parentId);
    },

    async sums(
      unionIds: readonly number[],
      years: readonly number[],
      indicators: readonly string[],
    ): Promise<SumsOf> {
      const rowIds = indicators.map((code) => ids[code]!);
      const where = `union_id IN (${places(unionIds)}) AND year IN (${places(years)}) AND indicator_id IN (${places(rowIds)})`;
      const bound: Bound[] = [...unionIds, ...years, ...rowIds];
      const rows = await ask<{ unionId: number; year: number; indicator: number; total: number | string }>(
        `SELECT union_id AS unionId, year, indicator_id AS indicator, total FROM rollup WHERE ${where}
          UNION ALL SELECT union_id, year, indicator_id, value FROM report_values WHERE ${where}`,
        [...bound, ...bound],
      );
      const empty = (): Record<string, number | null> =>
        Object.fromEntries(indicators.map((code) => [code, null]));
      const sums = new Map(unionIds.map((id) => [id, new Map(years.map((year) => [year, empty()]))]));
      for (const row of rows)
        sums.get(row.unionId)!.get(row.year)![codes[row.indicator]!] = Number(row.total);
      return sums;
    },

    async topChildren(
      unionIds: readonly number[],
      year: number,
      indicator: string,
      limit: number,
    ): Promise<Map<number | null, LeanUnion[]>> {
      const id = ids[indicator]!;
      const value = "COALESCE(r.total, v.value)";
      const rows = await ask<LeanUnion>(
        `SELECT * FROM (SELECT ${UNION}, ROW_NUMBER() OVER (PARTITION BY u.parent_id ORDER BY ${value} DESC, u.code) AS place
            FROM unions u
            LEFT JOIN rollup r ON r.union_id = u.id AND r.year = ? AND r.indicator_id = ?
            LEFT JOIN report_values v ON v.union_id = u.id AND v.year = ? AND v.indicator_id = ?
           WHERE u.parent_id IN (${places(unionIds)}) AND ${value} IS NOT NULL) t
          WHERE place <= ${limit} ORDER BY parentId, place`,
        [year, id, year, id, ...unionIds],
      );
      return groupedBy(rows, (row) => row.parentId);
    },
  };
}

export type HandSql = Awaited<ReturnType<typeof handSql>>;
