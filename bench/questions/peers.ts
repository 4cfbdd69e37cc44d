import type { Answers, Question, Variables } from "./answers";
import type { GraphqlQuestions } from "./hub";

interface Sum {
  readonly indicator: string;
  readonly total: number | null;
}

const sumsOf = (sums: readonly Sum[]): Record<string, number | null> =>
  Object.fromEntries(sums.map(({ indicator, total }) => [indicator, total]));

interface Summed {
  readonly code: string;
  readonly name: string;
  readonly sums: readonly Sum[];
}

const read = ({
  code,
  name,
  sums,
}: Summed): { code: string; name: string; sums: Record<string, number | null> } => ({
  code,
  name,
  sums: sumsOf(sums),
});

/** The five questions in the schema that Mercurius and the naive server share. */
export const SHARED_QUESTIONS: GraphqlQuestions = {
  q1: {
    document: `query Detail($code: String!) { union(code: $code) { code name kind province foundedOn ancestors { code name kind }
      posts { holder position from } articles(limit: 5) { title slug publishedAt } } }`,
    variables: (asked) => asked,
    read: ({ union }) => union,
  },
  q2: {
    document: `query List($province: String!, $kind: String!) { unions(province: $province, kind: $kind, limit: 50) { total
      items { code name foundedOn } } }`,
    variables: (asked) => asked,
    read: ({ unions }) => unions,
  },
  q3: {
    document: `query RollUp($year: Int!, $indicators: [String!]!) { union(code: "vn") { children { code name
      sums(year: $year, indicators: $indicators) { indicator total } } } }`,
    variables: (asked) => ({ ...asked }),
    read: ({ union }) => union.children.map(read),
  },
  q4: {
    document: `query Series($code: String!, $indicators: [String!]!) { union(code: $code) { series(indicators: $indicators) { year
      sums { indicator total } } } }`,
    variables: (asked) => ({ ...asked }),
    read: ({ union }) =>
      union.series.map(({ year, sums }: { year: number; sums: Sum[] }) => ({ year, sums: sumsOf(sums) })),
  },
  q5: {
    document: `query Nested($year: Int!, $indicators: [String!]!) { union(code: "vn") { children { code name
      topChildren(year: $year, by: "members", limit: 3) { code name sums(year: $year, indicators: $indicators) { indicator total } } } } }`,
    variables: (asked) => ({ ...asked }),
    read: ({ union }) =>
      union.children.map(
        ({ code, name, topChildren }: { code: string; name: string; topChildren: Summed[] }) => ({
          code,
          name,
          top: topChildren.map(read),
        }),
      ),
  },
};

/** One HTTP request that asks a question, and how its answer is read. */
export interface HttpQuestion<Q extends Question> {
  readonly request: (asked: Variables[Q]) => { readonly path: string; readonly body: string };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly read: (data: any, asked: Variables[Q]) => Answers[Q];
}

export type HttpQuestions = { readonly [Q in Question]?: HttpQuestion<Q> };

/** The questions of a GraphQL server at /graphql. */
export function overGraphql(questions: Partial<GraphqlQuestions>): HttpQuestions {
  return Object.fromEntries(
    Object.entries(questions).map(([question, { document, variables, read }]) => [
      question,
      {
        request: (asked: never) => ({
          path: "/graphql",
          body: JSON.stringify({ query: document, variables: variables(asked) }),
        }),
        read,
      },
    ]),
  );
}

/** The questions of a server that knows their names: POST /q1 with the variables. */
export const PLAIN_QUESTIONS: HttpQuestions = Object.fromEntries(
  (["q1", "q2", "q3", "q4", "q5"] as const).map((question) => [
    question,
    {
      request: (asked: unknown) => ({ path: `/${question}`, body: JSON.stringify(asked) }),
      read: (data: unknown) => data,
    },
  ]),
);
