import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { startContentSync, type ContentSync } from "../../api/content/sync";
import { createLog } from "../../api/platform/log";
import { everythingReadable } from "../content/everything-readable";
import { replicaDump } from "../content/replica-dump";
import { startApp, type App } from "../support/app";
import { sql } from "./databases";
import { Gate } from "./gate";
import { addressOf, member } from "./members";
import { articleData, openPanel, paragraph, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

const ARTICLE = "api::article.article";
/** A word that is in drafts alone. */
const CANARY = "hoangyen7391";

let app: App;
let gate: Gate;
let cms: RunningCms;
let sync: ContentSync;
let panel: Panel;
let id: string;

beforeAll(async () => {
  app = await startApp("sqlite", { demo: true });
  gate = new Gate(() => app.url);
  cms = await startCms({ env: { CMS_API_URL: await gate.listen(), LOG_LEVEL: "trace" } });
  const connection = { url: cms.url, publicUrl: cms.url, feedToken: cms.token };
  sync = startContentSync(app.database, connection, app.clock, createLog("silent"), {
    poll: 200,
    reconcile: 1000,
    longestWait: 500,
  });
  panel = await openPanel(cms);
  const file = (await panel.upload("anh.png", "image/png", PIXEL)).body[0].id;
  const paper = (await panel.upload("bien-ban.txt", "text/plain", "Biên bản\n")).body[0].id;
  id = await panel.create(
    "article",
    articleData(`Tin <b>${CANARY}</b>`, {
      dateline: "2023-02-22",
      byline: "Ban biên tập",
      excerpt: `Tóm tắt ${CANARY}`,
      sourceName: "Cổng thông tin",
      sourceUrl: "https://congdoan.test/nguon",
      unionCodes: ["cdcs-sct-ben-tre", "tld"],
      congressKey: "cdcs-sct-001-iv",
      cover: { file, alt: "Mô tả bìa", caption: "Chú thích bìa" },
      gallery: [{ file, alt: "Ảnh hai" }],
      attachments: [paper],
      body: paragraph(`<script>alert("${CANARY}")</script> và chữ`),
    }),
  );
});
afterAll(async () => {
  await sync?.stop();
  await cms?.stop();
  await gate?.close();
  await app?.close();
});
beforeEach(() => {
  gate.way = "open";
});

const passFor = async (who: Panel, wanted: object = {}) =>
  who.request("POST", "/previews", { uid: ARTICLE, documentId: id, locale: "vi", ...wanted });
const open = (pass: string) =>
  fetch(`${cms.url}/xem-truoc`, { method: "POST", body: new URLSearchParams({ pass }), redirect: "error" });

it("shows the draft as readers would see it, marked, with unions by name, and nothing runs", async () => {
  const { status, body } = await passFor(panel);
  expect([status, body.path]).toEqual([200, "/xem-truoc"]);
  const response = await open(body.pass);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "cache-control": "no-store, private",
    "referrer-policy": "no-referrer",
    "x-robots-tag": expect.stringContaining("noindex"),
    "x-frame-options": "DENY",
    "x-content-type-options": "nosniff",
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": expect.stringMatching(
      /^default-src 'none'; img-src 'self'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    ),
  });
  const page = await response.text();
  for (const shown of [
    "BẢN NHÁP, chưa xuất bản",
    `<h1>Tin &lt;b&gt;${CANARY}&lt;/b&gt;</h1>`,
    `&lt;script&gt;alert(&quot;${CANARY}&quot;)&lt;/script&gt; và chữ`,
    "22/02/2023 · Ban biên tập",
    "Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre",
    "Đại hội lần thứ IV, ",
    'alt="Mô tả bìa"',
    "<figcaption>Chú thích bìa</figcaption>",
    'alt="Ảnh hai"',
    "bien-ban.txt",
    'href="https://congdoan.test/nguon"',
  ])
    expect([shown, page.includes(shown)]).toEqual([shown, true]);
  expect(page).not.toMatch(/<script|<b>|onerror|javascript:/i);
  const [, source] = /<img src="(\/uploads\/[^"]+)"/.exec(page)!;
  expect((await fetch(cms.url + source)).status).toBe(200);
});

it("shows codes while the API is away, and says what the draft lacks", async () => {
  gate.way = "closed";
  const empty = await panel.create("congress-document", { title: null, unionCode: "tld" });
  const { body } = await passFor(panel, {
    uid: "api::congress-document.congress-document",
    documentId: empty,
  });
  const page = await (await open(body.pass)).text();
  for (const shown of ["Chưa có tiêu đề", "Chưa có nội dung", "<dd>tld</dd>"]) expect(page).toContain(shown);
});

it("is a fresh look each time: what was saved in between is there, what was deleted is gone", async () => {
  const own = await panel.create("article", articleData("Lần một"));
  const { pass } = (await passFor(panel, { documentId: own })).body;
  expect(await (await open(pass)).text()).toContain("<h1>Lần một</h1>");
  await panel.update("article", own, { title: "Lần hai" });
  expect(await (await open(pass)).text()).toContain("<h1>Lần hai</h1>");
  await panel.remove("article", own);
  const gone = await open(pass);
  expect([gone.status, await gone.text()]).toEqual([404, expect.not.stringContaining("Lần")]);
});

