import { setTimeout as sleep } from "node:timers/promises";
import { codes } from "../../cms/src/admin/translations/codes";
import { eventsAfter, headOf, published } from "./feed-reader";
import { articleData, openPanel, paragraph, PIXEL, type ContentType, type Panel } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

let cms: RunningCms;
let panel: Panel;

beforeAll(async () => {
  cms = await startCms({ env: { CMS_PUBLIC_URL: "https://tep.congdoan.test" } });
  panel = await openPanel(cms);
});
afterAll(() => cms?.stop());

const path = (type: ContentType) => `/content-manager/collection-types/api::${type}.${type}`;
/** Saves and publishes in one step, as the panel's button does. */
const publishNow = (type: ContentType, documentId: string, data: object, locale = "vi") =>
  panel.request("POST", `${path(type)}/${documentId}/actions/publish?locale=${locale}`, { ...data, locale });
const draft = async (type: ContentType, documentId: string, locale = "vi") =>
  (await panel.request("GET", `${path(type)}/${documentId}?locale=${locale}`)).body.data;
const slugless = (title: string) => ({ title, category: "union_news", body: paragraph(title) });

describe("the address of a text", () => {
  it("comes from the title of each language, also where the panel sends no address at all", async () => {
    const id = await panel.create("article", slugless("Đường về: Tổ số 1 & bạn đọc"));
    await panel.publish("article", id);
    expect((await published(cms, "article", id)).slug).toBe("duong-ve-to-so-1-ban-doc");
    const english = await publishNow("article", id, { title: "The way home" }, "en");
    expect(english.status).toBe(200);
    expect(await published(cms, "article", id, "en")).toMatchObject({
      slug: "the-way-home",
      title: "The way home",
    });
    expect((await published(cms, "article", id)).slug).toBe("duong-ve-to-so-1-ban-doc");
  });

  it("is given when an English draft is saved, stays when its title changes, and returns when it is cleared", async () => {
    const id = await panel.create("article", slugless("Bản tiếng Anh có nháp"));
    await panel.update("article", id, { title: "A draft first" }, "en");
    expect((await draft("article", id, "en")).slug).toBe("a-draft-first");
    await panel.update("article", id, { title: "Another title" }, "en");
    expect((await draft("article", id, "en")).slug).toBe("a-draft-first");
    await panel.update("article", id, { slug: null }, "en");
    expect((await draft("article", id, "en")).slug).toBe("another-title");
    await panel.update("article", id, { slug: "typed-by-hand" }, "en");
    expect((await draft("article", id, "en")).slug).toBe("typed-by-hand");
  });

  it("is one of a kind: a second text of the same title and a copy get a number", async () => {
    const first = await panel.create("article", slugless("Trùng tên"));
    const second = await panel.create("article", slugless("Trùng tên"));
    expect((await draft("article", first)).slug).toBe("trung-ten");
    expect((await draft("article", second)).slug).toBe("trung-ten-1");
    const copy = await panel.request("POST", `${path("article")}/clone/${first}?locale=vi`, {
      title: "Trùng tên",
      locale: "vi",
    });
    expect(copy.status).toBeLessThan(300);
    const { documentId } = copy.body.data;
    expect((await draft("article", documentId)).slug).toBe("trung-ten-2");
    await panel.publish("article", documentId);
    expect((await published(cms, "article", documentId)).slug).toBe("trung-ten-2");
  });

  it("is a plain word where the title has no letters", async () => {
    const article = await panel.create("article", slugless("★★★ !!!"));
    await panel.publish("article", article);
    expect((await published(cms, "article", article)).slug).toBe("bai-viet");
    const paper = await panel.create("congress-document", { title: "——", kind: "resolution" });
    await panel.publish("congress-document", paper);
    expect((await published(cms, "congress-document", paper)).slug).toBe("van-kien");
  });
});

