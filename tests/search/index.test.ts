import { httpFeed } from "../../api/content/feed";
import { catchUp } from "../../api/content/sync";
import { createLog } from "../../api/platform/log";
import { postingsAre } from "../../api/platform/search-index";
import { checkSearchIndex } from "../../api/search/check";
import { rebuildSearchIndex } from "../../api/search/rebuild";
import { article, congressDocument, FeedServer } from "../content/feed-server";
import { eachDatabase, startApp, type App } from "../support/app";
import { record } from "../unions/record";
import { search } from "./ask";

eachDatabase((kind) => {
  describe("the search index", () => {
    let app: App;
    let read: () => Promise<void>;
    const server = new FeedServer();

    beforeAll(async () => {
      app = await startApp(kind);
      const feed = httpFeed(await server.listen(), new AbortController().signal);
      read = () =>
        catchUp({ database: app.database, clock: app.clock, ownOrigins: [] }, feed, createLog("silent"));
      await record(
        app,
        { code: "goc", name: "Công đoàn gốc" },
        { code: "con", name: "Công đoàn con", under: "goc" },
      );
    });
    afterAll(async () => {
      await server.close();
      await app.close();
    });
    afterEach(async () => {
      expect(await app.database.read(checkSearchIndex)).toEqual([]);
    });

    const rows = (where = "1 = 1"): Promise<Record<string, unknown>[]> =>
      app.database.read((db) =>
        db.query(
          `SELECT scope, term, size, entry_key, in_title FROM search_posting WHERE ${where} ORDER BY 1, 2, 3, 4`,
        ),
      );
    const names = async (text: string): Promise<string[]> => (await search(app, text)).names;

    test("holds each word of a thing once, at its best place", async () => {
      expect(await rows("entry_key = 'con'")).toEqual([
        { scope: "union", term: "con", size: 3, entry_key: "con", in_title: 1 },
        { scope: "union", term: "cong", size: 3, entry_key: "con", in_title: 1 },
        { scope: "union", term: "doan", size: 3, entry_key: "con", in_title: 1 },
      ]);
    });

    test("follows what is published, changed, withdrawn and published again", async () => {
      server.publish(article("a", { title: "Xuân về", body: "<p>bí mật riêng</p>", byline: "Người Viết" }));
      server.publish(article("a", { locale: "en", slug: "post-a", title: "Spring", body: "<p>x</p>" }));
      server.publish(congressDocument("d", { title: "Báo cáo", signedBy: "Ai Đó" }));
      await read();
      expect([await names("xuan ve"), await names("bi mat"), await names("ai do")]).toEqual([
        ["bai-a"],
        ["bai-a"],
        ["van-kien-d"],
      ]);
      server.publish(article("a", { title: "Hè sang", body: "<p>công khai</p>" }));
      await read();
      expect([await names("he sang"), await names("xuan ve"), await names("nguoi viet")]).toEqual([
        ["bai-a"],
        [],
        [],
      ]);
      server.withdraw(article("a"));
      server.withdraw(congressDocument("d"));
      await read();
      expect([await names("he sang"), await names("bao cao")]).toEqual([[], []]);
      expect((await rows("scope <> 'union'")).map((row) => row.scope)).toEqual([
        "article.en",
        "article.en",
        "article.en",
        "article.en",
      ]);
      server.publish(article("a", { title: "Hè sang" }));
      await read();
      expect(await names("he sang")).toEqual(["bai-a"]);
    });

    test("a draft is never found: the index follows the published text alone", async () => {
      server.event({ type: "article", documentId: "nhap" }, "vi", "update");
      await read();
      expect(await rows("entry_key = 'nhap'")).toEqual([]);
    });

    test("is written in the transaction of the thing itself", async () => {
      await expect(
        record(app, { code: "do-dang", name: "Dở dang" }, { code: "goc", name: "Trùng mã" }),
      ).rejects.toThrow();
      expect(await rows("entry_key = 'do-dang'")).toEqual([]);
    });

    test("a rebuild writes what is there, and finds what the rows say when they were changed behind its back", async () => {
      const before = await rows();
      expect(await rebuildSearchIndex(app.database)).toBe(4);
      expect(await rows()).toEqual(before);
      await app.database.source.query(
        "UPDATE union_version SET name_vi = 'Liên đoàn khác' WHERE union_id = (SELECT id FROM trade_union WHERE code = 'con')",
      );
      expect(await app.database.read(checkSearchIndex)).toEqual([
        "search index, union con: not what a rebuild would write",
      ]);
      await rebuildSearchIndex(app.database);
      expect(await names("lien doan khac")).toEqual(["con"]);
    });

    test("the check names a word too many, a word that lacks, another place and a thing that nobody may find", async () => {
      const { source } = app.database;
      const wrong = async (sql: string): Promise<string[]> => {
        await source.query(sql);
        const differences = await app.database.read(checkSearchIndex);
        await rebuildSearchIndex(app.database);
        return differences;
      };
      const goc = ["search index, union goc: not what a rebuild would write"];
      expect(await wrong("DELETE FROM search_posting WHERE entry_key = 'goc' AND term = 'doan'")).toEqual(
        goc,
      );
      expect(
        await wrong(
          "INSERT INTO search_posting (scope, term, size, entry_key, in_title) VALUES ('union', 'la', 3, 'goc', 1)",
        ),
      ).toEqual(goc);
      expect(
        await wrong("UPDATE search_posting SET in_title = 0 WHERE entry_key = 'goc' AND term = 'doan'"),
      ).toEqual(goc);
      expect(
        await wrong("UPDATE search_posting SET size = 4 WHERE entry_key = 'goc' AND term = 'doan'"),
      ).toEqual(goc);
      expect(
        await wrong(
          "INSERT INTO search_posting (scope, term, size, entry_key, in_title) VALUES ('union', 'la', 3, 'ma', 1)",
        ),
      ).toEqual(["search index, union ma: nobody may find it"]);
      await source.query(
        "INSERT INTO search_posting (scope, term, size, entry_key, in_title) VALUES ('union', 'la', 3, 'ma', 1)",
      );
      expect(await names("la")).toEqual([]);
      await rebuildSearchIndex(app.database);
    });

    if (kind === "sqlite") {
      test("one thing is taken out without reading its whole scope", async () => {
        const { sql, values } = postingsAre("union", ["goc"]);
        const plan = (await app.database.source.query(
          `EXPLAIN QUERY PLAN DELETE FROM search_posting WHERE ${sql}`,
          values,
        )) as { detail: string }[];
        expect(plan.map(({ detail }) => detail)).toEqual([
          expect.stringContaining("ix_search_posting_entry_key_scope (entry_key=?"),
        ]);
      });
    }

    test("the table refuses an empty word and a third place", async () => {
      const insert = (term: string, place: number) =>
        app.database.source.query(
          "INSERT INTO search_posting (scope, term, size, entry_key, in_title) VALUES ('union', ?, 1, 'x', ?)",
          [term, place],
        );
      await expect(insert("", 1)).rejects.toThrow();
      await expect(insert("x", 2)).rejects.toThrow();
    });

    test("a text of a hundred thousand words is indexed and removed", async () => {
      const words = Array.from({ length: 20_000 }, (_, n) => `tu${n}`).join(" ");
      server.publish(
        article("dai", { title: "Rất dài", body: `<p>${words} ${"z".repeat(90)} ${words}</p>` }),
      );
      await read();
      expect(await names("tu19999 tu0 rat")).toEqual(["bai-dai"]);
      expect(await names("z".repeat(90))).toEqual(["bai-dai"]);
      server.withdraw(article("dai"));
      await read();
      expect(await rows("entry_key = 'dai'")).toEqual([]);
    });
  });
});
