import { YEARS } from "../country/years";
import type { Answers, Question, Variables } from "../questions/answers";
import type { HandSql } from "./hand-sql";
import type { LeanUnion } from "./lean-rows";

/** The five answers from as few statements as possible, without GraphQL: what a server can do at most. */
export type Answering = { readonly [Q in Question]: (asked: Variables[Q]) => Promise<Answers[Q]> };

/** Every child of the root. */
export async function seconds(sql: HandSql): Promise<LeanUnion[]> {
  const root = (await sql.unionByCode("vn"))!;
  return (await sql.children([root.id])).get(root.id)!;
}

/** The five answers over the hand-written statements. */
export function answering(sql: HandSql): Answering {
  return {
    q1: async ({ code }) => {
      const union = (await sql.unionByCode(code))!;
      const [above, posts, articles] = await Promise.all([
        sql.ancestors([union.id]),
        sql.posts([union.id]),
        sql.articles([union.id], 5),
      ]);
      const { name, kind, province, foundedOn } = union;
      return {
        ...{ code, name, kind, province, foundedOn },
        ancestors: (above.get(union.id) ?? []).map(({ code, name, kind }) => ({ code, name, kind })),
        posts: (posts.get(union.id) ?? []).map(({ holder, position, from }) => ({ holder, position, from })),
        articles: (articles.get(union.id) ?? []).map(({ title, slug, publishedAt }) => ({
          title,
          slug,
          publishedAt,
        })),
      };
    },
    q2: async ({ province, kind }) => {
      const { total, items } = await sql.list(province, kind, 50);
      return { total, items: items.map(({ code, name, foundedOn }) => ({ code, name, foundedOn })) };
    },
    q3: async ({ year, indicators }) => {
      const unions = await seconds(sql);
      const sums = await sql.sums(
        unions.map(({ id }) => id),
        [year],
        indicators,
      );
      return unions.map(({ id, code, name }) => ({ code, name, sums: sums.get(id)!.get(year)! }));
    },
    q4: async ({ code, indicators }) => {
      const { id } = (await sql.unionByCode(code))!;
      const sums = (await sql.sums([id], YEARS, indicators)).get(id)!;
      return YEARS.map((year) => ({ year, sums: sums.get(year)! }));
    },
    q5: async ({ year, indicators }) => {
      const unions = await seconds(sql);
      const top = await sql.topChildren(
        unions.map(({ id }) => id),
        year,
        "members",
        3,
      );
      const shown = [...top.values()].flat().map(({ id }) => id);
      const sums = shown.length > 0 ? await sql.sums(shown, [year], indicators) : new Map();
      return unions.map((union) => ({
        code: union.code,
        name: union.name,
        top: (top.get(union.id) ?? []).map(({ id, code, name }) => ({
          code,
          name,
          sums: sums.get(id)!.get(year)!,
        })),
      }));
    },
  };
}
