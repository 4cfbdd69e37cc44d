import type { Browser } from "playwright-core";
import { member, type Member } from "../cms/members";
import { articleData, openPanel, PIXEL, type Panel } from "../cms/panel";
import { startCms, type RunningCms } from "../cms/running-cms";
import { chromiumPath, launchBrowser } from "../support/browser";
import { visibleTexts } from "./english";
import { startWalk, type Walk } from "./walk";

jest.setTimeout(600_000);

const ARTICLES = "/content-manager/collection-types/api::article.article";
const DOCUMENTS = "/content-manager/collection-types/api::congress-document.congress-document";

(chromiumPath() ? describe : describe.skip)("staff in a browser", () => {
  let cms: RunningCms;
  let browser: Browser;
  let admin: Panel;
  let writer: Member;
  let editor: Member;
  let walk: Walk;

  beforeAll(async () => {
    cms = await startCms();
    admin = await openPanel(cms);
    writer = await member(cms, admin, "nguoi-viet", "Người viết");
    editor = await member(cms, admin, "bien-tap", "Biên tập viên toàn hệ thống");
    browser = await launchBrowser();
  });
  afterEach(() => walk?.end());
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
  });

  test("a stranger reads Vietnamese before signing in, and when something is wrong", async () => {
    walk = await startWalk(browser, cms);
    const { page } = walk;
    await walk.open("/auth/login", "đăng nhập");
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("vi");
    expect(await page.title()).toMatch(/Công Đoàn Hub$/);
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await walk.see("đăng nhập, để trống");
    await page.getByLabel("Email").fill("khong-co@congdoan.test");
    await page.getByLabel("Mật khẩu").first().fill("Sai-mat-khau-1");
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await page.getByText("Email hoặc mật khẩu không đúng").waitFor();
    await walk.see("đăng nhập, sai");
    await walk.go("/auth/forgot-password", "quên mật khẩu");
    const roles = (await admin.request("GET", "/admin/roles")).body.data as { id: number }[];
    const { body } = await admin.request("POST", "/admin/users", {
      email: "moi@congdoan.test",
      firstname: "Nguyễn Văn",
      lastname: "A",
      roles: [roles[1].id],
    });
    await walk.open(`/auth/register?registrationToken=${body.data.registrationToken}`, "lời mời");
    expect(await page.getByLabel("Họ và tên đệm").inputValue()).toBe("Nguyễn Văn");
    await page.getByRole("button", { name: "Bắt đầu" }).click();
    await walk.see("lời mời, để trống");
    await walk.open("/auth/register?registrationToken=khong-dung", "lời mời không đúng");
    await walk.open("/auth/oops", "tài khoản bị khóa");
    expect(walk.shown).toEqual([]);
  });

  test("a writer reads Vietnamese on every screen", async () => {
    walk = await startWalk(browser, cms);
    const { page } = walk;
    await walk.signIn(writer.email, writer.password);
    await walk.see("người viết: trang đầu");
    await walk.go(ARTICLES, "người viết: danh sách trống");
    await walk.go(`${ARTICLES}/create?plugins[i18n][locale]=vi`, "người viết: viết mới");
    await page.getByRole("combobox", { name: /Chuyên mục/ }).click();
    await walk.see("người viết: chọn chuyên mục");
    await page.getByRole("option", { name: "Tin hoạt động" }).click();
    await page.getByLabel("Địa chỉ nguồn").fill("không phải địa chỉ");
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.getByText("Giá trị không đúng dạng của trường này.").waitFor();
    await walk.see("người viết: lưu khi còn lỗi");
    await page.getByLabel("Địa chỉ nguồn").fill("");
    await page.getByLabel("Tiêu đề").first().fill("Bài thử của người viết");
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    await page.waitForURL(/article\/[a-z0-9]{20,}/);
    await walk.see("người viết: đã lưu");
    await page.getByRole("button", { name: "Thao tác khác", exact: true }).first().click();
    await walk.see("người viết: thao tác khác");
    await page.keyboard.press("Escape");
    await walk.go(ARTICLES, "người viết: danh sách");
    await page.getByText("Tin hoạt động").waitFor();
    for (const path of ["/plugins/upload", "/me", "/settings", "/khong-co-trang-nay"])
      await walk.go(path, `người viết: ${path}`);
    expect(walk.shown).toEqual([]);
  });

  test("an editor reads Vietnamese on every screen", async () => {
    await editor.upload("anh-thu.png", "image/png", PIXEL);
    for (const title of ["Bài một", "Bài hai", "Bài ba"]) await editor.create("article", articleData(title));
    walk = await startWalk(browser, cms);
    const { page } = walk;
    await walk.signIn(editor.email, editor.password);
    await walk.see("biên tập: trang đầu");
    await walk.go(ARTICLES, "biên tập: danh sách");
    const dates = (await visibleTexts(page)).filter((text) => /\d{1,2}:\d{2}/.test(text));
    expect(dates.filter((text) => !/^\d{2}:\d{2} \d{1,2}\/\d{1,2}\/\d{4}$/.test(text))).toEqual([]);
    expect(dates).not.toEqual([]);
    await page.getByRole("button", { name: "Bộ lọc" }).click();
    await walk.see("biên tập: bộ lọc");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Cách hiển thị" }).click();
    await walk.see("biên tập: cách hiển thị");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Thao tác với dòng" }).first().click();
    await walk.see("biên tập: thao tác với dòng");
    await page.keyboard.press("Escape");
    await page.getByRole("checkbox", { name: "Chọn tất cả các mục" }).click();
    await walk.see("biên tập: đã chọn");
    await page.getByRole("button", { name: "Xuất bản" }).click();
    await page.getByRole("dialog").waitFor();
    await walk.see("biên tập: xuất bản nhiều mục");
    await page.getByRole("dialog").getByRole("button", { name: "Hủy" }).click();
    await page.getByText("Bài một").click();
    await page.waitForURL(/article\/[a-z0-9]{20,}/);
    await walk.see("biên tập: một bài");
    await page.getByRole("button", { name: "Xuất bản", exact: true }).click();
    await page.getByRole("status").or(page.getByRole("alert")).first().waitFor();
    await walk.see("biên tập: đã xuất bản");
    await page.getByRole("button", { name: "Thao tác khác", exact: true }).first().click();
    await walk.see("biên tập: thao tác khác");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Thao tác khác với văn bản" }).click();
    await page.getByRole("menuitem", { name: "Gỡ xuống" }).click();
    await walk.see("biên tập: gỡ xuống");
    await walk.open(`${DOCUMENTS}/create?plugins[i18n][locale]=vi`, "biên tập: văn kiện mới");
    await page.getByLabel("Người ký").fill("Ban Chấp hành");
    await page.getByRole("button", { name: "Xuất bản", exact: true }).click();
    await walk.see("biên tập: văn kiện để trống");
    await walk.go("/plugins/upload", "biên tập: thư viện tệp");
    await page.getByText("anh-thu.png").first().click();
    await page.getByRole("dialog").waitFor();
    await walk.see("biên tập: chi tiết tệp");
    await walk.open(`${ARTICLES}/create?plugins[i18n][locale]=vi`, "biên tập: viết mới");
    await page.getByText("Bấm để thêm tệp hoặc kéo thả tệp vào đây").last().click();
    await page.getByRole("dialog").waitFor();
    await walk.see("biên tập: chọn tệp");
    await page.getByRole("dialog").getByRole("button", { name: "Thêm tệp" }).click();
    await walk.see("biên tập: tải tệp lên");
    expect(walk.shown).toEqual([]);
  });

  test("an administrator reads Vietnamese in the settings", async () => {
    walk = await startWalk(browser, cms);
    const { page } = walk;
    await walk.signIn(cms.adminEmail, cms.adminPassword);
    const menu = page.getByRole("navigation").first();
    await menu.getByRole("link", { name: "Cài đặt" }).waitFor();
    expect(await menu.getByRole("link", { name: /Kho phần mở rộng|Thiết kế loại nội dung/ }).count()).toBe(0);
    const roles = (await admin.request("GET", "/admin/roles")).body.data as { id: number }[];
    for (const path of [
      "/",
      `${ARTICLES}/configurations/list`,
      `${ARTICLES}/configurations/edit`,
      "/plugins/upload/configuration",
      "/settings/application-infos",
      "/settings/internationalization",
      "/settings/media-library",
      "/settings/users",
      "/settings/users/1",
      "/settings/roles",
      "/settings/roles/new",
      "/settings/api-tokens",
      "/settings/api-tokens/create",
      "/settings/email",
      "/settings/list-plugins",
      "/settings/admin-tokens",
      "/settings/sessions",
      "/me",
    ])
      await walk.go(path);
    expect(await page.getByRole("link", { name: /Webhook|Mã chuyển dữ liệu/ }).count()).toBe(0);
    await walk.go(`/settings/roles/${roles[1].id}`);
    for (const tab of ["Phần mở rộng", "Cài đặt"]) {
      await page.getByRole("tab", { name: tab }).click();
      const sections = page.getByRole("tabpanel").locator("button[aria-expanded]");
      for (let n = 0; n < (await sections.count()); n += 1) {
        if ((await sections.nth(n).getAttribute("aria-expanded")) === "false") await sections.nth(n).click();
        await walk.see(`vai trò: ${tab}, ${n}`);
      }
    }
    await walk.go("/settings/users");
    await page.getByRole("button", { name: "Mời người dùng mới" }).click();
    await page.getByRole("dialog").waitFor();
    await walk.see("mời người dùng");
    await page.getByRole("dialog").getByRole("button", { name: "Mời người dùng" }).click();
    await walk.see("mời người dùng, để trống");
    expect(walk.shown).toEqual([]);
  });

  test("whoever chooses English gets the panel as its makers wrote it", async () => {
    walk = await startWalk(browser, cms);
    await walk.page.addInitScript(() => localStorage.setItem("strapi-admin-language", "en"));
    await walk.page.goto(`${cms.url}/admin/auth/login`);
    await walk.page.getByRole("button", { name: "Login" }).waitFor();
  });
});
