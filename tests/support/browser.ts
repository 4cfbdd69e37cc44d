import { chromium, type Browser } from "playwright-core";
import { findProgram } from "./programs";

/** Chromium stays on this machine: without these it looks for its maker's servers at every start. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** The installed Chromium; null where the browser tests are skipped. */
export function chromiumPath(): string | null {
  return findProgram("chromium", "chromium-browser", "google-chrome");
}

/** A headless browser with a fresh profile, in Vietnamese. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (!executablePath) throw new Error("Chromium is not installed");
  return chromium.launch({ executablePath, headless: true, args: [...QUIET, "--lang=vi"] });
}