describe("a publication that readers could not be shown", () => {
  const refused: [string, ContentType, string, unknown][] = [
    ["Tiêu đề", "article", "title", "   "],
    ["Địa chỉ nguồn", "article", "sourceUrl", "https://%%%"],
    ["Địa chỉ video", "article", "videoUrl", "https://[1"],
    ["Ngày của bài", "article", "dateline", "0001-01-01"],
    ["Ngày của bài", "article", "dateline", "9999-12-31"],
    [
      "Công đoàn liên quan",
      "article",
      "unionCodes",
      Array.from({ length: 250 }, (_, n) => ({ code: `cd-${n}` })),
    ],
    ["Nội dung", "article", "body", paragraph("'".repeat(300_000))],
    ["Ngày ban hành", "congress-document", "issuedOn", "9999-12-31"],
  ];

  it.each(refused)("is refused by name of its field: %s (%s.%s)", async (label, type, field, value) => {
    const title = `Bị từ chối ${field} ${String(value).slice(0, 12)}`;
    const least =
      type === "article" ? slugless(title) : { title, kind: "resolution", body: paragraph(title) };
    const id = await panel.create(type, least);
    const head = await headOf(cms);
    const answer = await publishNow(type, id, { ...least, [field]: value });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(label);
    if (field !== "title") {
      expect(answer.body.error.message).toContain("nothing was published");
      expect(answer.body.error.details.errors[0].path).toEqual([field]);
    }
    expect(await published(cms, type, id)).toBeNull();
    expect(await eventsAfter(cms, head)).toEqual([]);
  });

  it("leaves what was published before as it is, in every language", async () => {
    const id = await panel.create("article", slugless("Đã đăng từ trước"));
    await panel.publish("article", id);
    const before = await published(cms, "article", id);
    expect((await publishNow("article", id, { title: "Sửa", sourceUrl: "https://%%%" })).status).toBe(400);
    expect((await panel.update("article", id, { sourceUrl: "https://%%%" })).status).toBe(200);
    expect((await panel.act("article", id, "publish")).status).toBe(400);
    const bulk = await panel.bulk("article", "bulkPublish", [id]);
    expect(bulk.status).toBe(400);
    expect(await published(cms, "article", id)).toEqual(before);
  });

  it.each([
    ["an address that browsers cannot read", { sourceUrl: "https://%%%" }, "sourceUrl"],
    ["no title", { title: null }, "title"],
    ["a picture that was deleted", null, "cover"],
  ])("of many texts, one with %s, publishes none, and the CMS goes on", async (_name, fault, field) => {
    const upload = async (name: string): Promise<number> =>
      (await panel.upload(name, "image/png", PIXEL)).body[0].id;
    const words = { alt: "Một điểm", caption: "Chú thích" };
    const withPictures = (file: number) => ({
      ...{ cover: { file, ...words }, gallery: [{ file, ...words }], attachments: [file] },
      ...{ excerpt: "Tóm tắt", byline: "CĐCS", sourceName: "CĐCS", videoUrl: "https://video.test/1" },
    });
    const stays = await upload("con.png");
    for (let refused = 0; refused < 3; refused += 1) {
      const goes = await upload("mat.png");
      const ids: string[] = [];
      for (let each = 0; each < 3; each += 1) {
        const file = each === refused && fault === null ? goes : stays;
        ids.push(
          await panel.create("article", articleData(`Nhiều ${field} ${refused} ${each}`, withPictures(file))),
        );
      }
      if (fault === null) await panel.request("DELETE", `/upload/files/${goes}`);
      else expect((await panel.update("article", ids[refused]!, fault)).status).toBe(200);
      const { status, body } = await panel.bulk("article", "bulkPublish", ids);
      expect(status).toBe(400);
      expect(JSON.stringify(body)).toContain(field);
      // A write that nobody waits for any more would come to its end by now, and the CMS with it.
      await sleep(500);
      for (const id of ids) expect(await published(cms, "article", id)).toBeNull();
      ids.splice(refused, 1);
      for (const action of ["bulkPublish", "bulkUnpublish", "bulkDelete"])
        expect((await panel.bulk("article", action, ids)).body).toEqual({ count: 2 });
    }
  });

  it("does not concern odd addresses that browsers read", async () => {
    const more = { sourceUrl: "https://congdoan.test/o'neil", videoUrl: "https://congdoan.test\\1" };
    const id = await panel.create("article", articleData("Địa chỉ lạ", more));
    await panel.publish("article", id);
    expect(await published(cms, "article", id)).toMatchObject(more);
  });
});

