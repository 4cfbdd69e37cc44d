import type { Browser, Page } from "playwright-core";
import { setTimeout as sleep } from "node:timers/promises";
import { startContentSync, type ContentSync } from "../../api/content/sync";
import { createLog } from "../../api/platform/log";
import { startCms, type RunningCms } from "../cms/running-cms";
import { startApp, type App } from "../support/app";
import { chromiumPath, launchBrowser } from "../support/browser";

jest.setTimeout(240_000);

const TITLE = "Bài thứ sáu: Tổ Công đoàn số 1 đọc sách";
const SLUG = "bai-thu-sau-to-cong-doan-so-1-doc-sach";

(chromiumPath() ? describe : describe.skip)("an editor in a browser", () => {
  let cms: RunningCms;
  let app: App;
  let sync: ContentSync;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    cms = await startCms({ env: { CMS_SEED_DEMO: "true" } });
    app = await startApp("sqlite", { demo: true, env: { CMS_URL: cms.url, CMS_FEED_TOKEN: cms.token } });
    sync = startContentSync(app.database, app.config.cms!, app.clock, createLog("silent"), {
      poll: 200,
      reconcile: 60_000,
      longestWait: 1000,
    });
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale: "vi-VN" });
    page.setDefaultTimeout(30_000);
  });
  afterEach(async () => {
    if (process.env.BROWSER_SCREENSHOT) await page.screenshot({ path: process.env.BROWSER_SCREENSHOT });
  });
  afterAll(async () => {
    await browser?.close();
    await sync?.stop();
    await app?.close();
    await cms?.stop();
  });

  const titles = async (): Promise<string[]> => {
    const { data, errors } = await app.ask("{ articles(first: 10) { nodes { title } } }");
    expect(errors).toBeUndefined();
    return data.articles.nodes.map((article: { title: string }) => article.title);
  };
  /** The articles of the API as soon as they are as many as that. */
  const titlesOnce = async (count: number): Promise<string[]> => {
    for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(200)) {
      const found = await titles();
      if (found.length === count) return found;
    }
    return titles();
  };
  const bySlug = async (): Promise<unknown> =>
    (await app.ask(`{ article(slug: "${SLUG}") { title body { html text } } }`)).data.article;
  const action = async (name: RegExp): Promise<void> => {
    await page.getByRole("button", { name: /^(more document actions|thao tác khác với văn bản)$/i }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  const confirm = (): Promise<void> => page.getByRole("button", { name: /^(confirm|xác nhận)$/i }).click();

  test("the five articles of the demonstration are there, in the order of their datelines", async () => {
    expect(await titlesOnce(5)).toHaveLength(5);
    const { data } = await app.ask("{ articles(first: 10) { nodes { dateline } } }");
    const datelines = data.articles.nodes.map((article: { dateline: string | null }) => article.dateline);
    expect(datelines).toEqual([null, "2024-03-29", "2023-04-19", "2021-11-29", "2018-11-09"]);
  });

  test("a person signs in to the panel", async () => {
    await page.goto(`${cms.url}/admin`);
    await page.getByLabel(/email/i).fill(cms.adminEmail);
    await page
      .getByLabel(/password|mật khẩu/i)
      .first()
      .fill(cms.adminPassword);
    await page.getByRole("button", { name: /login|đăng nhập/i }).click();
    await page.getByRole("heading", { name: "Việc đang chờ" }).waitFor();
  });

  test("finds the panel in Vietnamese, without its maker's news and tours", async () => {
    await page.goto(`${cms.url}/admin/content-manager/collection-types/api::article.article`);
    await page.getByText("Viết mới").first().waitFor();
    await page.getByText("Đã xuất bản").first().waitFor();
    expect(await page.getByText(/new media library|guided tour|create new entry/i).count()).toBe(0);
  });

  test("writes and publishes an article, and it is in the API", async () => {
    await page.goto(
      `${cms.url}/admin/content-manager/collection-types/api::article.article/create?plugins[i18n][locale]=vi`,
    );
    await page.getByLabel("Tiêu đề").fill(TITLE);
    await page.getByRole("combobox", { name: /Chuyên mục/ }).click();
    await page.getByRole("option", { name: /^(union_news|Tin hoạt động)$/ }).click();
    await page.locator("[contenteditable=true]").first().click();
    await page.keyboard.type("Mỗi người góp một cuốn, cả tổ có một tủ sách.");
    expect(await titles()).toHaveLength(5);
    await page.getByRole("button", { name: /^(publish|xuất bản)$/i }).click();
    expect(await titlesOnce(6)).toContain(TITLE);
    expect(await bySlug()).toEqual({
      title: TITLE,
      body: {
        html: "<p>Mỗi người góp một cuốn, cả tổ có một tủ sách.</p>",
        text: "Mỗi người góp một cuốn, cả tổ có một tủ sách.",
      },
    });
  });

  test("publishes it in English without typing an address, and it is in the API", async () => {
    const vietnamese = page.url();
    const english = new URL(vietnamese);
    english.searchParams.set("plugins[i18n][locale]", "en");
    await page.goto(english.href);
    await page.getByLabel("Tiêu đề").first().fill("Team One reads");
    await page.getByRole("button", { name: /^(publish|xuất bản)$/i }).click();
    const found = async () =>
      (await app.ask('{ article(slug: "team-one-reads", locale: EN) { title translations { slug } } }')).data
        .article;
    for (const deadline = Date.now() + 30_000; Date.now() < deadline && !(await found()); ) await sleep(200);
    expect(await found()).toEqual({ title: "Team One reads", translations: [{ slug: SLUG }] });
    await page.goto(vietnamese);
    await page.getByText("Đã xuất bản").first().waitFor();
  });

  test("saves a draft edit of it, which the API does not show", async () => {
    await page.getByLabel("Tiêu đề").fill(`${TITLE} (bản nháp chưa duyệt)`);
    await page.getByRole("button", { name: /^(save|lưu)$/i }).click();
    await page
      .getByText(/modified|đã sửa/i)
      .first()
      .waitFor();
    await sync.lookNow();
    expect(await titles()).toContain(TITLE);
    const { data } = await app.ask('{ articles(filter: { text: "bản nháp chưa duyệt" }) { totalCount } }');
    expect(data.articles.totalCount).toBe(0);
  });

  test("unpublishes it, and it is gone", async () => {
    await action(/^(unpublish|gỡ xuống)$/i);
    await confirm();
    expect(await titlesOnce(5)).not.toContain(TITLE);
    expect(await bySlug()).toBeNull();
  });

  test("publishes it again and deletes it, and it is gone", async () => {
    await page.getByRole("button", { name: /^(publish|xuất bản)$/i }).click();
    expect(await titlesOnce(6)).toContain(`${TITLE} (bản nháp chưa duyệt)`);
    await page
      .getByRole("button", { name: /^(more actions|thao tác khác)$/i })
      .first()
      .click();
    await page
      .getByRole("menuitem", { name: /^(delete|xóa)/i })
      .first()
      .click();
    await confirm();
    expect(await titlesOnce(5)).toHaveLength(5);
    expect(await bySlug()).toBeNull();
  });
});
