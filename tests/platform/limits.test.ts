import { OPERATION_LIMITS } from "../../api/limits/operation";
import { RATE_LIMITS } from "../../api/limits/rate";
import { startApp, type App } from "../support/app";

const repeat = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");
const nest = (levels: number): string =>
  '{ union(code: "tld") '.concat("{ parent ".repeat(levels), "{ code }", " }".repeat(levels), "}");

describe("what one operation may ask", () => {
  let app: App;
  beforeAll(async () => {
    app = await startApp("sqlite", { demo: true });
  });
  afterAll(() => app.close());

  const code = async (
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<[number, string | undefined]> => {
    const answer = await app.ask(query, variables);
    return [answer.status, answer.errors?.[0]?.extensions.code];
  };
  const refused = [400, "QUERY_TOO_COMPLEX"];

  test("depth", async () => {
    expect(await code(nest(OPERATION_LIMITS.depth - 2))).toEqual([200, undefined]);
    expect(await code(nest(OPERATION_LIMITS.depth - 1))).toEqual(refused);
  });

  test("depth counts through fragments", async () => {
    const query = `${nest(5).replace("{ code }", "{ ...deep }")} fragment deep on Union { parent { parent { parent { code } } } }`;
    expect(await code(query)).toEqual(refused);
  });

  test("aliases", async () => {
    expect(
      await code(`{ union(code: "tld") { ${repeat(OPERATION_LIMITS.aliases, (i) => `a${i}: code`)} } }`),
    ).toEqual([200, undefined]);
    expect(
      await code(`{ union(code: "tld") { ${repeat(OPERATION_LIMITS.aliases + 1, (i) => `a${i}: code`)} } }`),
    ).toEqual(refused);
  });

  test("root fields", async () => {
    expect(await code(`{ ${repeat(OPERATION_LIMITS.rootFields + 1, (i) => `a${i}: __typename`)} }`)).toEqual(
      refused,
    );
  });

  test("directives", async () => {
    expect(
      await code(
        `{ union(code: "tld") { ${repeat(OPERATION_LIMITS.directives + 1, () => "code @include(if: true)")} } }`,
      ),
    ).toEqual(refused);
  });

  test("variables", async () => {
    const names = Array.from({ length: OPERATION_LIMITS.variables + 1 }, (_, index) => `$v${index}: Int`);
    const uses = repeat(OPERATION_LIMITS.variables + 1, (index) =>
      `...f @include(if: true)`.replace("f", `f${index % 2}`),
    );
    const [status, refusal] = await code(
      `query (${names.join(", ")}) { __typename ${uses} } fragment f0 on Query { __typename } fragment f1 on Query { __typename }`,
    );
    expect([status, refusal === "QUERY_TOO_COMPLEX" || refusal === "GRAPHQL_VALIDATION_FAILED"]).toEqual([
      400,
      true,
    ]);
  });

  test("fragments that double with every level stop at the selection cap", async () => {
    const bomb = `{ union(code: "tld") { ...f0 } } ${repeat(20, (i) => `fragment f${i} on Union { ${i < 19 ? `...f${i + 1} ...f${i + 1}` : "code"} }`)}`;
    expect(await code(bomb)).toEqual(refused);
  });

  test("nodes: the product of page sizes, with variables as with literals", async () => {
    expect(await code("{ unions(first: 100) { nodes { children(first: 48) { nodes { code } } } } }")).toEqual(
      [200, undefined],
    );
    expect(await code("{ unions(first: 100) { nodes { children(first: 50) { nodes { code } } } } }")).toEqual(
      refused,
    );
    const withVariable =
      "query ($n: Int) { unions(first: $n) { nodes { children(first: $n) { nodes { code } } } } }";
    expect(await code(withVariable, { n: 100 })).toEqual(refused);
    expect(await code(withVariable, { n: 10 })).toEqual([200, undefined]);
  });

  test("the default value of a variable counts like a value", async () => {
    const query =
      "query ($n: Int = 100) { unions(first: $n) { nodes { children(first: $n) { nodes { code } } } } }";
    expect(await code(query)).toEqual(refused);
    expect(await code(query, { n: 10 })).toEqual([200, undefined]);
  });

  test("long plain lists count as long", async () => {
    expect(
      await code(
        '{ unions(first: 90) { nodes { report(period: "2021") { values { indicator { code } } } } } }',
      ),
    ).toEqual(refused);
  });

  test("nodes: the rules with what each speaks of are one answer", async () => {
    expect(await code("{ validationRules { code indicators { code } } }")).toEqual([200, undefined]);
  });

  test("a token may ask for more nodes", async () => {
    const token = await app.token("tld");
    const answer = await app.ask(
      "{ unions(first: 100) { nodes { children(first: 100) { nodes { code } } } } }",
      {},
      { token },
    );
    expect(answer.status).toBe(200);
  });

  test("tokens of the document", async () => {
    const [status, refusal] = await code(`{ ${repeat(1001, () => "__typename")} }`);
    expect([status, refusal]).toEqual([400, "GRAPHQL_PARSE_FAILED"]);
  });

  test("deep nesting overflows nobody's stack", async () => {
    const answer = await app.ask("[".repeat(5000));
    expect(answer.status).toBe(400);
    expect(answer.body).not.toMatch(/stack/i);
  });

  test("the standard introspection query passes", async () => {
    const { getIntrospectionQuery } = jest.requireActual<typeof import("graphql")>("graphql");
    const answer = await app.ask(getIntrospectionQuery());
    expect(answer.errors).toBeUndefined();
    expect(answer.data.__schema.queryType.name).toBe("Query");
  });
});

describe("how often one caller may ask", () => {
  test("the operation after the last of the minute is RATE_LIMITED and says when to come back", async () => {
    const app = await startApp("sqlite", { env: { RATE_LIMIT_EXEMPT_LOOPBACK: "false" } });
    try {
      for (let done = 0; done < RATE_LIMITS.operations; done += 1)
        expect((await app.ask("{ __typename }")).status).toBe(200);
      const answer = await app.ask("{ __typename }");
      expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([429, "RATE_LIMITED"]);
      expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
    } finally {
      await app.close();
    }
  });

  test("nodes are counted too", async () => {
    const app = await startApp("sqlite", { env: { RATE_LIMIT_EXEMPT_LOOPBACK: "false" } });
    try {
      const codes: (string | undefined)[] = [];
      for (let done = 0; done <= RATE_LIMITS.nodes / 4900; done += 1) {
        const answer = await app.ask(
          "{ unions(first: 100) { nodes { children(first: 48) { nodes { code } } } } }",
        );
        codes.push(answer.errors?.[0]?.extensions.code);
      }
      expect(codes.at(-1)).toBe("RATE_LIMITED");
      expect(codes[0]).toBeUndefined();
    } finally {
      await app.close();
    }
  });
});
