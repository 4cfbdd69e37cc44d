import { RateLimiterMemory } from "rate-limiter-flexible";
import { OPERATION_LIMITS } from "../../api/limits/operation";
import { RATE_LIMITS, RateLimits } from "../../api/limits/rate";
import { startApp, type Answer, type App } from "../support/app";

const COUNTED = { env: { RATE_LIMIT_EXEMPT_LOOPBACK: "false" } };
const cost = (answer: Answer): any => JSON.parse(answer.body).extensions.cost;
/** `"operations";r=119;t=60, "nodes";…` as numbers. */
const read = (header: string): Record<string, Record<string, number>> =>
  Object.fromEntries(
    header.split(", ").map((item) => {
      const [name, ...rest] = item.split(";");
      const pairs = rest.map((pair) => pair.split("=")).map(([key, value]) => [key, Number(value)]);
      return [JSON.parse(name!), Object.fromEntries(pairs)];
    }),
  );

describe("what is left is told", () => {
  let app: App;
  beforeEach(async () => {
    app = await startApp("sqlite", { demo: true, ...COUNTED });
  });
  afterEach(() => app?.close());

  test("a stranger: in the headers and in extensions.cost, operations and nodes", async () => {
    await app.ask("{ __typename }");
    const answer = await app.ask(
      "{ unions(first: 100) { nodes { children(first: 10) { nodes { code } } } } }",
    );
    const { operations, nodes } = RATE_LIMITS;
    const requested = 1100;
    const headers = read(answer.headers.ratelimit!);
    expect(headers.operations!.r).toBe(operations - 2);
    expect(headers.nodes!.r).toBe(nodes - 1 - requested);
    expect(read(answer.headers["ratelimit-policy"]!)).toEqual({
      operations: { q: operations, w: 60 },
      nodes: { q: nodes, w: 60 },
    });
    for (const { t } of Object.values(headers)) {
      expect(t).toBeGreaterThanOrEqual(1);
      expect(t).toBeLessThanOrEqual(60);
    }
    const told = cost(answer);
    expect(told.operations).toMatchObject({ limit: operations, remaining: operations - 2 });
    expect(told.nodes).toMatchObject({
      ...{ requested, mostPerOperation: OPERATION_LIMITS.nodes, limit: nodes },
      remaining: nodes - 1 - requested,
    });
    expect(told.nodes.resetSeconds).toBeGreaterThanOrEqual(1);
    expect(answer.headers["access-control-expose-headers"]).toContain("ratelimit");
  });

  test("an operation that cannot be read, and one that is too large, say so too", async () => {
    const unread = cost(await app.ask("{ "));
    expect(unread.nodes).toMatchObject({ requested: 0, remaining: RATE_LIMITS.nodes });
    expect(unread.operations.remaining).toBe(RATE_LIMITS.operations - 1);
    const large = "{ unions(first: 100) { nodes { children(first: 100) { nodes { code } } } } }";
    expect(cost(await app.ask(large)).operations.remaining).toBe(RATE_LIMITS.operations - 2);
  });

  test("each token has its own count, wherever it comes from, and strangers have theirs", async () => {
    const [one, two] = [await app.token("tld"), await app.token("tld")];
    const left = async (token?: string): Promise<number> =>
      cost(await app.ask("{ __typename }", {}, { token })).operations.remaining;
    const { operations, operationsWithToken } = RATE_LIMITS;
    expect([await left(one), await left(one), await left(two)]).toEqual([
      ...[operationsWithToken - 1, operationsWithToken - 2, operationsWithToken - 1],
    ]);
    expect(await left()).toBe(operations - 1);
    const asked = await app.ask("{ __typename }", {}, { token: one });
    expect(cost(asked).nodes).toMatchObject({
      ...{ mostPerOperation: OPERATION_LIMITS.nodesWithToken, limit: RATE_LIMITS.nodesWithToken },
    });
  });

  test("the answer that refuses tells it as well", async () => {
    for (let done = 0; done < RATE_LIMITS.operations; done += 1) await app.ask("{ __typename }");
    const answer = await app.ask("{ __typename }");
    expect([answer.status, read(answer.headers.ratelimit!).operations!.r]).toEqual([429, 0]);
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "RATE_LIMITED" });
  });

  test("after sixty tokens that are not valid, no further one of that address is looked at", async () => {
    const good = await app.token("tld");
    const ask = (token: string): Promise<Answer> => app.ask("{ __typename }", {}, { token });
    expect((await ask(good)).status).toBe(200);
    for (let done = 0; done < RATE_LIMITS.failures; done += 1) {
      const token = done % 2 ? "x" : `cdh_${String(done).padStart(43, "A")}`;
      expect((await ask(token)).status).toBe(401);
    }
    const seen = await app.statements(async () => {
      const refused = await ask(good);
      expect([refused.status, refused.errors?.[0]?.extensions.code]).toEqual([429, "RATE_LIMITED"]);
      expect(Number(refused.headers["retry-after"])).toBeGreaterThanOrEqual(1);
    });
    expect(seen).toEqual([]);
    expect((await app.ask("{ __typename }")).status).toBe(200);
  });
});

test("a caller on this machine that is exempt by configuration is not counted, and is told so", async () => {
  const app = await startApp("sqlite");
  try {
    const answer = await app.ask("{ __typename }");
    expect(answer.headers).not.toHaveProperty("ratelimit");
    expect(cost(answer)).toEqual({
      operations: { limit: null, remaining: null, resetSeconds: null },
      nodes: {
        ...{ requested: 0, mostPerOperation: OPERATION_LIMITS.nodes },
        ...{ limit: null, remaining: null, resetSeconds: null },
      },
    });
  } finally {
    await app.close();
  }
});

test("counting writes nothing to the database", async () => {
  const app = await startApp("sqlite", COUNTED);
  try {
    let writes = 0;
    const write = app.database.write.bind(app.database);
    app.database.write = ((...args: Parameters<typeof write>) => {
      writes += 1;
      return write(...args);
    }) as typeof write;
    for (let done = 0; done < 20; done += 1) await app.ask("{ __typename }");
    expect(writes).toBe(0);
  } finally {
    await app.close();
  }
});

test("two servers that share a store share the count", async () => {
  const shared = new Map<string, RateLimiterMemory>();
  const store = (options: { keyPrefix: string; points: number; duration: number }): RateLimiterMemory => {
    const known = shared.get(options.keyPrefix) ?? new RateLimiterMemory(options);
    shared.set(options.keyPrefix, known);
    return known;
  };
  const caller = { key: "address:192.0.2.1", withToken: false, exempt: false };
  const [one, two] = [new RateLimits(store), new RateLimits(store)];
  await one.countOperation(caller);
  await two.countOperation(caller);
  expect((await one.standing(caller))!.operations.remaining).toBe(RATE_LIMITS.operations - 2);
  const alone = new RateLimits();
  expect((await alone.standing(caller))!.operations.remaining).toBe(RATE_LIMITS.operations);
});
