import { onEachDatabase, refuseInserts, sql } from "./databases";
import { allPublished, eventsAfter, headOf, published } from "./feed-reader";
import { articleData, openPanel, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;
  const count = async (table: string) => Number((await sql(cms, `SELECT COUNT(*) AS n FROM ${table}`))[0].n);
  /** What the outbox gained while something was done, shortened to locale and action. */
  const changesOf = async (documentId: string, work: () => Promise<unknown>) => {
    const head = await headOf(cms);
    await work();
    const events = (await eventsAfter(cms, head)).filter((event) => event.documentId === documentId);
    return events.map(({ locale, action }) => `${locale} ${action}`);
  };

  beforeAll(async () => {
    cms = await startCms({ database });
    panel = await openPanel(cms);
  });
  afterAll(() => cms?.stop());

  it("tells of everything a person does with a document", async () => {
    let id = "";
    const head = await headOf(cms);
    id = await panel.create("article", articleData("Bài đầu tiên"));
    expect((await eventsAfter(cms, head)).map(({ locale, action }) => `${locale} ${action}`)).toEqual([
      "vi create",
    ]);
    expect(await changesOf(id, () => panel.publish("article", id))).toContain("vi publish");
    expect(await changesOf(id, () => panel.update("article", id, { title: "Bài sửa" }))).toEqual([
      "vi update",
    ]);
    expect(await changesOf(id, () => panel.act("article", id, "discard"))).toEqual(["vi discardDraft"]);
    expect(await changesOf(id, () => panel.act("article", id, "unpublish"))).toEqual(["vi unpublish"]);
    expect(await changesOf(id, () => panel.remove("article", id))).toEqual(["null delete"]);
    const rows = await eventsAfter(cms, 0);
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  });

  it("tells of a copy under the copy's own id, and the copy is a draft", async () => {
    const id = await panel.create("article", articleData("Bản gốc"));
    await panel.publish("article", id);
    const head = await headOf(cms);
    const copy = await panel.request(
      "POST",
      `/content-manager/collection-types/api::article.article/clone/${id}?locale=vi`,
      { ...articleData("Bản sao"), locale: "vi" },
    );
    expect(copy.status).toBe(200);
    const [event] = await eventsAfter(cms, head);
    expect(event).toMatchObject({ documentId: copy.body.data.documentId, action: "clone" });
    expect(event.documentId).not.toBe(id);
    expect(await published(cms, "article", event.documentId)).toBeNull();
  });

  it("keeps neither the document nor a row when the outbox cannot be written", async () => {
    const id = await panel.create("article", articleData("Tên cũ"));
    const [articles, head] = [await count("articles"), await headOf(cms)];
    const allow = await refuseInserts(cms, "content_outbox", "NEW.action IN ('update', 'create', 'publish')");
    try {
      expect((await panel.update("article", id, { title: "Tên mới" })).status).toBe(500);
      await expect(panel.create("article", articleData("Không thành"))).rejects.toThrow("500");
      await expect(panel.publish("article", id)).rejects.toThrow("500");
    } finally {
      await allow();
    }
    expect(await count("articles")).toBe(articles);
    expect(await headOf(cms)).toBe(head);
    expect(await published(cms, "article", id)).toBeNull();
    expect(await sql(cms, `SELECT title FROM articles WHERE document_id = '${id}'`)).toEqual([
      { title: "Tên cũ" },
    ]);
    expect(await sql(cms, `SELECT * FROM content_first_publications WHERE document_id = '${id}'`)).toEqual(
      [],
    );
  });

  it("keeps no row when a later part of the same action fails", async () => {
    const good = await panel.create("article", articleData("Lành"));
    const bad = await panel.create("article", articleData("HỎNG"));
    const head = await headOf(cms);
    const allow = await refuseInserts(cms, "articles", "NEW.title = 'HỎNG' AND NEW.published_at IS NOT NULL");
    try {
      expect((await panel.bulk("article", "bulkPublish", [good, bad])).status).toBeGreaterThanOrEqual(400);
    } finally {
      await allow();
    }
    expect(await headOf(cms)).toBe(head);
    expect(await published(cms, "article", good)).toBeNull();
  });

  it("tells of every document of a bulk action", async () => {
    const ids = [];
    for (const title of ["Một", "Hai", "Ba"]) ids.push(await panel.create("article", articleData(title)));
    for (const [route, action] of [
      ["bulkPublish", "publish"],
      ["bulkUnpublish", "unpublish"],
      ["bulkDelete", "delete"],
    ]) {
      const head = await headOf(cms);
      expect((await panel.bulk("article", route, ids)).status).toBe(200);
      const events = (await eventsAfter(cms, head)).filter((event) => event.action === action);
      expect(events.map(({ documentId }) => documentId).sort()).toEqual([...ids].sort());
    }
  });

  it("tells of a change to a file of the media library that a published document shows", async () => {
    const { body } = await panel.upload("anh.png", "image/png", PIXEL);
    const file = body[0].id;
    const image = { file, alt: "Một điểm ảnh", caption: "Chú thích" };
    const cover = await panel.create("article", articleData("Có bìa", { cover: image }));
    const gallery = await panel.create("article", articleData("Có thư viện", { gallery: [image] }));
    const draft = await panel.create("article", articleData("Nháp có bìa", { cover: image }));
    const paper = await panel.create("congress-document", {
      title: "Nghị quyết",
      slug: "nghi-quyet",
      kind: "resolution",
      files: [file],
    });
    for (const id of [cover, gallery]) await panel.publish("article", id);
    await panel.publish("congress-document", paper);
    expect((await published(cms, "article", cover)).cover).toMatchObject({
      alt: "Một điểm ảnh",
      width: 1,
      height: 1,
    });
    const [listed] = (await published(cms, "congress-document", paper)).files;
    const served = await (await fetch(cms.url + listed.url)).arrayBuffer();
    expect(listed).toMatchObject({ name: "anh.png", mime: "image/png", sizeBytes: served.byteLength });

    const replacement = new FormData();
    replacement.append("files", new Blob([new Uint8Array(PIXEL)], { type: "image/png" }), "moi.png");
    replacement.append("fileInfo", JSON.stringify({ name: "moi.png" }));
    const works: [string, () => Promise<{ status: number }>][] = [
      [
        "updateMedia",
        () => panel.request("PUT", `/upload/files/${file}`, { fileInfo: { alternativeText: "Khác" } }),
      ],
      ["replaceMedia", () => panel.request("POST", `/upload/files/${file}/replace`, replacement)],
      ["deleteMedia", () => panel.request("DELETE", `/upload/files/${file}`)],
    ];
    for (const [action, work] of works) {
      const head = await headOf(cms);
      expect((await work()).status).toBe(200);
      const events = await eventsAfter(cms, head);
      expect(events.every((event) => event.action === action && event.locale === "vi")).toBe(true);
      expect(events.map(({ documentId }) => documentId).sort()).toEqual([cover, gallery, paper].sort());
      expect(events.map(({ documentId }) => documentId)).not.toContain(draft);
    }
    expect((await published(cms, "article", cover)).cover).toBeNull();
  });

  it("tells of the alternative text of one language", async () => {
    const { body } = await panel.upload("bia.png", "image/png", PIXEL);
    const image = (alt: string) => ({ file: body[0].id, alt, caption: "Chú thích" });
    const id = await panel.create("article", articleData("Bìa", { cover: image("Mô tả") }));
    await panel.publish("article", id);
    await panel.update("article", id, articleData("Cover", { cover: image("Description") }), "en");
    await panel.publish("article", id, "en");
    await panel.update("article", id, { cover: image("Another description") }, "en");
    expect(await changesOf(id, () => panel.publish("article", id, "en"))).toContain("en publish");
    expect((await published(cms, "article", id, "en")).cover.alt).toBe("Another description");
    expect((await published(cms, "article", id, "vi")).cover.alt).toBe("Mô tả");
  });

  it("tells of the other published language when a shared field changes with a publication", async () => {
    const id = await panel.create(
      "article",
      articleData("Chung", { unionCodes: [{ code: "cdcs-sct-001" }] }),
    );
    await panel.publish("article", id);
    await panel.update("article", id, articleData("Shared"), "en");
    await panel.publish("article", id, "en");
    expect((await published(cms, "article", id, "en")).unionCodes).toEqual(["cdcs-sct-001"]);
    await panel.update("article", id, { category: "welfare", unionCodes: [{ code: " cdcs-khac " }] });
    expect(await changesOf(id, () => panel.publish("article", id))).toEqual(
      expect.arrayContaining(["vi publish", "en update"]),
    );
    const vi = await published(cms, "article", id);
    expect(vi).toMatchObject({ category: "welfare", unionCodes: ["cdcs-khac"] });
    const listed = await allPublished(cms, 2);
    expect(listed.find((item) => item.documentId === id && item.locale === "vi")?.hash).toBe(vi.hash);
  });

  it("keeps the moment of the first publication, per language", async () => {
    const id = await panel.create("article", articleData("Lần đầu"));
    await panel.publish("article", id);
    const first = (await published(cms, "article", id)).firstPublishedAt;
    await panel.act("article", id, "unpublish");
    await panel.update("article", id, { title: "Lần hai", firstPublishedAt: "2001-01-01T00:00:00.000Z" });
    await panel.publish("article", id);
    await panel.update("article", id, articleData("Second language"), "en");
    await panel.publish("article", id, "en");
    expect((await published(cms, "article", id)).firstPublishedAt).toBe(first);
    expect((await published(cms, "article", id, "en")).firstPublishedAt > first).toBe(true);
  });

  it("tells of every document published in a language that is deleted as a whole", async () => {
    const both = await panel.create("article", articleData("Hai thứ tiếng"));
    await panel.publish("article", both);
    await panel.update("article", both, articleData("Two languages"), "en");
    await panel.publish("article", both, "en");
    expect(await changesOf(both, () => panel.remove("article", both, "en"))).toEqual(["en delete"]);
    await panel.update("article", both, articleData("Two languages again"), "en");
    await panel.publish("article", both, "en");

    const english = (await allPublished(cms)).filter(({ locale }) => locale === "en");
    const [locale] = await sql(cms, "SELECT id FROM i18n_locale WHERE code = 'en'");
    const head = await headOf(cms);
    expect((await panel.request("DELETE", `/i18n/locales/${locale.id}`)).status).toBe(200);
    const events = await eventsAfter(cms, head);
    expect(events.every((event) => event.action === "deleteLocale" && event.locale === "en")).toBe(true);
    expect(events.map(({ documentId }) => documentId).sort()).toEqual(
      english.map(({ documentId }) => documentId).sort(),
    );
    expect(english.map(({ documentId }) => documentId)).toContain(both);
    expect((await allPublished(cms)).filter(({ locale }) => locale === "en")).toEqual([]);
  });
});
