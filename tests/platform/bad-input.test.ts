import { eachDatabase, startApp, type App } from "../support/app";

const LEAK = /\bat \S+:\d+|\bSELECT\b|\bINSERT\b|sqlite|\bER_[A-Z]|node_modules|\/api\/|\.ts\b|\.js\b/;

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true });
  });
  afterAll(() => app.close());

  const send = (
    payload: string | Buffer,
    headers: Record<string, string> = { "content-type": "application/json" },
  ) => fetch(`${app.url}/graphql`, { method: "POST", headers, body: payload as BodyInit });

  const wholeBodies: [string, string | Buffer, number, string][] = [
    ["invalid JSON", "{bad", 400, "BAD_USER_INPUT"],
    ["an empty body", "", 400, "BAD_USER_INPUT"],
    [
      "invalid UTF-8",
      Buffer.concat([Buffer.from('{"query":"{__typename} '), Buffer.from([0xff]), Buffer.from('"}')]),
      400,
      "BAD_USER_INPUT",
    ],
    [
      "a document of 1 MB",
      JSON.stringify({ query: `{__typename} #${"a".repeat(1_000_000)}` }),
      413,
      "BAD_USER_INPUT",
    ],
    ["a list of operations", JSON.stringify([{ query: "{__typename}" }]), 400, "BAD_REQUEST"],
  ];

  test.each(wholeBodies)("%s is refused in one sentence", async (_name, payload, status, code) => {
    const response = await send(payload);
    expect(response.status).toBe(status);
    const body = await response.text();
    const [error, ...more] = JSON.parse(body).errors;
    expect(more).toEqual([]);
    expect(error.extensions.code).toBe(code);
    expect(error.message.length).toBeLessThanOrEqual(300);
    expect(body).not.toMatch(LEAK);
  });

  const questions: [string, string, Record<string, unknown> | undefined, string][] = [
    ["a page of 0", "{ unions(first: 0) { totalCount } }", undefined, "BAD_USER_INPUT"],
    ["a page of -1", "{ unions(first: -1) { totalCount } }", undefined, "BAD_USER_INPUT"],
    ["a page of 101", "{ unions(first: 101) { totalCount } }", undefined, "BAD_USER_INPUT"],
    ["a page of 1e9", "{ unions(first: 1000000000) { totalCount } }", undefined, "BAD_USER_INPUT"],
    [
      "a page beyond 32 bits",
      "{ unions(first: 10000000000) { totalCount } }",
      undefined,
      "GRAPHQL_VALIDATION_FAILED",
    ],
    ["a last page of 0", "{ unions(last: 0) { totalCount } }", undefined, "BAD_USER_INPUT"],
    ["a page of 0 of articles", "{ articles(first: 0) { totalCount } }", undefined, "BAD_USER_INPUT"],
    ["a broken cursor", '{ unions(after: "zzz") { totalCount } }', undefined, "CURSOR_INVALID"],
    [
      "a cursor of another shape",
      `{ unions(after: "${Buffer.from('["x",1]').toString("base64url")}") { totalCount } }`,
      undefined,
      "CURSOR_INVALID",
    ],
    ["first with last", "{ unions(first: 1, last: 1) { totalCount } }", undefined, "BAD_USER_INPUT"],
    [
      "an impossible date",
      '{ union(code: "tld", asOf: "2021-02-30") { code } }',
      undefined,
      "BAD_USER_INPUT",
    ],
    [
      "an impossible date in a variable",
      'query ($d: Date) { union(code: "tld", asOf: $d) { code } }',
      { d: "2021-13-01" },
      "BAD_USER_INPUT",
    ],
    [
      "a period 2021-13",
      '{ union(code: "tld") { statistics(period: "2021-13") { revision } } }',
      undefined,
      "BAD_USER_INPUT",
    ],
    [
      "a period of 1800",
      '{ union(code: "tld") { statistics(period: "1800") { revision } } }',
      undefined,
      "BAD_USER_INPUT",
    ],
    [
      "an unknown indicator",
      '{ union(code: "tld") { statistics(period: "2021", indicators: ["nope"]) { revision } } }',
      undefined,
      "BAD_USER_INPUT",
    ],
    ["NUL in a code", "query ($c: String!) { union(code: $c) { code } }", { c: "tl\0d" }, "BAD_USER_INPUT"],
    [
      "a lone surrogate in a text",
      "query ($t: String) { unions(filter: { text: $t }) { totalCount } }",
      { t: "\ud800" },
      "BAD_USER_INPUT",
    ],
    [
      "a text that is too long",
      "query ($t: String) { unions(filter: { text: $t }) { totalCount } }",
      { t: "a".repeat(201) },
      "BAD_USER_INPUT",
    ],
    ["an id that was never given out", '{ node(id: "abc") { id } }', undefined, "BAD_USER_INPUT"],
    ["a subscription", "subscription { x }", undefined, "GRAPHQL_VALIDATION_FAILED"],
    ["an unknown field", "{ nothing }", undefined, "GRAPHQL_VALIDATION_FAILED"],
  ];

  test.each(questions)(
    "%s is refused in one sentence with its code and HTTP 4xx",
    async (_name, query, variables, code) => {
      const answer = await app.ask(query, variables);
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([code]);
      expect(answer.errors![0]!.message.length).toBeLessThanOrEqual(300);
      expect(answer.body).not.toMatch(LEAK);
      expect(answer.status).toBe(400);
    },
  );

  test("a cursor with other values than it was given with is refused", async () => {
    const { data } = await app.ask("{ unions(first: 1) { pageInfo { endCursor } } }");
    const cursor: string = data.unions.pageInfo.endCursor;
    const values = JSON.parse(Buffer.from(cursor, "base64url").toString()) as unknown[];
    for (const text of [
      JSON.stringify(values).replace(/,(\d+),/, ",1e999,"),
      JSON.stringify([values[0], "x", ...values.slice(2)]),
      JSON.stringify([values[0], 1, ...values.slice(2)]),
    ]) {
      const after = Buffer.from(text).toString("base64url");
      const answer = await app.ask("query ($after: String) { unions(after: $after) { totalCount } }", {
        after,
      });
      expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([400, "CURSOR_INVALID"]);
    }
    expect(
      (await app.ask("query ($after: String) { unions(after: $after) { totalCount } }", { after: cursor }))
        .status,
    ).toBe(200);
  });

  test("an id with a day or a key that was never given out finds nothing", async () => {
    const id = (text: string): string => Buffer.from(text).toString("base64url");
    for (const text of [
      "Report:cdcs-sct-ben-tre/2021@2021-01-01",
      "Report:cdcs-sct-ben-tre/2021 ",
      "Indicator:members@2021-01-01",
    ]) {
      expect((await app.ask("query ($id: ID!) { node(id: $id) { id } }", { id: id(text) })).data).toEqual({
        node: null,
      });
    }
    expect(
      (await app.ask("query ($id: ID!) { node(id: $id) { id } }", { id: id("Report:cdcs-sct-ben-tre/2021") }))
        .data.node,
    ).not.toBeNull();
  });

  test("a defect shows an id and nothing else", async () => {
    const real = app.database.snapshot;
    app.database.snapshot = () => Promise.reject(new Error("SELECT secret FROM /etc/passwd"));
    try {
      const answer = await app.ask('{ union(code: "tld") { code } }');
      expect(answer.status).toBe(500);
      expect(answer.errors).toHaveLength(1);
      expect(answer.errors![0]!.extensions).toEqual({
        code: "INTERNAL_SERVER_ERROR",
        errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      });
      expect(answer.body).not.toMatch(/secret|passwd/);
    } finally {
      app.database.snapshot = real;
    }
  });
});
