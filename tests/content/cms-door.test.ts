import { randomUUID } from "node:crypto";
import { Nudges } from "../../api/content/nudges";
import { httpFeed } from "../../api/content/feed";
import { catchUp, startContentSync } from "../../api/content/sync";
import { RATE_LIMITS } from "../../api/limits/rate";
import { createLog } from "../../api/platform/log";
import { until } from "../cache/process";
import { eachDatabase, startApp, type App } from "../support/app";
import { article, congressDocument, FeedServer } from "./feed-server";
import { sendSigned, type Changes } from "./signed";

const log = createLog("silent");

eachDatabase((kind) => {
  const server = new FeedServer();
  let app: App;
  let token: string;
  let looks = 0;
  beforeAll(async () => {
    const cms = await server.listen();
    token = cms.feedToken;
    app = await startApp(kind, {
      env: { CMS_URL: cms.url, CMS_FEED_TOKEN: token },
      lookNow: () => (looks += 1),
    });
  });
  afterAll(async () => {
    await server.close();
    await app?.close();
  });
  beforeEach(async () => {
    server.reset();
    for (const table of ["article", "feed_dead_letter"])
      await app.database.source.query(`DELETE FROM ${table}`);
    await app.database.source.query("UPDATE feed_position SET seq = 0, turn = 1");
    looks = 0;
  });

  const send = (method: "GET" | "POST", path: string, changes: Changes = {}): Promise<Response> =>
    sendSigned(app.url, token, method, path, { at: app.clock.now(), ...changes });
  const read = () =>
    catchUp(
      { database: app.database, clock: app.clock, ownOrigins: [] },
      httpFeed(app.config.cms!, new AbortController().signal),
      log,
    );
  const settled = () => new Promise((resolve) => setTimeout(resolve, 250));

  test("a nudge means look now: at once, and once more however many come", async () => {
    expect((await send("POST", "/content/nudge")).status).toBe(204);
    expect(looks).toBe(1);
    await Promise.all(Array.from({ length: 20 }, () => send("POST", "/content/nudge")));
    await settled();
    expect(looks).toBeGreaterThanOrEqual(2);
    expect(looks).toBeLessThan(20);
  });

  test("nudges that come together are one look in a hundred milliseconds", async () => {
    let looked = 0;
    const nudges = new Nudges(() => (looked += 1));
    for (let n = 0; n < 100; n += 1) nudges.nudge();
    expect(looked).toBe(1);
    await settled();
    expect(looked).toBe(2);
    nudges.nudge();
    nudges.nudge();
    await nudges.stop();
    await settled();
    expect(looked).toBe(3);
  });

  const hour = 3_600_000;
  const forged: [string, Changes][] = [
    ["no signature", { without: ["x-signature"] }],
    ["no time", { without: ["x-timestamp"] }],
    ["no id", { without: ["x-event-id"] }],
    ["another key", { token: "x".repeat(40) }],
    ["a signature of nothing", { signature: "v1=" }],
    ["a signature too long", { signature: `v1=${"0".repeat(200)}` }],
    ["another version", { signature: `v0=${"0".repeat(64)}` }],
    ["another body", { body: "x", signedBody: "" }],
    ["what another address was asked", { signedPath: "/content/standing" }],
    ["six minutes old", { at: new Date(Date.parse("2026-11-21T03:00:00Z") - 360_000) }],
    ["six minutes ahead", { at: new Date(Date.parse("2026-11-21T03:00:00Z") + 360_000) }],
    ["an hour old", { at: new Date(Date.parse("2026-11-21T03:00:00Z") - hour) }],
    ["an id that is none", { id: "x" }],
  ];
  test.each(forged)("%s is not the CMS", async (_name, changes) => {
    const refused = await send("POST", "/content/nudge", changes);
    expect([refused.status, (await refused.json()).errors[0].extensions.code]).toEqual([
      401,
      "UNAUTHENTICATED",
    ]);
    await settled();
    expect(looks).toBe(0);
  });

  test("a request is taken once, and five minutes around its time", async () => {
    const id = randomUUID();
    const near = new Date(app.clock.now().getTime() - 299_000);
    expect((await send("POST", "/content/nudge", { id, at: near })).status).toBe(204);
    expect((await send("POST", "/content/nudge", { id, at: near })).status).toBe(401);
    expect((await send("GET", "/content/standing", { id })).status).toBe(401);
    expect(looks).toBe(1);
  });

  test("a body over a kilobyte is not read", async () => {
    expect((await send("POST", "/content/nudge", { body: "x".repeat(1025) })).status).toBe(413);
    expect(looks).toBe(0);
  });

  test("forgers are counted by their address, the CMS is not", async () => {
    const counted = await startApp(kind, {
      env: { CMS_URL: "http://127.0.0.1:9", CMS_FEED_TOKEN: token, RATE_LIMIT_EXEMPT_LOOPBACK: "false" },
    });
    try {
      const nudge = (changes: Changes = {}) =>
        sendSigned(counted.url, token, "POST", "/content/nudge", { at: counted.clock.now(), ...changes });
      for (let n = 0; n < RATE_LIMITS.operations; n += 1)
        expect((await nudge({ signature: "v1=0" })).status).toBe(401);
      expect((await nudge({ signature: "v1=0" })).status).toBe(429);
      for (let n = 0; n < 3; n += 1) expect((await nudge()).status).toBe(204);
    } finally {
      await counted.close();
    }
  });

  test("the standing tells the place, what was refused and why, what the last comparison found", async () => {
    server.publish(article("a"));
    server.publish(article("hong", { slug: "" }));
    await read();
    const standing = async () => (await send("GET", "/content/standing")).json();
    expect(await standing()).toEqual({
      position: 2,
      away: null,
      compared: null,
      refused: [
        {
          ...{ type: "article", documentId: "hong", locale: "vi" },
          reason: expect.stringMatching(/^slug: /),
          since: "2026-11-21T03:00:00.000Z",
        },
      ],
    });
    const pace = { poll: 50, reconcile: 60_000, longestWait: 50 };
    // Nobody tells of this one: the comparison finds it.
    server.publish(article("troi"), { silent: true });
    const sync = startContentSync(app.database, app.config.cms!, app.clock, log, pace);
    await until(
      async () => (await standing()).compared !== null,
      () => "never compared",
    );
    expect((await standing()).compared).toEqual({
      ...{ at: "2026-11-21T03:00:00.000Z", tookMs: expect.any(Number) },
      ...{ missing: 1, differing: 0, extra: 0, repaired: 1, driftTotal: 1 },
    });
    server.faults.push(...Array<number>(100).fill(503));
    await sync.lookNow();
    expect(await standing()).toMatchObject({
      away: { since: "2026-11-21T03:00:00.000Z", reason: "the CMS answered 503" },
    });
    server.faults.length = 0;
    await sync.lookNow();
    expect(await standing()).toMatchObject({ away: null, compared: { driftTotal: 1 } });
    await sync.stop();
  });

  test("what is held is told page by page, with the CMS's own hashes", async () => {
    const forms = [
      ...Array.from({ length: 2001 }, (_, n) => article(`n${n}`)),
      congressDocument("d"),
      article("n0", { locale: "en" }),
    ];
    for (const form of forms) server.publish(form);
    server.publish(article("weg"));
    server.withdraw(article("weg"));
    await read();
    const items: any[] = [];
    const pages: number[] = [];
    for (let after: string | null = null; ; ) {
      const page: any = await (
        await send("GET", `/content/held${after ? `?after=${encodeURIComponent(after)}` : ""}`)
      ).json();
      items.push(...page.items);
      pages.push(page.items.length);
      after = page.next;
      if (after === null) break;
    }
    expect(pages.length).toBe(2);
    const shown = new Set(items.map(({ documentId }) => documentId));
    for (const id of ["hong", "weg"]) expect(shown).not.toContain(id);
    const told = items.map(({ type, documentId, locale, hash, title }) =>
      [type, documentId, locale, hash, title].join(),
    );
    for (const { type, documentId, locale, hash, title } of forms)
      expect(told).toContain([type, documentId, locale, hash, title].join());
    for (const after of ["x", "union:1", "article:-1"])
      expect((await send("GET", `/content/held?after=${after}`)).status).toBe(400);
  });

  test("without the CMS's signature nobody reads either", async () => {
    for (const path of ["/content/standing", "/content/held"])
      for (const headers of [{}, { authorization: `Bearer ${token}` }] as Record<string, string>[])
        expect([path, (await fetch(app.url + path, { headers })).status]).toEqual([path, 401]);
  });
});

test("an API without a CMS has no such door", async () => {
  const app = await startApp("sqlite");
  try {
    expect((await fetch(`${app.url}/content/nudge`, { method: "POST" })).status).toBe(404);
  } finally {
    await app.close();
  }
});
