import { onEachDatabase } from "./databases";
import { eventsAfter, headOf, published } from "./feed-reader";
import { openPanel, paragraph, type Panel, type PanelAnswer } from "./panel";
import { startCms, type RunningCms } from "./running-cms";

jest.setTimeout(180_000);

onEachDatabase((database) => {
  let cms: RunningCms;
  let panel: Panel;

  beforeAll(async () => {
    cms = await startCms({ database });
    panel = await openPanel(cms);
  });
  afterAll(() => cms?.stop());

  const text = (title: string, slug?: string) => ({
    title,
    category: "union_news",
    body: paragraph(title),
    ...(slug ? { slug } : {}),
  });
  const publishedAs = async (title: string, slug?: string): Promise<string> => {
    const id = await panel.create("article", text(title, slug));
    await panel.publish("article", id);
    return id;
  };
  const rename = async (id: string, slug: string | null, locale = "vi"): Promise<PanelAnswer> => {
    expect((await panel.update("article", id, { slug }, locale)).status).toBe(200);
    return panel.act("article", id, "publish", locale);
  };
  const slugs = async (id: string, locale = "vi") => {
    const form = await published(cms, "article", id, locale);
    return form && [form.slug, ...form.formerSlugs];
  };

  it("stays when the title of a published text changes, also while it is taken down or its address is cleared", async () => {
    const id = await publishedAs("Hội thao ngành");
    await panel.update("article", id, { title: "Hội thao ngành lần thứ hai" });
    await panel.publish("article", id);
    expect(await slugs(id)).toEqual(["hoi-thao-nganh"]);
    await rename(id, "hoi-thao");
    await panel.act("article", id, "unpublish");
    expect((await rename(id, null)).status).toBe(200);
    expect(await slugs(id)).toEqual(["hoi-thao", "hoi-thao-nganh"]);
  });

  it("leaves the former one behind when it is changed, and none when it is changed back", async () => {
    const id = await publishedAs("Đổi đường dẫn", "a-doi");
    const before = await published(cms, "article", id);
    await rename(id, "b-doi");
    const after = await published(cms, "article", id);
    expect([after.slug, after.formerSlugs]).toEqual(["b-doi", ["a-doi"]]);
    expect(after.hash).not.toBe(before.hash);
    await rename(id, "a-doi");
    expect(await slugs(id)).toEqual(["a-doi", "b-doi"]);
    await rename(id, "c-doi");
    expect(await slugs(id)).toEqual(["c-doi", "a-doi", "b-doi"]);
  });

  it("is not left behind by drafts that were never published under it", async () => {
    const id = await panel.create("article", text("Nháp", "nhap-mot"));
    await panel.update("article", id, { slug: "nhap-hai" });
    await panel.publish("article", id);
    await panel.update("article", id, { slug: "nhap-ba" });
    expect(await slugs(id)).toEqual(["nhap-hai"]);
  });

  it("belongs to its language: the English text may have what the Vietnamese one had", async () => {
    const id = await publishedAs("Hai thứ tiếng", "chung");
    await rename(id, "rieng");
    const other = await publishedAs("Bài khác", "bai-khac-tieng");
    await panel.update("article", other, text("Other", "chung"), "en");
    expect((await panel.act("article", other, "publish", "en")).status).toBe(200);
    expect(await slugs(other, "en")).toEqual(["chung"]);
  });

  it("is refused to another text while it leads somewhere, and nothing is written", async () => {
    const id = await publishedAs("Chủ cũ", "co-chu");
    await rename(id, "co-chu-moi");
    const other = await panel.create("article", text("Kẻ đến sau", "co-chu"));
    const head = await headOf(cms);
    const answer = await panel.act("article", other, "publish");
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain("Đường dẫn “co-chu” đang dẫn tới một bài khác");
    expect(answer.body.error.details.errors[0].path).toEqual(["slug"]);
    expect(await published(cms, "article", other)).toBeNull();
    expect(await eventsAfter(cms, head)).toEqual([]);
    expect(await slugs(id)).toEqual(["co-chu-moi", "co-chu"]);
  });

  it("is not given to a text of the same title either", async () => {
    const id = await publishedAs("Trùng tiêu đề");
    await rename(id, "da-doi-ten");
    expect(await slugs(await publishedAs("Trùng tiêu đề"))).toEqual(["trung-tieu-de-1"]);
  });

  it("is free again when its text is deleted", async () => {
    const id = await publishedAs("Sẽ xóa", "se-xoa");
    await rename(id, "se-xoa-moi");
    await panel.remove("article", id);
    const other = await publishedAs("Viết lại", "se-xoa");
    expect(await slugs(other)).toEqual(["se-xoa"]);
    await rename(other, "viet-lai");
    expect(await slugs(other)).toEqual(["viet-lai", "se-xoa"]);
  });

  it("is kept for congress documents as well, and apart from articles", async () => {
    const paper = await panel.create("congress-document", {
      title: "Nghị quyết",
      slug: "nghi-quyet",
      kind: "resolution",
    });
    await panel.publish("congress-document", paper);
    await panel.update("congress-document", paper, { slug: "nghi-quyet-dai-hoi" });
    await panel.publish("congress-document", paper);
    expect(await published(cms, "congress-document", paper)).toMatchObject({
      slug: "nghi-quyet-dai-hoi",
      formerSlugs: ["nghi-quyet"],
    });
    expect(await slugs(await publishedAs("Tin nghị quyết", "nghi-quyet"))).toEqual(["nghi-quyet"]);
  });
});
