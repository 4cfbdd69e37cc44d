import { serverAudits } from "graphql-http";
import { startApp, type App } from "../support/app";

let app: App;
let url: string;
beforeAll(async () => {
  app = await startApp("sqlite", { demo: true });
  url = app.url;
});
afterAll(() => app.close());

test("the 61 audits of GraphQL over HTTP have no error", async () => {
  const results = await Promise.all(
    serverAudits({ url: `${url}/graphql`, fetchFn: fetch }).map((audit) => audit.fn()),
  );
  expect(results).toHaveLength(61);
  expect(results.filter((result) => result.status === "error").map((result) => result.name)).toEqual([]);
});

test("livez and readyz", async () => {
  expect((await fetch(`${url}/livez`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
});

test("readyz asks the database at most once a second, and is 503 when it is gone or the server drains", async () => {
  const real = app.database.read;
  let asked = 0;
  app.database.read = ((work: never) => {
    asked += 1;
    return real.call(app.database, work);
  }) as typeof real;
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/readyz`)));
  expect(asked).toBeLessThanOrEqual(2);
  app.database.read = () => Promise.reject(new Error("gone"));
  await new Promise((resolve) => setTimeout(resolve, 1100));
  expect((await fetch(`${url}/readyz`)).status).toBe(503);
  app.database.read = real;
});

test("other methods are 405, an unreadable address is 400, both in the shape of the API's errors", async () => {
  for (const method of ["PUT", "PATCH", "DELETE"]) {
    const response = await fetch(`${url}/graphql`, {
      method,
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, POST"]);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  }
  const response = await fetch(`${url}/%zz`);
  expect(response.status).toBe(400);
  expect(await response.text()).not.toContain("zz");
});

test("every answer names its request, and none may be stored", async () => {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"query":"{__typename}"}',
  });
  expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-allow-credentials")).toBeNull();
  expect(response.headers.get("x-powered-by")).toBeNull();
});

test("a GET without a preflight header is refused (cross-site request forgery)", async () => {
  expect((await fetch(`${url}/graphql?query={__typename}`)).status).toBe(400);
  expect(
    (await fetch(`${url}/graphql?query={__typename}`, { headers: { "apollo-require-preflight": "1" } }))
      .status,
  ).toBe(200);
});

test("an Authorization header that is no bearer token is refused, not taken for a stranger's", async () => {
  for (const authorization of ["Bearer", "Bearer a b", "Token cdh_x", "Basic eDp5"]) {
    const answer = await app.ask("{ __typename }", {}, { headers: { authorization } });
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
  }
});

test("an unknown, malformed, expired or revoked token is UNAUTHENTICATED", async () => {
  const good = await app.token("tld");
  expect((await app.ask("{ __typename }", {}, { token: good })).status).toBe(200);
  for (const token of ["x", `cdh_${"A".repeat(43)}`, good.slice(0, -1)]) {
    const answer = await app.ask("{ __typename }", {}, { token });
    expect([answer.status, answer.errors?.[0]?.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
  }
  app.clock.set("2027-11-21T03:00:00Z");
  expect((await app.ask("{ __typename }", {}, { token: good })).status).toBe(401);
  app.clock.set("2026-11-21T03:00:00Z");
  await app.database.write((tx) => tx.query("UPDATE api_token SET revoked_at = '2026-01-01T00:00:00.000Z'"));
  expect((await app.ask("{ __typename }", {}, { token: good })).status).toBe(401);
  const [row] = await app.database.read((db) => db.query("SELECT * FROM api_token"));
  expect(JSON.stringify(row)).not.toContain(good);
});
