import type { Browser, BrowserContext, Page } from "playwright-core";
import { Role } from "../../api/platform/actor";
import { startApp, type App } from "../support/app";
import { chromiumPath, launchBrowser } from "../support/browser";

jest.setTimeout(240_000);

const FORM = "/bao-cao/ky/2023";

(chromiumPath() ? describe : describe.skip)("what the browser keeps of a form", () => {
  let app: App;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    app = await startApp("sqlite", { demo: true });
    browser = await launchBrowser();
    context = await browser.newContext({ locale: "vi-VN" });
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on("dialog", (dialog) => void dialog.accept());
    await page.goto(app.url + FORM);
    await page.getByLabel("Mã truy cập").fill(await app.token("cdcs-sct-001", Role.REPORTER));
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await page.getByRole("button", { name: "Lưu nháp" }).waitFor();
  });
  afterAll(async () => {
    await context?.close();
    await browser?.close();
    await app?.close();
  });

  const kept = () => page.evaluate(() => Object.values({ ...localStorage }).join());
  const members = () => page.locator('[name="v.members"]');

  test("goes once it is saved; what is typed after that survives a reload", async () => {
    await members().fill("40");
    await page.locator('a[href="#nhom-MEMBERSHIP"] small').getByText("1/").waitFor();
    expect(await kept()).toContain("40");
    await page.getByRole("button", { name: "Lưu nháp" }).click();
    await page.getByText("Đã lưu nháp").waitFor();
    expect([await kept(), new URL(page.url()).search]).toEqual(["", ""]);
    await members().fill("41");
    await page.reload();
    await page.getByRole("button", { name: "Lấy lại" }).click();
    expect(await members().inputValue()).toBe("41");
  });

  test("goes when the report is handed in, and when its officer signs out", async () => {
    await page.getByRole("button", { name: "Nộp báo cáo" }).click();
    await page.getByText("Đã nộp báo cáo").waitFor();
    expect(await kept()).toBe("");
    await page.goto(`${app.url}/bao-cao/ky/2022`);
    await members().fill("39");
    expect(await kept()).toContain("39");
    await page.getByRole("button", { name: "Đăng xuất" }).click();
    await page.getByLabel("Mã truy cập").waitFor();
    expect(await kept()).toBe("");
  });
});
