import { globSync } from "node:fs";
import { dirname } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, launch, overflow, soon, visit } from "./browser.ts";
import { dist, serveSite, type Site } from "./site.ts";

const full = process.env["INKWASH_TIER"] === "full";

/** All pages in the full tier; otherwise the written ones, and of the reference one per package. */
function paths(): string[] {
  return globSync("**/index.html", { cwd: dist })
    .map((file) => (file === "index.html" ? "/" : `/${dirname(file)}/`))
    .filter((path) => full || !path.startsWith("/api/") || path.split("/").length <= 4)
    .sort();
}

describe.runIf(hasBrowser)("the built site", () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = [await serveSite(), await launch()];
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test("every page loads without an error, has one heading and fits into 360 pixels", async () => {
    const all = paths();
    expect(all.length).toBeGreaterThan(35);
    const { page, problems } = await visit(browser, site.url, {
      viewport: { width: 360, height: 800 },
    });
    const wrong: string[] = [];
    for (const path of all) {
      await page.goto(site.url + path, { waitUntil: "load" });
      if ((await page.locator("h1").count()) !== 1) wrong.push(`${path} has not one h1`);
      if ((await overflow(page)) > 0) wrong.push(`${path} scrolls sideways`);
    }
    expect([...problems, ...wrong]).toEqual([]);
  }, 600_000);

  test("the home page has three doors, a film and a picture for other sites", async () => {
    const { page, problems } = await visit(browser, site.url);
    const doors = await page
      .locator(".doors a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(doors).toEqual(["/getting-started/", "/play/forward/", "/contributing/architecture/"]);
    const inked = (): Promise<boolean> =>
      page.locator("[data-hero] canvas").evaluate((canvas: HTMLCanvasElement) => {
        const { width, height } = canvas;
        const { data } = canvas.getContext("2d")!.getImageData(0, 0, width, height);
        return data.some((value, i) => i % 4 === 3 && value > 0);
      });
    await soon(inked).toBe(true);
    const social = await page.request.get(`${site.url}/social.png`);
    expect(social.headers()["content-type"]).toBe("image/png");
    expect(await page.locator('meta[property="og:image"]').getAttribute("content")).toContain(
      "/social.png",
    );
    expect(problems).toEqual([]);
  });

  test("a page that is not there says so", async () => {
    const { page } = await visit(browser, `${site.url}/no/such/page/`);
    expect(await page.locator("h1").textContent()).toBe("404");
  });

  test("formulas are rendered with the stylesheet's own fonts", async () => {
    const { page } = await visit(browser, `${site.url}/concepts/notation/`);
    expect(await page.locator(".katex-display").count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator(".katex-error").count()).toBe(0);
    expect(await page.evaluate(() => document.fonts.check("16px KaTeX_Main"))).toBe(true);
  });

  test("search finds a function of the reference", async () => {
    const { page, problems } = await visit(browser, site.url);
    // Starlight enables this button once its script has run: the click waits for that.
    await page.locator("button[data-open-modal]").click();
    await page.locator(".pagefind-ui__search-input").fill("swissRoll");
    const first = page.locator(".pagefind-ui__result-link").first();
    await first.waitFor();
    expect(await first.textContent()).toContain("swissRoll");
    expect(problems).toEqual([]);
  });

  test("every package has a page, a reference, and a way from one to the other", async () => {
    const { page } = await visit(browser, `${site.url}/packages/random/`);
    await page.getByRole("link", { name: "API reference" }).first().click();
    await page.waitForURL("**/api/random/");
    await page
      .locator("#starlight__sidebar")
      .getByRole("link", { name: "philox", exact: true })
      .click();
    await page.waitForURL("**/api/random/functions/philox/");
    expect(await page.locator("h1").textContent()).toBe("philox");
    const source = page.getByRole("link", { name: "packages/random/src/" });
    expect(await source.first().getAttribute("href")).toMatch(
      /^https:\/\/github\.com\/inkwash\/inkwash\/blob\/main\/packages\/random\/src\/[\w-]+\.ts#L\d+$/,
    );
  });
});
