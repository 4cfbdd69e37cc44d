import type { Browser } from "playwright-core";
import { member, type Member } from "../cms/members";
import { articleData, openPanel, type Panel } from "../cms/panel";
import { startCms, type RunningCms } from "../cms/running-cms";
import { chromiumPath, launchBrowser } from "../support/browser";
import { startWalk, type Walk } from "./walk";

jest.setTimeout(300_000);

(chromiumPath() ? describe : describe.skip)("the start page", () => {
  let cms: RunningCms;
  let browser: Browser;
  let admin: Panel;
  let writer: Member;
  let editor: Member;
  let walk: Walk;
  const ids = new Map<string, string>();

  const review = (panel: Panel, title: string, action = "", body?: object) =>
    panel.request("POST", `/editorial/documents/article/${ids.get(title)}/vi/review${action}`, body ?? {});
  const box = (title: string) =>
    walk.page.locator("section").filter({ has: walk.page.getByRole("heading", { name: title }) });
  const rows = async (title: string) => {
    await box(title).getByRole("link").first().waitFor();
    return box(title).getByRole("link").allInnerTexts();
  };

  beforeAll(async () => {
    cms = await startCms();
    admin = await openPanel(cms);
    writer = await member(cms, admin, "nguoi-viet", "Người viết");
    editor = await member(cms, admin, "bien-tap", "Biên tập viên toàn hệ thống");
    const titles = ["Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Gửi duyệt", "Trả lại", "Hẹn giờ"];
    for (const title of titles) ids.set(title, await writer.create("article", articleData(title)));
    for (const title of ["Gửi duyệt", "Trả lại", "Hẹn giờ"])
      expect((await review(writer, title)).status).toBe(200);
    const remark = "Hãy ghi rõ nguồn của con số ở đoạn hai.";
    expect((await review(editor, "Trả lại", "/return", { remark })).status).toBe(200);
    const publishAt = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const scheduled = await editor.request(
      "PUT",
      `/editorial/documents/article/${ids.get("Hẹn giờ")}/vi/schedule`,
      { publishAt },
    );
    expect(scheduled.status).toBe(200);
    browser = await launchBrowser();
  });
  afterEach(() => walk?.end());
  afterAll(async () => {
    await browser?.close();
    await cms?.stop();
  });

  test("tells a writer what they began, what was sent back and what waits, and leads there", async () => {
    walk = await startWalk(browser, cms);
    const { page } = walk;
    await walk.signIn(writer.email, writer.password);
    await box("Bản nháp của tôi").getByText("1 bài được trả lại, 8 bản nháp").waitFor();
    expect((await rows("Bản nháp của tôi"))[0]).toBe("Trả lại");
    await box("Bản nháp của tôi").getByText("Hãy ghi rõ nguồn của con số ở đoạn hai.").waitFor();
    expect(await rows("Chờ duyệt")).toEqual(["Gửi duyệt"]);
    expect(await rows("Đã hẹn giờ")).toEqual(["Hẹn giờ"]);
    await walk.see("trang đầu của người viết");
    await box("Bản nháp của tôi").getByRole("button", { name: "Hiện thêm" }).click();
    await box("Bản nháp của tôi").getByRole("link", { name: "Một", exact: true }).waitFor();
    expect(await rows("Bản nháp của tôi")).toHaveLength(9);
    await box("Bản nháp của tôi").getByRole("link", { name: "Trả lại" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(ids.get("Trả lại")!));
    expect(await page.getByLabel("Tiêu đề").first().inputValue()).toBe("Trả lại");
    expect(walk.shown).toEqual([]);
  });

  test("tells an editor who waits for a review and what has its time, on a narrow screen too", async () => {
    walk = await startWalk(browser, cms, 768);
    await walk.signIn(editor.email, editor.password);
    expect(await rows("Chờ duyệt")).toEqual(["Gửi duyệt"]);
    await box("Chờ duyệt")
      .getByText(/nguoi-viet gửi/)
      .waitFor();
    expect(await rows("Đã hẹn giờ")).toEqual(["Hẹn giờ"]);
    await box("Bản nháp của tôi").getByText("Bạn không có bản nháp nào.").waitFor();
    await walk.see("trang đầu của biên tập");
    expect(await walk.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(walk.shown).toEqual([]);
  });

  test("begins with four boxes and has none of the panel's makers", async () => {
    walk = await startWalk(browser, cms);
    await walk.signIn(cms.adminEmail, cms.adminPassword);
    await box("Bản nháp của tôi").waitFor();
    const boxes = await walk.page
      .locator("main section[data-strapi-widget-id]")
      .evaluateAll((sections) => sections.map((section) => section.getAttribute("data-strapi-widget-id")!));
    expect(boxes.slice(0, 4)).toEqual(
      ["my-drafts", "waiting-for-review", "scheduled", "not-on-site"].map((id) => `global::${id}`),
    );
    expect(boxes.filter((id) => !id.startsWith("global::"))).toEqual([]);
  });

  test("works while one of its questions has no answer, and says so", async () => {
    walk = await startWalk(browser, cms);
    await walk.page.route("**/editorial/tasks*", (route) => route.abort());
    await walk.signIn(writer.email, writer.password);
    await box("Chờ duyệt").getByText("Không tải được phần này.").waitFor();
    await walk.page.unroute("**/editorial/tasks*");
    await box("Chờ duyệt").getByRole("button", { name: "Thử lại" }).click();
    expect(await rows("Chờ duyệt")).toEqual(["Gửi duyệt"]);
  });
});
