import { published } from "./feed-reader";
import { sql } from "./databases";
import { member, type Member } from "./members";
import { articleData, openPanel, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";
import { refused } from "./traces";

jest.setTimeout(180_000);

const ARTICLES = "/content-manager/collection-types/api::article.article";
const REMARK = "Câu mở đầu thiếu số liệu, hãy thêm nguồn.";

let cms: RunningCms;
let admin: Panel;
let writer: Member;
let other: Member;
let editor: Member;

beforeAll(async () => {
  cms = await startCms({ env: { CMS_API_URL: "" } });
  admin = await openPanel(cms);
  writer = await member(cms, admin, "nguoi-viet", "Người viết");
  other = await member(cms, admin, "nguoi-viet-khac", "Người viết");
  editor = await member(cms, admin, "bien-tap", "Biên tập viên toàn hệ thống");
});
afterAll(() => cms?.stop());

const path = (id: string, locale = "vi") => `/editorial/documents/article/${id}/${locale}`;
const ask = (who: Panel, id: string, locale?: string) => who.request("POST", `${path(id, locale)}/review`);
const withdraw = (who: Panel, id: string, locale?: string) =>
  who.request("DELETE", `${path(id, locale)}/review`);
const sendBack = (who: Panel, id: string, remark: unknown, locale?: string) =>
  who.request("POST", `${path(id, locale)}/review/return`, { remark });
const stateOf = async (who: Panel, id: string, locale?: string) =>
  (await who.request("GET", path(id, locale))).body;
const tasksOf = async (who: Panel) => (await who.request("GET", "/editorial/tasks?limit=100")).body;
const ids = (items: { documentId: string }[]) => items.map(({ documentId }) => documentId);

describe("a request for review", () => {
  it("goes from the writer to the editor, back with a remark, and is closed by publication", async () => {
    const id = await writer.create("article", articleData("Hội thi nấu ăn"));
    expect(await stateOf(writer, id)).toMatchObject({ review: null, may: { ask: true, sendBack: false } });
    expect(ids((await tasksOf(writer)).drafts)).toContain(id);

    expect((await ask(writer, id)).status).toBe(200);
    expect((await stateOf(editor, id)).review).toMatchObject({
      state: "asked",
      askedBy: { id: writer.id, name: "nguoi-viet" },
      changedAt: null,
      remark: null,
    });
    expect((await tasksOf(editor)).waiting).toContainEqual(
      expect.objectContaining({ documentId: id, locale: "vi", title: "Hội thi nấu ăn" }),
    );
    expect(ids((await tasksOf(writer)).drafts)).not.toContain(id);

    expect((await sendBack(editor, id, REMARK)).status).toBe(200);
    expect(await stateOf(writer, id)).toMatchObject({
      review: { state: "returned", returnedBy: { id: editor.id }, remark: REMARK },
      may: { ask: true, withdraw: false },
    });
    expect((await tasksOf(writer)).returned).toContainEqual(
      expect.objectContaining({ documentId: id, remark: REMARK }),
    );
    expect(ids((await tasksOf(editor)).waiting)).not.toContain(id);

    await writer.update("article", id, { title: "Hội thi nấu ăn, 12 đội" });
    expect((await ask(writer, id)).status).toBe(200);
    expect((await stateOf(editor, id)).review).toMatchObject({ state: "asked", remark: REMARK });
    await editor.publish("article", id);
    expect((await published(cms, "article", id)).title).toBe("Hội thi nấu ăn, 12 đội");
    expect((await stateOf(writer, id)).review).toBeNull();
    const rows = await sql(cms, `SELECT * FROM content_reviews WHERE document_id = '${id}'`);
    expect(rows).toEqual([]);
  });

  it("is each language's own", async () => {
    const id = await writer.create("article", articleData("Hai thứ tiếng"));
    await writer.update("article", id, articleData("Two languages"), "en");
    await ask(writer, id, "vi");
    await ask(writer, id, "en");
    await sendBack(editor, id, REMARK, "en");
    await editor.publish("article", id, "vi");
    expect((await stateOf(writer, id, "vi")).review).toBeNull();
    expect((await stateOf(writer, id, "en")).review).toMatchObject({ state: "returned", remark: REMARK });
    expect(await published(cms, "article", id, "en")).toBeNull();
  });

  it("stays when the text is edited, and the editor sees that it changed since", async () => {
    const id = await writer.create("article", articleData("Trước khi gửi"));
    await ask(writer, id);
    const { askedAt } = (await stateOf(editor, id)).review;
    await writer.update("article", id, { title: "Sau khi gửi" });
    const { review } = await stateOf(editor, id);
    expect(review).toMatchObject({ state: "asked", askedAt, changedBy: { id: writer.id } });
    expect(review.changedAt > askedAt).toBe(true);
  });

  it("asked twice keeps its place; taken back it is gone; an earlier remark stays", async () => {
    const id = await writer.create("article", articleData("Hai lần"));
    await ask(writer, id);
    const first = (await stateOf(writer, id)).review.askedAt;
    expect((await ask(writer, id)).status).toBe(200);
    expect((await stateOf(writer, id)).review.askedAt).toBe(first);
    expect((await withdraw(writer, id)).status).toBe(200);
    expect((await stateOf(writer, id)).review).toBeNull();
    expect((await refused(cms, () => withdraw(writer, id), 400)).code).toBe("NOT_ASKED");

    await ask(writer, id);
    await sendBack(editor, id, REMARK);
    await ask(writer, id);
    await withdraw(writer, id);
    expect((await stateOf(writer, id)).review).toMatchObject({ state: "returned", remark: REMARK });
  });

  it("ends with the document, with a draft that is discarded and with a language that is deleted", async () => {
    const gone = await writer.create("article", articleData("Sẽ xóa"));
    await ask(writer, gone);
    expect((await editor.remove("article", gone)).status).toBe(200);
    const discarded = await writer.create("article", articleData("Sẽ bỏ thay đổi"));
    await editor.publish("article", discarded);
    await writer.update("article", discarded, { title: "Thay đổi bị bỏ" });
    await ask(writer, discarded);
    expect((await editor.act("article", discarded, "discard")).status).toBe(200);
    const english = await writer.create("article", articleData("In English"), "en");
    await ask(writer, english, "en");
    const [locale] = await sql(cms, "SELECT id FROM i18n_locale WHERE code = 'en'");
    expect((await admin.request("DELETE", `/i18n/locales/${locale.id}`)).status).toBe(200);
    const left = await sql(cms, "SELECT document_id FROM content_reviews");
    expect(left.map((row) => row.document_id)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`${gone}|${discarded}|${english}`))]),
    );
    await admin.request("POST", "/i18n/locales", { code: "en", name: "English (en)", isDefault: false });
  });

  it("needs something new to look at", async () => {
    const id = await writer.create("article", articleData("Đã đăng y nguyên"));
    await editor.publish("article", id);
    expect((await refused(cms, () => ask(writer, id), 400)).code).toBe("NOTHING_NEW");
    await writer.update("article", id, { title: "Có sửa" });
    expect((await ask(writer, id)).status).toBe(200);
  });

  it("is sent back with a sentence, by an editor, once", async () => {
    const id = await writer.create("article", articleData("Trả lại"));
    await ask(writer, id);
    for (const remark of [undefined, null, "", "   ", "Sai.", 5, ["mảng"]])
      expect((await refused(cms, () => sendBack(editor, id, remark), 400)).code).toBe("REMARK_IS_MISSING");
    expect((await refused(cms, () => sendBack(editor, id, "x".repeat(2001)), 400)).code).toBe(
      "REMARK_IS_TOO_LONG",
    );
    expect((await refused(cms, () => sendBack(writer, id, REMARK))).code).toBe("MAY_NOT_PUBLISH");
    await sendBack(editor, id, REMARK);
    expect((await refused(cms, () => sendBack(editor, id, REMARK), 400)).code).toBe("NOT_ASKED");
  });
});

