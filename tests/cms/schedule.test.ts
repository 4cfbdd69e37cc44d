import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onEachDatabase, refuseInserts, sql } from "./databases";
import { eventsAfter, headOf, published } from "./feed-reader";
import { member, type Member } from "./members";
import { articleData, openPanel, type Panel } from "./panel";
import { cmsEnvironment, freePort, spawnCms, startCms, type RunningCms } from "./running-cms";
import { refused } from "./traces";

jest.setTimeout(300_000);

const path = (id: string, locale = "vi") => `/editorial/documents/article/${id}/${locale}`;

/** An instant some seconds from now, as the panel sends it: civil time of Vietnam. */
function inSeconds(seconds: number): string {
  const civil = new Date(Date.now() + seconds * 1000 + 7 * 3_600_000).toISOString();
  return civil.replace(/\.\d+Z$/, "+07:00");
}

const setTimes = (who: Panel, id: string, times: object, locale?: string) =>
  who.request("PUT", `${path(id, locale)}/schedule`, times);
const scheduleOf = async (who: Panel, id: string, locale?: string) =>
  (await who.request("GET", path(id, locale))).body.schedule;

/** Waits until something holds; the clock looks every two seconds. */
async function until(holds: () => Promise<boolean>, message: () => Promise<unknown>): Promise<void> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(250))
    if (await holds()) return;
  throw new Error(`Not within a minute: ${JSON.stringify(await message())}`);
}

/** Moves the time of a schedule, as if the CMS had been away since then. */
const setDue = (cms: RunningCms, id: string, action: string, secondsAgo: number) =>
  sql(
    cms,
    `UPDATE content_schedules SET due_at = '${new Date(Date.now() - secondsAgo * 1000).toISOString()}' ` +
      `WHERE document_id = '${id}' AND action = '${action}'`,
  );

/** What two processes of one CMS have in common beside their database. */
const shared = { CMS_API_URL: "", CMS_API_TOKEN_SALT: randomBytes(33).toString("base64url") };

