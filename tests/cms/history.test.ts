import { onEachDatabase, refuseInserts, sql } from "./databases";
import { published } from "./feed-reader";
import { articleData, openPanel, paragraph, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";
import { actions, difference, restore, versionsOf, writtenForm } from "./versions";

jest.setTimeout(240_000);

/** A sequence of whole numbers below a bound, the same in every run. */
function numbers(seed: number) {
  let state = seed;
  return (bound: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * bound);
  };
}

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;
  const files: { id: number; name: string }[] = [];
  const count = async (table: string) => Number((await sql(cms, `SELECT COUNT(*) AS n FROM ${table}`))[0].n);

  beforeAll(async () => {
    cms = await startCms({ database });
    panel = await openPanel(cms);
    for (const name of ["mot.png", "hai.png", "ba.png"])
      files.push((await panel.upload(name, "image/png", PIXEL)).body[0]);
  });
  afterAll(() => cms?.stop());

  const image = (n: number, alt: string) => ({ file: files[n].id, alt, caption: `Chú thích ${alt}` });

  it("remembers everything a person does with a document: who, when, what and which fields", async () => {
    const before = new Date().toISOString();
    const id = await panel.create("article", articleData("Đi qua mọi bước", { excerpt: "Tóm tắt" }));
    await panel.update("article", id, { title: "Đã đổi tên", byline: "Ban Biên tập" });
    await panel.publish("article", id);
    await panel.update("article", id, { title: "Sửa sau khi đăng" });
    await panel.act("article", id, "discard");
    await panel.act("article", id, "unpublish");
    const versions = await versionsOf(panel, "article", id);
    expect(actions(versions)).toEqual(["create", "update", "publish", "update", "discardDraft", "unpublish"]);
    expect(versions.map(({ status }) => status).reverse()).toEqual([
      "draft",
      "draft",
      "published",
      "modified",
      "published",
      "draft",
    ]);
    expect(versions.at(-2)!.changed).toEqual([
      { field: "title", label: "Tiêu đề" },
      { field: "byline", label: "Tác giả" },
    ]);
    expect(versions.at(-1)!.changed.map(({ field }) => field)).toEqual([
      "title",
      "slug",
      "excerpt",
      "category",
      "body",
    ]);
    expect(versions.every(({ by }) => by === "Quản trị viên")).toBe(true);
    expect(versions.every(({ at }) => at > before && at < new Date().toISOString())).toBe(true);

    const copy = await panel.request(
      "POST",
      `/content-manager/collection-types/api::article.article/clone/${id}?locale=vi`,
      { ...articleData("Bản sao"), locale: "vi" },
    );
    expect(actions(await versionsOf(panel, "article", copy.body.data.documentId))).toEqual(["clone"]);
    expect(await versionsOf(panel, "article", id)).toHaveLength(versions.length);
  });

  it("has an entry for the other language too when a field both share changes", async () => {
    const id = await panel.create("article", articleData("Chung"));
    await panel.update("article", id, articleData("Shared"), "en");
    await panel.update("article", id, { category: "welfare" });
    const [last] = await versionsOf(panel, "article", id, "en");
    expect(last).toMatchObject({ action: "followed", changed: [{ field: "category", label: "Chuyên mục" }] });
    await panel.update("article", id, { title: "Riêng" });
    expect((await versionsOf(panel, "article", id, "en"))[0]).toEqual(last);
  });

  const twoParagraphs = (text: string) => ({
    type: "doc",
    content: [...paragraph(text).content, ...paragraph("Đoạn hai").content],
  });

  it("brings back any version of a random life, field by field, in both languages", async () => {
    const below = numbers(database === "sqlite" ? 7 : 11);
    const letters = () => `${"Đoàn viên ăn ở "[below(14)]}${below(1000)}`;
    const edits: (() => object)[] = [
      () => ({ title: `Tên ${letters()}` }),
      () => ({ excerpt: below(3) ? `Tóm tắt ${letters()}` : null }),
      () => ({ body: below(4) ? twoParagraphs(letters()) : null }),
      () => ({ cover: below(3) ? image(below(3), letters()) : null }),
      () => ({ gallery: Array.from({ length: below(4) }, (_, n) => image(n % 3, letters())) }),
      () => ({ attachments: files.slice(below(3)).map((file) => file.id) }),
      () => ({ unionCodes: Array.from({ length: below(4) }, (_, n) => `cd-${n}-${below(5)}`) }),
      () => ({ seo: below(2) ? { metaTitle: letters() } : null }),
      () => ({ dateline: below(2) ? "2024-02-29" : null, category: ["women", "welfare"][below(2)] }),
    ];
    const id = await panel.create("article", articleData("Cuộc đời"));
    await panel.update("article", id, articleData("A life"), "en");
    for (let n = 0; n < 18; n += 1) {
      const locale = below(3) ? "vi" : "en";
      const step = below(10);
      if (step === 0) await panel.act("article", id, "publish", locale);
      else if (step === 1) await panel.act("article", id, "discard", locale);
      else {
        const data = Object.assign({}, ...Array.from({ length: 3 }, () => edits[below(edits.length)]()));
        expect((await panel.update("article", id, data, locale)).status).toBe(200);
      }
      for (const each of ["vi", "en"]) {
        const [{ draft }] = await sql(
          cms,
          `SELECT draft FROM content_history WHERE document_id = '${id}' AND locale = '${each}' ORDER BY id DESC LIMIT 1`,
        );
        remembered.get(each)!.set(draft, await writtenForm(panel, "article", id, each));
      }
    }
    for (const locale of ["vi", "en"]) {
      const rows = await sql(
        cms,
        `SELECT id, draft FROM content_history WHERE document_id = '${id}' AND locale = '${locale}' ORDER BY id`,
      );
      const known = rows.filter(({ draft }) => remembered.get(locale)!.has(draft));
      expect(known.length).toBeGreaterThan(3);
      for (let n = 0; n < 5; n += 1) {
        const { id: version, draft } = known[below(known.length)];
        expect(await restore(panel, version)).toEqual({ status: 200, body: { notes: [] } });
        expect(await writtenForm(panel, "article", id, locale)).toEqual(remembered.get(locale)!.get(draft));
        const [last] = await sql(
          cms,
          `SELECT draft, action FROM content_history WHERE document_id = '${id}' AND locale = '${locale}' ORDER BY id DESC LIMIT 1`,
        );
        expect(last).toEqual({ draft, action: "restore" });
      }
    }
    const texts = await sql(
      cms,
      `SELECT hash, locale FROM content_history_texts WHERE document_id = '${id}'`,
    );
    expect(new Set(texts.map(({ hash, locale }) => `${hash} ${locale}`)).size).toBe(texts.length);
  });
  const remembered = new Map([
    ["vi", new Map<string, object>()],
    ["en", new Map<string, object>()],
  ]);

  it("restores the draft and leaves what is public as it is", async () => {
    const id = await panel.create("article", articleData("Bản đầu"));
    await panel.update("article", id, { title: "Bản hai" });
    await panel.publish("article", id);
    const before = await published(cms, "article", id);
    const first = (await versionsOf(panel, "article", id)).at(-1)!;
    expect((await restore(panel, first.id)).status).toBe(200);
    expect((await writtenForm(panel, "article", id)).title).toBe("Bản đầu");
    expect(await published(cms, "article", id)).toEqual(before);
    expect((await versionsOf(panel, "article", id))[0]).toMatchObject({
      action: "restore",
      status: "modified",
    });
  });

  it("says what changed in words: short fields as from and to, texts by paragraph, parts by their labels", async () => {
    const body = (...texts: string[]) => ({
      type: "doc",
      content: texts.flatMap((text) => paragraph(text).content),
    });
    const id = await panel.create("article", {
      ...articleData("Tên cũ"),
      body: body("Mở bài.", "Có 54 đoàn viên dự họp.", "Kết bài."),
    });
    await panel.update("article", id, {
      title: "Tên mới",
      category: "women",
      body: body("Mở bài.", "Có 58 đoàn viên dự họp.", "Thêm một đoạn.", "Kết bài."),
      cover: image(0, "Cuộc họp"),
      unionCodes: ["cdcs-sct-001"],
    });
    const [version] = await versionsOf(panel, "article", id);
    expect((await difference(panel, version.id)).fields).toEqual([
      { field: "title", label: "Tiêu đề", type: "string", from: "Tên cũ", to: "Tên mới" },
      { field: "category", label: "Chuyên mục", type: "enumeration", from: "union_news", to: "women" },
      {
        field: "body",
        label: "Nội dung",
        type: "json",
        paragraphs: [
          { kind: "same", count: 1 },
          {
            kind: "changed",
            parts: [
              { kind: "same", text: "Có " },
              { kind: "removed", text: "54" },
              { kind: "added", text: "58" },
              { kind: "same", text: " đoàn viên dự họp." },
            ],
          },
          { kind: "added", text: "Thêm một đoạn." },
          { kind: "same", count: 1 },
        ],
      },
      {
        field: "cover",
        label: "Ảnh bìa",
        type: "component",
        paragraphs: [
          { kind: "added", text: "Ảnh: mot.png · Mô tả ảnh: Cuộc họp · Chú thích: Chú thích Cuộc họp" },
        ],
      },
      {
        field: "unionCodes",
        label: "Công đoàn liên quan",
        type: "json",
        paragraphs: [{ kind: "added", text: "cdcs-sct-001" }],
      },
    ]);
    const first = (await versionsOf(panel, "article", id)).at(-1)!;
    const back = await difference(panel, first.id, "?with=current");
    expect(back.fields[0]).toMatchObject({ field: "title", from: "Tên mới", to: "Tên cũ" });
  });

  it("restores without a picture that has left the library, and says which", async () => {
    const uploaded = (await panel.upload("se-mat.png", "image/png", PIXEL)).body[0];
    const gone = uploaded.id;
    const frame = { file: gone, alt: "Sẽ mất" };
    const inText = {
      type: "doc",
      content: [{ type: "image", attrs: { src: uploaded.url, alt: "Sẽ mất", caption: "Hình" } }],
    };
    const id = await panel.create("article", {
      ...articleData("Có ảnh"),
      cover: frame,
      gallery: [frame, image(1, "Còn")],
      attachments: [gone, files[2].id],
    });
    expect((await panel.update("article", id, { body: inText })).status).toBe(200);
    const [version] = await versionsOf(panel, "article", id);
    await panel.update("article", id, { cover: null, gallery: [], attachments: [] });
    expect((await panel.request("DELETE", `/upload/files/${gone}`)).status).toBe(200);
    const answer = await restore(panel, version.id);
    expect(answer.status).toBe(200);
    expect(answer.body.notes).toEqual([
      { kind: "missingFile", name: "se-mat.png" },
      { kind: "missingPicture", name: expect.stringMatching(/^se_mat_/) },
    ]);
    expect(await writtenForm(panel, "article", id)).toMatchObject({
      cover: null,
      gallery: [{ alt: "Còn", file: { file: files[1].id } }],
      attachments: [{ file: files[2].id }],
    });
  });

  it("takes a numbered address where another document has the old one by now", async () => {
    const id = await panel.create("article", articleData("Địa chỉ", { slug: "dia-chi-cu" }));
    await panel.update("article", id, { slug: "dia-chi-moi" });
    await panel.create("article", articleData("Khác", { slug: "dia-chi-cu" }));
    const first = (await versionsOf(panel, "article", id)).at(-1)!;
    expect((await restore(panel, first.id)).body.notes).toEqual([
      { kind: "slugTaken", wanted: "dia-chi-cu", slug: "dia-chi-cu-1" },
    ]);
    expect((await writtenForm(panel, "article", id)).slug).toBe("dia-chi-cu-1");
  });

  it("finds what came past the document service before it is written over", async () => {
    const id = await panel.create("article", articleData("Có bìa rồi mất", { cover: image(0, "Bìa") }));
    await sql(cms, `UPDATE articles SET title = 'Sửa thẳng vào cơ sở dữ liệu' WHERE document_id = '${id}'`);
    await panel.update("article", id, { title: "Sửa đè lên" });
    const versions = await versionsOf(panel, "article", id);
    expect(actions(versions)).toEqual(["create", "found", "update"]);
    expect((await restore(panel, versions[1].id)).status).toBe(200);
    expect((await writtenForm(panel, "article", id)).title).toBe("Sửa thẳng vào cơ sở dữ liệu");
  });

  it("keeps what was public and what was a draft before there was a history", async () => {
    const id = await panel.create("article", articleData("Đã đăng từ xưa"));
    await panel.publish("article", id);
    await panel.update("article", id, { title: "Nháp từ xưa" });
    for (const table of ["content_history", "content_history_texts"])
      await sql(cms, `DELETE FROM ${table} WHERE document_id = '${id}'`);
    await panel.publish("article", id);
    const versions = await versionsOf(panel, "article", id);
    expect(actions(versions)).toEqual(["found", "found", "publish"]);
    expect(versions.map(({ by }) => by)).toEqual(["Quản trị viên", "", ""]);
    await restore(panel, versions[2].id);
    expect((await writtenForm(panel, "article", id)).title).toBe("Đã đăng từ xưa");
    await restore(panel, versions[1].id);
    expect((await writtenForm(panel, "article", id)).title).toBe("Nháp từ xưa");
  });

  it("writes neither history nor audit when the document is not written, and no document without its history", async () => {
    const id = await panel.create("article", articleData("Còn nguyên"));
    const figures = async () => [
      await count("content_history"),
      await count("content_history_texts"),
      await count("content_trash"),
      await count("content_audit"),
      await count("content_outbox"),
      await count("articles"),
    ];
    const before = await figures();
    const refusals: [string, string, () => Promise<unknown>][] = [
      ["articles", "NEW.title = 'HỎNG'", () => panel.create("article", articleData("HỎNG"))],
      ["content_history", "NEW.action = 'update'", () => panel.update("article", id, { title: "X" })],
      ["content_audit", "NEW.action = 'document.publish'", () => panel.publish("article", id)],
      ["content_trash", "NEW.locale = 'vi'", () => panel.remove("article", id)],
      ["content_outbox", "NEW.action = 'delete'", () => panel.bulk("article", "bulkDelete", [id])],
    ];
    for (const [table, condition, write] of refusals) {
      const allow = await refuseInserts(cms, table, condition);
      try {
        const answer = await write().catch((error) => error);
        expect(answer instanceof Error ? answer.message : answer).toEqual(
          answer instanceof Error ? expect.stringContaining("500") : expect.objectContaining({ status: 500 }),
        );
      } finally {
        await allow();
      }
      expect([table, await figures()]).toEqual([table, before]);
    }
    expect((await panel.update("article", id, { category: "không có" })).status).toBe(400);
    expect(await figures()).toEqual(before);
    expect((await writtenForm(panel, "article", id)).title).toBe("Còn nguyên");
  });

  it("tells neither the feed nor the content API of a draft's history", async () => {
    const id = await panel.create("article", articleData("Chim hoàng yến"));
    const [version] = await versionsOf(panel, "article", id);
    const headers = { authorization: `Bearer ${cms.token}` };
    for (const path of [
      `/content-history/versions?uid=api::article.article&documentId=${id}&locale=vi`,
      `/content-history/versions/${version.id}/difference`,
      "/content-history/trash",
      "/content-audit/rows",
      "/api/content-history/versions",
      "/api/history",
    ])
      for (const given of [{}, headers]) {
        const response = await fetch(cms.url + path, { headers: given });
        expect([path, [401, 404].includes(response.status)]).toEqual([path, true]);
        expect(await response.text()).not.toContain("hoàng yến");
      }
  });
});
