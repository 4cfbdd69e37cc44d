import { sortKey } from "../../api/platform/text";
import { YEARS } from "../country/years";
import type { Model } from "../country/model";
import { postsOf } from "../country/posts";
import { articlesOf } from "../country/texts";
import { aboveOf, type ModelUnion } from "../country/unions";
import type { Answers, Question, Variables } from "../questions/answers";
import { sumsIn, totalsOf } from "./totals";

/** The right answer to every question, computed from the data set alone. */
export type Oracle = { readonly [Q in Question]: (variables: Variables[Q]) => Answers[Q] };

const byCode = (a: ModelUnion, b: ModelUnion): number => (a.code < b.code ? -1 : 1);

function grouped<T extends { union: ModelUnion }>(items: Iterable<T>): (union: ModelUnion) => T[] {
  const groups = new Map<ModelUnion, T[]>();
  for (const item of items) {
    const group = groups.get(item.union);
    if (group) group.push(item);
    else groups.set(item.union, [item]);
  }
  return (union) => groups.get(union) ?? [];
}

/** The oracle of a data set. "Today" is any day after 2025, when every union that ends has ended. */
export function oracleOf(model: Model): Oracle {
  const named = new Map(model.unions.map((union) => [union.code, union]));
  const children = new Map<ModelUnion, ModelUnion[]>();
  for (const union of model.unions) {
    if (!union.parent) continue;
    const siblings = children.get(union.parent);
    if (siblings) siblings.push(union);
    else children.set(union.parent, [union]);
  }
  const totals = totalsOf(model);
  const posts = grouped(postsOf(model));
  const articles = grouped(articlesOf(model));
  const seconds = [...children.get(model.unions[0]!)!].sort(byCode);
  return {
    q1: ({ code }) => {
      const union = named.get(code)!;
      return {
        code,
        name: union.name,
        kind: union.kind,
        province: union.province,
        foundedOn: union.foundedOn,
        ancestors: aboveOf(union).map(({ code, name, kind }) => ({ code, name, kind })),
        posts: posts(union)
          .filter(({ until }) => until === null)
          .sort((a, b) => (a.from === b.from ? a.id - b.id : a.from < b.from ? -1 : 1))
          .map(({ holder, position, from }) => ({ holder, position, from })),
        articles: articles(union)
          .sort((a, b) => (a.publishedAt > b.publishedAt ? -1 : 1))
          .slice(0, 5)
          .map(({ title, slug, publishedAt }) => ({ title, slug, publishedAt })),
      };
    },
    q2: ({ province, kind }) => {
      const found = model.unions
        .filter((union) => union.province === province && union.kind === kind && union.endedOn === null)
        .map((union) => ({ union, key: sortKey(union.name) }))
        .sort((a, b) => (a.key === b.key ? a.union.id - b.union.id : a.key < b.key ? -1 : 1));
      return {
        total: found.length,
        items: found.slice(0, 50).map(({ union: { code, name, foundedOn } }) => ({ code, name, foundedOn })),
      };
    },
    q3: ({ year, indicators }) =>
      seconds.map((union) => ({
        code: union.code,
        name: union.name,
        sums: sumsIn(totals(union), year, indicators),
      })),
    q4: ({ code, indicators }) =>
      YEARS.map((year) => ({ year, sums: sumsIn(totals(named.get(code)!), year, indicators) })),
    q5: ({ year, indicators }) =>
      seconds.map((union) => ({
        code: union.code,
        name: union.name,
        top: (children.get(union) ?? [])
          .map((child) => ({ child, totals: totals(child) }))
          .filter(({ totals: { units } }) => units > 0)
          .map(({ child, totals }) => ({ child, sums: sumsIn(totals, year, ["members", ...indicators]) }))
          .sort((a, b) => b.sums.members! - a.sums.members! || byCode(a.child, b.child))
          .slice(0, 3)
          .map(({ child, sums }) => ({
            code: child.code,
            name: child.name,
            sums: Object.fromEntries(indicators.map((indicator) => [indicator, sums[indicator]!])),
          })),
      })),
  };
}
