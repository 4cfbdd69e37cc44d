import { checkNotWider } from "../../api/identity/token.rules";
import { Role, type Actor } from "../../api/platform/actor";
import { eachDatabase, startApp, type Answer, type App } from "../support/app";
import { auditAfter, everyRow, lastAuditId } from "../support/rows";
import { record } from "../unions/record";

const CREATE = `mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) {
  secret apiToken { id name role prefix createdAt expiresAt lastUsedAt revokedAt union { code } } } }`;
const REVOKE =
  "mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { apiToken { id revokedAt } } }";
const VIEWER = "{ viewer { role union { code } apiToken { id expiresAt } } }";
const ADD_SOURCE = "mutation ($input: AddSourceInput!) { addSource(input: $input) { source { id } } }";
const DAY = 86_400_000;

eachDatabase((kind) => {
  let app: App;
  let admin: string;
  beforeAll(async () => {
    app = await startApp(kind);
    await record(app, { code: "top" });
    await record(app, { code: "north", affiliations: [{ parent: "top" }] });
    await record(app, { code: "south", affiliations: [{ parent: "top" }] });
    admin = await app.token("north", Role.ADMIN);
  });
  afterAll(() => app?.close());

  const create = (input: object, token = admin): Promise<Answer> => app.ask(CREATE, { input }, { token });
  const made = async (input: object = {}): Promise<{ secret: string; apiToken: any }> => {
    const answer = await create({ name: "Máy chủ báo cáo", role: "REPORTER", union: "north", ...input });
    expect(answer.errors).toBeUndefined();
    return answer.data.createApiToken;
  };
  const revoke = (apiTokenId: string, token = admin): Promise<Answer> =>
    app.ask(REVOKE, { input: { apiTokenId } }, { token });
  const codeOf = (answer: Answer): string | undefined => answer.errors?.[0]?.extensions.code;
  const idOf = async (token: string): Promise<string> =>
    (await app.ask(VIEWER, {}, { token })).data.viewer.apiToken.id;

  test("a token is made with its secret, which works, is shown once and is stored nowhere", async () => {
    const { secret, apiToken } = await made({ idempotencyKey: "made-once" });
    expect(secret).toMatch(/^cdh_[A-Za-z0-9_-]{43}$/);
    expect(apiToken).toMatchObject({
      ...{ name: "Máy chủ báo cáo", role: "REPORTER", prefix: secret.slice(0, 10), union: { code: "north" } },
      ...{ lastUsedAt: null, revokedAt: null, createdAt: app.clock.now().toISOString() },
      expiresAt: new Date(app.clock.now().getTime() + 180 * DAY).toISOString(),
    });
    const { viewer } = (await app.ask(VIEWER, {}, { token: secret })).data;
    expect(viewer).toEqual({
      ...{ role: "REPORTER", union: { code: "north" } },
      apiToken: { id: apiToken.id, expiresAt: apiToken.expiresAt },
    });

    const before = await everyRow(app);
    expect(JSON.stringify(before)).not.toContain(secret);
    const again = await made({ idempotencyKey: "made-once" });
    expect(again).toMatchObject({ secret: null, apiToken: { id: apiToken.id } });
    expect(await everyRow(app)).toEqual(before);
  });

  test("neither log holds the token's name or digest", async () => {
    const since = await lastAuditId(app);
    await made({ name: "Điện thoại của chị Hoa" });
    const rows = await auditAfter(app, since);
    expect(rows).toHaveLength(1);
    expect(Object.keys(JSON.parse(rows[0]!.after_state!)).sort()).toEqual([
      ...["expiresAt", "prefix", "revokedAt", "role"],
    ]);
  });

  test.each([
    ["longer than a year", { expiresAt: "2027-11-21T03:00:01Z" }, "BAD_USER_INPUT"],
    ["an end that has passed", { expiresAt: "2026-11-21T03:00:00Z" }, "BAD_USER_INPUT"],
    ["no name", { name: " " }, "BAD_USER_INPUT"],
    ["an unknown union", { union: "nowhere" }, "NOT_FOUND"],
    ["a union beside", { union: "south" }, "FORBIDDEN"],
    ["the union above", { union: "top" }, "FORBIDDEN"],
  ])("%s is refused and nothing is written", async (_what, change, code) => {
    const input = { name: "x", role: "READER", union: "north" };
    expect((await create(input)).errors).toBeUndefined();
    const before = await everyRow(app, "audit");
    expect(codeOf(await create({ ...input, ...change }))).toBe(code);
    expect(await everyRow(app, "audit")).toEqual(before);
  });

  test("a year to the second is granted", async () => {
    expect((await made({ expiresAt: "2027-11-21T03:00:00Z" })).apiToken.expiresAt).toBe(
      "2027-11-21T03:00:00.000Z",
    );
  });

  test("only ADMIN makes tokens, and nobody makes a wider one than their own", async () => {
    const lower = [Role.READER, Role.REPORTER, Role.APPROVER].map((role) => app.token("north", role));
    const callers = await Promise.all(lower);
    const before = await everyRow(app, "audit");
    for (const token of callers)
      expect(codeOf(await create({ name: "x", role: "READER", union: "north" }, token))).toBe("FORBIDDEN");
    expect(await everyRow(app, "audit")).toEqual(before);
    const approver = { role: Role.APPROVER } as Actor;
    expect(() => checkNotWider(approver, Role.ADMIN)).toThrow(/APPROVER/);
    expect(() => checkNotWider(approver, Role.APPROVER)).not.toThrow();
  });

  test("rotation: the next token ends later than its maker, both live, then the first is revoked", async () => {
    const first = await made({ role: "ADMIN", expiresAt: "2026-11-23T00:00:00Z" });
    const input = { name: "tiếp", role: "ADMIN", union: "north", expiresAt: "2027-06-01T00:00:00Z" };
    const next = (await create(input, first.secret)).data.createApiToken;
    for (const { secret } of [first, next])
      expect((await app.ask(VIEWER, {}, { token: secret })).data.viewer.role).toBe("ADMIN");
    const { data } = await revoke(first.apiToken.id, next.secret);
    expect(data.revokeApiToken.apiToken.revokedAt).toBe(app.clock.now().toISOString());
    expect((await app.ask(VIEWER, {}, { token: first.secret })).status).toBe(401);
    expect((await app.ask(VIEWER, {}, { token: next.secret })).status).toBe(200);
  });

  test("a token of any role revokes itself, and no other", async () => {
    const reader = await app.token("north", Role.READER);
    const other = await idOf(await app.token("north", Role.READER));
    const before = await everyRow(app, "audit");
    expect(codeOf(await revoke(other, reader))).toBe("FORBIDDEN");
    expect(await everyRow(app, "audit")).toEqual(before);
    const own = await idOf(reader);
    expect((await revoke(own, reader)).data.revokeApiToken.apiToken.id).toBe(own);
    expect((await app.ask(VIEWER, {}, { token: reader })).status).toBe(401);
  });

  test("a token of another subtree, and one that is not there", async () => {
    const id = (await made()).apiToken.id;
    const south = await app.token("south", Role.ADMIN);
    const before = await everyRow(app, "audit");
    expect(codeOf(await revoke(id, south))).toBe("FORBIDDEN");
    const nobody = Buffer.from("ApiToken:99999").toString("base64url");
    expect(codeOf(await revoke(nobody))).toBe("NOT_FOUND");
    expect(codeOf(await revoke(Buffer.from("Union:north").toString("base64url")))).toBe("BAD_USER_INPUT");
    expect(await everyRow(app, "audit")).toEqual(before);
  });

  test("what is revoked stays as it was revoked", async () => {
    const id = (await made()).apiToken.id;
    const first = await revoke(id);
    const before = await everyRow(app, "audit", "data_version");
    app.clock.set("2026-11-21T04:00:00Z");
    const again = await revoke(id);
    app.clock.set("2026-11-21T03:00:00Z");
    expect(again.data).toEqual(first.data);
    expect(await everyRow(app, "audit", "data_version")).toEqual(before);
  });

  test("a token that is revoked between its recognition and the write is refused, and nothing is written", async () => {
    const { secret, apiToken } = await made({ role: "REPORTER" });
    const input = {
      union: "north",
      about: "IDENTITY",
      source: { title: "Quyết định", publisher: "Liên đoàn" },
    };
    expect((await app.ask(ADD_SOURCE, { input }, { token: secret })).errors).toBeUndefined();
    const before = await everyRow(app, "audit", "api_token");
    const write = app.database.write;
    app.database.write = (async (work: never, options: never) => {
      app.database.write = write;
      const id = Number(Buffer.from(apiToken.id, "base64url").toString().split(":")[1]);
      const at = app.clock.now().toISOString();
      await app.database.source.query("UPDATE api_token SET revoked_at = ? WHERE id = ?", [at, id]);
      return write.call(app.database, work, options);
    }) as typeof write;
    const since = await lastAuditId(app);
    const other = { ...input, about: "FOUNDED_ON" };
    const answer = await app.ask(ADD_SOURCE, { input: other }, { token: secret });
    expect([answer.status, codeOf(answer)]).toEqual([401, "UNAUTHENTICATED"]);
    expect(await everyRow(app, "audit", "api_token")).toEqual(before);
    expect((await auditAfter(app, since)).map((row) => [row.outcome, row.code])).toEqual([
      ["REFUSED", "UNAUTHENTICATED"],
    ]);
  });

  test("of writes and a revocation at once, none is done after the revocation", async () => {
    const { secret, apiToken } = await made({ role: "REPORTER" });
    const since = await lastAuditId(app);
    const writes = Array.from({ length: 12 }, (_, index) => {
      const source = { title: `Quyết định số ${index}`, publisher: "Liên đoàn" };
      return () =>
        app.ask(ADD_SOURCE, { input: { union: "north", about: "IDENTITY", source } }, { token: secret });
    });
    const answers = await Promise.all([
      ...writes.slice(0, 6).map((write) => write()),
      revoke(apiToken.id),
      ...writes.slice(6).map((write) => write()),
    ]);
    const codes = answers.map(codeOf).filter(Boolean);
    expect(codes.every((code) => code === "UNAUTHENTICATED")).toBe(true);
    const done = (await auditAfter(app, since)).filter((row) => row.outcome === "DONE");
    expect(done.at(-1)!.mutation).toBe("revokeApiToken");
    expect(done).toHaveLength(answers.length - codes.length);
  });
});
