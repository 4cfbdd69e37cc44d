import type { GraphqlQuestions } from "./hub";

interface Row {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly indicator: string;
  readonly total: string | null;
}

const number = (total: string | null): number | null => (total === null ? null : Number(total));

const sumsOf = (rows: readonly Row[]): Record<string, number | null> =>
  Object.fromEntries(rows.map(({ indicator, total }) => [indicator, number(total)]));

function groups(rows: readonly Row[], keyOf: (row: Row) => string | number): Row[][] {
  const found = new Map<string | number, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return [...found.values()];
}

interface Child {
  readonly code: string;
  readonly name: string;
  readonly topChildren: { readonly nodes: { code: string; name: string; sums: { nodes: Row[] } }[] };
}

/** The five questions in the schema that PostGraphile makes of the peers' tables and functions. */
export const POSTGRAPHILE_QUESTIONS: GraphqlQuestions = {
  q1: {
    document: `query Detail($code: String!) { unionByCode(code: $code) { code name kind province foundedOn
      ancestors { nodes { code name kind } } posts { nodes { holder position fromDate } }
      texts(lim: 5) { nodes { title slug publishedAt } } } }`,
    variables: (asked) => asked,
    read: ({ unionByCode: { ancestors, posts, texts, ...union } }) => ({
      ...union,
      ancestors: ancestors.nodes,
      posts: posts.nodes.map(
        ({ holder, position, fromDate }: { holder: string; position: string; fromDate: string }) => ({
          holder,
          position,
          from: fromDate,
        }),
      ),
      articles: texts.nodes,
    }),
  },
  q2: {
    document: `query List($province: String!, $kind: String!) { activeUnions(askedProvince: $province, askedKind: $kind, first: 50) {
      totalCount nodes { code name foundedOn } } }`,
    variables: (asked) => asked,
    read: ({ activeUnions }) => ({ total: activeUnions.totalCount, items: activeUnions.nodes }),
  },
  q3: {
    document: `query RollUp($year: Int!, $indicators: [String!]!) { childrenSums(root: "vn", y: $year, inds: $indicators) {
      nodes { code name indicator total } } }`,
    variables: (asked) => ({ ...asked }),
    read: ({ childrenSums }) =>
      groups(childrenSums.nodes, ({ code }) => code).map((rows) => ({
        code: rows[0]!.code,
        name: rows[0]!.name,
        sums: sumsOf(rows),
      })),
  },
  q4: {
    document: `query Series($code: String!, $indicators: [String!]!) { unionByCode(code: $code) { series(inds: $indicators) {
      nodes { year indicator total } } } }`,
    variables: (asked) => ({ ...asked }),
    read: ({ unionByCode }) =>
      groups(unionByCode.series.nodes, ({ year }) => year).map((rows) => ({
        year: rows[0]!.year,
        sums: sumsOf(rows),
      })),
  },
  q5: {
    document: `query Nested($year: Int!, $indicators: [String!]!) { unionByCode(code: "vn") {
      unionsByParentId(orderBy: [CODE_ASC]) { nodes { code name topChildren(y: $year, ind: "members", lim: 3) { nodes {
        code name sums(y: $year, inds: $indicators) { nodes { indicator total } } } } } } } }`,
    variables: (asked) => ({ ...asked }),
    read: ({ unionByCode }) =>
      unionByCode.unionsByParentId.nodes.map(({ code, name, topChildren }: Child) => ({
        code,
        name,
        top: topChildren.nodes.map(({ sums, ...union }) => ({ ...union, sums: sumsOf(sums.nodes) })),
      })),
  },
};
