import { actorOfToken } from "../../api/identity/recognise";
import { Role } from "../../api/platform/actor";
import type { Room } from "../../api/platform/rooms";
import { eachDatabase, startApp, type App } from "../support/app";
import { everyRow } from "../support/rows";

const PAGE = {
  ...{ defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], formAction: ["'self'"] },
};
const ADD_SOURCE = "mutation ($input: AddSourceInput!) { addSource(input: $input) { source { title } } }";

const token: Room = async (http, doors) => {
  http.route({
    ...{ method: "POST", url: "/ask", onRequest: (request) => doors.authenticateByToken(request) },
    handler: (request) => doors.execute(request, request.body as { query: string }),
  });
  http.get("/whose", { onRequest: (request) => doors.authenticateByToken(request) }, async (request) => {
    const context = doors.contextOf(request);
    try {
      const [row] = await (await context.db()).query("SELECT COUNT(*) AS unions FROM trade_union");
      return { role: context.actor?.role ?? null, unions: Number(row.unions) };
    } finally {
      await context.end();
    }
  });
};

const session: Room = async (http, doors) => {
  http.addContentTypeParser(
    "text/csv",
    { parseAs: "string" },
    async (_request: unknown, body: unknown) => body,
  );
  http.addHook("onRequest", async (request, reply) => {
    void reply.header("x-room", "session");
    await doors.actAs(request, null);
  });
  http.post(
    "/sign-in",
    { helmet: { contentSecurityPolicy: { useDefaults: false, directives: PAGE } } },
    async (request) => {
      const known = await doors.recogniseToken(request, request.body as string);
      const again = await doors.database.read((db) => actorOfToken(db, known.tokenId, doors.clock.now()));
      await doors.actAs(request, again);
      return doors.execute(request, { query: "{ viewer { role union { code } } }" });
    },
  );
};

eachDatabase((kind) => {
  let app: App;
  beforeAll(async () => {
    app = await startApp(kind, { demo: true, rooms: [token, session] });
  });
  afterAll(() => app?.close());

  const ask = (body: object, secret?: string): Promise<Response> =>
    fetch(`${app.url}/ask`, {
      ...{ method: "POST", body: JSON.stringify(body) },
      headers: { "content-type": "application/json", ...(secret && { authorization: `Bearer ${secret}` }) },
    });

  test("an operation runs as the request's token and answers what a program is told", async () => {
    const query = '{ viewer { tokenName apiToken { createdAt } } union(code: "nowhere") { code } }';
    const secret = await app.token("tld", Role.REPORTER);
    const { data, errors } = await app.ask(query, {}, { token: secret });
    expect(await (await ask({ query }, secret)).json()).toEqual({ data, errors: errors ?? null });
    expect(await (await ask({ query })).json()).toMatchObject({ data: { viewer: null } });
  });

  test("mutations keep permission, audit and idempotency, and a refusal writes nothing", async () => {
    const input = {
      union: "ldld-001",
      about: "IDENTITY",
      source: { title: "Quyết định", publisher: "Liên đoàn" },
    };
    const variables = { input: { ...input, idempotencyKey: "room" } };
    const before = await everyRow(app, "audit");
    const refused = await (await ask({ query: ADD_SOURCE, variables })).json();
    expect(refused).toMatchObject({ data: null, errors: [{ extensions: { code: "UNAUTHENTICATED" } }] });
    expect(await everyRow(app, "audit")).toEqual(before);
    const secret = await app.token("ldld-001", Role.REPORTER);
    const done = { data: { addSource: { source: { title: "Quyết định" } } }, errors: null };
    expect(await (await ask({ query: ADD_SOURCE, variables }, secret)).json()).toEqual(done);
    const after = await everyRow(app);
    expect(await (await ask({ query: ADD_SOURCE, variables }, secret)).json()).toEqual(done);
    expect(await everyRow(app)).toEqual(after);
  });

  test("limits and unreadable operations are answered, never thrown", async () => {
    const large = "{ unions(first: 100) { nodes { children(first: 100) { nodes { code } } } } }";
    const codes = await Promise.all(
      [large, "{ ", "{ nothing }"].map(async (query) => (await (await ask({ query })).json()) as any),
    );
    expect(codes.map(({ data, errors }) => [data, errors[0].extensions.code])).toEqual([
      [null, "QUERY_TOO_COMPLEX"],
      [null, "GRAPHQL_PARSE_FAILED"],
      [null, "GRAPHQL_VALIDATION_FAILED"],
    ]);
    expect((await ask({ query: "{ __typename }" }, "cdh_wrong")).status).toBe(401);
  });

  test("a route works on a state of its own, and the errors of the API are its errors", async () => {
    const secret = await app.token("tld", Role.APPROVER);
    const whose = await fetch(`${app.url}/whose`, { headers: { authorization: `Bearer ${secret}` } });
    expect(await whose.json()).toEqual({ role: "APPROVER", unions: expect.any(Number) });
    const refused = await fetch(`${app.url}/whose`, { headers: { authorization: "Basic x" } });
    expect([refused.status, (await refused.json()).errors[0].extensions.code]).toEqual([
      401,
      "UNAUTHENTICATED",
    ]);
  });

  test("a session's route acts as the token it knows, with headers of its own", async () => {
    const secret = await app.token("tld", Role.ADMIN);
    const signIn = (body: string): Promise<Response> =>
      fetch(`${app.url}/sign-in`, { method: "POST", headers: { "content-type": "text/csv" }, body });
    const signedIn = await signIn(secret);
    expect(await signedIn.json()).toEqual({
      ...{ data: { viewer: { role: "ADMIN", union: { code: "tld" } } }, errors: null },
    });
    expect(signedIn.headers.get("content-security-policy")).toBe(
      "default-src 'none';script-src 'self';style-src 'self';form-action 'self'",
    );
    expect((await signIn("cdh_wrong")).status).toBe(401);
    await app.database.source.query("UPDATE api_token SET revoked_at = created_at WHERE role = 'ADMIN'");
    expect((await signIn(secret)).status).toBe(401);
  });

  test("what one room does is felt in no other", async () => {
    const home = await fetch(app.url);
    expect(home.headers.get("x-room")).toBeNull();
    expect(home.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const body = { method: "POST", headers: { "content-type": "text/csv" }, body: "{}" };
    expect((await fetch(`${app.url}/ask`, body)).status).toBe(415);
  });
});
