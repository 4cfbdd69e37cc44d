import { onEachDatabase, sql } from "./databases";
import { eventsAfter, headOf, published } from "./feed-reader";
import { inviteEditor, inviteWriter, type Invited } from "./invite";
import { articleData, openPanel, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";
import { actions, difference, restore, restoreTrash, trash, versionsOf, writtenForm } from "./versions";

jest.setTimeout(240_000);

onEachDatabase((database) => {
  let cms: RunningCms;
  let admin: Panel;
  let writer: Invited;
  let editor: Invited;
  let file: number;

  beforeAll(async () => {
    cms = await startCms({ database });
    admin = await openPanel(cms);
    writer = await inviteWriter(cms, admin, "nguoi-viet");
    editor = await inviteEditor(cms, admin, "bien-tap");
    file = (await admin.upload("anh.png", "image/png", PIXEL)).body[0].id;
  });
  afterAll(() => cms?.stop());

  const rich = (title: string, more: object = {}) =>
    articleData(title, {
      excerpt: `Tóm tắt của ${title}`,
      cover: { file, alt: "Bìa", caption: "Đại hội" },
      gallery: [
        { file, alt: "Một", caption: "Chú thích" },
        { file, alt: "Hai", caption: "Chú thích hai" },
      ],
      attachments: [file],
      unionCodes: ["cdcs-sct-001", "cdcs-sct-ben-tre"],
      seo: { metaTitle: "Máy tìm kiếm" },
      ...more,
    });
  const inTrash = async (documentId: string, panel: Panel = editor) =>
    (await trash(panel)).filter((one) => one.documentId === documentId);
  const draftHashes = (documentId: string) =>
    sql(
      cms,
      `SELECT locale, draft FROM content_history WHERE document_id = '${documentId}' AND action IN ('delete', 'recover') ORDER BY locale, id`,
    );

  it("gives a deleted document back as it was, in both languages and as a draft", async () => {
    const id = await writer.create("article", rich("Bị xóa"));
    await writer.update("article", id, rich("Deleted"), "en");
    await editor.publish("article", id);
    await editor.update("article", id, { title: "Bị xóa, bản sửa chưa đăng" });
    const [vi, en] = [
      await writtenForm(editor, "article", id),
      await writtenForm(editor, "article", id, "en"),
    ];
    const first = (await published(cms, "article", id)).firstPublishedAt;

    const head = await headOf(cms);
    expect((await editor.remove("article", id)).status).toBe(200);
    const tombstones = (await eventsAfter(cms, head)).filter((event) => event.documentId === id);
    expect(tombstones).toMatchObject([{ locale: null, action: "delete" }]);
    expect(await published(cms, "article", id)).toBeNull();
    const [deletion] = await inTrash(id);
    expect(deletion).toMatchObject({ title: "Bị xóa, bản sửa chưa đăng", by: "bien-tap", daysLeft: 30 });
    expect(deletion.languages).toHaveLength(2);
    expect(deletion.languages).toEqual(
      expect.arrayContaining([
        { locale: "vi", wasPublished: true },
        { locale: "en", wasPublished: false },
      ]),
    );

    expect(await restoreTrash(editor, deletion.deletion)).toEqual({
      status: 200,
      body: {
        type: "article",
        documentId: id,
        locale: "vi",
        notes: [{ kind: "wasPublished", locale: "vi" }],
      },
    });
    expect(await writtenForm(editor, "article", id)).toEqual(vi);
    expect(await writtenForm(editor, "article", id, "en")).toEqual(en);
    const [enDeleted, enBack, viDeleted, viBack] = await draftHashes(id);
    expect([enBack.draft, viBack.draft]).toEqual([enDeleted.draft, viDeleted.draft]);
    expect(await inTrash(id)).toEqual([]);
    expect((await restoreTrash(editor, deletion.deletion)).status).toBe(404);

    expect(await published(cms, "article", id)).toBeNull();
    expect((await writer.update("article", id, { byline: "Vẫn là bài của tôi" })).status).toBe(200);
    await editor.publish("article", id);
    expect(await published(cms, "article", id)).toMatchObject({ title: vi.title, firstPublishedAt: first });
    const lives = actions(await versionsOf(editor, "article", id));
    expect(lives).toEqual(["create", "publish", "update", "delete", "recover", "update", "publish"]);
  });

  it("keeps what was public, too, where the draft said something else", async () => {
    const id = await editor.create("article", articleData("Bản đã đăng"));
    await editor.publish("article", id);
    await editor.update("article", id, { title: "Bản nháp khác" });
    await editor.remove("article", id);
    await restoreTrash(editor, (await inTrash(id))[0].deletion);
    const version = (await versionsOf(editor, "article", id)).find(({ action }) => action === "publish")!;
    expect((await restore(editor, version.id)).status).toBe(200);
    expect((await writtenForm(editor, "article", id)).title).toBe("Bản đã đăng");
  });

  it("takes a language back without changing the one that lives", async () => {
    const id = await editor.create("article", rich("Còn sống"));
    await editor.update("article", id, rich("Gone for a while"), "en");
    const english = await writtenForm(editor, "article", id, "en");
    await editor.remove("article", id, "en");
    await editor.update("article", id, {
      category: "welfare",
      attachments: [],
      unionCodes: [{ code: "khac" }],
    });
    const vietnamese = await writtenForm(editor, "article", id);
    const [deletion] = await inTrash(id);
    expect(deletion.languages).toEqual([{ locale: "en", wasPublished: false }]);
    const { body } = await restoreTrash(editor, deletion.deletion);
    expect(body.notes).toEqual([
      {
        kind: "sharedKept",
        locale: "en",
        labels: ["Chuyên mục", "Công đoàn liên quan", "Tệp đính kèm"],
      },
    ]);
    expect(await writtenForm(editor, "article", id)).toEqual(vietnamese);
    expect(await writtenForm(editor, "article", id, "en")).toEqual({
      ...english,
      category: "welfare",
      attachments: vietnamese.attachments,
      unionCodes: vietnamese.unionCodes,
    });
  });

  it("does not write over a language that was written anew; that one's history has the old text", async () => {
    const id = await editor.create("article", articleData("Tiếng Việt"));
    await editor.update("article", id, articleData("Old text"), "en");
    await editor.remove("article", id, "en");
    await editor.update("article", id, articleData("New text"), "en");
    const [deletion] = await inTrash(id);
    expect((await restoreTrash(editor, deletion.deletion)).body.notes).toEqual([
      { kind: "stillThere", locale: "en" },
    ]);
    expect((await writtenForm(editor, "article", id, "en")).title).toBe("New text");
    const old = (await versionsOf(editor, "article", id, "en")).find(({ action }) => action === "delete")!;
    expect((await restore(editor, old.id)).status).toBe(200);
    expect((await writtenForm(editor, "article", id, "en")).title).toBe("Old text");
  });

  it("holds every document of a bulk deletion; a taken address gets a number, a lost picture is named", async () => {
    const picture = (await admin.upload("mat-sau.png", "image/png", PIXEL)).body[0].id;
    const ids = [
      await editor.create("article", articleData("Một", { slug: "dia-chi-xoa" })),
      await editor.create(
        "article",
        articleData("Hai", { cover: { file: picture, alt: "Bìa", caption: "Chú thích" } }),
      ),
    ];
    expect((await editor.bulk("article", "bulkDelete", ids)).status).toBe(200);
    await editor.create("article", articleData("Người đến sau", { slug: "dia-chi-xoa" }));
    await admin.request("DELETE", `/upload/files/${picture}`);
    const page = (before: number) =>
      editor.request("GET", `/content-history/trash?before=${before}`).then(({ body }) => body);
    const [older, newer] = await sql(
      cms,
      `SELECT id, document_id FROM content_trash WHERE document_id IN ('${ids[0]}', '${ids[1]}') ORDER BY id`,
    );
    const shown = (await page(older.id + 1)).deletions.map((one: { documentId: string }) => one.documentId);
    expect([shown[0], shown.includes(newer.document_id)]).toEqual([older.document_id, false]);
    expect(await page(1)).toEqual({ deletions: [], next: null });
    const notes = [];
    for (const id of ids)
      notes.push((await restoreTrash(editor, (await inTrash(id))[0].deletion)).body.notes);
    expect(notes).toEqual([
      [{ kind: "slugTaken", wanted: "dia-chi-xoa", slug: "dia-chi-xoa-1" }],
      [{ kind: "missingFile", name: "mat-sau.png" }],
    ]);
    expect((await writtenForm(editor, "article", ids[0])).slug).toBe("dia-chi-xoa-1");
    expect((await writtenForm(editor, "article", ids[1])).cover).toBeNull();
  });

  it("shows history and trash only to those who may read the document, and restores only for those who may write it", async () => {
    const theirs = await editor.create("article", articleData("Của biên tập"));
    const [version] = await versionsOf(editor, "article", theirs);
    await expect(versionsOf(writer, "article", theirs)).rejects.toThrow("404");
    const { status, body } = await writer.request(
      "GET",
      `/content-history/versions/${version.id}/difference`,
    );
    expect([status, JSON.stringify(body)]).toEqual([404, expect.not.stringContaining("Của biên tập")]);
    expect((await restore(writer, version.id)).status).toBe(404);

    const mine = await writer.create("article", articleData("Của tôi"));
    await writer.update("article", mine, { title: "Của tôi, sửa" });
    const first = (await versionsOf(writer, "article", mine)).at(-1)!;
    expect((await difference(writer, first.id)).fields[0]).toMatchObject({ field: "title", to: "Của tôi" });
    expect((await restore(writer, first.id)).status).toBe(200);
    expect((await writtenForm(writer, "article", mine)).title).toBe("Của tôi");

    await editor.remove("article", theirs);
    const [deletion] = await inTrash(theirs);
    expect(await inTrash(theirs, writer)).toEqual([]);
    expect((await restoreTrash(writer, deletion.deletion)).status).toBe(404);
    expect(await versionsOf(editor, "article", theirs).catch((error) => error.message)).toContain("404");
    expect((await fetch(`${cms.url}/content-history/trash`)).status).toBe(401);
    expect((await restoreTrash(editor, deletion.deletion)).status).toBe(200);
  });

  it("takes the documents of a language that is deleted as a whole, and gives them back once the language is there", async () => {
    const id = await editor.create("article", rich("Hai thứ tiếng"));
    await editor.update("article", id, rich("Two languages"), "en");
    await editor.publish("article", id, "en");
    const only = await editor.create("congress-document", { title: "English only", kind: "rules" }, "en");
    const before = await writtenForm(editor, "article", id, "en");
    const paper = await writtenForm(editor, "congress-document", only, "en");
    const [locale] = await sql(cms, "SELECT id FROM i18n_locale WHERE code = 'en'");
    expect((await admin.request("DELETE", `/i18n/locales/${locale.id}`)).status).toBe(200);
    expect(await published(cms, "article", id, "en")).toBeNull();
    const [[deletion], [other]] = [await inTrash(id, admin), await inTrash(only, admin)];
    expect(deletion.languages).toEqual([{ locale: "en", wasPublished: true }]);
    expect(await restoreTrash(admin, deletion.deletion)).toMatchObject({
      status: 400,
      body: { error: { details: { code: "NO_LANGUAGE" } } },
    });
    const again = { name: "English (en)", code: "en", isDefault: false };
    expect((await admin.request("POST", "/i18n/locales", again)).status).toBe(200);
    expect((await restoreTrash(admin, deletion.deletion)).body.notes).toEqual([
      { kind: "wasPublished", locale: "en" },
    ]);
    expect((await restoreTrash(admin, other.deletion)).status).toBe(200);
    expect(await writtenForm(admin, "article", id, "en")).toEqual(before);
    expect(await writtenForm(admin, "congress-document", only, "en")).toEqual(paper);
    expect(await published(cms, "article", id, "en")).toBeNull();
  });

  it("is emptied after thirty days: of the history only facts remain, of a language written anew everything", async () => {
    const dead = await editor.create("article", articleData("Chữ phải biến mất"));
    const alive = await editor.create("article", articleData("Sống lại"));
    await editor.update("article", alive, articleData("Rewritten"), "en");
    const young = await editor.create("article", articleData("Mới xóa"));
    await editor.remove("article", dead);
    await editor.remove("article", alive, "en");
    await editor.update("article", alive, articleData("Rewritten again"), "en");
    await editor.remove("article", young);
    const moved = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    for (const [id, days] of [
      [dead, 30.01],
      [alive, 31],
      [young, 29.9],
    ] as [string, number][])
      await sql(cms, `UPDATE content_trash SET at = '${moved(days)}' WHERE document_id = '${id}'`);
    expect((await inTrash(young))[0].daysLeft).toBe(1);
    await cms.restart();
    admin = await openPanel(cms);
    expect((await trash(admin)).map(({ documentId }) => documentId)).toContain(young);
    expect(await inTrash(dead, admin)).toEqual([]);
    const left = async (id: string) =>
      sql(cms, `SELECT form FROM content_history_texts WHERE document_id = '${id}'`);
    expect(await left(dead)).toEqual([]);
    expect(await left(young)).not.toEqual([]);
    const facts = await sql(cms, `SELECT * FROM content_history WHERE document_id = '${dead}' ORDER BY id`);
    expect(facts.map(({ action }) => action)).toEqual(["create", "delete"]);
    expect(JSON.stringify(facts)).not.toContain("biến mất");
    expect(actions(await versionsOf(admin, "article", alive, "en"))).toEqual(["update", "delete", "update"]);
    const [emptied] = await sql(cms, "SELECT * FROM content_audit WHERE action = 'document.emptied'");
    expect(emptied).toMatchObject({ subject_id: dead, program: "Hệ thống", user_id: null });
  });
});
