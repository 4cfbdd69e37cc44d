import {
  buildSchema,
  defaultFieldResolver,
  graphql,
  GraphQLError,
  isObjectType,
  parse,
  type OperationDefinitionNode,
} from "graphql";
import { Operations } from "../../api/http/compiled";

/** Every way in which a field can come out, asked twice under two names. */
const schema = buildSchema(`
  interface Named { name: String! }
  type Union implements Named { name: String! members: Int! fails: String failsHard: String! breaks: String later: [Union!]! since(day: Int = 3): Int }
  type Query { union(code: String!): Named unions: [Union] broken: Union! }
  type Mutation { count: Int! }
`);

let counted = 0;
const refused = (): never => {
  throw new GraphQLError("no / no", { extensions: { code: "FORBIDDEN", field: "x" } });
};
const union = (name: string): object => ({
  __typename: "Union",
  name,
  members: 5,
  fails: refused,
  failsHard: async () => refused(),
  breaks: () => {
    throw Object.assign(new Error("gone"), { errno: 1969 });
  },
  later: async () => [union("a"), union("b")],
  since: ({ day }: { day: number }) => day,
});
Object.assign(schema.getQueryType()!.getFields().union!, {
  resolve: (_root: unknown, { code }: { code: string }) => union(code),
});
Object.assign(schema.getQueryType()!.getFields().unions!, {
  resolve: async () => [union("x"), null, union("y")],
});
Object.assign(schema.getQueryType()!.getFields().broken!, { resolve: () => null });
Object.assign(schema.getMutationType()!.getFields().count!, { resolve: () => (counted += 1) });

const DOCUMENTS: [source: string, variables: Record<string, unknown>][] = [
  [
    "query ($code: String!) { union(code: $code) { __typename name ... on Union { members since } } }",
    { code: "é" },
  ],
  ["query ($code: String!) { union(code: $code) { name } }", {}],
  ["query ($code: String!) { union(code: $code) { name } }", { code: 7 }],
  ["query ($day: Int) { unions { name since(day: $day) fails } }", {}],
  ["query ($day: Int) { unions { since(day: $day) } }", { day: null }],
  ["{ unions { name failsHard } }", {}],
  ["{ unions { later { name later { ...f } } } } fragment f on Union { name members }", {}],
  ["query ($no: Boolean!) { unions { name @skip(if: $no) members @include(if: $no) } }", { no: true }],
  ["{ broken { name } }", {}],
  ["{ unions { name } broken { name } }", {}],
  ['{ __schema { queryType { name } } __type(name: "Union") { fields { name } } }', {}],
];

// As in the hub's schema every field has a resolver.
for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
  if (!type.name.startsWith("__"))
    for (const field of Object.values(type.getFields())) field.resolve ??= defaultFieldResolver;
}

const shown = (result: unknown): unknown => JSON.parse(JSON.stringify(result));

test.each(DOCUMENTS)("%s %j is answered alike, compiled or not", async (source, variables) => {
  const operations = new Operations(schema, 2);
  const document = parse(source);
  const operation = document.definitions[0] as OperationDefinitionNode;
  const expected = shown(await graphql({ schema, source, variableValues: variables }));
  for (let time = 1; time <= 4; time += 1)
    expect(shown(await operations.run({ text: source, document, operation, variables }, {}))).toEqual(
      expected,
    );
});

test("a refusal keeps the error that was thrown, for whoever writes it down", async () => {
  const operations = new Operations(schema, 1);
  const document = parse("{ unions { fails } }");
  const { errors } = await operations.run(
    { text: "", document, operation: document.definitions[0] as OperationDefinitionNode, variables: {} },
    {},
  );
  expect(errors!.map(({ path }) => path)).toEqual([
    ["unions", 0, "fails"],
    ["unions", 2, "fails"],
  ]);
  expect(errors![0]!.originalError ?? errors![0]).toBeInstanceOf(GraphQLError);
  expect(errors![0]!.extensions).toEqual({ code: "FORBIDDEN", field: "x" });
});

test("what breaks without a code is an error like any other", async () => {
  const operations = new Operations(schema, 1);
  const document = parse("{ unions { breaks } }");
  const operation = document.definitions[0] as OperationDefinitionNode;
  const { errors } = await operations.run({ text: "", document, operation, variables: {} }, {});
  expect(errors).toHaveLength(2);
  for (const error of errors!) {
    expect(error.extensions).toEqual({});
    expect(error.originalError).toMatchObject({ message: "gone", errno: 1969 });
    expect(error.locations).toEqual([{ line: 1, column: 12 }]);
  }
});

test("a mutation runs once each time", async () => {
  const operations = new Operations(schema, 1);
  const document = parse("mutation { count }");
  const operation = document.definitions[0] as OperationDefinitionNode;
  const before = counted;
  for (let time = 1; time <= 3; time += 1)
    expect(shown(await operations.run({ text: "", document, operation, variables: {} }, {}))).toEqual({
      data: { count: before + time },
    });
});