describe("a writer", () => {
  it("changes nothing that the public sees, whichever way is taken", async () => {
    const id = await writer.create("article", articleData("Trên trang"));
    const draft = await writer.create("article", articleData("Chưa lên trang"));
    await editor.publish("article", id);
    const attempts: [string, () => Promise<{ status: number; body: any }>][] = [
      ["publish", () => writer.act("article", draft, "publish")],
      ["bulk publish", () => writer.bulk("article", "bulkPublish", [draft])],
      ["create and publish", () => writer.request("POST", `${ARTICLES}/actions/publish`, articleData("Lén"))],
      ["unpublish", () => writer.act("article", id, "unpublish")],
      ["bulk unpublish", () => writer.bulk("article", "bulkUnpublish", [id])],
      ["delete", () => writer.remove("article", id)],
      ["delete one language", () => writer.remove("article", id, "vi")],
      ["bulk delete", () => writer.bulk("article", "bulkDelete", [id, draft])],
      [
        "schedule",
        () => writer.request("PUT", `${path(id)}/schedule`, { publishAt: "2090-01-01T00:00:00+07:00" }),
      ],
    ];
    for (const [name, attempt] of attempts) {
      const { message } = await refused(cms, attempt);
      expect([name, message]).toEqual([name, expect.stringMatching(/[ạảấậếểộớợủứừ]/)]);
    }
    expect(await published(cms, "article", draft)).toBeNull();
  });

  it("creates only a draft, even when asking for a published text", async () => {
    const answer = await writer.request("POST", `${ARTICLES}?locale=vi&status=published`, {
      ...articleData("Đòi đăng ngay"),
      status: "published",
      publishedAt: "2020-01-01T00:00:00.000Z",
    });
    expect(answer.status).toBe(201);
    expect(await published(cms, "article", answer.body.data.documentId)).toBeNull();
  });

  it("drops an own draft that was never published, in one language or in all", async () => {
    const id = await writer.create("article", articleData("Viết nhầm"));
    await writer.update("article", id, articleData("A mistake"), "en");
    await ask(writer, id);
    const locales = () => sql(cms, `SELECT locale FROM articles WHERE document_id = '${id}'`);
    expect((await writer.remove("article", id, "en")).status).toBe(200);
    expect(await locales()).toEqual([{ locale: "vi" }]);
    expect((await writer.remove("article", id)).status).toBe(200);
    expect(await locales()).toEqual([]);
    const live = await writer.create("article", articleData("Trên trang, có bản dịch dở"));
    await editor.publish("article", live);
    await writer.update("article", live, articleData("A draft of a translation"), "en");
    expect((await writer.remove("article", live, "en")).status).toBe(200);
    await refused(cms, () => writer.remove("article", live));
  });

  it("asks for, takes back and sees nothing of somebody else's text", async () => {
    const id = await other.create("article", articleData("Của người khác"));
    await ask(other, id);
    expect((await refused(cms, () => ask(writer, id))).code).toBe("MAY_NOT_READ");
    expect((await refused(cms, () => withdraw(writer, id))).code).toBe("MAY_NOT_READ");
    expect((await writer.request("GET", path(id))).status).toBe(403);
    expect(JSON.stringify(await tasksOf(writer))).not.toContain("Của người khác");
    expect(JSON.stringify(await tasksOf(editor))).toContain("Của người khác");
  });
});

