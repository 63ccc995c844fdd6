import { existsSync, readFileSync } from "node:fs";
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

/** A file that a page gave away. */
export interface Taken {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Clicks the button `data-take-NAME` and waits for its file. */
export async function take(page: Page, name: string): Promise<Taken> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`[data-take-${name}]`).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** The controls that a screen reader could not name. */
export function nameless(page: Page): Promise<string[]> {
  return page
    .locator(".lab")
    .first()
    .evaluate((lab) =>
      [...lab.querySelectorAll<HTMLInputElement>("input, select, button")]
        .filter((control) => !control.labels?.length && !control.ariaLabel && !control.textContent)
        .map((control) => control.outerHTML),
    );
}

/** The number of pixels of a canvas with ink. */
export function ink(page: Page, canvas: string): Promise<number> {
  return page.locator(canvas).evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element;
    const { data } = element.getContext("2d")!.getImageData(0, 0, width, height);
    let pixels = 0;
    for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) pixels++;
    return pixels;
  });
}

/** The pixels that a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
