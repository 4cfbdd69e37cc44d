import { YEARS } from "../country/years";
import { connect } from "./connect";
import { handSql } from "./hand-sql";
import type { LeanUnion } from "./lean-rows";
import { peerModule, peerSettings } from "./modules";

/** The practical ceiling of Node: Mercurius with compiled documents (JIT), loaders and the hand-written statements. */
const SCHEMA = `
  type Query { union(code: String!): Union unions(province: String!, kind: String!, limit: Int!): Page! }
  type Page { total: Int! items: [Union!]! }
  type Post { holder: String! position: String! from: String! }
  type Article { title: String! slug: String! publishedAt: String! }
  type Sum { indicator: String! total: Float }
  type YearSums { year: Int! sums: [Sum!]! }
  type Union {
    id: ID! code: String! name: String! kind: String! province: String foundedOn: String!
    ancestors: [Union!]! posts: [Post!]! articles(limit: Int!): [Article!]! children: [Union!]!
    sums(year: Int!, indicators: [String!]!): [Sum!]!
    series(indicators: [String!]!): [YearSums!]!
    topChildren(year: Int!, by: String!, limit: Int!): [Union!]!
  }`;

interface Asked<P> {
  readonly obj: LeanUnion;
  readonly params: P;
}

/** The loader of a list: all unions of one level of the answer are read at once. */
const perUnion =
  <P, R>(read: (unionIds: number[], params: P) => Promise<Map<number | null, R[]>>) =>
  async (asked: readonly Asked<P>[]): Promise<R[][]> => {
    const found = await read(
      asked.map(({ obj }) => obj.id),
      asked[0]!.params,
    );
    return asked.map(({ obj }) => found.get(obj.id) ?? []);
  };

const listed = (sums: Record<string, number | null>): { indicator: string; total: number | null }[] =>
  Object.entries(sums).map(([indicator, total]) => ({ indicator, total }));

interface FastifyLike {
  register(plugin: unknown, options: unknown): unknown;
  listen(options: { port: number; host: string }): Promise<unknown>;
}

async function main(): Promise<void> {
  const { port, database } = peerSettings();
  const sql = await handSql(connect(database));
  const app = peerModule<(options: unknown) => FastifyLike>("fastify")({ logger: false });
  const sums = async (
    asked: readonly Asked<{ year?: number; indicators: string[] }>[],
    years: readonly number[],
  ): ReturnType<typeof sql.sums> =>
    sql.sums(
      asked.map(({ obj }) => obj.id),
      years,
      asked[0]!.params.indicators,
    );
  app.register(peerModule("mercurius"), {
    schema: SCHEMA,
    jit: 1,
    graphiql: false,
    resolvers: {
      Query: {
        union: (_: unknown, { code }: { code: string }) => sql.unionByCode(code),
        unions: (_: unknown, asked: { province: string; kind: string; limit: number }) =>
          sql.list(asked.province, asked.kind, asked.limit),
      },
    },
    loaders: {
      Union: {
        ancestors: perUnion((ids) => sql.ancestors(ids)),
        posts: perUnion((ids) => sql.posts(ids)),
        articles: perUnion((ids, { limit }: { limit: number }) => sql.articles(ids, limit)),
        children: perUnion((ids) => sql.children(ids)),
        topChildren: perUnion((ids, { year, by, limit }: { year: number; by: string; limit: number }) =>
          sql.topChildren(ids, year, by, limit),
        ),
        sums: async (asked: readonly Asked<{ year: number; indicators: string[] }>[]) => {
          const { year } = asked[0]!.params;
          const found = await sums(asked, [year]);
          return asked.map(({ obj }) => listed(found.get(obj.id)!.get(year)!));
        },
        series: async (asked: readonly Asked<{ indicators: string[] }>[]) => {
          const found = await sums(asked, YEARS);
          return asked.map(({ obj }) =>
            YEARS.map((year) => ({ year, sums: listed(found.get(obj.id)!.get(year)!) })),
          );
        },
      },
    },
  });
  await app.listen({ port, host: "127.0.0.1" });
}

void main();
