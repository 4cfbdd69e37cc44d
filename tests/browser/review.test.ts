import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { setTimeout as sleep } from "node:timers/promises";
import { published } from "../cms/feed-reader";
import { member, type Member } from "../cms/members";
import { openPanel, type Panel } from "../cms/panel";
import { startCms, type RunningCms } from "../cms/running-cms";
import { startApp, type App } from "../support/app";
import { chromiumPath, launchBrowser } from "../support/browser";

jest.setTimeout(300_000);

const TITLE = "Công đoàn cơ sở tổ chức hội thi nấu ăn";
const REMARK = "Câu mở đầu thiếu số đội dự thi, hãy thêm.";

(chromiumPath() ? describe : describe.skip)("a writer and an editor in a browser", () => {
  let app: App;
  let cms: RunningCms;
  let admin: Panel;
  let writer: Member;
  let editor: Member;
  let browser: Browser;
  let writing: Page;
  let editing: Page;
  let address: URL;
  let pictures = 0;

  /** A picture of the page for whoever wants to look at it: BROWSER_SCREENSHOTS=<folder>. */
  const picture = async (page: Page, name: string): Promise<void> => {
    const folder = process.env.BROWSER_SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    pictures += 1;
    await page.screenshot({ path: join(folder, `${pictures}-${name}.png`), fullPage: true });
  };
  /** A browser of its own, far from Vietnam: the times of the panel are Vietnam's all the same. */
  const signedIn = async (email: string, password: string): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 1200 },
      locale: "vi-VN",
      timezoneId: "America/New_York",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`${cms.url}/admin`);
    await page.getByLabel(/email/i).fill(email);
    await page
      .getByLabel(/password|mật khẩu/i)
      .first()
      .fill(password);
    await page.getByRole("button", { name: /login|đăng nhập/i }).click();
    await page.waitForURL((url) => !url.pathname.includes("/auth/"));
    return page;
  };
  const press = (page: Page, name: string | RegExp) =>
    page.getByRole("button", { name, exact: true }).click();
  const says = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
  const save = async (page: Page): Promise<void> => {
    await press(page, /^(save|lưu)$/i);
    await page
      .getByText(/^(saved document|đã lưu.*)$/i)
      .first()
      .waitFor();
  };
  const documentId = () => address.pathname.split("/").at(-1)!;

  beforeAll(async () => {
    app = await startApp("sqlite", { demo: true });
    cms = await startCms({ env: { CMS_API_URL: app.url } });
    admin = await openPanel(cms);
    writer = await member(cms, admin, "nguoi-viet", "Người viết");
    editor = await member(cms, admin, "bien-tap", "Biên tập viên");
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
    await app?.close();
  });

  test("an administrator assigns a union to each, by name", async () => {
    const page = await signedIn(cms.adminEmail, cms.adminPassword);
    await page.goto(`${cms.url}/admin/settings/phan-cong`);
    await says(page, /Chưa phân công: chỉ thấy bài mình viết/);
    for (const [name, typed, code] of [
      ["nguoi-viet", "so cong thuong tinh ben tre", "cdcs-sct-ben-tre"],
      ["bien-tap", "lien doan lao dong tinh ben tre", "ldld-ben-tre"],
    ]) {
      await press(page, `Phân công ${name}`);
      await page.getByRole("combobox", { name: /Các công đoàn/ }).fill(typed);
      await page.getByRole("option").filter({ hasText: code }).first().click();
      await picture(page, `assign-${name}`);
      await press(page, "Lưu");
      await page.getByRole("row").filter({ hasText: name }).filter({ hasText: code }).waitFor();
    }
    await picture(page, "assignments");
    await page.context().close();
    const { staff } = (await admin.request("GET", "/editorial/assignments")).body;
    expect(
      Object.fromEntries(staff.map(({ name, unions }: any) => [name, unions.map(({ code }: any) => code)])),
    ).toMatchObject({
      "nguoi-viet": ["cdcs-sct-ben-tre"],
      "bien-tap": ["ldld-ben-tre"],
    });
  });

  test("a writer writes, saves and asks for review; there is no publishing", async () => {
    writing = await signedIn(writer.email, writer.password);
    await writing.goto(
      `${cms.url}/admin/content-manager/collection-types/api::article.article/create?plugins[i18n][locale]=vi`,
    );
    await writing.getByLabel("Tiêu đề").first().fill(TITLE);
    await writing.getByRole("combobox", { name: /Chuyên mục/ }).click();
    await writing.getByRole("option", { name: /^(union_news|Tin hoạt động)$/ }).click();
    await writing.getByRole("combobox", { name: /Công đoàn liên quan/ }).fill("so cong thuong tinh ben tre");
    await writing.getByRole("option").filter({ hasText: "cdcs-sct-ben-tre" }).first().click();
    expect(await writing.getByRole("button", { name: "Gửi duyệt" }).isDisabled()).toBe(true);
    expect(await writing.getByRole("button", { name: /^(publish|xuất bản)$/i }).count()).toBe(0);
    await save(writing);
    await says(writing, "Viết xong, hãy lưu rồi bấm Gửi duyệt để biên tập viên xuất bản.");
    await picture(writing, "writer-draft");
    await press(writing, "Gửi duyệt");
    await says(writing, /nguoi-viet gửi duyệt lúc/);
    await writing.getByRole("button", { name: "Rút yêu cầu duyệt" }).waitFor();
    await picture(writing, "writer-asked");
    address = new URL(writing.url());
    expect(await published(cms, "article", documentId())).toBeNull();
  });

  test("the editor sends it back with a remark", async () => {
    editing = await signedIn(editor.email, editor.password);
    await editing.goto(`${cms.url}/admin/content-manager/collection-types/api::article.article`);
    await says(editing, TITLE);
    await editing.goto(address.href);
    await says(editing, /nguoi-viet gửi duyệt lúc/);
    await picture(editing, "editor-waiting");
    await press(editing, "Trả lại");
    expect(await editing.getByRole("button", { name: "Trả lại bài" }).isDisabled()).toBe(true);
    await editing.getByLabel(/Cần sửa gì/).fill("Sai.");
    await press(editing, "Trả lại bài");
    await says(editing, "Hãy viết một câu cho người viết biết cần sửa gì.");
    await editing.getByLabel(/Cần sửa gì/).fill(REMARK);
    await picture(editing, "editor-remark");
    await press(editing, "Trả lại bài");
    await says(editing, /bien-tap trả lại lúc/);
    await picture(editing, "editor-sent-back");
  });

  test("the writer reads the remark, corrects and asks again", async () => {
    await writing.goto(address.href);
    await says(writing, REMARK);
    await picture(writing, "writer-remark");
    await writing.getByLabel("Tiêu đề").first().fill(`${TITLE} với 12 đội`);
    await says(writing, "Hãy lưu thay đổi trước khi gửi duyệt.");
    await save(writing);
    await press(writing, "Gửi duyệt lại");
    await says(writing, /Lần trước bien-tap trả lại lúc/);
  });

  test("the editor publishes, and sets the time at which it is taken down, in Vietnam's time", async () => {
    await editing.goto(address.href);
    await says(editing, /Lần trước bien-tap trả lại lúc/);
    await press(editing, /^(publish|xuất bản)$/i);
    for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(200))
      if (await published(cms, "article", documentId())) break;
    expect((await published(cms, "article", documentId())).title).toBe(`${TITLE} với 12 đội`);
    await editing.getByText("Chờ duyệt").first().waitFor({ state: "detached" });

    const day = editing.getByLabel("Gỡ xuống lúc: ngày");
    await day.fill("22/11/2090");
    await day.press("Tab");
    const hour = editing.getByLabel("Gỡ xuống lúc: giờ");
    await hour.fill("07:38");
    await hour.press("Tab");
    await press(editing, "Lưu lịch");
    await says(editing, /Hẹn gỡ xuống lúc 07:38 22\/11\/2090/);
    await picture(editing, "editor-scheduled");
    const { body } = await editor.request("GET", `/editorial/documents/article/${documentId()}/vi`);
    expect(body.schedule.unpublish).toMatchObject({ state: "waiting", dueAt: "2090-11-22T00:38:00.000Z" });
    await editing.reload();
    await says(editing, /Hẹn gỡ xuống lúc/);
    expect([await day.inputValue(), await hour.inputValue()]).toEqual(["22/11/2090", "07:38"]);
    await writing.goto(address.href);
    await says(writing, /Hẹn gỡ xuống lúc/);
    expect(await writing.getByRole("button", { name: "Lưu lịch" }).count()).toBe(0);
    await picture(writing, "writer-published");
    await press(editing, "Bỏ lịch");
    await says(editing, "Đã bỏ lịch.");
  });
});