it("opens one language of one document alone", async () => {
  expect((await passFor(panel, { locale: "en" })).status).toBe(404);
  expect((await passFor(panel, { locale: "fr" })).status).toBe(404);
  expect((await passFor(panel, { uid: "admin::user" })).status).toBe(404);
  expect((await passFor(panel, { documentId: "khong-co" })).status).toBe(404);
  expect((await passFor(panel, { documentId: { $ne: "" } })).status).toBe(400);
  await panel.update("article", id, articleData("In English"), "en");
  const { pass } = (await passFor(panel, { locale: "en" })).body;
  const page = await (await open(pass)).text();
  expect(page).toContain('<html lang="en">');
  expect(page).toContain("In English");
  expect(page).not.toContain(CANARY);
});

describe("a pass that is not good", () => {
  const closed = async (response: Response, status: number) => {
    const text = await response.text();
    expect(response.status).toBe(status);
    expect(text).toContain("Không mở được bản xem trước");
    expect(text).not.toContain(CANARY);
    expect(text).not.toContain("Ban biên tập");
    expect(response.headers.get("cache-control")).toBe("no-store, private");
  };

  it("is answered without a word about the document: forged, altered, of another key", async () => {
    const { pass } = (await passFor(panel)).body as { pass: string };
    const [text, signed] = pass.split(".");
    const read = JSON.parse(Buffer.from(text, "base64url").toString());
    const rewritten = (at: number, value: unknown) =>
      `${Buffer.from(JSON.stringify(read.with(at, value))).toString("base64url")}.${signed}`;
    const bad = [
      "",
      "x",
      ".",
      text,
      `${text}.`,
      `.${signed}`,
      `${pass}.`,
      `${pass}A`,
      `${pass}=`,
      `${text}.${"A".repeat(signed.length)}`,
      rewritten(2, "en"),
      rewritten(3, 2),
      rewritten(4, Date.now() + 86_400_000),
      "A".repeat(5000),
    ];
    for (const one of bad) await closed(await open(one), 404);
    await closed(await fetch(`${cms.url}/xem-truoc`, { method: "POST" }), 404);
    await closed(
      await fetch(`${cms.url}/xem-truoc`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ pass: { $ne: 1 } }),
      }),
      404,
    );
    await closed(await fetch(`${cms.url}/xem-truoc?pass=${pass}`), 410);
    expect((await open(pass)).status).toBe(200);
  });

  it("is needed, and given to signed-in staff alone who may read the draft", async () => {
    const stranger = await fetch(`${cms.url}/previews`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ uid: ARTICLE, documentId: id, locale: "vi" }),
    });
    expect(stranger.status).toBe(401);
    const writer = await member(cms, panel, "nguoi-viet-khac", "Người viết");
    expect((await passFor(writer)).status).toBe(404);
    const own = await writer.create("article", articleData("Của người viết"));
    const { pass } = (await passFor(writer, { documentId: own })).body;
    expect((await open(pass)).status).toBe(200);
    expect((await passFor(panel, { documentId: own })).status).toBe(200);
    // Whoever may no longer sign in has no previews left, whatever was signed for them before.
    const [{ id: staffId }] = await sql(
      cms,
      `SELECT id FROM admin_users WHERE email = '${addressOf("nguoi-viet-khac")}'`,
    );
    expect((await panel.request("PUT", `/admin/users/${staffId}`, { isActive: false })).status).toBe(200);
    await closed(await open(pass), 404);
  });
});

/** The tables of the CMS in which a text stands. */
async function holding(text: string): Promise<string[]> {
  const tables = await sql(
    cms,
    cms.databaseUrl.startsWith("sqlite:")
      ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
      : "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY name",
  );
  const found: string[] = [];
  for (const { name } of tables)
    if (JSON.stringify(await sql(cms, `SELECT * FROM \`${name}\``)).includes(text)) found.push(name);
  return found;
}

it("leaves the draft in no log, table, file, feed or answer", async () => {
  const { pass } = (await passFor(panel)).body as { pass: string };
  const before = await holding(CANARY);
  expect(before).toContain("articles");
  const asked = gate.asked.length;
  expect(await (await open(pass)).text()).toContain(CANARY);
  expect(gate.asked.length).toBeGreaterThan(asked);
  expect(gate.asked.join("\n")).not.toContain(CANARY);
  await sync.lookNow();
  const read = await everythingReadable(app, [`article ${id} vi`, `article ${id} en`], [CANARY]);
  expect(read).not.toContain(CANARY);
  expect(JSON.stringify(await app.database.read(replicaDump))).not.toContain(CANARY);
  const feed = await Promise.all(
    ["events?limit=500", "published?limit=500", `documents/article/${id}/vi`].map(async (path) =>
      (await cms.feed(path)).text(),
    ),
  );
  expect(feed.join("\n")).not.toContain(CANARY);
  for (const secret of [CANARY, pass, pass.split(".")[1]])
    expect([secret, cms.output().includes(secret)]).toEqual([secret, false]);
  expect(cms.output()).toContain("POST /xem-truoc");
  expect(await holding(CANARY)).toEqual(before);
  expect(await holding(pass)).toEqual([]);
  const files = (inside: string): string[] =>
    readdirSync(inside).flatMap((name) => {
      const path = join(inside, name);
      return statSync(path).isDirectory() ? files(path) : [path];
    });
  const kept = files(cms.folder).filter(
    (path) => !path.includes("cms.sqlite") && readFileSync(path, "latin1").includes(CANARY),
  );
  expect(kept).toEqual([]);
});
