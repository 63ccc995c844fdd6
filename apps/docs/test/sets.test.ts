import { readNpy } from "@inkwash/datasets";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { catalogue, programOf } from "../src/live/sets/catalogue.ts";
import { makers } from "../src/live/sets/makers.ts";
import {
  hasBrowser,
  ink,
  launch,
  nameless,
  overflow,
  soon,
  take,
  visit,
  type Visit,
} from "./browser.ts";
import { runProgram } from "./node.ts";
import { serveSite, type Site } from "./site.ts";

/** All sets in the full tier; otherwise one of each kind. */
const full = process.env["INKWASH_TIER"] === "full";
const few = ["random-mixture", "svg-path", "darkness", "stroke-digits", "digits"];

test("every set of the catalogue can be made", () => {
  expect(Object.keys(makers)).toEqual(Object.keys(catalogue));
});

describe.runIf(hasBrowser)("the page of data sets", () => {
  let site: Site;
  let browser: Browser;
  const ready = (seen: Visit): Promise<void> =>
    seen.page.locator('[data-sets][data-state="ready"]').waitFor();
  const open = async (hash = "", options = {}): Promise<Visit> => {
    const seen = await visit(browser, `${site.url}/play/datasets/${hash}`, options);
    await ready(seen);
    return seen;
  };
  beforeAll(async () => {
    [site, browser] = [await serveSite(), await launch()];
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test("all sets are drawn, and a card shows its set large", async () => {
    const { page, problems } = await open();
    expect(await page.locator("[data-card]").count()).toBe(Object.keys(catalogue).length);
    await soon(() => ink(page, '[data-card="rings"] canvas')).toBeGreaterThan(100);
    await page.locator('[data-card="checkerboard"]').click();
    const caption = page.locator("[data-caption]");
    await soon(() => caption.textContent()).toBe("checkerboard, 4,000 × 2");
    expect(await ink(page, "[data-canvas]")).toBeGreaterThan(5000);
    expect(await page.locator('[data-card="checkerboard"]').getAttribute("aria-pressed")).toBe(
      "true",
    );
    expect(new URL(page.url()).hash).toContain("set=checkerboard");
    expect(await nameless(page)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test("every program writes the file that the page gives", async () => {
    const { page } = await open("#set=moons&n=50&seed=3");
    const folder = mkdtempSync(join(import.meta.dirname, ".sets-"));
    try {
      for (const name of full ? Object.keys(catalogue) : few) {
        await page.locator('[name="set"]').selectOption(name);
        await soon(() => page.locator("[data-code]").textContent()).toContain(`"${name}.csv"`);
        await page.locator('[data-sets][data-state="ready"]').waitFor();
        const taken = await take(page, "csv");
        runProgram((await page.locator("[data-code]").textContent())!, folder);
        const written = readFileSync(join(folder, taken.name));
        expect({ name, same: written.equals(taken.bytes) }).toEqual({ name, same: true });
      }
      expect(programOf("text", { n: 2, seed: 0, noise: 0.01, words: 'a "b"' })).toContain(
        '"a \\"b\\""',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("NPY and PNG can be taken home", async () => {
    const { page } = await open("#set=swiss-roll&n=123&seed=1");
    const npy = await take(page, "npy");
    expect((await readNpy(npy.bytes)).shape).toEqual([123, 2]);
    const png = await take(page, "png");
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    await page.locator('[data-card="stroke-digits"]').click();
    await soon(() => page.locator("[data-image]").isVisible()).toBe(true);
    expect((await take(page, "png")).name).toBe("stroke-digits.png");
  });

  test("a file of one's own is read and shown; a broken one is a sentence", async () => {
    const { page, problems } = await open("", { viewport: { width: 360, height: 800 } });
    const picker = page.locator("[data-file]");
    const csv = "a,b,c,kind\n0,0,1,0\n1,2,3,1\n2,1,0,1\n";
    await picker.setInputFiles({
      name: "own points.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(csv),
    });
    const caption = page.locator("[data-caption]");
    await soon(() => caption.textContent()).toContain("3 × 4");
    expect(await page.locator("[data-across]").isVisible()).toBe(true);
    await page.locator("[data-label-column]").fill("kind");
    await page.locator("[data-label-column]").dispatchEvent("change");
    await soon(() => caption.textContent()).toContain("3 × 3");
    const { bytes } = await take(page, "document");
    expect(JSON.parse(bytes.toString())).toMatchObject({
      name: "own-points",
      data: { kind: "file", file: "own points.csv" },
    });
    await page.locator("[data-label-column]").fill("");
    const broken = { name: "broken.csv", mimeType: "text/csv", buffer: Buffer.from("1,2\n3,x\n") };
    await picker.setInputFiles(broken);
    await soon(() => page.locator("[data-status]").textContent()).toMatch(/readSamples: .*CSV/);
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
  });

  test("a set is noised on the page of the forward process", async () => {
    const { page } = await open("#set=rings&n=300&seed=2&noise=0.05");
    await page.locator("[data-onward]").click();
    await page.waitForURL("**/play/forward/**");
    await page.locator('[data-lab][data-state="ready"]').waitFor();
    expect(await page.locator('[name="data"]').inputValue()).toBe("rings");
    expect(await page.locator('[name="data.noise"]').inputValue()).toBe("0.05");
  });
});