describe("the pictures of a text", () => {
  const picture = (attrs: object) => ({ type: "image", attrs: { src: "/uploads/a.png", ...attrs } });
  const body = (...pictures: object[]) => ({
    type: "doc",
    content: [...paragraph("Chữ").content, ...pictures],
  });
  const upload = async () =>
    (await panel.upload("le-phat-dong.png", "image/png", PIXEL)).body[0].id as number;

  it("may lack their words while the text is a draft", async () => {
    const data = {
      ...slugless("Nháp có ảnh"),
      cover: { file: await upload() },
      body: body(picture({}), picture({ src: null })),
    };
    const id = await panel.create("article", data);
    expect((await draft("article", id)).body.content).toHaveLength(3);
  });

  it("are each named when they lack a description or a caption at publication", async () => {
    const file = await upload();
    const id = await panel.create("article", {
      ...slugless("Thiếu lời của ảnh"),
      cover: { file, alt: "Lễ phát động" },
      gallery: [
        { file, alt: "Một", caption: "Một" },
        { file, alt: " ", caption: "Hai" },
      ],
      body: body(
        picture({ alt: "Ba", caption: "Ba" }),
        picture({ decorative: true }),
        picture({ src: null, alt: "Sơ đồ" }),
        picture({ alt: "IMG_0001.JPG", caption: "Bốn" }),
        picture({ alt: "Năm" }),
      ),
    });
    const head = await headOf(cms);
    const answer = await panel.act("article", id, "publish");
    expect(answer.status).toBe(400);
    const found: { path: string[]; message: string }[] = answer.body.error.details.errors;
    expect(found.map(({ path: at, message }) => [at.join("."), message.split(" / ")[0]])).toEqual([
      ["cover.caption", "Ảnh bìa (le-phat-dong.png) chưa có chú thích, nên chưa xuất bản."],
      [
        "gallery.1.alt",
        "Ảnh thứ 2 trong thư viện ảnh (le-phat-dong.png) chưa có mô tả ảnh, nên chưa xuất bản.",
      ],
      [
        "body",
        "Ảnh thứ 3 trong nội dung (“Sơ đồ”) chưa có tệp ảnh, hãy chọn ảnh hoặc xóa khung ảnh, nên chưa xuất bản.",
      ],
      [
        "body",
        "Ảnh thứ 4 trong nội dung (a.png) có mô tả là tên tệp, hãy viết ảnh cho thấy gì, nên chưa xuất bản.",
      ],
      ["body", "Ảnh thứ 5 trong nội dung (a.png) chưa có chú thích, nên chưa xuất bản."],
    ]);
    expect(await published(cms, "article", id)).toBeNull();
    expect(await eventsAfter(cms, head)).toEqual([]);
  });

  it("are asked for in the language that is published, and hold up no other", async () => {
    const file = await upload();
    const cover = { file, alt: "Lễ phát động", caption: "Lễ phát động" };
    const id = await panel.create("article", { ...slugless("Ảnh hai thứ tiếng"), cover });
    await panel.publish("article", id);
    const english = await publishNow(
      "article",
      id,
      { title: "Two languages", cover: { file, alt: "A start" } },
      "en",
    );
    expect(english.status).toBe(400);
    expect(english.body.error.message).toContain(
      "Ảnh bìa (le-phat-dong.png) chưa có chú thích (bản tiếng Anh)",
    );
    expect(
      (await panel.update("article", id, { title: "Two languages", cover: { file, alt: "A start" } }, "en"))
        .status,
    ).toBe(200);
    expect((await panel.act("article", id, "publish")).status).toBe(200);
  });
});

