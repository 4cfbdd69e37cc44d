import { eachDatabase, startApp, type App } from "../support/app";

/** Asked so often, an operation is known by its text. */
const OFTEN = 5;

const DETAIL = `query Detail($code: String!, $first: Int) { union(code: $code) { id code name endedOn
  ancestors { code } children(first: $first) { totalCount edges { cursor node { code } } pageInfo { hasNextPage endCursor } }
  statistics(period: "2021") { observations { indicator { code } value status } coverage { ratio } } } }`;

interface Plain {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
  });
  afterAll(() => app.close());

  const PASSING = new Set([
    "date",
    "x-request-id",
    "ratelimit",
    "keep-alive",
    "connection",
    "content-length",
  ]);

  /** What is said of limits counts down, and of requests their ids: all else must be the same to the byte. */
  async function send(body: unknown, headers: Record<string, string> = {}): Promise<Plain> {
    const response = await fetch(`${app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = (await response.text())
      .replace(/"(remaining|resetSeconds)":\d+/g, '"$1":0')
      .replace(/"errorId":"[^"]+"/g, '"errorId":"0"');
    const told = [...response.headers].filter(([name]) => !PASSING.has(name));
    return { status: response.status, body: text, headers: Object.fromEntries(told) };
  }

  const ASKED: [what: string, body: unknown, headers?: Record<string, string>][] = [
    ["an answer", { query: DETAIL, variables: { code: "tld", first: 2 } }],
    ["a union that is not there", { query: DETAIL, variables: { code: "nobody" } }],
    ["other variables", { query: DETAIL, variables: { code: "cdcs-sct-ben-tre", first: null } }],
    ["a wrong variable", { query: DETAIL, variables: { code: 7 } }],
    ["no variables", { query: DETAIL }],
    ["a page that is too large", { query: DETAIL, variables: { code: "tld", first: 101 } }],
    ["a name", { query: DETAIL, operationName: "Detail", variables: { code: "tld" } }],
    ["a name that is not there", { query: DETAIL, operationName: "Other", variables: { code: "tld" } }],
    ["an empty name", { query: DETAIL, operationName: "", variables: { code: "tld" } }],
    ["extensions", { query: DETAIL, variables: { code: "tld" }, extensions: { a: 1 } }],
    ["variables that are a list", { query: DETAIL, variables: [] }],
    ["variables that are a text", { query: DETAIL, variables: "{}" }],
    ["another form", { query: "{ __typename }" }, { accept: "application/graphql-response+json" }],
    ["a form that nobody has", { query: "{ __typename }" }, { accept: "text/html" }],
    [
      "an error in a field",
      { query: '{ union(code: "tld") { statistics(period: "1900") { treeOn } code } }' },
    ],
    ["too much", { query: "{ unions(first: 100) { nodes { children(first: 100) { nodes { code } } } } }" }],
    ["nothing", {}],
    ["a list", [{ query: "{ __typename }" }]],
    ["no query", { query: 5 }],
  ];

  test.each(ASKED)(
    "%s is the same the first time and when it is known",
    async (_what, body, headers = {}) => {
      app.server.operations.forget();
      const first = await send(body, headers);
      for (let time = 1; time < OFTEN; time += 1) expect(await send(body, headers)).toEqual(first);
    },
  );

  test("it is known by then, and an operation that was not is not", async () => {
    app.server.operations.forget();
    const body = { query: DETAIL, variables: { code: "tld" } };
    expect(app.server.operations.find(DETAIL, null)).toBeNull();
    for (let time = 0; time < OFTEN; time += 1) await send(body);
    expect(app.server.operations.find(DETAIL, null)).not.toBeNull();
    expect(app.server.operations.find(DETAIL, "Detail")).toBeNull();
    expect(app.server.operations.find(`${DETAIL} `, null)).toBeNull();
    expect(app.server.operations.find(DETAIL, "")).toBeNull();
    const inTwoLines = "query Q\n{ __typename }";
    for (let time = 0; time < OFTEN; time += 1) await send({ query: inTwoLines });
    expect(app.server.operations.find(inTwoLines, null)).not.toBeNull();
    expect(app.server.operations.find("{ __typename }", "query Q")).toBeNull();
  });

  test("whoever has had its nodes is refused, and each operation is counted once", async () => {
    const counted = await startApp(kind, { demo: true, env: { RATE_LIMIT_EXEMPT_LOOPBACK: "false" } });
    try {
      const query = "{ unions(first: 100) { nodes { children(first: 48) { nodes { code } } } } }";
      const answers = [];
      for (let time = 0; time < 23; time += 1) answers.push(await counted.ask(query));
      expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(200), 429, 429, 429]);
      expect(answers.slice(20).map(({ errors }) => errors?.[0]?.extensions.code)).toEqual(
        Array(3).fill("RATE_LIMITED"),
      );
      const [last] = answers.slice(19).map(({ body }) => JSON.parse(body).extensions.cost.nodes);
      expect([last.requested, last.remaining]).toEqual([4900, 100_000 - 20 * 4900]);
    } finally {
      await counted.close();
    }
  });
});
