import { allPublished, eventsAfter, headOf, published } from "./feed-reader";
import { articleData, openPanel, paragraph, PIXEL, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(120_000);

let cms: RunningCms;
let panel: Panel;

beforeAll(async () => {
  cms = await startCms();
  panel = await openPanel(cms);
});
afterAll(() => cms?.stop());

describe("the door", () => {
  const routes = ["events", "published", "documents/article/abc/vi"];

  it.each(routes)("%s opens for the feed's token only, to GET only, and is never cached", async (route) => {
    const open = await cms.feed(route);
    expect(open.status).toBe(200);
    expect(open.headers.get("cache-control")).toBe("no-store");
    for (const token of [null, "wrong", `${cms.token}x`, await cms.login()]) {
      const closed = await cms.feed(route, { token });
      expect([401, 403]).toContain(closed.status);
      expect(closed.headers.get("cache-control")).toBe("no-store");
    }
    for (const method of ["POST", "PUT", "DELETE", "PATCH"])
      expect((await cms.feed(route, { method })).status).toBeGreaterThanOrEqual(404);
  });

  it("is the only thing the token opens, and nothing at all is open without one", async () => {
    const headers = { authorization: `Bearer ${cms.token}` };
    for (const path of [
      "/api/articles",
      "/api/congress-documents",
      "/api/upload/files",
      "/api/i18n/locales",
      "/admin/users",
    ]) {
      expect((await fetch(cms.url + path, { headers })).status).toBeGreaterThanOrEqual(401);
      expect((await fetch(cms.url + path)).status).toBeGreaterThanOrEqual(401);
    }
  });

  it("refuses a first administrator from the street", async () => {
    const response = await fetch(`${cms.url}/admin/register-admin`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        email: "la@congdoan.test",
        password: "Nguoi-la-2026",
        firstname: "Lạ",
        lastname: "Lạ",
      }),
    });
    expect(response.status).toBe(400);
  });

  it("answers bad input with 400 and one sentence", async () => {
    for (const route of [
      "events?after=-1",
      "events?after=1e3",
      "events?after=1&after=2",
      "events?limit=0",
      "events?limit=501",
      "published?after=abc",
      "published?limit=x",
      "documents/user/abc/vi",
      "documents/article/abc/fr",
    ]) {
      const response = await cms.feed(route);
      expect([route, response.status]).toEqual([route, 400]);
      expect(await response.text()).not.toMatch(/select |stack|\/dist\//i);
    }
  });
});

