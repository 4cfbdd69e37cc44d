import { Role } from "../../api/platform/actor";
import { issueToken } from "../../api/identity/token.service";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";

const TOKENS = `query ($code: String!, $all: Boolean!, $first: Int, $after: String) { union(code: $code) {
  apiTokens(all: $all, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } nodes { id name role lastUsedAt union { code } } } } }`;
/** The unions; three for what the caller reaches of them; their tokens, how many each has, and whose they are. */
const STATEMENTS = 7;
const NODE = "query ($id: ID!) { node(id: $id) { ... on ApiToken { id name } } }";

eachDatabase((kind) => {
  let app: App;
  let admin: string;
  beforeAll(async () => {
    app = await startApp(kind);
    await record(app, { code: "north" });
    await record(app, { code: "north-1", affiliations: [{ parent: "north" }] });
    await record(app, { code: "south" });
    admin = await app.token("north", Role.ADMIN);
  });
  afterAll(() => app?.close());

  const tokens = async (
    variables: { code?: string; all?: boolean; first?: number; after?: string } = {},
    token: string | undefined = admin,
  ) => {
    const answer = await app.ask(TOKENS, { code: "north", all: false, ...variables }, { token });
    expect(answer.errors).toBeUndefined();
    return answer.data.union.apiTokens;
  };
  const names = async (...args: Parameters<typeof tokens>): Promise<string[] | null> =>
    (await tokens(...args))?.nodes.map((node: { name: string }) => node.name) ?? null;
  const issue = (name: string, unionCode: string, days = 30): Promise<string> =>
    app.database.write((tx) => issueToken(tx, { name, unionCode, days, role: Role.READER }, app.clock.now()));
  const written = async (): Promise<{ token_id: number; used_at: string }[]> =>
    app.database.source.query("SELECT * FROM api_token_use ORDER BY token_id");

  test("an administrator sees what is live, the newest first; all of them when asked", async () => {
    await issue("short", "north-1", 1);
    await issue("revoked", "north-1");
    await issue("live", "north-1");
    await app.database.source.query("UPDATE api_token SET revoked_at = created_at WHERE name = 'revoked'");
    expect(await names({ code: "north-1" })).toEqual(["live", "short"]);
    app.clock.set("2026-11-22T03:00:00Z");
    expect(await names({ code: "north-1" })).toEqual(["live"]);
    expect(await names({ code: "north-1", all: true })).toEqual(["live", "revoked", "short"]);
    app.clock.set("2026-11-21T03:00:00Z");
  });

  test("pages follow each other", async () => {
    const first = await tokens({ code: "north-1", all: true, first: 2 });
    expect(first).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
    const after = first.pageInfo.endCursor as string;
    expect(await names({ code: "north-1", all: true, first: 2, after })).toEqual(["short"]);
    const other = await app.ask(TOKENS, { code: "north", all: true, after }, { token: admin });
    expect(other.errors?.[0]?.extensions.code).toBe("CURSOR_INVALID");
  });

  test("nobody else sees them: not a stranger, not a lower role, not another subtree", async () => {
    expect(await names()).toEqual(["test ADMIN"]);
    for (const token of [
      undefined,
      await app.token("north", Role.APPROVER),
      await app.token("north-1", Role.ADMIN),
      await app.token("south", Role.ADMIN),
    ]) {
      const answer = await app.ask(TOKENS, { code: "north", all: true }, { token });
      expect(answer.data).toEqual({ union: { apiTokens: null } });
    }
  });

  test("node(id) finds a token for administrators within reach and for the token itself", async () => {
    const reader = await app.token("north", Role.READER);
    const { id } = (await app.ask("{ viewer { apiToken { id } } }", {}, { token: reader })).data.viewer
      .apiToken;
    for (const token of [reader, admin])
      expect((await app.ask(NODE, { id }, { token })).data).toEqual({ node: { id, name: "test READER" } });
    for (const token of [
      undefined,
      await app.token("north", Role.APPROVER),
      await app.token("south", Role.ADMIN),
    ])
      expect((await app.ask(NODE, { id }, { token })).data).toEqual({ node: null });
  });

  test("one token or fifty of them, on one union or three: the same statements", async () => {
    const all =
      "{ unions(first: 10) { nodes { apiTokens(all: true, first: 50) { totalCount nodes { name lastUsedAt union { code } } } } } }";
    const count = async (): Promise<number> => {
      const seen = await app.statements(async () => {
        expect((await app.ask(all, {}, { token: admin })).errors).toBeUndefined();
      });
      return seen.filter((sql) => !sql.includes("t.digest =")).length;
    };
    const few = await count();
    for (let index = 0; index < 50; index += 1) await issue(`token ${index}`, "north-1");
    expect(await count()).toBe(few);
    expect(few).toBe(STATEMENTS);
  });

  test("the last use is written behind, at most once an hour, and no reader waits for it", async () => {
    app.clock.set("2026-11-21T05:00:00Z");
    const token = await app.token("south", Role.ADMIN);
    const used = async (): Promise<string | null> =>
      (await tokens({ code: "south" }, token)).nodes.find(
        (node: { name: string }) => node.name === "test ADMIN",
      ).lastUsedAt;
    const eventually = async (expected: string): Promise<void> => {
      for (let tries = 0; (await used()) !== expected && tries < 200; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect(await used()).toBe(expected);
    };
    const [before] = await app.database.source.query("SELECT version FROM data_version");
    expect(await used()).toBeNull();
    await eventually("2026-11-21T05:00:00.000Z");
    const rows = await written();
    app.clock.set("2026-11-21T05:59:59Z");
    expect(await used()).toBe("2026-11-21T05:00:00.000Z");
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(await written()).toEqual(rows);
    app.clock.set("2026-11-21T06:00:00Z");
    await eventually("2026-11-21T06:00:00.000Z");
    const [after] = await app.database.source.query("SELECT version FROM data_version");
    expect(after).toEqual(before);
  });
});
