import { readDocument, run } from "@inkwash/experiment";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, launch, nameless, soon, take, visit, type Visit } from "./browser.ts";
import { change, field, level, picture, settled, slide } from "./lab-page.ts";
import { serveSite, type Site } from "./site.ts";

/** The number of pixels with ink, and the mean brightness of those, in [0, 255]. */
const ink = (page: Page): Promise<{ pixels: number; brightness: number }> =>
  page.locator("[data-canvas]").evaluate((canvas: HTMLCanvasElement) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext("2d")!.getImageData(0, 0, width, height);
    let [pixels, brightness] = [0, 0];
    for (let i = 0; i < data.length; i += 4) {
      if (data[i + 3] === 0) continue;
      pixels++;
      brightness += (data[i]! + data[i + 1]! + data[i + 2]!) / 3;
    }
    return { pixels, brightness: brightness / pixels };
  });

describe.runIf(hasBrowser)("the live page", () => {
  let site: Site;
  let browser: Browser;
  const open = async (hash = "", options = {}): Promise<Visit> => {
    const seen = await visit(browser, `${site.url}/play/forward/${hash}`, options);
    await settled(seen.page);
    return seen;
  };
  beforeAll(async () => {
    [site, browser] = [await serveSite(), await launch()];
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test("the slider moves the points, and back again", async () => {
    const { page, problems } = await open();
    expect(await level(page)).toBe("level 0 of 100");
    const [clean, line] = [await picture(page), await ink(page)];
    await slide(page, 50);
    expect(await level(page)).toBe("level 100 of 100");
    const cloud = await ink(page);
    expect(await picture(page)).not.toBe(clean);
    // The swiss roll is a thin line; noise covers the plane.
    expect(cloud.pixels).toBeGreaterThan(1.5 * line.pixels);
    await slide(page, 0);
    expect(await picture(page)).toBe(clean);
    expect(problems).toEqual([]);
  });

  test("the numbers beside the film are those of the same document in Node", async () => {
    const { page } = await open("#level=50");
    const readings = await page.locator("[data-numbers] dd").allTextContents();
    const code = readDocument((await take(page, "document")).bytes.toString());
    for await (const event of run(code)) {
      if (event.type !== "forward-step" || event.level !== 50) continue;
      const { signal, noise } = event;
      const numbers = [signal, noise, signal * signal, 2 * Math.log(signal / noise)];
      const texts = numbers.map((value) => String(Number(value.toPrecision(4))).replace("-", "−"));
      expect(readings).toEqual(texts);
    }
    expect(readings).toHaveLength(4);
  });

  test("play moves on by itself and stops when told", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Play" }).click();
    await soon(() => level(page)).not.toBe("level 0 of 100");
    await page.getByRole("button", { name: "Pause" }).click();
    const rest = await picture(page);
    await page.waitForTimeout(300);
    expect(await picture(page)).toBe(rest);
  });

  test("it plays by itself, but not for readers who want stillness, nor from a link to a level", async () => {
    const playing = "[data-lab][data-playing]";
    const moving = await open("", { reducedMotion: "no-preference" });
    await moving.page.locator(playing).waitFor();
    const still = await open();
    expect(await still.page.locator(playing).count()).toBe(0);
    const linked = await open("#level=20", { reducedMotion: "no-preference" });
    expect(await linked.page.locator(playing).count()).toBe(0);
    expect(await level(linked.page)).toBe("level 20 of 100");
  });

  test("another schedule gives another picture and another chart", async () => {
    const { page, problems } = await open("#level=50");
    const before = [
      await picture(page),
      await page.locator("[data-charts] .series").first().getAttribute("d"),
    ];
    await change(page, "schedule.kind", "cosine");
    expect(await level(page)).toBe("level 50 of 100");
    const after = [
      await picture(page),
      await page.locator("[data-charts] .series").first().getAttribute("d"),
    ];
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(await field(page, "schedule.maxBeta").isVisible()).toBe(true);
    expect(await field(page, "schedule.start").isVisible()).toBe(false);
    expect(problems).toEqual([]);
  });

  test("the markers of the charts stand at the level", async () => {
    const { page } = await open();
    const places = (): Promise<number[]> =>
      page.locator("[data-charts] .marker").evaluateAll((lines) =>
        lines.map((line) => {
          const plane = (line.parentNode as SVGSVGElement).viewBox.baseVal;
          return (Number(line.getAttribute("x1")) - plane.x) / plane.width;
        }),
      );
    await slide(page, 25);
    for (const place of await places()) expect(place).toBeCloseTo(0.5, 10);
    await slide(page, 50);
    for (const place of await places()) expect(place).toBeCloseTo(1, 10);
    expect(await places()).toHaveLength(2);
  });

  test("one noise per point instead of one per step: the data stay, the way changes", async () => {
    const { page } = await open("#data.n=500");
    const pictures = async (): Promise<string[]> => {
      await slide(page, 25);
      const half = await picture(page);
      await slide(page, 0);
      return [await picture(page), half];
    };
    const chain = await pictures();
    await page.getByLabel("one per point").check();
    await soon(() => page.locator("[data-code]").textContent()).toContain('"jump"');
    await settled(page);
    const jump = await pictures();
    expect(jump[0]).toBe(chain[0]);
    expect(jump[1]).not.toBe(chain[1]);
  });

  test("data on a line become a histogram with a test of Kolmogorov and Smirnov", async () => {
    const { page, problems } = await open("#data=three-hills&level=100");
    expect(await page.locator("[data-lab]").getAttribute("data-scene")).toBe("line");
    const names = await page.locator("[data-numbers] dt").allTextContents();
    expect(names).toContain("Kolmogorov-Smirnov distance to N(0, 1)");
    const values = await page.locator("[data-numbers] dd").allTextContents();
    // The 99.9 % point of sqrt(n) D is 1.95.
    for (const value of values.slice(4)) expect(Number(value)).toBeLessThan(1.95 / Math.sqrt(4000));
    expect(problems).toEqual([]);
  });

  test("the keyboard does what the mouse does", async () => {
    const { page } = await open();
    await page.locator("[data-time]").focus();
    await page.keyboard.press("ArrowRight");
    expect(await level(page)).toBe("level 2 of 100");
    expect(await page.locator("[data-time]").evaluate((slider) => slider.ariaValueText)).toBe(
      "level 2 of 100",
    );
    await page.keyboard.press("Space");
    await page.locator("[data-lab][data-playing]").waitFor();
    await page.keyboard.press("Space");
    await soon(() => page.locator("[data-lab][data-playing]").count()).toBe(0);
    await page.keyboard.press("Home");
    expect(await level(page)).toBe("level 0 of 100");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("ArrowRight");
    expect(await level(page)).toBe("level 2 of 100");
    const outline = await page
      .getByRole("button", { name: "Play" })
      .evaluate((button) => getComputedStyle(button).outlineStyle);
    expect(outline).toBe("solid");
  });

  test("every control has a name", async () => {
    const { page } = await open();
    expect(await nameless(page)).toEqual([]);
  });

  test("what the document refuses is said beside the control, until it is put right", async () => {
    const { page } = await open();
    await field(page, "schedule.end").fill("2");
    const problem = page.locator('.field:has([name="schedule.end"]) .problem');
    await problem.waitFor();
    expect(await problem.textContent()).toContain("schedule.end must be at most 1; got 2");
    expect(await field(page, "schedule.end").getAttribute("aria-invalid")).toBe("true");
    await field(page, "schedule.end").fill("0.05");
    await problem.waitFor({ state: "detached" });
    await settled(page);
  });

  test("only the newest of many changes is shown", async () => {
    const { page, problems } = await open();
    for (const n of ["20000", "15000", "600"]) {
      await field(page, "data.n").fill(n);
      await page.waitForTimeout(180);
    }
    const name = (): Promise<string | null> =>
      page.locator("[data-canvas]").getAttribute("aria-label");
    await soon(name).toBe("600 points under noise");
    await page.waitForTimeout(500);
    expect(await name()).toBe("600 points under noise");
    expect(problems).toEqual([]);
  });

  test("the dark page is dark, and its points are bright", async () => {
    const { page } = await open("#level=50", { colorScheme: "dark" });
    const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const channels = background.match(/\d+/g)!.slice(0, 3).map(Number);
    expect(Math.max(...channels)).toBeLessThan(50);
    const points = await ink(page);
    expect(points.pixels).toBeGreaterThan(5000);
    expect(points.brightness).toBeGreaterThan(2.5 * Math.max(...channels));
    // The same page in the other theme, without loading again.
    await page.evaluate(() => {
      document.documentElement.dataset["theme"] = "light";
    });
    await soon(() => page.locator("[data-code]").textContent()).toContain('theme: "light"');
    expect(await ink(page)).not.toEqual(points);
  });

  test("on a telephone nothing scrolls sideways and the canvas is crisp", async () => {
    const { page } = await open("", {
      viewport: { width: 360, height: 800 },
      deviceScaleFactor: 3,
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const [pixels, css] = await page
      .locator("[data-canvas]")
      .evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.clientWidth]);
    expect(pixels).toBe(3 * css!);
  });

  test("a worker that cannot start is a sentence", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route(/experiment\.worker/, (route) => route.abort());
    await page.goto(`${site.url}/play/forward/`);
    const status = page.locator("[data-status]");
    await soon(() => status.textContent()).toContain("could not be started");
    await context.close();
  });
});
