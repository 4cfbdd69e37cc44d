import type { CmsConfig } from "../../api/platform/config";
import { httpFeed, FeedUnavailable, type Feed } from "../../api/content/feed";
import { deadLetterCount } from "../../api/content/dead-letters";
import { readPosition } from "../../api/content/position";
import { readEvents } from "../../api/content/reader";
import { reconcile } from "../../api/content/reconcile";
import type { ReplicaContext } from "../../api/content/replica";
import { catchUp, startContentSync } from "../../api/content/sync";
import { databaseParts } from "../../api/parts";
import { loadConfig } from "../../api/platform/config";
import type { Database } from "../../api/platform/database";
import { openDatabase } from "../../api/platform/open-database";
import { createLog } from "../../api/platform/log";
import { eachDatabase, emptyDatabase } from "../support/app";
import { article, congressDocument, FeedServer } from "./feed-server";
import { leftInTombstones, replicaDump } from "./replica-dump";

const log = createLog("silent");
const clock = { now: () => new Date("2026-11-21T03:00:00Z") };
const PACE = { poll: 20, reconcile: 60_000, longestWait: 100 };

eachDatabase((kind) => {
  let database: Database;
  let drop: () => Promise<void>;
  let cms: CmsConfig;
  let feed: Feed;
  let context: ReplicaContext;
  const server = new FeedServer();

  beforeAll(async () => {
    const empty = await emptyDatabase(kind);
    drop = empty.drop;
    database = await openDatabase(loadConfig({ DATABASE_URL: empty.url }).database, databaseParts);
    await database.source.runMigrations({ transaction: "each" });
    cms = await server.listen();
    feed = httpFeed(cms, new AbortController().signal);
    context = { database, clock, ownOrigins: [] };
  });
  afterAll(async () => {
    await server.close();
    await database.close();
    await drop();
  });
  beforeEach(async () => {
    server.reset();
    for (const table of [
      "article_union",
      "article",
      "congress_document",
      "feed_dead_letter",
      "search_posting",
    ]) {
      await database.source.query(`DELETE FROM ${table}`);
    }
    await database.source.query("UPDATE feed_position SET seq = 0, turn = 0");
  });

  const query = (sql: string): Promise<any[]> => database.read((db) => db.query(sql));
  const version = async (): Promise<number> =>
    Number((await query("SELECT version FROM data_version"))[0].version);
  const position = () => database.read(readPosition);

  test("stores what is published, tidied, in both languages and both types", async () => {
    server.publish(
      article("a", {
        title: "Công đoàn cơ sở".normalize("NFD"),
        body: `<p onclick="x">Nghị quyết</p><script>alert(1)</script>`,
        dateline: null,
        firstPublishedAt: "2026-01-04T18:30:00.000Z",
        unionCodes: ["ldld-ben-tre", " ldld-ben-tre ", "chua-co"],
        cover: { url: "/uploads/a.png", alt: "Ảnh", caption: null, width: 10, height: 20 },
      }),
    );
    server.publish(article("a", { locale: "en", slug: "post-a" }));
    server.publish(congressDocument("d", { unionCode: "ldld-ben-tre" }));
    expect(await readEvents(context, feed, log)).toBe("CAUGHT_UP");
    expect(
      await query(
        "SELECT title, body_html, body_text, search_text, sort_day FROM article WHERE locale = 'vi'",
      ),
    ).toEqual([
      {
        title: "Công đoàn cơ sở".normalize("NFC"),
        body_html: "<p>Nghị quyết</p>",
        body_text: "Nghị quyết",
        search_text: "cong doan co so tom tat nghi quyet",
        sort_day: "2026-01-05",
      },
    ]);
    expect(
      (await query("SELECT union_code FROM article_union ORDER BY position")).map((row) => row.union_code),
    ).toEqual(["ldld-ben-tre", "chua-co"]);
    expect(await query("SELECT number, sort_day FROM congress_document")).toEqual([
      { number: "01/NQ-CĐ", sort_day: "2023-08-18" },
    ]);
    expect((await position()).seq).toBe(3);
  });

  test("a withdrawn document leaves a tombstone from which every word is erased", async () => {
    const form = article("a", {
      unionCodes: ["x"],
      gallery: [{ url: "/uploads/a.png", alt: "b", caption: "c", width: 1, height: 1 }],
    });
    server.publish(form);
    server.publish(
      congressDocument("d", {
        body: "<p>e</p>",
        files: [{ url: "/uploads/f.pdf", name: "f", mime: "application/pdf", sizeBytes: 1 }],
      }),
    );
    await catchUp(context, feed, log);
    server.published.clear();
    server.event(form, "*", "delete");
    server.event({ type: "congress-document", documentId: "d" }, null, "delete");
    await catchUp(context, feed, log);
    expect(await query("SELECT document_id, removed_at FROM article")).toEqual([
      { document_id: "a", removed_at: "2026-11-21T03:00:00.000Z" },
    ]);
    expect(await database.read(leftInTombstones)).toEqual([]);
    server.publish(form);
    await catchUp(context, feed, log);
    expect(await query("SELECT removed_at, title FROM article")).toEqual([
      { removed_at: null, title: "Bài a" },
    ]);
  });

  test("writes nothing when nothing changed", async () => {
    const form = article("a");
    server.publish(form);
    await catchUp(context, feed, log);
    const before = [await version(), await position()] as const;
    await catchUp(context, feed, log);
    await reconcile(context, feed, log);
    expect([await version(), await position()]).toEqual(before);
    server.event(form, "vi", "update");
    server.event({ type: "page", documentId: "other" }, "vi");
    server.event(form, "fr");
    await catchUp(context, feed, log);
    expect(await version()).toBe(before[0]);
    expect((await position()).seq).toBe(4);
  });

  test("a text that is published again as it is has been published now", async () => {
    server.publish(article("a"));
    await catchUp(context, feed, log);
    server.publish(article("a", { updatedAt: "2026-02-01T02:00:00.000Z" }));
    await catchUp(context, feed, log);
    expect(await query("SELECT title, updated_at FROM article")).toEqual([
      { title: "Bài a", updated_at: "2026-02-01T02:00:00.000Z" },
    ]);
    expect(await reconcile(context, feed, log)).toMatchObject({ differing: 0, repaired: 0 });
  });

  test.each([
    ["status 500", 500],
    ["status 404", 404],
    ["a broken connection", "break"],
    ["nonsense", "nonsense"],
  ] as const)(
    "a document that cannot be read (%s) stops the batch; nothing is skipped",
    async (_name, fault) => {
      server.publish(article("a"));
      server.publish(article("b"));
      const events = feed.events.bind(feed);
      const failing: Feed = {
        ...feed,
        events: async (after, limit) => {
          const answer = await events(after, limit);
          server.faults.push(fault);
          return answer;
        },
      };
      await expect(readEvents(context, failing, log)).rejects.toThrow(FeedUnavailable);
      expect((await position()).seq).toBe(0);
      expect(await query("SELECT id FROM article")).toEqual([]);
      await catchUp(context, feed, log);
      expect(await query("SELECT document_id FROM article ORDER BY document_id")).toEqual([
        { document_id: "a" },
        { document_id: "b" },
      ]);
    },
  );

  test("a wrong token is an absence, not an answer", async () => {
    const stranger = httpFeed({ ...cms, feedToken: "x" }, new AbortController().signal);
    await expect(stranger.events(0, 1)).rejects.toThrow("401");
  });

  test("a document that cannot be understood becomes a dead letter and holds nobody up", async () => {
    const good = article("a");
    server.publish(good);
    await catchUp(context, feed, log);
    server.publish(article("a", { title: "", firstPublishedAt: "javascript:alert(1)" }));
    server.publish(article("b", { slug: "" }));
    server.publish(article("c"));
    server.publish(article("e", { body: "x".repeat(5_000_000) }));
    await catchUp(context, feed, log);
    expect(await query("SELECT document_id, title FROM article ORDER BY document_id")).toEqual([
      { document_id: "a", title: "Bài a" },
      { document_id: "c", title: "Bài c" },
    ]);
    const letters = await query("SELECT document_id, reason FROM feed_dead_letter ORDER BY document_id");
    expect(letters.map((letter) => letter.document_id)).toEqual(["a", "b", "e"]);
    expect(letters[0].reason).toMatch(/^title: .*firstPublishedAt: /);
    expect(letters[0].reason).not.toContain("javascript");
    expect((await position()).seq).toBe(server.head);
    const before = await position();
    await reconcile(context, feed, log);
    expect(await position()).toEqual(before);
    server.publish(good, { silent: true });
    server.publish(article("b"), { silent: true });
    server.withdraw({ type: "article", documentId: "e", locale: "vi" }, { silent: true });
    expect(await reconcile(context, feed, log)).toMatchObject({ missing: 0, repaired: 1, deadLetters: 0 });
    expect(await database.read(deadLetterCount)).toBe(0);
  });

  test("what a document can do without is left out where it is wrong, and the document arrives", async () => {
    const picture = { alt: null, caption: null, width: 1, height: 1 };
    server.publish(
      article("a", {
        sourceUrl: "https://vi.example/o'neil?a='1'",
        videoUrl: "https:\\\\video.example\\1",
        dateline: "0001-01-01",
        excerpt: "x".repeat(6000),
        cover: { ...picture, url: "javascript:alert(1)" },
        gallery: [
          { ...picture, url: "/uploads/a.png" },
          { ...picture, url: "data:image/png,x" },
        ],
        unionCodes: Array.from({ length: 250 }, (_, n) => `cd-${n}`),
        seo: "x",
      }),
    );
    server.publish(congressDocument("d", { issuedOn: "9999-12-31", files: [{ url: "x" }], number: 7 }));
    server.publish(article("e", { sourceUrl: "https://%%%" }));
    await catchUp(context, feed, log);
    expect(await database.read(deadLetterCount)).toBe(0);
    const [row, bad] = await query("SELECT * FROM article ORDER BY document_id");
    expect(row).toMatchObject({
      source_url: "https://vi.example/o'neil?a=%271%27",
      video_url: "https://video.example/1",
      dateline: null,
      sort_day: "2026-01-05",
      excerpt: null,
      cover: null,
      seo: null,
    });
    expect(JSON.parse(row.gallery).map(({ url }: { url: string }) => url)).toEqual(["/uploads/a.png"]);
    expect(await query("SELECT COUNT(*) AS n FROM article_union")).toMatchObject([{ n: 200 }]);
    expect(bad.source_url).toBeNull();
    expect(await query("SELECT issued_on, number, files FROM congress_document")).toMatchObject([
      { issued_on: null, number: null, files: "[]" },
    ]);
  });

  test("a dead letter is counted as one every time, and never as a difference", async () => {
    server.publish(article("a", { title: "" }));
    await catchUp(context, feed, log);
    for (let turn = 0; turn < 2; turn += 1)
      expect(await reconcile(context, feed, log)).toEqual({
        missing: 0,
        differing: 0,
        extra: 0,
        repaired: 0,
        deadLetters: 1,
      });
  });

  test("reconciliation finds what no event told, both ways, and says how much", async () => {
    for (const id of ["a", "b", "c"]) server.publish(article(id));
    await catchUp(context, feed, log);
    server.publish(
      article("a", {
        gallery: [{ url: "/uploads/a.png", alt: "mới", caption: null, width: null, height: null }],
      }),
      { silent: true },
    );
    server.withdraw(article("b"), { silent: true });
    server.publish(congressDocument("d"), { silent: true });
    expect(await reconcile(context, feed, log)).toEqual({
      missing: 1,
      differing: 1,
      extra: 1,
      repaired: 3,
      deadLetters: 0,
    });
    expect(await reconcile(context, feed, log)).toEqual({
      missing: 0,
      differing: 0,
      extra: 0,
      repaired: 0,
      deadLetters: 0,
    });
    expect((await position()).seq).toBe(3);
  });

  test("a thousand documents are listed page by page", async () => {
    for (let n = 0; n < 1001; n += 1) server.publish(article(`n${n}`), { silent: true });
    expect(await reconcile(context, feed, log)).toMatchObject({ missing: 1001, repaired: 1001 });
    expect(server.asked.filter((path) => path.includes("/published"))).toHaveLength(3);
  });

  test("a CMS that began anew is compared as a whole", async () => {
    for (const id of ["a", "b", "c"]) server.publish(article(id));
    await catchUp(context, feed, log);
    server.reset();
    server.publish(article("a", { title: "Khác" }));
    server.publish(article("z"), { silent: true });
    await catchUp(context, feed, log);
    expect(
      await query("SELECT document_id, title FROM article WHERE removed_at IS NULL ORDER BY document_id"),
    ).toEqual([
      { document_id: "a", title: "Khác" },
      { document_id: "z", title: "Bài z" },
    ]);
    expect((await position()).seq).toBe(1);
  });

  test("what was fetched before another process wrote is not written after it", async () => {
    server.publish(article("a", { title: "Cũ" }));
    let done = false;
    server.beforeDocument = async () => {
      if (done) return;
      done = true;
      const old = server.published.get("article a vi")!;
      server.publish(article("a", { title: "Mới" }));
      await catchUp(context, httpFeed(cms, new AbortController().signal), log);
      server.published.set("article a vi", old);
      setImmediate(() => server.published.set("article a vi", article("a", { title: "Mới" })));
    };
    expect(await readEvents(context, feed, log)).toBe("MORE");
    expect(await query("SELECT title FROM article")).toEqual([{ title: "Mới" }]);
    await catchUp(context, feed, log);
    expect(await query("SELECT title FROM article")).toEqual([{ title: "Mới" }]);
    expect((await position()).seq).toBe(2);
  });

  test("the running replication starts with a comparison, survives an absent CMS and stops at once", async () => {
    server.publish(article("old"), { silent: true });
    server.faults.push(503, "break", "nonsense");
    const sync = startContentSync(database, cms, clock, log, PACE);
    const second = startContentSync(database, cms, clock, log, PACE);
    const holds = async (ids: string[]): Promise<void> => {
      for (const deadline = Date.now() + 15_000; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
        const found = await query(
          "SELECT document_id FROM article WHERE removed_at IS NULL ORDER BY document_id",
        );
        if (JSON.stringify(found.map((row) => row.document_id)) === JSON.stringify(ids)) return;
        if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(found)}`);
      }
    };
    await holds(["old"]);
    server.publish(article("new"));
    await sync.lookNow();
    await holds(["new", "old"]);
    server.withdraw(article("old"));
    await holds(["new"]);
    await Promise.all([sync.stop(), second.stop()]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = server.asked.length;
    server.publish(article("later"));
    await sync.lookNow();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.asked.length).toBe(asked);
    expect(await database.read(replicaDump)).toMatchObject({ article: [{ document_id: "new" }] });
  });

  test("the table refuses a document without a title and a tombstone with one", async () => {
    server.publish(article("a"));
    await catchUp(context, feed, log);
    await expect(database.source.query("UPDATE article SET title = NULL")).rejects.toThrow();
    await expect(
      database.source.query("UPDATE article SET removed_at = '2026-01-01T00:00:00.000Z'"),
    ).rejects.toThrow();
    await expect(
      database.source.query("INSERT INTO feed_position (id, seq, turn) VALUES (2, 0, 0)"),
    ).rejects.toThrow();
  });
});
