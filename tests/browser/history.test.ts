import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { articleData, openPanel, paragraph, type Panel } from "../cms/panel";
import { startCms, type RunningCms } from "../cms/running-cms";
import { writtenForm } from "../cms/versions";
import { chromiumPath, launchBrowser } from "../support/browser";

jest.setTimeout(240_000);

const body = (...texts: string[]) => ({
  type: "doc",
  content: texts.flatMap((text) => paragraph(text).content),
});

(chromiumPath() ? describe : describe.skip)("history, trash and audit in a browser", () => {
  let cms: RunningCms;
  let panel: Panel;
  let browser: Browser;
  let page: Page;
  let id: string;

  beforeAll(async () => {
    cms = await startCms();
    panel = await openPanel(cms);
    id = await panel.create("article", {
      ...articleData("Hội nghị sơ kết"),
      body: body("Mở đầu.", "Có 54 đoàn viên dự hội nghị.", "Kết thúc."),
    });
    await panel.publish("article", id);
    await panel.update("article", id, {
      title: "Hội nghị tổng kết",
      category: "women",
      body: body("Mở đầu.", "Có 58 đoàn viên dự hội nghị.", "Khen thưởng.", "Kết thúc."),
    });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: "vi-VN" });
    page.setDefaultTimeout(30_000);
    await page.goto(`${cms.url}/admin`);
    await page.getByLabel(/email/i).fill(cms.adminEmail);
    await page
      .getByLabel(/password|mật khẩu/i)
      .first()
      .fill(cms.adminPassword);
    await page.getByRole("button", { name: /login|đăng nhập/i }).click();
    await page.getByRole("heading", { name: "Việc đang chờ" }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
  });

  const shot = async (name: string) => {
    const folder = process.env.BROWSER_SCREENSHOTS;
    if (folder) await page.screenshot({ path: join(folder, `history-${name}.png`) });
  };
  const openArticle = async () => {
    await page.goto(
      `${cms.url}/admin/content-manager/collection-types/api::article.article/${id}?plugins[i18n][locale]=vi`,
    );
    await page.getByLabel("Tiêu đề").first().waitFor();
  };

  test("who changed what stands beside the text", async () => {
    await openArticle();
    const last = page.getByRole("button", { name: /Sửa: Tiêu đề, Chuyên mục, Nội dung/ });
    await last.waitFor();
    expect(await last.textContent()).toMatch(/Quản trị viên · có sửa chưa đăng/);
    await page.getByRole("button", { name: /^Xuất bản.*đang trên trang/ }).waitFor();
    await page.getByRole("button", { name: /^Viết mới/ }).waitFor();
    await shot("panel");
  });

  test("the difference is said in Vietnamese words", async () => {
    await page.getByRole("button", { name: "Xem và khôi phục" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("đổi từ “Hội nghị sơ kết” thành “Hội nghị tổng kết”").waitFor();
    await dialog.getByText("đổi từ “Tin hoạt động” thành “Nữ công”").waitFor();
    const text = dialog.getByRole("region", { name: "Nội dung" });
    expect(await text.locator("del").allTextContents()).toEqual(["54"]);
    expect(await text.locator("ins").allTextContents()).toEqual(["58", "Khen thưởng."]);
    expect(await dialog.innerText()).not.toMatch(/\b(close|restore|version|history|draft)\b/i);
    await shot("difference");
  });

  test("a version is restored as the draft, and the page shows it", async () => {
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /^Viết mới/ }).click();
    await dialog.getByText("Bản đầu tiên được ghi lại.").waitFor();
    await dialog.getByRole("tab", { name: "Khôi phục thì đổi gì" }).click();
    await dialog.getByText("đổi từ “Hội nghị tổng kết” thành “Hội nghị sơ kết”").waitFor();
    await dialog.getByRole("button", { name: "Khôi phục bản này" }).click();
    await dialog.getByText(/Nội dung đang trên trang không đổi/).waitFor();
    await shot("restore");
    await dialog.getByRole("button", { name: "Khôi phục", exact: true }).click();
    await dialog.getByText("Đã khôi phục thành bản nháp.").waitFor();
    await shot("restored");
    await dialog.getByRole("button", { name: "Đóng" }).last().click();
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>("input[name=title]")?.value === "Hội nghị sơ kết",
    );
    await page.getByRole("button", { name: /^Khôi phục một bản cũ/ }).waitFor();
    expect(await writtenForm(panel, "article", id)).toMatchObject({
      title: "Hội nghị sơ kết",
      category: "union_news",
    });
  });

  test("nobody restores over what is not saved yet", async () => {
    await page.getByLabel("Tiêu đề").first().fill("Đang gõ dở");
    await page.getByRole("button", { name: "Xem và khôi phục" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Văn bản đang có thay đổi chưa lưu: hãy lưu trước, rồi khôi phục.").waitFor();
    expect(await dialog.getByRole("button", { name: "Khôi phục bản này" }).count()).toBe(0);
    await dialog.getByRole("button", { name: "Đóng" }).last().click();
    await page.getByLabel("Tiêu đề").first().fill("Hội nghị sơ kết");
  });

  test("what is deleted lies in the trash and comes back as a draft", async () => {
    const before = await writtenForm(panel, "article", id);
    await page
      .getByRole("button", { name: /^(more actions|thao tác khác)$/i })
      .first()
      .click();
    await page.getByRole("menuitem", { name: /mọi ngôn ngữ/i }).click();
    await page.getByText("Văn bản nằm trong Thùng rác 30 ngày", { exact: false }).waitFor();
    await shot("delete");
    await page.getByRole("button", { name: /^(confirm|xác nhận)$/i }).click();
    await page.waitForURL(/collection-types\/api::article\.article\?/);
    expect(await writtenForm(panel, "article", id)).toBeNull();

    await page.goto(`${cms.url}/admin/thung-rac`);
    const row = page.getByRole("row", { name: /Hội nghị sơ kết/ });
    await row.waitFor();
    expect(await row.innerText()).toMatch(/tiếng Việt[\s\S]*Quản trị viên[\s\S]*30 ngày/);
    await shot("trash");
    await row.getByRole("button", { name: "Khôi phục Hội nghị sơ kết" }).click();
    await page
      .getByText("Bản tiếng Việt trước khi xóa đang trên trang; nay là bản nháp.", { exact: false })
      .waitFor();
    await page.getByText("Thùng rác trống.").waitFor();
    await shot("recovered");
    expect(await writtenForm(panel, "article", id)).toEqual(before);
  });

  test("administrators read in the audit who did it", async () => {
    await page.getByRole("link", { name: "Nhật ký" }).click();
    await page.getByText("Lấy lại từ thùng rác").waitFor();
    await page.getByLabel("Văn bản").fill("sơ kết");
    await page.getByRole("button", { name: "Lọc" }).click();
    await page.getByText("Xuất bản", { exact: true }).first().waitFor();
    const table = page.getByRole("grid");
    await expect(table.innerText()).resolves.toMatch(/Bài viết: Hội nghị sơ kết \(tiếng Việt\)/);
    expect(await table.getByText("Đăng nhập").count()).toBe(0);
    await table.getByText("Sửa: Tiêu đề, Chuyên mục, Nội dung", { exact: true }).waitFor();
    await shot("audit");
  });
});