describe("the published form", () => {
  it("holds every field of an article, its text as escaped HTML", async () => {
    const image = (await panel.upload("bia.png", "image/png", PIXEL)).body[0];
    const file = (await panel.upload("bien-ban.txt", "text/plain", "Biên bản\n")).body[0];
    const id = await panel.create("article", {
      ...articleData("Đại hội <b>lần thứ IV</b>"),
      excerpt: "Tóm tắt & hơn",
      dateline: "2023-02-22",
      byline: " Ban biên tập ",
      sourceName: "Cổng thông tin",
      sourceUrl: "https://congdoan.test/nguon",
      unionCodes: [{ code: "cdcs-sct-001" }, { code: "cdcs-sct-001" }, { code: "khong-co" }],
      campaignCode: "thi-dua-2024",
      congressKey: "cdcs-sct-001-iv",
      videoUrl: "https://video.test/1",
      attachments: [file.id],
      cover: { file: image.id, alt: "Bìa", caption: "Chú thích" },
      gallery: [{ file: image.id, alt: "Ảnh hai", caption: "Chú thích hai" }],
      seo: { metaTitle: "Tiêu đề tìm" },
      body: {
        type: "doc",
        content: [
          {
            type: "paragraph",
            content: [
              { type: "text", text: "<script>alert(1)</script> & dòng một" },
              { type: "hardBreak" },
              { type: "text", text: "dòng hai" },
            ],
          },
          {
            type: "paragraph",
            content: [
              {
                type: "text",
                text: "liên kết",
                marks: [{ type: "link", attrs: { href: 'https://congdoan.test/?a=1&b="2"' } }],
              },
              { type: "text", text: "đậm", marks: [{ type: "bold" }] },
            ],
          },
          {
            type: "orderedList",
            content: [{ type: "listItem", content: paragraph("<i>").content }],
          },
          { type: "codeBlock", content: [{ type: "text", text: "a < b\nc" }] },
          { type: "image", attrs: { src: image.url, alt: 'nói "to"', caption: "Ai nói" } },
          {
            type: "table",
            content: [
              {
                type: "tableRow",
                content: [
                  { type: "tableHeader", content: paragraph("Nữ").content },
                  { type: "tableCell", attrs: { colspan: 2 }, content: paragraph("29").content },
                ],
              },
            ],
          },
        ],
      },
    });
    await panel.publish("article", id);
    const form = await published(cms, "article", id);
    expect(form).toMatchObject({
      type: "article",
      documentId: id,
      locale: "vi",
      title: "Đại hội <b>lần thứ IV</b>",
      excerpt: "Tóm tắt & hơn",
      category: "union_news",
      dateline: "2023-02-22",
      byline: "Ban biên tập",
      sourceName: "Cổng thông tin",
      sourceUrl: "https://congdoan.test/nguon",
      unionCodes: ["cdcs-sct-001", "khong-co"],
      campaignCode: "thi-dua-2024",
      congressKey: "cdcs-sct-001-iv",
      videoUrl: "https://video.test/1",
      cover: { url: image.url, alt: "Bìa", caption: "Chú thích", width: 1, height: 1 },
      gallery: [{ url: image.url, alt: "Ảnh hai", caption: "Chú thích hai", width: 1, height: 1 }],
      attachments: [
        {
          url: file.url,
          name: "bien-ban.txt",
          mime: "text/plain",
          sizeBytes: Buffer.byteLength("Biên bản\n"),
        },
      ],
      seo: { metaTitle: "Tiêu đề tìm", metaDescription: null },
    });
    expect(form.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(new Date(form.firstPublishedAt).toISOString()).toBe(form.firstPublishedAt);
    expect(form.body).toBe(
      "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; dòng một<br>dòng hai</p>" +
        '<p><a href="https://congdoan.test/?a=1&amp;b=&quot;2&quot;">liên kết</a><strong>đậm</strong></p>' +
        "<ol><li>&lt;i&gt;</li></ol><pre><code>a &lt; b\nc</code></pre>" +
        `<figure><img src="${image.url}" alt="nói &quot;to&quot;"><figcaption>Ai nói</figcaption></figure>` +
        '<table><tbody><tr><th scope="row">Nữ</th><td colspan="2">29</td></tr></tbody></table>',
    );
  });

  it("keeps its hash when it is published again unchanged, and changes it with a word", async () => {
    const id = await panel.create("article", articleData("Không đổi"));
    await panel.publish("article", id);
    const { hash } = await published(cms, "article", id);
    await panel.act("article", id, "unpublish");
    await panel.publish("article", id);
    expect((await published(cms, "article", id)).hash).toBe(hash);
    await panel.update("article", id, { excerpt: "Thêm một câu" });
    await panel.publish("article", id);
    expect((await published(cms, "article", id)).hash).not.toBe(hash);
  });

  it("is listed page by page with the same hashes", async () => {
    const one = await allPublished(cms, 1);
    expect(one).toEqual(await allPublished(cms));
    for (const { type, documentId, locale, hash } of one)
      expect((await published(cms, type, documentId, locale)).hash).toBe(hash);
  });

  it("makes a slug from a Vietnamese title", async () => {
    const answer = await panel.request("POST", "/content-manager/uid/generate?locale=vi", {
      contentTypeUID: "api::article.article",
      field: "slug",
      data: { title: "Đại hội Công đoàn cơ sở: Đổi mới" },
    });
    expect(answer.body.data).toBe("dai-hoi-cong-doan-co-so-doi-moi");
  });
});

describe("what is not published", () => {
  it("never leaves the CMS: no draft, no edit of a published text, no draft language, no alternative text", async () => {
    const file = (await panel.upload("kin.png", "image/png", PIXEL)).body[0].id;
    const secrets = (words: string) =>
      articleData(words, {
        excerpt: words,
        byline: words,
        seo: { metaTitle: words },
        cover: { file, alt: words, caption: words },
        gallery: [{ file, alt: words, caption: words }],
      });

    const draft = await panel.create("article", secrets("MẬT nháp"));
    const edited = await panel.create(
      "article",
      articleData("Công khai", { cover: { file, alt: "Công khai", caption: "Công khai" } }),
    );
    await panel.publish("article", edited);
    await panel.update("article", edited, secrets("MẬT sửa"));
    await panel.update("article", edited, secrets("MẬT language"), "en");
    const withdrawn = await panel.create("article", secrets("MẬT rút"));
    await panel.publish("article", withdrawn);
    await panel.act("article", withdrawn, "unpublish");
    const paper = await panel.create("congress-document", {
      title: "MẬT văn kiện",
      slug: "mat-van-kien",
      kind: "resolution",
      summary: "MẬT",
    });

    expect((await published(cms, "article", edited)).title).toBe("Công khai");
    expect(await headOf(cms)).toBeGreaterThan(0);
    const tricks =
      "status=draft&populate=*&fields=*&publicationState=preview&locale=en&filters[publishedAt][$null]=true";
    const answers: string[] = [];
    const collect = async (route: string) => answers.push(await (await cms.feed(route)).text());
    for (const query of ["", `?${tricks}`]) {
      await collect(`events${query}`);
      await collect(`published${query}`);
      for (const id of [draft, edited, withdrawn, paper])
        for (const type of ["article", "congress-document"])
          for (const locale of ["vi", "en"]) await collect(`documents/${type}/${id}/${locale}${query}`);
    }
    for (let after = 0; ; after++) {
      const [event] = await eventsAfter(cms, after);
      if (!event) break;
      answers.push(JSON.stringify(event));
    }
    expect(answers.filter((answer) => /MẬT/i.test(answer.normalize("NFC")))).toEqual([]);
    const listed = (await allPublished(cms)).map(({ documentId, locale }) => `${documentId} ${locale}`);
    expect(listed).toContain(`${edited} vi`);
    for (const hidden of [`${edited} en`, `${draft} vi`, `${withdrawn} vi`, `${paper} vi`])
      expect(listed).not.toContain(hidden);
  });
});

describe("uploads", () => {
  it("refuses what can carry a script and what is too large", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    for (const [name, mime, bytes] of [
      ["a.svg", "image/svg+xml", svg],
      ["a.png", "image/png", `<?xml version="1.0"?>${svg}`],
      ["a.html", "text/html", "<script>alert(1)</script>"],
      ["a.js", "text/javascript", "alert(1)"],
      ["a.pdf", "application/pdf", Buffer.from("MZ\u0090\u0000\u0003\u0000\u0000\u0000", "latin1")],
      ["a.txt", "text/plain", Buffer.alloc(10 * 1024 * 1024 + 1, "a")],
    ] as const)
      expect([name, (await panel.upload(name, mime, bytes)).status]).not.toEqual([name, 201]);
  });

  it("serves a document as a download and runs nothing", async () => {
    const file = (await panel.upload("ghi-chu.txt", "text/plain", "Ghi chú <script>alert(1)</script>"))
      .body[0];
    const served = await fetch(cms.url + file.url);
    expect(served.status).toBe(200);
    expect(served.headers.get("content-disposition")).toBe("attachment");
    expect(served.headers.get("x-content-type-options")).toBe("nosniff");
    expect(served.headers.get("content-security-policy")).toContain("sandbox");
    for (const path of ["/uploads/../../cms.sqlite", "/uploads/%2e%2e/%2e%2e/cms.sqlite", "/cms.sqlite"])
      expect((await fetch(cms.url + path)).status).not.toBe(200);
  });
});
