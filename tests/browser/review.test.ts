import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { setTimeout as sleep } from "node:timers/promises";
import { published } from "../cms/feed-reader";
import { member, type Member } from "../cms/members";
import { openPanel, type Panel } from "../cms/panel";
import { startCms, type RunningCms } from "../cms/running-cms";
import { writtenForm } from "../cms/versions";
import { startApp, type App } from "../support/app";
import { chromiumPath, launchBrowser } from "../support/browser";
import { englishOn, makersOffersOn } from "./english";

jest.setTimeout(300_000);

const TITLE = "Công đoàn cơ sở tổ chức hội thi nấu ăn";
const WORD_TABLE = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><body>
<p class=MsoNormal style='text-indent:36.0pt'><span style='font-size:14.0pt;font-family:"Times New Roman"'>Hội thi có <b>các đội</b> sau:<o:p></o:p></span></p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;mso-yfti-tbllook:1184'>
<tr style='mso-yfti-irow:0;mso-yfti-firstrow:yes'><td width=300><p class=MsoNormal><b>Đội<o:p></o:p></b></p></td><td width=100><p class=MsoNormal><b>Điểm</b></p></td></tr>
<tr style='mso-yfti-irow:1;mso-yfti-lastrow:yes'><td width=300><p class=MsoNormal>Đội số 12</p></td><td width=100><p class=MsoNormal align=right>9,5</p></td></tr>
</table></body></html>`;
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
  /** "screen: what it shows": English, and what the panel's makers offer. */
  const shown: string[] = [];

  /** Looks at a screen; BROWSER_SCREENSHOTS=<folder> keeps a picture of it for whoever wants to look too. */
  const picture = async (page: Page, name: string): Promise<void> => {
    for (const text of [...(await englishOn(page)), ...(await makersOffersOn(page))])
      shown.push(`${name}: ${text}`);
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
    const unions = writing.getByRole("combobox", { name: /Công đoàn liên quan/ });
    for (const code of ["cdcs-sct-ben-tre", "cdcs-sct-dak-lak"]) {
      await unions.fill("so cong thuong");
      await writing.getByRole("option").filter({ hasText: code }).first().waitFor();
      await picture(writing, `writer-picks-${code}`);
      await writing.getByRole("option").filter({ hasText: code }).first().click();
      await writing.locator(`[data-code=${code}]`).waitFor();
    }
    const sheet = writing.getByRole("textbox", { name: "Nội dung" });
    await sheet.click();
    await sheet.evaluate((element, html) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/html", html);
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, WORD_TABLE);
    await writing.getByRole("cell", { name: "Đội số 12" }).waitFor();
    await picture(writing, "writer-pasted");
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
    const text = await published(cms, "article", documentId());
    expect(text).toMatchObject({
      title: `${TITLE} với 12 đội`,
      unionCodes: ["cdcs-sct-ben-tre", "cdcs-sct-dak-lak"],
    });
    expect(text.body.replaceAll(/<\/?strong>|<\/?p>/g, "")).toMatch(
      /^Hội thi có các đội sau:<table>.*Đội<\/t[hd]>.*Điểm<\/t[hd]>.*<td>Đội số 12<\/td><td>9,5<\/td><\/tr><\/tbody><\/table>$/,
    );
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

  test("the editor deletes it, finds it in the trash and gives it back as a draft with its table and unions", async () => {
    const before = await writtenForm(admin, "article", documentId());
    await editing.goto(address.href);
    await editing.locator("[data-code=cdcs-sct-dak-lak]").waitFor();
    await editing.getByRole("button", { name: "Thao tác khác", exact: true }).first().click();
    await editing.getByRole("menuitem", { name: /mọi ngôn ngữ/i }).click();
    await says(editing, /Văn bản nằm trong Thùng rác 30 ngày/);
    await picture(editing, "editor-deletes");
    await press(editing, "Xác nhận");
    await editing.waitForURL(/collection-types\/api::article\.article\?/);
    expect(await published(cms, "article", documentId())).toBeNull();
    await editing.goto(`${cms.url}/admin/thung-rac`);
    await editing.getByRole("row").filter({ hasText: TITLE }).waitFor();
    await picture(editing, "editor-trash");
    await press(editing, `Khôi phục ${TITLE} với 12 đội`);
    await says(editing, /trước khi xóa đang trên trang; nay là bản nháp/);
    await picture(editing, "editor-restored");
    expect(await writtenForm(admin, "article", documentId())).toEqual(before);
    expect(await published(cms, "article", documentId())).toBeNull();
    await editing.goto(address.href);
    await editing.getByRole("cell", { name: "Đội số 12" }).waitFor();
    await picture(editing, "editor-draft-again");
  });

  test("nobody has seen a word of English, nor an offer of the panel's makers", () => {
    expect(shown).toEqual([]);
  });
});