onEachDatabase((database) => {
  let cms: RunningCms;
  let admin: Panel;
  let editor: Member;
  let writer: Member;

  const settled = (id: string, action: "publish" | "unpublish", locale?: string) =>
    until(
      async () => {
        const row = (await scheduleOf(editor, id, locale))[action];
        return row !== null && row.state !== "waiting";
      },
      () => scheduleOf(editor, id, locale),
    );
  const signIn = async () => {
    admin = await openPanel(cms);
    editor = { ...editor, ...(await openPanel(cms, editor.email, editor.password)) };
    writer = { ...writer, ...(await openPanel(cms, writer.email, writer.password)) };
  };

  beforeAll(async () => {
    cms = await startCms({ database, env: shared });
    admin = await openPanel(cms);
    editor = await member(cms, admin, "bien-tap", "Biên tập viên toàn hệ thống");
    writer = await member(cms, admin, "nguoi-viet", "Người viết");
  });
  afterAll(() => cms?.stop());

  it("publishes at its time what the draft then says, in that language alone, and takes it down at its time", async () => {
    const id = await writer.create("article", articleData("Hẹn giờ"));
    await writer.update("article", id, articleData("Scheduled"), "en");
    const never = await writer.create("article", articleData("Không hẹn"));
    const publishAt = inSeconds(4);
    expect((await setTimes(editor, id, { publishAt, unpublishAt: inSeconds(20) })).status).toBe(200);
    expect(await scheduleOf(writer, id)).toMatchObject({
      publish: { state: "waiting", dueAt: new Date(publishAt).toISOString(), report: null },
    });
    await editor.update("article", id, { title: "Hẹn giờ, sửa sau đó" });
    expect(await published(cms, "article", id)).toBeNull();

    await settled(id, "publish");
    expect((await published(cms, "article", id)).title).toBe("Hẹn giờ, sửa sau đó");
    expect(await published(cms, "article", id, "en")).toBeNull();
    expect(await published(cms, "article", never)).toBeNull();
    expect((await scheduleOf(editor, id)).publish).toMatchObject({ state: "done", report: null });

    await settled(id, "unpublish");
    expect(await published(cms, "article", id)).toBeNull();
    const events = (await eventsAfter(cms, 0)).filter(({ documentId }) => documentId === id);
    expect(events.map(({ locale, action }) => `${locale} ${action}`)).toEqual([
      "vi create",
      "en update",
      "vi update",
      "vi publish",
      "vi unpublish",
    ]);
  });

  it("publishes English and leaves Vietnamese alone", async () => {
    const id = await writer.create("article", articleData("Chỉ tiếng Anh lên trang"));
    await writer.update("article", id, articleData("English only"), "en");
    await setTimes(editor, id, { publishAt: inSeconds(2) }, "en");
    await settled(id, "publish", "en");
    expect((await published(cms, "article", id, "en")).title).toBe("English only");
    expect(await published(cms, "article", id)).toBeNull();
    expect(await scheduleOf(editor, id)).toEqual({ publish: null, unpublish: null });
  });

  it("catches up what was missed while the CMS was down, in the order of the times, and says how late it was", async () => {
    const [first, second, expired, overtaken] = await Promise.all(
      ["Muộn 1", "Muộn 2", "Hết hạn", "Cả hai đã qua"].map((title) =>
        writer.create("article", articleData(title)),
      ),
    );
    await editor.publish("article", expired);
    for (const id of [first, second]) await setTimes(editor, id, { publishAt: inSeconds(600) });
    await setTimes(editor, expired, { unpublishAt: inSeconds(600) });
    await setTimes(editor, overtaken, { publishAt: inSeconds(600), unpublishAt: inSeconds(700) });
    const head = await headOf(cms);
    const late = (3 * 60 + 12) * 60 + 5;
    await cms.restart({}, async () => {
      await setDue(cms, second, "publish", late);
      await setDue(cms, first, "publish", late - 3600);
      await setDue(cms, expired, "unpublish", late - 7200);
      await setDue(cms, overtaken, "publish", late);
      await setDue(cms, overtaken, "unpublish", 60);
    });
    await signIn();

    await settled(overtaken, "unpublish");
    for (const id of [first, second]) expect(await published(cms, "article", id)).not.toBeNull();
    expect(await published(cms, "article", expired)).toBeNull();
    const events = (await eventsAfter(cms, head)).map(({ documentId, action }) => [documentId, action]);
    expect(events).toEqual([
      [second, "publish"],
      [first, "publish"],
      [expired, "unpublish"],
    ]);
    expect((await scheduleOf(editor, second)).publish).toMatchObject({
      state: "done",
      report: "Đã đăng muộn 3 giờ 12 phút.",
    });
    expect((await scheduleOf(editor, expired)).unpublish.report).toMatch(
      /^Đã gỡ xuống muộn 1 giờ 12 phút\.$/,
    );
    expect(await scheduleOf(editor, overtaken)).toMatchObject({
      publish: { state: "skipped", report: expect.stringContaining("giờ gỡ xuống cũng đã qua") },
      unpublish: { state: "skipped", report: "Văn bản đã không ở trên trang." },
    });
    const tasks = (await editor.request("GET", "/editorial/tasks?limit=100")).body;
    expect(tasks.late.map(({ title }: { title: string }) => title)).toEqual(["Muộn 2", "Muộn 1", "Hết hạn"]);
    expect(tasks.failed.map(({ title }: { title: string }) => title)).toContain("Cả hai đã qua");
  });

  it("reports a text that can't be published with its reason, leaves it as it is, and tries no more", async () => {
    const id = await editor.create("article", articleData("Thiếu chuyên mục", { category: null }));
    const head = await headOf(cms);
    await setTimes(editor, id, { publishAt: inSeconds(2) });
    await settled(id, "publish");
    const { publish } = await scheduleOf(editor, id);
    expect(publish).toMatchObject({
      state: "failed",
      report: "Hẹn giờ đăng không thành. Chưa xuất bản được vì còn thiếu hoặc sai: Chuyên mục.",
    });
    await sleep(5000);
    expect((await scheduleOf(editor, id)).publish).toEqual(publish);
    expect(await headOf(cms)).toBe(head);
    expect((await editor.request("GET", "/editorial/tasks")).body.failed).toContainEqual(
      expect.objectContaining({ documentId: id, report: publish.report }),
    );
    await editor.update("article", id, { category: "welfare" });
    await setTimes(editor, id, { publishAt: inSeconds(2) });
    await settled(id, "publish");
    expect((await published(cms, "article", id)).category).toBe("welfare");
  });

  it("tries again where the database could not write, and reports nothing as refused", async () => {
    const id = await editor.create("article", articleData("Đĩa đầy"));
    await setTimes(editor, id, { publishAt: inSeconds(1) });
    const allow = await refuseInserts(cms, "content_outbox", "NEW.action = 'publish'");
    try {
      await until(
        async () => cms.output().includes("A schedule will be tried again"),
        () => scheduleOf(editor, id),
      );
      expect((await scheduleOf(editor, id)).publish.state).toBe("waiting");
      expect(await published(cms, "article", id)).toBeNull();
    } finally {
      await allow();
    }
    await settled(id, "publish");
    expect(await published(cms, "article", id)).not.toBeNull();
  });

  it("publishes nothing that a writer changed after the time was set and nobody looked at", async () => {
    const id = await writer.create("article", articleData("Đã duyệt"));
    await writer.update("article", id, articleData("Approved"), "en");
    await setTimes(editor, id, { publishAt: inSeconds(600) });
    await writer.update("article", id, { title: "Approved, edited" }, "en");
    expect((await scheduleOf(editor, id)).publish.unseenAt).toBeNull();
    expect((await writer.update("article", id, { title: "Chưa ai duyệt" })).status).toBe(200);
    expect((await scheduleOf(editor, id)).publish).toMatchObject({
      state: "waiting",
      unseenBy: { id: writer.id },
      report: expect.stringContaining("hãy xem lại"),
    });
    expect((await editor.request("GET", path(id))).body.review).toMatchObject({ state: "asked" });
    await setDue(cms, id, "publish", 1);
    await settled(id, "publish");
    expect((await scheduleOf(editor, id)).publish.report).toContain("chưa có biên tập viên nào xem lại");
    expect(await published(cms, "article", id)).toBeNull();

    await setTimes(editor, id, { publishAt: inSeconds(600) });
    await writer.update("article", id, { category: "women" }, "en");
    expect((await scheduleOf(editor, id)).publish.unseenBy).toMatchObject({ id: writer.id });
    const { dueAt } = (await scheduleOf(editor, id)).publish;
    await setTimes(editor, id, { publishAt: dueAt });
    expect((await scheduleOf(editor, id)).publish.unseenAt).toBeNull();
    expect((await editor.request("GET", path(id))).body.review).toBeNull();
    await setDue(cms, id, "publish", 1);
    await settled(id, "publish");
    expect(await published(cms, "article", id)).toMatchObject({ title: "Chưa ai duyệt", category: "women" });
  });

  it("is taken back by publishing, taking down and deleting by hand", async () => {
    const times = { publishAt: inSeconds(600), unpublishAt: inSeconds(900) };
    const id = await editor.create("article", articleData("Bằng tay"));
    await setTimes(editor, id, times);
    await editor.publish("article", id);
    expect(await scheduleOf(editor, id)).toMatchObject({ publish: null, unpublish: { state: "waiting" } });
    await setTimes(editor, id, times);
    await editor.act("article", id, "unpublish");
    expect(await scheduleOf(editor, id)).toEqual({ publish: null, unpublish: null });
    await setTimes(editor, id, times);
    await setTimes(editor, id, { publishAt: null, unpublishAt: null });
    expect(await scheduleOf(editor, id)).toEqual({ publish: null, unpublish: null });
    await setTimes(editor, id, times);
    await editor.remove("article", id);
    expect(await sql(cms, `SELECT id FROM content_schedules WHERE document_id = '${id}'`)).toEqual([]);
  });

  it("refuses times that can't be, and whoever may not publish", async () => {
    const id = await writer.create("article", articleData("Giờ sai"));
    const soon = inSeconds(600);
    const cases: [object, string][] = [
      [{ publishAt: inSeconds(-60) }, "TIME_IS_PAST"],
      [{ unpublishAt: inSeconds(-60) }, "TIME_IS_PAST"],
      [{ publishAt: soon, unpublishAt: soon }, "TIMES_OUT_OF_ORDER"],
      [{ publishAt: soon, unpublishAt: inSeconds(300) }, "TIMES_OUT_OF_ORDER"],
      [{ publishAt: "mai" }, "TIME_IS_UNREADABLE"],
      [{ publishAt: "2090-01-01T07:30" }, "TIME_IS_UNREADABLE"],
      [{ publishAt: "2090-13-01T07:30:00Z" }, "TIME_IS_UNREADABLE"],
      [{ publishAt: 5 }, "TIME_IS_UNREADABLE"],
    ];
    for (const [times, code] of cases)
      expect([times, (await refused(cms, () => setTimes(editor, id, times), 400)).code]).toEqual([
        times,
        code,
      ]);
    expect((await refused(cms, () => setTimes(writer, id, { publishAt: soon }))).code).toBe(
      "MAY_NOT_PUBLISH",
    );
  });

  if (database === "mysql")
    it("is done once by two processes on one database", async () => {
      const folder = mkdtempSync(join(tmpdir(), "congdoan-cms-"));
      const port = await freePort();
      const second = spawnCms({
        ...cmsEnvironment(folder, cms.databaseUrl, port),
        ...shared,
        CMS_FEED_TOKEN: cms.token,
      });
      try {
        await until(
          () =>
            fetch(`http://127.0.0.1:${port}/_health`).then(
              ({ status }) => status === 204,
              () => false,
            ),
          async () => "the second CMS does not answer",
        );
        const ids: string[] = [];
        for (let n = 0; n < 6; n += 1)
          ids.push(await editor.create("article", articleData(`Hai tiến trình ${n}`)));
        const head = await headOf(cms);
        const publishAt = inSeconds(5);
        for (const id of ids) await setTimes(editor, id, { publishAt });
        for (const id of ids) await settled(id, "publish");
        await sleep(5000);
        const events = (await eventsAfter(cms, head)).filter(({ action }) => action === "publish");
        expect(events.map(({ documentId }) => documentId).sort()).toEqual([...ids].sort());
      } finally {
        const ended = new Promise((done) => second.once("exit", done));
        second.kill("SIGTERM");
        await ended;
        rmSync(folder, { recursive: true, force: true });
      }
    });
});
