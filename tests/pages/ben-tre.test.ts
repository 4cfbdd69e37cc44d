import type { Browser, BrowserContext, Page } from "playwright-core";
import demonstration from "../../api/demo/reports.json";
import { Role } from "../../api/platform/actor";
import { startApp, type App } from "../support/app";
import { chromiumPath, launchBrowser } from "../support/browser";
import { withoutReport } from "./without-report";

jest.setTimeout(240_000);

const UNION = "cdcs-sct-ben-tre";
const PUBLISHED = demonstration[0]!;
const FORM = "/bao-cao/ky/2021";
const WHY = "Có một đoàn viên được công nhận rồi chuyển công tác trong năm.";

const FIGURES = `query ($union: String!) { union(code: $union, asOf: "2021-12-31") { statistics(period: "2021") {
  observations { indicator { code aggregation } value qualifier } } } }`;

const OUTCOMES = `query { union(code: "${UNION}") { report(period: "2021") {
  status version ruleResults { code severity outcome message explanation } } } }`;

(chromiumPath() ? describe : describe.skip)("an officer reports the year 2021 in a browser", () => {
  let app: App;
  let browser: Browser;
  let reporter: Page;
  let approver: Page;
  let everybody: string;
  const contexts: BrowserContext[] = [];
  const complaints: string[] = [];

  async function signIn(union: string, role: Role, path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "vi-VN" });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (/Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    await page.goto(app.url + path);
    await page.getByLabel("Mã truy cập").fill(await app.token(union, role));
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await page.getByText("Đăng xuất").waitFor();
    return page;
  }

  async function shoot(page: Page, name: string): Promise<void> {
    if (process.env.BROWSER_SCREENSHOTS)
      await page.screenshot({ path: `${process.env.BROWSER_SCREENSHOTS}/${name}.png`, fullPage: true });
  }

  const field = (page: Page, code: string) => page.locator(`[name="v.${code}"]`);

  /** The figures of a union that add up, without those that nobody reported. */
  async function figures(union: string): Promise<Record<string, [number, string]>> {
    const { data, errors } = await app.ask(FIGURES, { union }, { token: everybody });
    expect(errors).toBeUndefined();
    const stated = data.union.statistics.observations.filter(
      ({ indicator, value }: any) => ["SUM", "LAST"].includes(indicator.aggregation) && value !== null,
    );
    return Object.fromEntries(
      stated.map(({ indicator, value, qualifier }: any) => [indicator.code, [value, qualifier]]),
    );
  }

  const reported = (changes: Record<string, number> = {}): Record<string, [number, string]> =>
    Object.fromEntries(
      PUBLISHED.values.map(({ indicator, value, qualifier }) => [
        indicator,
        [changes[indicator] ?? value, qualifier],
      ]),
    );

  async function expectFigures(expected: Record<string, [number, string]>): Promise<void> {
    expect(await figures("ldld-ben-tre")).toEqual(expected);
    expect(await figures("tld")).toEqual(expected);
  }

  beforeAll(async () => {
    app = await startApp("sqlite", { demo: true });
    await withoutReport(app);
    everybody = await app.token("tld", Role.ADMIN);
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    await browser?.close();
    await app?.close();
  });

  test("nothing is known before", async () => {
    await expectFigures({});
  });

  test("signs in, and finds what is due", async () => {
    reporter = await signIn(UNION, Role.REPORTER, "/bao-cao?nam=2021");
    const line = reporter.getByRole("row", { name: /Năm 2021/ });
    await line.getByText("Cần lập").waitFor();
    await line.getByText("Quá hạn").waitFor();
    await line.getByRole("link").click();
    await reporter.getByRole("heading", { name: /Báo cáo năm 2021/ }).waitFor();
  });

  test("what was typed survives a reload, and a line that is down", async () => {
    await field(reporter, "members").fill("54");
    await field(reporter, "women_committees").fill("2");
    reporter.once("dialog", (dialog) => void dialog.accept());
    await reporter.reload();
    expect(await field(reporter, "members").inputValue()).toBe("");
    await reporter.getByRole("button", { name: "Lấy lại" }).click();
    expect(await field(reporter, "members").inputValue()).toBe("54");
    await contexts[0]!.setOffline(true);
    await reporter.getByRole("button", { name: "Lưu nháp" }).click();
    await reporter.getByText("Đang mất mạng").waitFor();
    await contexts[0]!.setOffline(false);
    expect(await field(reporter, "women_committees").inputValue()).toBe("2");
  });

  test("types the report, and sees what the rules say while typing", async () => {
    for (const { indicator, value, qualifier } of PUBLISHED.values) {
      // Mistyped above: the union above finds it.
      if (indicator === "women_committees") continue;
      await field(reporter, indicator).fill(String(value));
      if (qualifier === "EXACT") continue;
      await reporter.locator(`[data-row="${indicator}"] > .more > summary`).click();
      await reporter.locator(`[name="q.${indicator}"]`).selectOption(qualifier);
    }
    await field(reporter, "members").focus();
    expect(await field(reporter, "mutual_aid_fund_vnd").inputValue()).toBe("15.000.000");
    await reporter.locator('[data-row="excellent_members"] .msg.warning').waitFor();
    await shoot(reporter, "typed");
    await reporter.getByRole("button", { name: "Nộp báo cáo" }).click();
    await reporter.getByText("Đã lưu, nhưng chưa nộp được").waitFor();
    await shoot(reporter, "not-ready");
    const { data } = await app.ask(OUTCOMES, {}, { token: everybody });
    expect(data.union.report.status).toBe("DRAFT");
  });

  test("explains the warning, and hands the report in", async () => {
    await reporter.locator('[name="e.excellent_members_within_members"]').fill(WHY);
    await reporter.getByRole("button", { name: "Nộp báo cáo" }).click();
    await reporter.getByText("Đã nộp báo cáo").waitFor();
    await shoot(reporter, "submitted");
    const { data } = await app.ask(OUTCOMES, {}, { token: everybody });
    const said = (code: string) => data.union.report.ruleResults.find((result: any) => result.code === code);
    expect(data.union.report.status).toBe("SUBMITTED");
    expect(said("members_balance")).toMatchObject({ outcome: "NOT_EVALUABLE" });
    expect(said("excellent_members_within_members")).toMatchObject({
      severity: "WARNING",
      outcome: "FAIL",
      explanation: WHY,
    });
    expect(said("inspections_by_subject")).toMatchObject({ outcome: "PASS" });
    expect(said("inspections_by_subject").message).toContain("4 = 1 + 2 + 1 + 0");
    await reporter.getByText("Chưa đánh giá được vì thiếu số liệu").click();
    await reporter.locator("#r-members_balance").getByText("Chưa đánh giá được", { exact: true }).waitFor();
    await reporter.getByText(/^Đạt \(/).click();
    await reporter.locator("#r-inspections_by_subject").getByText("4 = 1 + 2 + 1 + 0").waitFor();
    await expectFigures({});
  });

  test("the union above finds it on its board, and returns it with a remark", async () => {
    approver = await signIn("cdvc-ben-tre", Role.APPROVER, "/bao-cao/bang/2021");
    await approver.getByRole("link", { name: /^Chờ duyệt 1/ }).click();
    await shoot(approver, "board");
    await approver.getByRole("link", { name: /^Duyệt/ }).click();
    await approver.getByText(WHY).waitFor();
    await shoot(approver, "review");
    await approver.getByLabel(/^Trả lại, vì sao/).fill("Đơn vị chỉ có một ban nữ công.");
    await approver.getByRole("button", { name: "Trả lại" }).click();
    await approver.getByText("Đã trả lại báo cáo cho đơn vị.").waitFor();
  });

  test("the officer corrects it and hands it in again", async () => {
    await reporter.goto(app.url + FORM);
    await reporter.getByText("Đơn vị chỉ có một ban nữ công.").waitFor();
    await shoot(reporter, "returned");
    await field(reporter, "women_committees").fill("1");
    await reporter.getByRole("button", { name: "Nộp báo cáo" }).click();
    await reporter.getByText("Đã nộp báo cáo").waitFor();
  });

  test("it is approved, and the province and the country know exactly its figures", async () => {
    await approver.goto(`${app.url}/bao-cao/bang/2021?trang-thai=SUBMITTED`);
    await approver.getByRole("link", { name: /^Duyệt/ }).click();
    await approver.getByRole("button", { name: "Duyệt báo cáo" }).click();
    await approver.getByText(/^Đã duyệt\. Số liệu/).waitFor();
    await expectFigures(reported());
  });

  test("it is amended forth and back, and the figures with it", async () => {
    const amend = async (members: string, reason: string): Promise<void> => {
      await approver.getByRole("link", { name: "Bổ sung, điều chỉnh" }).click();
      await field(approver, "members").fill(members);
      await approver.getByLabel(/^Vì sao bổ sung/).fill(reason);
      await approver.getByRole("button", { name: "Ghi bản điều chỉnh" }).click();
      await approver.getByText("Đã ghi bản điều chỉnh").waitFor();
    };
    await amend("55", "Đếm sót một đoàn viên");
    await shoot(approver, "amended");
    await expectFigures(reported({ members: 55 }));
    await amend("54", "Lần đếm đầu là đúng");
    await expectFigures(reported());
    const { data } = await app.ask(OUTCOMES, {}, { token: everybody });
    expect(data.union.report).toMatchObject({ status: "APPROVED", version: 3 });
  });

  test("no page asked for anything that its policy forbids", () => {
    expect(complaints).toEqual([]);
  });
});
