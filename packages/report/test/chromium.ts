import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { afterAll, beforeAll } from "vitest";

const executablePath = process.env["CHROMIUM_PATH"] || "/usr/bin/chromium";

/** Whether there is a browser; `npm test` says loudly what is left out without one. */
export const hasChromium = existsSync(executablePath);

/** A page on disk as a reader sees it. */
export interface Opened {
  readonly page: Page;
  /** What the console said, what failed, and every address but the page's own and data. */
  readonly complaints: readonly string[];
}

/** Opens pages from disk, one browser per test file. */
export function pagesOnDisk(): (
  html: Uint8Array,
  options?: BrowserContextOptions,
) => Promise<Opened> {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "inkwash-report-"));
    const args = ["--no-sandbox", "--headless=new"];
    browser = await chromium.launch({ executablePath, args });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  return async (html, options = {}) => {
    const path = join(folder, "report.html");
    writeFileSync(path, html);
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const complaints: string[] = [];
    const { href } = pathToFileURL(path);
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("dialog", (dialog) => complaints.push(dialog.message()));
    page.on("request", (request) => {
      const url = request.url();
      if (url !== href && !url.startsWith("data:")) complaints.push(url);
    });
    await page.goto(href);
    return { page, complaints };
  };
}
