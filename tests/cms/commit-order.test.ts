import { createConnection } from "mysql2/promise";
import { setTimeout as sleep } from "node:timers/promises";
import { eventsAfter, headOf, published, type FeedEvent } from "./feed-reader";
import { articleData, openPanel, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

(process.env.TEST_MYSQL_URL ? describe : describe.skip)("the order of commits, on MariaDB", () => {
  let cms: RunningCms;
  let panel: Panel;

  beforeAll(async () => {
    cms = await startCms({ database: "mysql" });
    panel = await openPanel(cms);
  });
  afterAll(() => cms?.stop());

  it("gives a writer that began first and commits last the higher number", async () => {
    const early = await panel.create("article", articleData("Bắt đầu trước"));
    const late = await panel.create("article", articleData("Bắt đầu sau"));
    const head = await headOf(cms);
    const other = await createConnection(cms.databaseUrl);
    try {
      // The first writer has begun: its transaction is open and has read, and its number is not taken yet.
      await other.query("SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED");
      await other.beginTransaction();
      await other.query(`SELECT title FROM articles WHERE document_id = '${early}'`);
      await panel.publish("article", late);
      const seen = await eventsAfter(cms, head);
      expect(seen.map(({ documentId }) => documentId)).toContain(late);
      const next = seen.at(-1)!.seq;
      await other.query("UPDATE content_outbox_counter SET value = LAST_INSERT_ID(value + 1) WHERE id = 1");
      await other.query(
        "INSERT INTO content_outbox (seq, type, document_id, locale, action, at) " +
          `VALUES (LAST_INSERT_ID(), 'article', '${early}', 'vi', 'update', '2026-01-01T00:00:00.000Z')`,
      );
      await other.commit();
      expect(await eventsAfter(cms, next)).toMatchObject([{ seq: next + 1, documentId: early }]);
    } finally {
      await other.end();
    }
  });

  it("lets no later number be seen before an earlier one is committed", async () => {
    const held = await panel.create("article", articleData("Bị giữ lại"));
    const waiting = await panel.create("article", articleData("Phải chờ"));
    const head = await headOf(cms);
    const other = await createConnection(cms.databaseUrl);
    try {
      await other.beginTransaction();
      await other.query("UPDATE content_outbox_counter SET value = value + 1 WHERE id = 1");
      await other.query(
        "INSERT INTO content_outbox (seq, type, document_id, locale, action, at) " +
          `SELECT value, 'article', '${held}', 'vi', 'update', '2026-01-01T00:00:00.000Z' FROM content_outbox_counter`,
      );
      let done = false;
      const publishing = panel.publish("article", waiting).then(() => (done = true));
      await sleep(1_000);
      expect(done).toBe(false);
      expect(await eventsAfter(cms, head)).toEqual([]);
      await other.commit();
      await publishing;
      const events = await eventsAfter(cms, head);
      expect(events[0]).toMatchObject({ seq: head + 1, documentId: held });
      expect(events[1]).toMatchObject({ seq: head + 2, documentId: waiting });
      expect(await published(cms, "article", waiting)).not.toBeNull();
    } finally {
      await other.end();
    }
  });

  it("loses nothing to a reader that asks all the time while many write at once", async () => {
    const head = await headOf(cms);
    const seen: FeedEvent[] = [];
    let writing = true;
    const reader = (async () => {
      for (;;) {
        const last = !writing;
        const events = await eventsAfter(cms, seen.at(-1)?.seq ?? head);
        seen.push(...events);
        if (last && events.length === 0) return;
        await sleep(5);
      }
    })();
    const writers = Array.from({ length: 24 }, async (_, index) => {
      const id = await panel.create("article", articleData(`Song song ${index}`));
      await panel.publish("article", id);
      await panel.update("article", id, { title: `Song song ${index}, sửa` });
      await panel.publish("article", id);
      return id;
    });
    const ids = await Promise.all(writers);
    writing = false;
    await reader;
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, index) => head + 1 + index));
    for (const id of ids) {
      const actions = seen.filter(({ documentId }) => documentId === id).map(({ action }) => action);
      expect(actions.filter((action) => action === "create" || action === "publish")).toEqual([
        "create",
        "publish",
        "publish",
      ]);
    }
    expect(await headOf(cms)).toBe(seen.at(-1)!.seq);
  });
});