describe("a text", () => {
  it.each([
    ["of another kind", { type: "paragraph" }],
    ["with an unknown part", { type: "doc", content: [{ type: "iframe" }] }],
    ["that is not one", { html: "<p>a</p>" }],
    [
      "with a table in a list",
      { type: "doc", content: [{ type: "bulletList", content: [{ type: "table" }] }] },
    ],
  ])("%s is refused, and what was stored stays", async (_name, body) => {
    const id = await panel.create("article", slugless("Giữ nội dung"));
    const answer = await panel.update("article", id, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain("Nội dung có phần không đọc được, nên chưa lưu.");
    expect((await draft("article", id)).body).toEqual(paragraph("Giữ nội dung"));
  });

  it("of nothing but empty lines is none", async () => {
    const id = await panel.create("article", slugless("Xóa nội dung"));
    await panel.update("article", id, { body: { type: "doc", content: [{ type: "paragraph" }] } });
    expect((await draft("article", id)).body).toBeNull();
  });
});

it("saves the codes of unions as the register writes them", async () => {
  const id = await panel.create(
    "article",
    articleData("Mã viết hoa", { unionCodes: [{ code: " CDCS-SCT-001 " }] }),
  );
  expect((await draft("article", id)).unionCodes).toEqual(["cdcs-sct-001"]);
  const paper = await panel.create("congress-document", {
    title: "Mã viết hoa",
    kind: "resolution",
    unionCode: " CDCS-SCT-001 ",
  });
  await panel.publish("congress-document", paper);
  expect((await published(cms, "congress-document", paper)).unionCode).toBe("cdcs-sct-001");
});

it("keeps an upload in its sandbox however its address is written", async () => {
  const [file] = (await panel.upload("ghi-chu.txt", "text/plain", "Ghi chú")).body;
  for (const address of [file.url, file.url.replace("/uploads", "/%75ploads")]) {
    const response = await fetch(cms.url + address);
    expect([response.status, response.headers.get("content-security-policy")]).toEqual([
      200,
      "default-src 'none'; sandbox",
    ]);
    expect(response.headers.get("content-disposition")).toBe("attachment");
  }
});

it("asks for TLS where the panel is reached over TLS, wherever its files are loaded", async () => {
  const cookies = async (headers: Record<string, string>) => {
    const response = await fetch(`${cms.url}/admin/login`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ email: cms.adminEmail, password: cms.adminPassword }),
    });
    expect(response.status).toBe(200);
    return response.headers.getSetCookie().join("\n");
  };
  expect(await cookies({})).not.toMatch(/secure/i);
  await cms.restart({ CMS_PANEL_URL: "https://bien-tap.congdoan.test" });
  expect(await cookies({ "x-forwarded-proto": "https" })).toMatch(/secure/i);
});

it("calls every field of its forms and lists by a Vietnamese name, and every code by what it means", async () => {
  const { body } = await panel.request("GET", "/content-manager/init");
  const own = [
    ...body.data.contentTypes.map(({ uid }: { uid: string }) => ["content-types", uid]),
    ...body.data.components.map(({ uid }: { uid: string }) => ["components", uid]),
  ].filter(([, uid]) => /^(api::|shared\.)/.test(uid));
  expect(own.length).toBeGreaterThanOrEqual(4);
  const nameless: string[] = [];
  for (const [kind, uid] of own) {
    const answer = await panel.request("GET", `/content-manager/${kind}/${uid}/configuration`);
    const { metadatas } = answer.body.data.contentType ?? answer.body.data.component;
    // Strapi keeps no name for a document's id: the panel gives it one.
    delete metadatas.documentId;
    for (const [field, { edit, list }] of Object.entries<any>(metadatas))
      for (const label of [edit.label ?? list.label, list.label])
        if (!label || label === field) nameless.push(`${uid} ${field}: ${label}`);
  }
  expect(nameless).toEqual([]);
  const codesWithoutName = body.data.contentTypes
    .filter(({ uid }: { uid: string }) => uid.startsWith("api::"))
    .flatMap(({ attributes }: any) => Object.values<any>(attributes).flatMap((field) => field.enum ?? []))
    .filter((code: string) => !(code in codes));
  expect(codesWithoutName).toEqual([]);
});