it("is refused to strangers, and for what does not exist", async () => {
  const id = await writer.create("article", articleData("Người lạ"));
  for (const [method, route] of [
    ["GET", "/editorial/tasks"],
    ["GET", path(id)],
    ["POST", `${path(id)}/review`],
    ["DELETE", `${path(id)}/review`],
    ["POST", `${path(id)}/review/return`],
    ["PUT", `${path(id)}/schedule`],
    ["GET", "/editorial/assignments"],
    ["PUT", "/editorial/assignments/1"],
  ]) {
    const stranger = await fetch(`${cms.url}${route}`, { method });
    const program = await fetch(`${cms.url}${route}`, {
      method,
      headers: { authorization: `Bearer ${cms.token}` },
    });
    expect([method, route, stranger.status, program.status]).toEqual([method, route, 401, 401]);
  }
  for (const route of [
    "/editorial/documents/article/khong-co/vi",
    `/editorial/documents/article/${id}/en`,
    `/editorial/documents/page/${id}/vi`,
  ])
    expect([route, (await editor.request("GET", route)).status]).toEqual([route, 404]);
  expect((await editor.request("GET", "/editorial/tasks?limit=0")).status).toBe(400);
});

it("counts all that waits and lists as many as are asked for", async () => {
  const made = [];
  for (let n = 0; n < 3; n += 1) made.push(await other.create("article", articleData(`Việc ${n}`)));
  const { body } = await other.request("GET", "/editorial/tasks?limit=2");
  expect(body.drafts).toHaveLength(2);
  expect(body.counts.drafts).toBe(3);
  expect(body).toMatchObject({ mayPublish: false, reach: { everything: true, codes: [] } });
  expect(ids(body.drafts)).toEqual([made[2], made[1]]);
});
