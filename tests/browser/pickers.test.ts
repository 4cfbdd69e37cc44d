import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { setTimeout as sleep } from "node:timers/promises";
import { Gate } from "../cms/gate";
import { openPanel, type Panel } from "../cms/panel";
import { startCms, type RunningCms } from "../cms/running-cms";
import { startApp, type App } from "../support/app";
import { chromiumPath, launchBrowser } from "../support/browser";

jest.setTimeout(240_000);

const TITLE = "Hai công đoàn cùng chăm lo Tết";

(chromiumPath() ? describe : describe.skip)("an editor picks unions in a browser", () => {
  let app: App;
  let gate: Gate;
  let cms: RunningCms;
  let panel: Panel;
  let browser: Browser;
  let page: Page;
  let pictures = 0;

  beforeAll(async () => {
    app = await startApp("sqlite", { demo: true });
    gate = new Gate(() => app.url);
    cms = await startCms({ env: { CMS_API_URL: await gate.listen() } });
    panel = await openPanel(cms);
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 1400 }, locale: "vi-VN" });
    page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
    await gate?.close();
    await app?.close();
  });

  /** A picture of the page for whoever wants to look at it: BROWSER_SCREENSHOTS=<folder>. */
  const picture = async (name: string, of: Page = page): Promise<void> => {
    const folder = process.env.BROWSER_SCREENSHOTS;
    if (!folder) return;
    mkdirSync(folder, { recursive: true });
    pictures += 1;
    await of.screenshot({ path: join(folder, `${pictures}-${name}.png`), fullPage: true });
  };
  const unions = (): Locator => page.getByRole("combobox", { name: /Công đoàn liên quan/ });
  const options = (): Locator => page.getByRole("option");
  const chosen = async (): Promise<(string | null)[]> => {
    const rows = await page.locator("[data-code]").all();
    return Promise.all(rows.map((row) => row.getAttribute("data-code")));
  };
  const save = async (): Promise<void> => {
    await page.getByRole("button", { name: /^(save|lưu)$/i }).click();
    await page
      .getByText(/^(saved document|đã lưu.*)$/i)
      .first()
      .waitFor();
  };
  const stored = async (): Promise<any> => {
    const { body } = await panel.request(
      "GET",
      "/content-manager/collection-types/api::article.article?locale=vi&pageSize=10&filters[$and][0][title][$eq]=" +
        encodeURIComponent(TITLE),
    );
    return body.results[0];
  };

  test("types a name without accents and picks two, with the keyboard alone", async () => {
    await page.goto(`${cms.url}/admin`);
    await page.getByLabel(/email/i).fill(cms.adminEmail);
    await page
      .getByLabel(/password|mật khẩu/i)
      .first()
      .fill(cms.adminPassword);
    await page.getByRole("button", { name: /login|đăng nhập/i }).click();
    await page
      .getByLabel(/password|mật khẩu/i)
      .first()
      .waitFor({ state: "detached" });
    await page.goto(
      `${cms.url}/admin/content-manager/collection-types/api::article.article/create?plugins[i18n][locale]=vi`,
    );
    await page.getByLabel("Tiêu đề").first().fill(TITLE);
    await page.getByRole("combobox", { name: /Chuyên mục/ }).click();
    await page.getByRole("option", { name: /^(union_news|Tin hoạt động)$/ }).click();
    await unions().click();
    await page.keyboard.type("so cong thuong");
    await options().first().waitFor();
    await picture("hits");
    const found = await options().allInnerTexts();
    expect(found.join("\n")).toContain("Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre");
    expect(found.find((text) => text.includes("cdcs-sct-ben-tre"))).toMatch(
      /Tổng LĐLĐVN › .*Bến Tre › .* · Bến Tre/,
    );
    const wanted = found.findIndex((text) => text.includes("cdcs-sct-ben-tre"));
    for (let at = 0; at < wanted; at += 1) await page.keyboard.press("ArrowDown");
    const active = await unions().getAttribute("aria-activedescendant");
    expect(await page.locator(`[id="${active}"]`).innerText()).toContain("cdcs-sct-ben-tre");
    await page.keyboard.press("Enter");
    expect(await chosen()).toEqual(["cdcs-sct-ben-tre"]);
    await page.keyboard.type("tong lien doan");
    await page
      .getByRole("option", { name: /Tổng Liên đoàn/ })
      .first()
      .waitFor();
    await page.keyboard.press("Escape");
    expect(await options().count()).toBe(0);
    await page.keyboard.press("ArrowDown");
    await page
      .getByRole("option", { name: /Tổng Liên đoàn/ })
      .first()
      .waitFor();
    await page.keyboard.press("Enter");
    await page.locator("[data-code=tld]").waitFor();
    expect(await chosen()).toEqual(["cdcs-sct-ben-tre", "tld"]);
    await page.getByText("Tổng Liên đoàn Lao động Việt Nam").first().waitFor();
    await picture("two-chosen");
    await save();
    expect(await stored()).toMatchObject({ unionCodes: ["cdcs-sct-ben-tre", "tld"] });
  });

  test("moves one up, and the order is kept", async () => {
    await page.getByRole("button", { name: /^Chuyển “Tổng Liên đoàn.*” lên$/ }).click();
    expect(await chosen()).toEqual(["tld", "cdcs-sct-ben-tre"]);
    await save();
    expect(await stored()).toMatchObject({ unionCodes: ["tld", "cdcs-sct-ben-tre"] });
    await page.reload();
    await page.locator("[data-code=tld]").waitFor();
    expect(await chosen()).toEqual(["tld", "cdcs-sct-ben-tre"]);
  });

  test("is refused a code that nothing has, in one sentence at the field", async () => {
    await unions().click();
    await page.keyboard.type("khong-co-123");
    await page.getByRole("option", { name: "Dùng mã “khong-co-123” như đã gõ" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("không có trong hệ thống", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: /^(save|lưu)$/i }).click();
    await page
      .getByText(/không có công đoàn nào mang mã “khong-co-123”, nên chưa lưu gì/)
      .first()
      .waitFor();
    await picture("refused");
    expect(await chosen()).toEqual(["tld", "cdcs-sct-ben-tre", "khong-co-123"]);
    await page.getByRole("button", { name: "Bỏ “khong-co-123”" }).click();
    expect(await stored()).toMatchObject({ unionCodes: ["tld", "cdcs-sct-ben-tre"] });
  });

  test("saves with the API stopped, is told so in Vietnamese, and loses nothing", async () => {
    gate.way = "closed";
    await unions().click();
    await page.keyboard.type("cdcs-sct-001");
    await page
      .getByText(/Chưa liên lạc được với hệ thống dữ liệu công đoàn nên chưa tìm theo tên được/)
      .waitFor();
    await picture("away");
    await page.keyboard.press("Enter");
    await save();
    await page
      .getByText(
        /Đã lưu khi chưa liên lạc được với hệ thống dữ liệu công đoàn\. Mã chưa kiểm tra: cdcs-sct-001\./,
      )
      .waitFor();
    await picture("saved-away");
    expect(await stored()).toMatchObject({ unionCodes: ["tld", "cdcs-sct-ben-tre", "cdcs-sct-001"] });
    await page.goto(`${cms.url}/admin`);
    await page.getByText("chờ kiểm tra: cdcs-sct-001").waitFor();
    await picture("start-page");
    gate.way = "open";
    await page.getByRole("link", { name: TITLE }).first().click();
    await page
      .locator("[data-code=cdcs-sct-001]")
      .getByText("Công đoàn cơ sở Sở Công Thương (chưa rõ tỉnh)", { exact: true })
      .waitFor();
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(500))
      if ((await page.getByText(/Mã chưa kiểm tra/).count()) === 0) break;
    expect(await page.getByText(/Mã chưa kiểm tra/).count()).toBe(0);
  });

  test("opens the preview of the draft in a tab of its own, on a phone too", async () => {
    const [preview] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("button", { name: "Xem trước" }).click(),
    ]);
    await preview.getByText("BẢN NHÁP, chưa xuất bản").waitFor();
    expect(preview.url()).toBe(`${cms.url}/xem-truoc`);
    expect(await preview.getByRole("heading", { level: 1 }).innerText()).toBe(TITLE);
    await preview.getByText("Công đoàn cơ sở Sở Công Thương tỉnh Bến Tre").waitFor();
    await picture("preview", preview);
    await preview.setViewportSize({ width: 360, height: 700 });
    const width = await preview.evaluate("document.documentElement.scrollWidth");
    expect(width).toBeLessThanOrEqual(360);
    await picture("preview-phone", preview);
    await preview.close();
  });
});
