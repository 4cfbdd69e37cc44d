import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { published } from "../cms/feed-reader";
import { openPanel, paragraph, PIXEL, type Panel } from "../cms/panel";
import { startCms, type RunningCms } from "../cms/running-cms";
import { chromiumPath, launchBrowser } from "../support/browser";

jest.setTimeout(180_000);

const pasted = (name: string) => readFileSync(join(__dirname, "../cms/pasted", name), "utf8");
const edit = (cms: RunningCms, id: string, locale = "vi") =>
  `${cms.url}/admin/content-manager/collection-types/api::article.article/${id}?plugins[i18n][locale]=${locale}`;

(chromiumPath() ? describe : describe.skip)("a text written in the panel", () => {
  let cms: RunningCms;
  let panel: Panel;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    cms = await startCms();
    panel = await openPanel(cms);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "vi-VN" });
    page.setDefaultTimeout(60_000);
    await page.goto(`${cms.url}/admin`);
    await page.getByLabel(/email/i).fill(cms.adminEmail);
    await page
      .getByLabel(/mật khẩu/i)
      .first()
      .fill(cms.adminPassword);
    await page.getByRole("button", { name: /đăng nhập/i }).click();
    await page.waitForURL((url) => !url.pathname.includes("/auth/"));
  });
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
  });

  const sheet = () => page.getByRole("textbox", { name: "Nội dung" });
  const shot = async (name: string) => {
    const folder = process.env.BROWSER_SCREENSHOTS;
    if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: false });
  };
  const open = async (data: object): Promise<string> => {
    const id = await panel.create("article", { category: "union_news", ...data });
    await page.goto(edit(cms, id));
    await sheet().waitFor();
    return id;
  };
  /** A paste as the browser reports it, with what Word puts into the clipboard. */
  const paste = async (types: Record<string, string>) => {
    await sheet().click();
    await sheet().evaluate((element, clipboard) => {
      const data = new DataTransfer();
      for (const [type, text] of Object.entries(clipboard)) data.setData(type, text);
      element.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, types);
  };
  const save = async () => {
    await page.getByRole("button", { name: /^lưu$/i }).click();
    await page
      .getByText(/đã lưu/i)
      .first()
      .waitFor();
  };
  const stored = async (id: string) =>
    (await panel.request("GET", `/content-manager/collection-types/api::article.article/${id}?locale=vi`))
      .body.data.body;

  it("keeps every heading, list, table and word that is pasted from Word", async () => {
    const id = await open({ title: "Dán từ Word" });
    await shot("1-trong");
    await paste({ "text/html": pasted("word-report.html"), "text/plain": "x" });
    await page.getByText("1 ảnh không đi kèm phần được dán").first().waitFor();
    await shot("2-dan");
    await page.getByRole("cell", { name: "Kết nạp đoàn viên (mới)" }).click();
    await page.getByRole("toolbar", { name: "Sửa bảng" }).waitFor();
    await shot("3-bang");
    await page.getByText("Ảnh này chưa vào bài").scrollIntoViewIfNeeded();
    await shot("4-anh");
    await page.getByRole("button", { name: "Xóa ảnh" }).click();
    await save();
    await page.reload();
    await sheet().waitFor();
    await panel.publish("article", id);
    const clean = pasted("word-report.clean.html").replace(/\n/g, "");
    // The page has the title as its first heading: those of the text go one level down.
    const lowered = clean.replace(
      /(<\/?h)([1-5])/g,
      (_tag, name: string, level: string) => name + (Number(level) + 1),
    );
    expect((await published(cms, "article", id)).body).toBe(lowered);
  });

  it("puts the pictures that Word sends along into the media library, each in its place", async () => {
    const id = await open({ title: "Ảnh từ Word" });
    const rtf = `{\\rtf1 {\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn shapeType}{\\sv 75}}}\\picw1\\pich1\\pngblip ${PIXEL.toString("hex")}}}}`;
    const html = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><body><p class=MsoNormal>Trước</p><p class=MsoNormal><img width=1000 height=700 src="file:///C:/Temp/clip_image001.png" alt="Hội nghị"></p><p class=MsoCaption>Hình 1</p><p class=MsoNormal>Sau</p></body></html>`;
    await paste({ "text/html": html, "text/rtf": rtf });
    await page.locator("figure img").waitFor();
    await save();
    const { content } = await stored(id);
    expect(content.map(({ type }: { type: string }) => type)).toEqual(["paragraph", "image", "paragraph"]);
    expect(content[1].attrs).toMatchObject({ alt: "Hội nghị", caption: "Hình 1", decorative: false });
    const file = await fetch(cms.url + content[1].attrs.src);
    const bytes = Buffer.from(await file.arrayBuffer());
    // The library writes pictures anew; what it keeps is a PNG of the same size.
    expect([file.status, bytes.subarray(0, 24)]).toEqual([200, PIXEL.subarray(0, 24)]);
  });

  it("is written with lists, links, tables and pictures by the buttons, and undone", async () => {
    const file = (await panel.upload("le-ra-quan.png", "image/png", PIXEL)).body[0];
    const id = await open({ title: "Viết tay" });
    await sheet().click();
    const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
    await page.keyboard.type("Xem cổng công đoàn");
    await page.keyboard.press("Shift+Home");
    await press("Liên kết");
    await page.getByLabel("Địa chỉ liên kết").fill("không phải địa chỉ");
    await press("Đặt liên kết");
    await page.getByText("Địa chỉ chưa dùng được.").first().waitFor();
    await page.getByLabel("Địa chỉ liên kết").fill("congdoan.test/tin");
    await press("Đặt liên kết");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await press("Đậm");
    await page.keyboard.type("Mục một");
    await press("Đậm");
    await press("Danh sách dấu chấm");
    await page.keyboard.press("Enter");
    await press("Đậm");
    await page.keyboard.type("Mục hai");
    await press("Lùi vào một cấp");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    await press("Thêm bảng");
    await page.keyboard.type("Chỉ tiêu");
    // What is done within half a second is undone together.
    await page.waitForTimeout(1000);
    await press("Xóa cột");
    await page.waitForTimeout(1000);
    await press("Xóa hàng");
    await press("Hoàn tác");
    await press("Hoàn tác");
    // Below a table that ends the text a click makes a line.
    const { height } = (await sheet().boundingBox())!;
    await sheet().click({ position: { x: 30, y: height - 6 } });
    await press("Thêm ảnh");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("le-ra-quan").first().waitFor();
    // The newest file stands before the other one.
    await dialog.getByRole("checkbox").nth(-2).click();
    await dialog.getByRole("button", { name: /^(hoàn tất|finish|xong)/i }).click();
    await page.getByLabel("Mô tả ảnh").fill("Đoàn viên ra quân");
    await page.getByRole("textbox", { name: "Chú thích" }).fill("Lễ ra quân sáng 1/3");
    await shot("5-viet-tay");
    await save();
    const { content } = await stored(id);
    const text = (value: string, ...marks: object[]) => ({
      type: "text",
      text: value,
      ...(marks.length ? { marks } : {}),
    });
    expect(content[0]).toEqual({
      type: "paragraph",
      content: [text("Xem cổng công đoàn", { type: "link", attrs: { href: "https://congdoan.test/tin" } })],
    });
    expect(content[1]).toEqual({
      type: "bulletList",
      content: [
        {
          type: "listItem",
          content: [
            { type: "paragraph", content: [text("Mục một", { type: "bold" })] },
            { type: "bulletList", content: [{ type: "listItem", content: paragraph("Mục hai").content }] },
          ],
        },
      ],
    });
    const tables = content.filter(({ type }: { type: string }) => type === "table");
    expect(tables.map((table: any) => table.content.map((row: any) => row.content.length))).toEqual([
      [3, 3, 3],
    ]);
    expect(content.filter(({ type }: { type: string }) => type === "image")).toEqual([
      {
        type: "image",
        attrs: {
          src: file.url,
          alt: "Đoàn viên ra quân",
          caption: "Lễ ra quân sáng 1/3",
          width: 1,
          height: 1,
          decorative: false,
        },
      },
    ]);
  });

  it("says which picture lacks its words when it is published", async () => {
    const body = {
      type: "doc",
      content: [{ type: "image", attrs: { src: "/uploads/a.png", caption: "Có" } }],
    };
    await open({ title: "Thiếu mô tả", body });
    await page.getByRole("button", { name: /^xuất bản$/i }).click();
    await page.getByText("Ảnh thứ 1 trong nội dung (a.png) chưa có mô tả ảnh").first().waitFor();
    await shot("6-thieu-mo-ta");
  });

  it("is not marked as changed by being opened, and is the other language's own", async () => {
    const id = await open({
      title: "Mở ra",
      body: {
        type: "doc",
        content: [
          {
            type: "table",
            content: [
              { type: "tableRow", content: [{ type: "tableCell", content: paragraph("Bảng").content }] },
            ],
          },
        ],
      },
    });
    await panel.update("article", id, { title: "Opened", body: paragraph("English words") }, "en");
    await page.goto(edit(cms, id));
    await sheet().getByText("Bảng").waitFor();
    expect(await page.getByRole("button", { name: /^lưu$/i }).isDisabled()).toBe(true);
    await page.goto(edit(cms, id, "en"));
    await sheet().getByText("English words").waitFor();
    await page.keyboard.press("Control+z");
    expect(await sheet().innerText()).toBe("English words");
  });
});
