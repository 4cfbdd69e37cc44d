import { checkReadership } from "../../api/readers/check";
import { fold } from "../../api/readers/fold";
import { Views } from "../../api/readers/views";
import { createLog } from "../../api/platform/log";
import type { Database } from "../../api/platform/database";
import { eachDatabase } from "../support/app";
import { Site } from "./site";

eachDatabase((kind) => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.start(kind, { ANSWER_CACHE_MB: "8" });
  });
  afterEach(() => site?.close());

  const version = async (): Promise<number> => (await site.app.database.version()).number;
  /** Readers of an article on a day, written at once. */
  async function readers(documentId: string, day: string, count: number, at = 0): Promise<void> {
    const { source } = site.app.database;
    await source.query(
      `INSERT INTO reader_day (day, salt) SELECT '${day}', 'x' WHERE NOT EXISTS (SELECT 1 FROM reader_day WHERE day = '${day}')`,
    );
    for (let n = at; n < at + count; n += 1)
      await source.query(
        `INSERT INTO reader_view (day, document_id, locale, digest) VALUES ('${day}', '${documentId}', 'vi', 'r${n}')`,
      );
  }
  const mostRead = async (period: string, more = ""): Promise<string[]> => {
    const query = `{ mostReadArticles(period: ${period}${more}) { views article { slug } } }`;
    const { data, errors } = await site.app.ask(query);
    expect(errors).toBeUndefined();
    return data.mostReadArticles.map((each: any) => `${each.article.slug} ${each.views}`);
  };

  test("the figures shown change only with a write that everybody sees, at most every five minutes", async () => {
    await site.publish("a");
    const before = await version();
    expect(await site.shown("a")).toMatchObject({ views: 0 });
    await site.vote("a", 5);
    await readers("a", "2026-11-21", 3);
    expect(await version()).toBe(before);
    expect(await site.shown("a")).toMatchObject({ views: 0, rating: { votes: 0 } });
    const at = (instant: string) => fold(site.app.database, new Date(instant));
    expect(await at("2026-11-21T03:00:00Z")).toBe(1);
    expect(await version()).toBe(before + 1);
    expect(await site.shown("a")).toEqual({ views: 3, rating: { score: 5, votes: 1, average: 5 } });
    await readers("a", "2026-11-21", 1, 3);
    expect(await at("2026-11-21T03:04:59Z")).toBe(0);
    expect(await site.shown("a")).toMatchObject({ views: 3 });
    expect(await at("2026-11-21T03:05:00Z")).toBe(1);
    expect(await site.shown("a")).toMatchObject({ views: 4 });
    // Nothing new: nobody's kept answer is touched.
    expect(await at("2026-11-21T03:10:00Z")).toBe(0);
    expect(await version()).toBe(before + 2);
    // A smaller vote takes points away again.
    await site.vote("a", 1);
    expect(await at("2026-11-21T03:15:00Z")).toBe(1);
    expect(await site.shown("a")).toEqual({ views: 4, rating: { score: 1, votes: 1, average: 1 } });
    expect(await site.app.database.read(checkReadership)).toEqual([]);
  });

  test("what is remembered of unions stays when figures of readers change", async () => {
    await site.publish("a");
    const { memory } = site.app.database;
    const remembered = async (): Promise<number> => {
      expect((await site.app.ask("{ unions { totalCount } }")).errors).toBeUndefined();
      return memory.size.entries;
    };
    const before = await remembered();
    expect(before).toBeGreaterThan(0);
    await readers("a", "2026-11-21", 3);
    const versionBefore = await version();
    expect(await fold(site.app.database, new Date("2026-11-21T03:00:00Z"))).toBe(1);
    expect(await version()).toBe(versionBefore + 1);
    expect(memory.size.entries).toBe(before);
    // Another question moves the memory to the new version.
    expect((await site.app.ask("{ unions(first: 3) { nodes { code } } }")).errors).toBeUndefined();
    expect(memory.size.entries).toBeGreaterThan(before);
    expect(await site.shown("a")).toMatchObject({ views: 3 });
  });

  test("two processes that add up at the same moment do it once", async () => {
    await site.publish("a");
    await readers("a", "2026-11-21", 7);
    const now = new Date("2026-11-21T03:00:00Z");
    const changed = await Promise.all([1, 2, 3].map(() => fold(site.app.database, now)));
    expect(changed.sort()).toEqual([0, 0, 1]);
    expect(await site.shown("a")).toMatchObject({ views: 7 });
  });

  test("most read: today, a week, a month, ever; each language for itself, ties newest first, withdrawn ones left out", async () => {
    await site.publish("a", "b", "c", "d", "e");
    await readers("a", "2026-11-21", 1);
    await readers("b", "2026-11-21", 2);
    await readers("c", "2026-11-15", 5);
    await readers("a", "2026-11-14", 9);
    await readers("d", "2026-10-23", 12);
    await readers("b", "2026-10-22", 20);
    await readers("e", "2026-11-21", 1);
    await site.fold();
    expect(await mostRead("DAY")).toEqual(["bai-b 2", "bai-e 1", "bai-a 1"]);
    expect(await mostRead("WEEK")).toEqual(["bai-c 5", "bai-b 2", "bai-e 1", "bai-a 1"]);
    expect(await mostRead("MONTH")).toEqual(["bai-d 12", "bai-a 10", "bai-c 5", "bai-b 2", "bai-e 1"]);
    expect(await mostRead("ALL")).toEqual(["bai-b 22", "bai-d 12", "bai-a 10", "bai-c 5", "bai-e 1"]);
    expect(await mostRead("ALL", ", first: 2")).toEqual(["bai-b 22", "bai-d 12"]);
    expect(await mostRead("ALL", ", locale: EN")).toEqual([]);
    for (const first of [0, 101]) {
      const { errors } = await site.app.ask(`{ mostReadArticles(first: ${first}) { views } }`);
      expect(errors![0]!.extensions.code).toBe("BAD_USER_INPUT");
    }
    site.server.withdraw({ type: "article", documentId: "b", locale: "vi" });
    await site.read();
    expect(await mostRead("ALL", ", first: 1")).toEqual(["bai-d 12"]);
    // It returns with what it had.
    await site.publish("b");
    expect(await site.shown("b")).toMatchObject({ views: 22 });
    site.app.clock.set("2026-11-22T03:00:00Z");
    expect(await mostRead("DAY")).toEqual([]);
    expect(await mostRead("WEEK")).toEqual(["bai-b 2", "bai-e 1", "bai-a 1"]);
    expect(await site.app.database.read(checkReadership)).toEqual([]);
    await site.app.database.source.query(
      "UPDATE article_readership SET views = views + 1 WHERE document_id = 'd'",
    );
    expect(await site.app.database.read(checkReadership)).toEqual([
      "article d vi: readers differ from their days by 1 views, 0 votes, 0 points",
    ]);
  });

  test("a list of fifty articles asks no more statements than a list of one", async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `n${n}`);
    await site.publish("a", ...ids);
    for (const id of ids) await readers(id, "2026-11-21", 1);
    await site.fold();
    const figures = "views rating { score votes average }";
    const count = async (query: string): Promise<number> =>
      (await site.app.statements(() => site.app.ask(`{ ${query} }`))).length;
    for (const first of [1, 50]) {
      expect([first, await count(`articles(first: ${first}) { nodes { slug ${figures} } }`)]).toEqual([
        first,
        2,
      ]);
      expect([
        first,
        await count(`mostReadArticles(first: ${first}) { views article { slug ${figures} } }`),
      ]).toEqual([first, 2]);
    }
  });

  test("views that come while the database is away are written when it is back; more than a batch are not held", async () => {
    await site.publish("a");
    await readers("a", "2026-11-21", 0);
    const { database } = site.app;
    const sent: unknown[] = [];
    let away = true;
    const failing = {
      kind: database.kind,
      write: ((work, options) => {
        sent.push(away);
        return away ? Promise.reject(new Error("away")) : database.write(work, options);
      }) as Database["write"],
    } as Database;
    const views = new Views(failing, createLog("silent"));
    const note = (n: number) =>
      views.note({ documentId: "a", locale: "vi", day: "2026-11-21", digest: `d${n}` });
    for (let n = 0; n < 10; n += 1) note(n);
    await views.flush();
    expect(await site.rows("reader_view")).toEqual([]);
    for (let n = 0; n < 3000; n += 1) note(n);
    await views.flush();
    away = false;
    await views.flush();
    expect(await site.rows("reader_view")).toHaveLength(1000);
    expect(sent).toEqual([true, true, false]);
  });

  test("the tables refuse points beyond 1 to 5 and sums that no votes make", async () => {
    const { source } = site.app.database;
    const refused = [
      "INSERT INTO reader_vote (day, document_id, locale, digest, points) VALUES ('2026-11-21', 'a', 'vi', 'x', 6)",
      "INSERT INTO article_readership (document_id, locale, views, votes, score) VALUES ('a', 'vi', 0, 1, 6)",
      "INSERT INTO article_readership (document_id, locale, views, votes, score) VALUES ('a', 'vi', -1, 0, 0)",
      "INSERT INTO reader_fold (id, folded_at) VALUES (2, '2026-01-01T00:00:00.000Z')",
    ];
    for (const sql of refused) await expect(source.query(sql)).rejects.toThrow();
  });
});
