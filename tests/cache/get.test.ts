import { Answers } from "../../api/cache/answers";
import { entityTag, listsTag } from "../../api/cache/entity-tag";
import { UnionRow } from "../../api/unions/union.entity";
import { RATE_LIMITS } from "../../api/limits/rate";
import { eachDatabase, startApp, type App } from "../support/app";

const DAY = '{ union(code: "tld") { lastKnownOn } }';
const ALLOWED = { "apollo-require-preflight": "1" };

const setDay = (app: App, day: string): Promise<void> =>
  app.database.write(async (tx) => void (await tx.update(UnionRow, { code: "tld" }, { lastKnownOn: day })));

const get = (app: App, query: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${app.url}/graphql?query=${encodeURIComponent(query)}`, { headers: { ...ALLOWED, ...headers } });

const tagOf = async (answer: Promise<Response>): Promise<string> => (await answer).headers.get("etag")!;

describe.each(["1", "0"])("with %s MB of kept answers", (megabytes) => {
  eachDatabase((kind) => {
    let app: App;
    beforeAll(async () => {
      app = await startApp(kind, { demo: true, env: { ANSWER_CACHE_MB: megabytes } });
    });
    afterAll(() => app.close());

    test("a stranger's GET has a weak tag, and asking with it is answered 304 without the operation", async () => {
      const first = await get(app, DAY);
      const tag = first.headers.get("etag")!;
      expect(tag).toMatch(/^W\/"[\w-]{27}"$/);
      expect(first.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
      expect(first.headers.get("vary")).toBe("accept, accept-encoding, authorization");
      const told = ((await first.json()) as any).extensions.cost;
      expect(told.operations).toEqual({ limit: null, remaining: null, resetSeconds: null });
      const statements = await app.statements(async () => {
        for (const listed of [tag, tag.slice(2), `"x", ${tag}`]) {
          const again = await get(app, DAY, { "if-none-match": listed });
          expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, tag, ""]);
          expect(again.headers.get("cache-control")).toBe("public, max-age=0, must-revalidate");
        }
      });
      expect(statements).toEqual([]);
      for (const other of ['W/"x"', "*", ""])
        expect((await get(app, DAY, { "if-none-match": other })).status).toBe(200);
    });

    test("a write, a day, another question and another form have other tags", async () => {
      const tag = await tagOf(get(app, DAY));
      expect(await tagOf(get(app, DAY))).toBe(tag);
      expect(await tagOf(get(app, '{ union(code: "vgcl") { lastKnownOn } }'))).not.toBe(tag);
      expect(await tagOf(get(app, DAY, { accept: "application/graphql-response+json" }))).not.toBe(tag);
      app.clock.set("2026-11-21T17:00:00Z");
      const tomorrow = await get(app, DAY, { "if-none-match": tag });
      expect([tomorrow.status, tomorrow.headers.get("etag") === tag]).toEqual([200, false]);
      app.clock.set("2026-11-21T03:00:00Z");
      expect((await get(app, DAY, { "if-none-match": tag })).status).toBe(304);
      await setDay(app, "2020-08-08");
      const after = await get(app, DAY, { "if-none-match": tag });
      expect(after.status).toBe(200);
      expect(await after.json()).toMatchObject({ data: { union: { lastKnownOn: "2020-08-08" } } });
    });

    test("a state that comes again after a backup was put back is not the one before", async () => {
      const [before] = await app.database.source.query("SELECT version, mark FROM data_version");
      await setDay(app, "2020-09-09");
      const lost = await tagOf(get(app, DAY));
      await app.database.source.query("UPDATE data_version SET version = ?, mark = ?", [
        ...[before.version, before.mark],
      ]);
      await setDay(app, "2020-10-10");
      const answer = await get(app, DAY, { "if-none-match": lost });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ data: { union: { lastKnownOn: "2020-10-10" } } });
    });

    test("a token's answer and a refusal have no tag and may not be stored", async () => {
      const token = await app.token("tld");
      const own = await get(app, DAY, { authorization: `Bearer ${token}` });
      expect([own.status, own.headers.get("etag"), own.headers.get("cache-control")]).toEqual([
        ...[200, null, "private, no-store"],
      ]);
      const tag = await tagOf(get(app, DAY));
      const listed = await get(app, DAY, { authorization: `Bearer ${token}`, "if-none-match": tag });
      expect(listed.status).toBe(200);
      for (const query of [
        "{ nothing }",
        "mutation { __typename }",
        '{ unions(after: "x") { totalCount } }',
      ]) {
        const refused = await get(app, query);
        expect([refused.headers.get("etag"), refused.headers.get("cache-control")]).toEqual([
          null,
          "no-store",
        ]);
        expect(refused.status).toBeGreaterThanOrEqual(400);
      }
    });

    test("a GET that a form of another site could send is refused, whatever is kept", async () => {
      expect((await get(app, DAY)).status).toBe(200);
      const address = `${app.url}/graphql?query=${encodeURIComponent(DAY)}`;
      expect((await fetch(address)).status).toBe(400);
    });
  });
});

test("an answer that is given again costs what it cost the first time, and one that has not changed costs a node", async () => {
  const env = { ANSWER_CACHE_MB: "1", RATE_LIMIT_EXEMPT_LOOPBACK: "false" };
  const app = await startApp("sqlite", { demo: true, env });
  try {
    const query = "{ unions(first: 100) { nodes { children(first: 10) { nodes { code } } } } }";
    const left = (text: string): number => JSON.parse(text).extensions.cost.nodes.remaining;
    const [one, two] = [await app.ask(query), await app.ask(query)];
    expect([left(one.body), left(two.body)]).toEqual([RATE_LIMITS.nodes - 1100, RATE_LIMITS.nodes - 2200]);
    expect(two.headers.ratelimit).toContain(`"nodes";r=${RATE_LIMITS.nodes - 2200};`);
    const tag = await tagOf(get(app, query));
    const unchanged = await get(app, query, { "if-none-match": tag });
    expect(unchanged.status).toBe(304);
    expect(unchanged.headers.get("ratelimit")).toContain(`"nodes";r=${RATE_LIMITS.nodes - 3301};`);
    let last = two;
    for (let asked = 4; asked <= RATE_LIMITS.nodes / 1100 + 1; asked += 1) last = await app.ask(query);
    expect([last.status, last.errors?.[0]?.extensions.code]).toEqual([429, "RATE_LIMITED"]);
  } finally {
    await app.close();
  }
});

test("a tag says which program answered, and nothing is found on other ground", async () => {
  const ground = { version: { number: 7, mark: "a" }, day: "2026-11-21" };
  const tag = entityTag("one", "key", ground);
  expect(listsTag(tag, tag)).toBe(true);
  for (const other of [
    entityTag("two", "key", ground),
    entityTag("one", "yek", ground),
    entityTag("one", "key", { ...ground, day: "2026-11-22" }),
    entityTag("one", "key", { ...ground, version: { number: 8, mark: "a" } }),
    entityTag("one", "key", { ...ground, version: { number: 7, mark: "b" } }),
  ])
    expect(listsTag(other, tag)).toBe(false);
  const answers = new Answers(1);
  const answer = { ground, contentType: "x", requested: 1, head: Buffer.from("{"), deflated: null };
  answers.keep("key", answer);
  expect(answers.find("key", { version: { number: 7, mark: "a" }, day: "2026-11-21" })).toBe(answer);
  expect(answers.find("key", { ...ground, version: { number: 7, mark: "b" } })).toBeNull();
  expect(answers.find("key", { ...ground, version: { number: 6, mark: "a" } })).toBeNull();
});
