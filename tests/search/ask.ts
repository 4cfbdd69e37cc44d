import type { App } from "../support/app";

const SEARCH = `query($text: String!, $kinds: [SearchKind!], $locale: Locale, $first: Int, $after: String) {
  search(text: $text, kinds: $kinds, locale: $locale, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { __typename ... on Node { id } }
    edges { cursor node { __typename ... on Union { code name status } ... on Article { slug locale } ... on CongressDocument { slug locale }
      ... on Campaign { code } ... on Person { name } } } } }`;

export type Asked = {
  text: string;
  kinds?: string[];
  locale?: string;
  first?: number;
  after?: string | null;
};

/** What a search finds, each thing under one short name. */
export async function search(app: App, asked: Asked | string) {
  const variables = typeof asked === "string" ? { text: asked } : asked;
  const { data, errors } = await app.ask(SEARCH, { locale: "VI", ...variables });
  if (errors) throw new Error(`${variables.text.slice(0, 50)}: ${JSON.stringify(errors)}`);
  const { edges, nodes, ...page } = data.search;
  const names: string[] = edges.map(
    ({ node }: { node: Record<string, string> }) => node.code ?? node.slug ?? node.name,
  );
  return { ...page, edges, nodes, names } as {
    totalCount: number | null;
    pageInfo: {
      hasNextPage: boolean;
      hasPreviousPage: boolean;
      startCursor: string | null;
      endCursor: string | null;
    };
    edges: { cursor: string; node: Record<string, string> }[];
    nodes: { __typename: string; id: string }[];
    names: string[];
  };
}

/** The code of the error that a search ends in. */
export async function refusal(app: App, asked: Record<string, unknown>): Promise<[string, unknown]> {
  const { errors } = await app.ask(SEARCH, { locale: "VI", ...asked });
  return [errors![0]!.extensions.code, errors![0]!.extensions.field];
}
