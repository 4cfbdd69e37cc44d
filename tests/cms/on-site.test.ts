import { startContentSync, type ContentSync } from "../../api/content/sync";
import { createLog } from "../../api/platform/log";
import { until } from "../cache/process";
import { startApp, type App } from "../support/app";
import { TcpProxy } from "../support/tcp-proxy";
import { onEachDatabase } from "./databases";
import { articleData, openPanel, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

const log = createLog("silent");
/** Nobody looks at the feed by itself: what is taken over is taken over because of a nudge. */
const NEVER = { poll: 3_600_000, reconcile: 3_600_000, longestWait: 3_600_000 };

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;
  let app: App;
  let sync: ContentSync | null = null;
  let toApi: TcpProxy;
  let toCms: TcpProxy;

  const follow = (pace = NEVER): void => {
    sync = startContentSync(app.database, app.config.cms!, { now: () => new Date() }, log, pace);
  };
  const rest = async (): Promise<void> => {
    await sync?.stop();
    sync = null;
  };

  beforeAll(async () => {
    [toApi, toCms] = [await TcpProxy.start(), await TcpProxy.start()];
    cms = await startCms({ database, env: { CMS_API_URL: toApi.url } });
    toCms.target = cms.url;
    panel = await openPanel(cms);
    app = await startApp("sqlite", {
      env: { CMS_URL: toCms.url, CMS_FEED_TOKEN: cms.token },
      lookNow: () => void sync?.lookNow(),
    });
    // The CMS signs with the true time.
    app.clock.now = () => new Date();
    toApi.target = app.url;
    follow();
    await sync!.lookNow();
  });
  afterAll(async () => {
    await rest();
    await app?.close();
    await cms?.stop();
    await toApi?.close();
    await toCms?.close();
  });

  const pending = async (): Promise<any> => (await panel.request("GET", "/site/pending")).body;
  /** Asks until the answer is so: the CMS asks the site once in some seconds. */
  const pendingUntil = async (isSo: (answer: any) => boolean): Promise<any> => {
    let answer: any;
    await until(
      async () => isSo((answer = await pending())),
      () => JSON.stringify(answer),
    );
    return answer;
  };
  const write = async (title: string, more: object = {}): Promise<string> => {
    const id = await panel.create("article", articleData(title, more));
    await panel.publish("article", id);
    return id;
  };
  const titles = async (): Promise<string[]> =>
    (await app.ask("{ articles(first: 100) { nodes { title } } }")).data.articles.nodes.map(
      (node: any) => node.title,
    );
  const shows = (title: string, isShown = true) =>
    until(
      async () => (await titles()).includes(title) === isShown,
      () => `${title}: ${isShown}`,
    );
  const titled = (answer: any, title: string) => answer.items.find((item: any) => item.title === title);

  test("a publication is nudged to the site when it is committed, a bulk action and a withdrawal too", async () => {
    await write("Lên ngay");
    await shows("Lên ngay");
    const ids = [];
    for (const title of ["Loạt một", "Loạt hai", "Loạt ba"])
      ids.push(await panel.create("article", articleData(title)));
    expect((await panel.bulk("article", "bulkPublish", ids)).status).toBe(200);
    for (const title of ["Loạt một", "Loạt hai", "Loạt ba"]) await shows(title);
    await panel.act("article", ids[0]!, "unpublish");
    await shows("Loạt một", false);
    expect(await pendingUntil(({ items }) => items.length === 0)).toMatchObject({
      ...{ notYet: 0, stillShown: 0, items: [], apiAwaySince: null, isKnown: true },
      compared: { missing: expect.any(Number), driftTotal: 0 },
    });
  });

  test("what waits is named: new, changed, withdrawn; a saved draft is none of it", async () => {
    const { body } = await panel.upload("anh.png", "image/png", PIXEL);
    const changed = await write("Bản đầu", { cover: { file: body[0].id, alt: "Cũ", caption: "Chú thích" } });
    const withdrawn = await write("Rút lại");
    const drafted = await write("Có nháp");
    for (const title of ["Bản đầu", "Rút lại", "Có nháp"]) await shows(title);
    await rest();
    const began = new Date().toISOString();
    await panel.update("article", changed, { title: "Bản sau" });
    await panel.publish("article", changed);
    await panel.act("article", withdrawn, "unpublish");
    await panel.update("article", drafted, { title: "MẬT nháp mới" });
    await panel.create("article", articleData("MẬT nháp khác"));
    await write("Mới tinh");
    const answer = await pendingUntil(({ notYet, stillShown }) => notYet === 2 && stillShown === 1);
    const waiting = { cause: "WAITING", reason: "Đang chờ trang lấy về, thường trong vài giây." };
    expect(titled(answer, "Mới tinh")).toMatchObject({
      ...waiting,
      state: "MISSING",
      type: "article",
      locale: "vi",
    });
    expect(titled(answer, "Bản sau")).toMatchObject({ ...waiting, state: "OLDER", documentId: changed });
    expect(titled(answer, "Rút lại")).toMatchObject({
      ...waiting,
      state: "STILL_SHOWN",
      documentId: withdrawn,
    });
    for (const { since } of answer.items)
      expect(since >= began && since <= new Date().toISOString()).toBe(true);
    expect(JSON.stringify(answer)).not.toContain("MẬT");
    follow();
    await sync!.lookNow();
    await pendingUntil(({ items }) => items.length === 0);
  });

  test("with the API away saving works, and staff are told since when; when it is back nothing is left", async () => {
    toApi.weather = "refused";
    await rest();
    await write("Khi trang nghỉ");
    const away = await pendingUntil(({ apiAwaySince }) => apiAwaySince !== null);
    expect(away).toMatchObject({ notYet: 1, isKnown: true });
    expect(away.items).toMatchObject([{ title: "Khi trang nghỉ", state: "MISSING", cause: "API_AWAY" }]);
    expect(away.items[0].reason).toMatch(
      /^Trang không trả lời từ \d\d:\d\d \d\d\/\d\d\/\d{4}; sẽ tự cập nhật khi trang hoạt động lại\.$/,
    );
    toApi.weather = "fair";
    follow();
    await sync!.lookNow();
    await pendingUntil(({ items, apiAwaySince }) => items.length === 0 && apiAwaySince === null);
  });

  test("a site that cannot read the CMS, and a document that it cannot take, are told with what to do", async () => {
    await rest();
    toCms.weather = "refused";
    const id = await write("Không đọc được");
    follow({ ...NEVER, poll: 200, longestWait: 200 });
    const unread = await pendingUntil(({ items }) => items[0]?.cause === "CMS_UNREAD");
    expect(unread.items[0]).toMatchObject({
      title: "Không đọc được",
      reason: expect.stringContaining("hãy báo quản trị viên"),
    });
    toCms.weather = "fair";
    await pendingUntil(({ items }) => items.length === 0);
    await app.database.write((tx) =>
      tx.query(
        "INSERT INTO feed_dead_letter (type, document_id, locale, reason, since) VALUES ('article', ?, 'vi', ?, ?)",
        [id, "title: Too long; body: Required", new Date().toISOString()],
      ),
    );
    await app.database.source.query("UPDATE article SET source_hash = '2.x' WHERE document_id = ?", [id]);
    const refused = await pendingUntil(({ items }) => items[0]?.cause === "REFUSED");
    expect(refused.items).toMatchObject([
      {
        ...{ documentId: id, state: "OLDER" },
        reason: "Trang không nhận được vì: Tiêu đề, Nội dung. Hãy sửa rồi xuất bản lại.",
      },
    ]);
    await rest();
    follow();
    await sync!.lookNow();
    expect(await pendingUntil(({ items }) => items.length === 0)).toMatchObject({
      compared: { repaired: 1 },
    });
  });

  test("only somebody who is signed in is told", async () => {
    for (const headers of [{}, { authorization: `Bearer ${cms.token}` }] as Record<string, string>[])
      expect((await fetch(`${cms.url}/site/pending`, { headers })).status).toBeGreaterThanOrEqual(401);
  });

  test("without an address of the API the feed's own reader says what waits", async () => {
    await cms.restart({ CMS_API_URL: "" });
    panel = await openPanel(cms);
    expect(await pending()).toMatchObject({ isKnown: false, items: [] });
    await sync!.lookNow();
    await rest();
    await write("Không có địa chỉ");
    expect(await pending()).toMatchObject({
      ...{ isKnown: true, notYet: 1, apiAwaySince: null },
      items: [{ title: "Không có địa chỉ", state: "MISSING", cause: "WAITING" }],
    });
  });
});
