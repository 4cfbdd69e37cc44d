import { PassThrough } from "node:stream";
import { RATE_LIMITS } from "../../api/limits/rate";
import { encodeId } from "../../api/platform/ids";
import { createLog } from "../../api/platform/log";
import { createServer } from "../../api/server";
import { eachDatabase } from "../support/app";
import { until } from "../cache/process";
import { FIREFOX, SAFARI, Site } from "./site";

eachDatabase((kind) => {
  let site: Site;
  /** Each test has a day of its own. */
  let date = 0;
  const at = (time: string, after = 0): void =>
    site.app.clock.set(`2026-11-${String(date + after).padStart(2, "0")}T${time}Z`);
  beforeAll(async () => {
    site = await Site.start(kind);
    await site.publish("a", "b");
  });
  afterAll(() => site?.close());
  beforeEach(async () => {
    date += 2;
    at("03:00:00");
    for (const table of ["reader_view", "reader_vote", "article_readership", "article_readership_of_day"])
      await site.app.database.source.query(`DELETE FROM ${table}`);
  });

  const views = (): Promise<any[]> => site.rows("reader_view");
  /** Waits until so many views are written; a few seconds go by before they are. */
  const written = (count: number) =>
    until(
      async () => (await views()).length >= count,
      () => `not ${count} views`,
    );

  test("the same reader of the same article counts once a day; another address, browser or article is another", async () => {
    const answers = [
      await site.view("a"),
      await site.view("a"),
      await site.view("a", { address: "203.0.113.8" }),
      await site.view("a", { agent: SAFARI }),
      await site.view("b"),
      await site.view("a", { address: "2001:db8:1:2:aaaa::1" }),
      await site.view("a", { address: "2001:db8:1:2:bbbb::2" }),
      await site.view("a", { address: "2001:db8:1:3:aaaa::1" }),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 204));
    expect(answers[0]!.headers.get("access-control-allow-origin")).toBe("*");
    expect(answers[0]!.headers.get("set-cookie")).toBeNull();
    await written(6);
    // Written once, noted again: the table knows the reader.
    await site.view("a");
    await site.view("b", { agent: SAFARI });
    await written(7);
    expect((await views()).map(({ document_id }) => document_id).sort()).toEqual([..."aaaaabb"]);
    await site.fold();
    expect([await site.shown("a"), await site.shown("b")]).toMatchObject([{ views: 5 }, { views: 2 }]);
    // The next day the same reader is a new one.
    at("03:00:00", 1);
    await site.view("a");
    await written(8);
    await site.fold();
    expect(await site.shown("a")).toMatchObject({ views: 6 });
  });

  test("robots, nameless programs and pages fetched ahead are not readers", async () => {
    for (const agent of [
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
      "Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)",
      "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
      "curl/8.5.0",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/140.0.0.0 Safari/537.36",
      "",
    ]) {
      expect([agent, (await site.view("a", { agent })).status]).toEqual([agent, 204]);
      expect([agent, (await site.vote("a", 5, { agent })).status]).toEqual([agent, 403]);
    }
    await site.view("a", { headers: { "sec-purpose": "prefetch;prerender" } });
    await site.view("b");
    await written(1);
    expect(await views()).toMatchObject([{ document_id: "b" }]);
    expect(await site.rows("reader_vote")).toEqual([]);
  });

  test("what is not published is not counted, and no id that was never given out is taken", async () => {
    await site.publish("c");
    site.server.withdraw({ type: "article", documentId: "c", locale: "vi" });
    await site.read();
    expect((await site.view("c")).status).toBe(204);
    expect((await site.view("khong-co")).status).toBe(204);
    for (const [path, status] of [
      [`${encodeId("Union", "tld")}/view`, 400],
      ["x/view", 400],
      [`${encodeId("Article", "khong-ngon-ngu")}/view`, 404],
    ] as const)
      expect([path, (await site.post(path)).status]).toEqual([path, status]);
    for (const id of ["c", "khong-co"]) {
      const refused = await site.vote(id, 5);
      expect([refused.status, (await refused.json()).errors[0].extensions.code]).toEqual([404, "NOT_FOUND"]);
    }
    await site.view("b");
    await written(1);
    expect(await views()).toMatchObject([{ document_id: "b" }]);
    expect(await site.rows("reader_vote")).toEqual([]);
  });

  test("a vote is written before it is answered; a second one of the day takes its place; points are 1 to 5", async () => {
    expect((await site.vote("a", 5)).status).toBe(204);
    expect(await site.rows("reader_vote")).toMatchObject([{ document_id: "a", points: 5 }]);
    expect((await site.vote("a", 2)).status).toBe(204);
    expect((await site.vote("a", 4, { agent: SAFARI })).status).toBe(204);
    expect((await site.rows("reader_vote")).map(({ points }) => points).sort()).toEqual([2, 4]);
    for (const points of [0, 6, 2.5, "5", null, undefined, [5]]) {
      const refused = await site.vote("a", points);
      const [error] = (await refused.json()).errors;
      expect([points, refused.status, error.extensions]).toEqual([
        points,
        400,
        expect.objectContaining({ code: "BAD_USER_INPUT", field: "points" }),
      ]);
    }
    expect((await site.rows("reader_vote")).map(({ points }) => points).sort()).toEqual([2, 4]);
    await site.fold();
    expect(await site.shown("a")).toEqual({ views: 0, rating: { score: 6, votes: 2, average: 3 } });
    expect(await site.shown("b")).toEqual({ views: 0, rating: { score: 0, votes: 0, average: null } });
    at("03:00:00", 1);
    expect((await site.vote("a", 1)).status).toBe(204);
    await site.fold();
    expect(await site.shown("a")).toMatchObject({ rating: { score: 7, votes: 3, average: 7 / 3 } });
  });

  test("nothing leads from the database or the log back to a reader, and less than nothing the next day", async () => {
    const lines: string[] = [];
    const out = new PassThrough();
    out.on("data", (line: Buffer) => lines.push(line.toString()));
    const { config, database, clock } = site.app;
    const server = await createServer({ config, database, clock, log: createLog("trace", out) });
    const url = await server.http.listen({ host: "127.0.0.1", port: 0 });
    const headers = { "user-agent": SAFARI, "x-forwarded-for": "198.51.100.23" };
    const id = encodeId("Article", "a.vi");
    await fetch(`${url}/articles/${id}/view`, { method: "POST", headers });
    await fetch(`${url}/articles/${id}/rating`, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ points: 3 }),
    });
    // A stop writes what is gathered.
    await server.close();
    expect(await views()).toHaveLength(1);
    const tables = [
      "reader_day",
      "reader_view",
      "reader_vote",
      "article_readership",
      "article_readership_of_day",
    ];
    const everything = async (): Promise<string> =>
      JSON.stringify(await Promise.all(tables.map((table) => site.rows(table)))) + lines.join("");
    await site.fold();
    for (const secret of ["198.51.100", "iPhone", "AppleWebKit"])
      expect(await everything()).not.toContain(secret);
    const today = (await site.rows("reader_day")).at(-1)!;
    const { salt } = today;
    const [{ digest }] = await site.rows("reader_vote");
    expect(lines.join("")).toContain('"path":"/articles/:id/view"');
    at("17:00:30");
    await site.fold();
    expect(await site.rows("reader_day")).toEqual([today]);
    at("17:01:00");
    await site.fold();
    for (const table of tables.slice(0, 3)) expect([table, await site.rows(table)]).toEqual([table, []]);
    expect(await everything()).not.toContain(salt);
    expect(await everything()).not.toContain(digest);
    expect(await site.shown("a")).toEqual({ views: 1, rating: { score: 3, votes: 1, average: 3 } });
  });

  test("views and votes count for the limits of their address, whatever token comes with them", async () => {
    const counted = await Site.start(kind, { RATE_LIMIT_EXEMPT_LOOPBACK: "false" });
    try {
      await counted.publish("a");
      const headers = { authorization: "Bearer cdh_x" };
      for (let count = 0; count < RATE_LIMITS.operations - 1; count += 1)
        expect((await counted.view("a", { headers })).status).toBe(204);
      expect((await counted.vote("a", 5)).status).toBe(204);
      const refused = await counted.vote("a", 1);
      expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, expect.any(String)]);
      expect((await counted.view("a")).status).toBe(429);
      expect((await counted.view("a", { address: "203.0.113.8" })).status).toBe(204);
      expect(await counted.rows("reader_vote")).toMatchObject([{ points: 5 }]);
    } finally {
      await counted.close();
    }
  });

  test("a beacon of any kind is taken, as long as it is short", async () => {
    const address = `${site.app.url}/articles/${encodeId("Article", "a.vi")}/view`;
    const headers = { "user-agent": FIREFOX };
    const bodies: [string, number, BodyInit | undefined][] = [
      ["nothing", 204, undefined],
      ["text", 204, "x"],
      ["a form", 204, new URLSearchParams({ a: "b" })],
      ["bytes", 204, new Blob(["x"], { type: "application/octet-stream" })],
      ["too much", 413, "x".repeat(2000)],
    ];
    for (const [name, status, body] of bodies)
      expect([name, (await fetch(address, { method: "POST", headers, body })).status]).toEqual([
        name,
        status,
      ]);
    const asked = { origin: "https://tin.example", "access-control-request-method": "POST" };
    const preflight = await fetch(address.replace("/view", "/rating"), {
      method: "OPTIONS",
      headers: { ...asked, "access-control-request-headers": "content-type" },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
  });
});
