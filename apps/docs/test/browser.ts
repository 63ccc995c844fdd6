import { existsSync } from "node:fs";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright";
import { expect } from "vitest";

/** The browser of this machine. */
const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

/** Whether there is a browser; `npm test` installs one where it can, and says so where it cannot. */
export const hasBrowser: boolean = existsSync(executablePath);

/** Starts Chromium without WebGPU: nothing on the site may need it. */
export function launch(): Promise<Browser> {
  const args = [
    "--headless=new",
    "--no-sandbox",
    "--no-first-run",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=WebGPU",
  ];
  return chromium.launch({ executablePath, args });
}

/** A page, and what went wrong in it: console errors, exceptions, failed requests. */
export interface Visit {
  readonly page: Page;
  readonly problems: readonly string[];
}

/** Opens a page in a context of its own: light and still, if not asked for otherwise. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    colorScheme: "light",
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // What is still under way when the next page is opened is nobody's fault.
    if (reason !== "net::ERR_ABORTED") problems.push(`${request.url()}: ${reason}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`);
  });
  await page.goto(url, { waitUntil: "load" });
  return { page, problems };
}

/** Waits until a value is as expected; how long it takes depends on the machine. */
export function soon<T>(read: () => T): ReturnType<typeof expect.poll<T>> {
  return expect.poll(read, { timeout: 30_000 });
}
