import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import type { RunningCms } from "../cms/running-cms";
import { englishOn, makersOffersOn } from "./english";

/** Somebody in front of the panel, who notes on each screen what staff should not see there. */
export interface Walk {
  page: Page;
  /** "screen: what it shows": English, and what the panel's makers offer. */
  shown: string[];
  /** Opens a page afresh, and looks at it. */
  open(path: string, screen?: string): Promise<void>;
  /** Goes to a page without loading the panel again, and looks at it. */
  go(path: string, screen?: string): Promise<void>;
  /** Waits until nothing loads any more, and looks. */
  see(screen: string): Promise<void>;
  signIn(email: string, password: string): Promise<void>;
  /** Leaves the browser. */
  end(): Promise<void>;
}

/** Begins a walk in a fresh profile. With SCREENSHOTS=<folder> every screen that is looked at is kept there. */
export async function startWalk(browser: Browser, cms: RunningCms, width = 1280): Promise<Walk> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: "vi-VN" });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const shown: string[] = [];

  async function see(screen: string): Promise<void> {
    await page.waitForLoadState("networkidle");
    await page.waitForFunction(
      () => !/Đang tải nội dung|Loading content/.test(document.body.textContent ?? ""),
    );
    // Parts of the panel come one after the other: it is looked at when nothing has come for a while.
    for (let before = ""; ; await page.waitForTimeout(300)) {
      const now = await page.evaluate(() => document.body.innerText);
      if (now === before) break;
      before = now;
    }
    shown.push(...(await englishOn(page)).map((text) => `${screen}: ${text}`));
    shown.push(...(await makersOffersOn(page)).map((html) => `${screen}: ${html}`));
    const folder = process.env.SCREENSHOTS;
    if (folder)
      await page.screenshot({ path: join(folder, `${screen.replace(/[^\p{L}\d]+/gu, "-")}-${width}.png`) });
  }

  return {
    page,
    shown,
    see,
    async open(path, screen = path) {
      await page.goto(`${cms.url}/admin${path}`);
      await see(screen);
    },
    async go(path, screen = path) {
      await page.evaluate((address) => {
        history.pushState(null, "", address);
        dispatchEvent(new PopStateEvent("popstate", { state: null }));
      }, `/admin${path}`);
      await page.waitForTimeout(100);
      await see(screen);
    },
    async signIn(email, password) {
      await page.goto(`${cms.url}/admin/auth/login`);
      await page.getByLabel("Email").fill(email);
      await page.getByLabel("Mật khẩu").first().fill(password);
      await page.getByRole("button", { name: "Đăng nhập" }).click();
      await page.getByRole("heading", { name: "Việc đang chờ" }).waitFor();
    },
    end: () => context.close(),
  };
}
