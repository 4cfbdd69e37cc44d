import type { Answers, Question, Variables } from "./answers";

/** A GraphQL document, its variables for a set of ours, and its answer in the common shape. */
export interface GraphqlQuestion<Q extends Question> {
  readonly document: string;
  readonly variables: (asked: Variables[Q]) => Record<string, unknown>;
  /** `data` is what this document answers: its shape is the document's. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly read: (data: any, asked: Variables[Q]) => Answers[Q];
}

/** The five questions as one server is asked them. */
export type GraphqlQuestions = { readonly [Q in Question]: GraphqlQuestion<Q> };

interface Shown {
  readonly indicator: { readonly code: string };
  readonly value: number | null;
}

const sumsOf = (observations: readonly Shown[]): Record<string, number | null> =>
  Object.fromEntries(observations.map(({ indicator, value }) => [indicator.code, value]));

interface Group {
  readonly key: string;
  readonly label: string;
  readonly observations: readonly Shown[];
}

interface Point {
  readonly period: { readonly code: string };
  readonly observation: { readonly value: number | null };
}

/** The five questions in the contract of the hub. */
export const HUB_QUESTIONS: GraphqlQuestions = {
  q1: {
    document: `query Detail($code: String!) {
      union(code: $code) {
        code name kind foundedOn
        province { code }
        ancestors { code name kind }
        mandates(first: 10) { nodes { person { name } position from } }
        articles(first: 5) { nodes { title slug publishedAt } }
      }
    }`,
    variables: (asked) => asked,
    read: ({ union: { province, mandates, articles, ...union } }) => ({
      ...union,
      province: province?.code ?? null,
      posts: mandates.nodes.map(
        ({ person, position, from }: { person: { name: string }; position: string; from: string }) => ({
          holder: person.name,
          position,
          from,
        }),
      ),
      articles: articles.nodes,
    }),
  },
  q2: {
    document: `query List($province: String!, $kind: UnionKind!) {
      unions(filter: { provinces: [$province], kinds: [$kind] }, orderBy: { field: NAME, direction: ASC }, first: 50) {
        totalCount
        nodes { code name foundedOn }
      }
    }`,
    variables: (asked) => asked,
    read: ({ unions }) => ({ total: unions.totalCount, items: unions.nodes }),
  },
  q3: {
    document: `query RollUp($period: String!, $indicators: [String!]!) {
      union(code: "vn") {
        statistics(period: $period, indicators: $indicators) {
          breakdown(by: CHILD, first: 60) {
            nodes { key label observations { indicator { code } value } }
          }
        }
      }
    }`,
    variables: ({ year, indicators }) => ({ period: String(year), indicators }),
    read: ({ union }) =>
      union.statistics.breakdown.nodes
        .filter(({ key }: Group) => key !== "own")
        .map(({ key, label, observations }: Group) => ({
          code: key,
          name: label,
          sums: sumsOf(observations),
        })),
  },
  q4: {
    document: `query Series($code: String!, $a: String!, $b: String!, $c: String!) {
      union(code: $code) {
        a: series(indicator: $a, fromYear: 2020, toYear: 2024) { period { code } observation { value } }
        b: series(indicator: $b, fromYear: 2020, toYear: 2024) { period { code } observation { value } }
        c: series(indicator: $c, fromYear: 2020, toYear: 2024) { period { code } observation { value } }
      }
    }`,
    variables: ({ code, indicators: [a, b, c] }) => ({ code, a, b, c }),
    read: ({ union }, { indicators }) =>
      union.a.map(({ period }: Point, at: number) => ({
        year: Number(period.code),
        sums: Object.fromEntries(
          ["a", "b", "c"].map((alias, i) => [indicators[i], union[alias][at].observation.value]),
        ),
      })),
  },
  q5: {
    document: `query Nested($period: String!, $indicators: [String!]!) {
      union(code: "vn") {
        children(first: 60) {
          nodes {
            code name
            ranking(period: $period, indicator: "members", first: 3, indicators: $indicators) {
              key label observations { indicator { code } value }
            }
          }
        }
      }
    }`,
    variables: ({ year, indicators }) => ({ period: String(year), indicators }),
    read: ({ union }, { indicators }) =>
      [...union.children.nodes]
        .sort((a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1))
        .map(({ code, name, ranking }: { code: string; name: string; ranking: Group[] }) => ({
          code,
          name,
          top: ranking.map(({ key, label, observations }) => {
            const sums = sumsOf(observations);
            return {
              code: key,
              name: label,
              sums: Object.fromEntries(indicators.map((indicator) => [indicator, sums[indicator] ?? null])),
            };
          }),
        })),
  },
};
