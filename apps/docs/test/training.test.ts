import { readDocument, run } from "@inkwash/experiment";
import { createHash } from "node:crypto";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { samplers, trainingDocument } from "../src/live/training/recipe.ts";
import { sets } from "../src/live/fields.ts";
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
import { serveSite, type Site } from "./site.ts";

const settings = {
  "model.width": "16",
  "model.depth": "1",
  "model.predicts": "edm",
  "model.activation": "silu",
  "train.batch": "32",
  "train.learningRate": "0.004",
  "train.steps": "60",
  seed: "3",
};

test("every set and every sampler of the page makes a document", () => {
  for (const data of Object.keys(sets)) {
    for (const sampler of Object.keys(samplers)) {
      const fields = new Map(Object.entries({ data, sampler, ...settings }));
      const document = JSON.stringify(trainingDocument(fields));
      expect(readDocument(document).sample!.samplers[0]!.name).toBe(sampler);
    }
  }
});

describe.runIf(hasBrowser)("the page that trains", () => {
  let site: Site;
  let browser: Browser;
  const hash = `#${new URLSearchParams({ data: "moons", sampler: "ddim-20", ...settings })}`;
  const open = (steps: string, options = {}): Promise<Visit> =>
    visit(browser, `${site.url}/play/train/${hash.replace("steps=60", `steps=${steps}`)}`, options);
  const state = (page: Page): Promise<string | null> =>
    page.locator("[data-training]").getAttribute("data-state");
  const step = async (page: Page): Promise<number> => {
    const text = await page.locator("[data-numbers] dd").first().textContent();
    return Number(/^[\d,]+/.exec(text!)![0].replaceAll(",", ""));
  };
  beforeAll(async () => {
    [site, browser] = [await serveSite(), await launch()];
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test("it trains, samples and judges, and its weights are those of the same document in Node", async () => {
    const { page, problems } = await open("60", { viewport: { width: 360, height: 800 } });
    await page.getByRole("button", { name: "Train" }).click();
    await soon(() => state(page)).toBe("ready");
    expect(await page.locator("[data-chart] > svg").count()).toBe(1);
    expect(await ink(page, "[data-data]")).toBeGreaterThan(1000);
    expect(await ink(page, "[data-canvas]")).toBeGreaterThan(1000);
    expect(await page.locator("[data-scores] dd").count()).toBeGreaterThanOrEqual(2);
    expect(await page.locator("[data-status]").textContent()).toContain("wasm");
    await page.locator("[data-time]").fill("0");
    expect(await page.locator("[data-level]").textContent()).toBe("step 0 of 20");

    const model = await take(page, "model");
    const document = readDocument((await take(page, "document")).bytes.toString());
    const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
    for await (const event of run(document, { backend: "wasm" })) {
      if (event.type !== "artifact" || event.name !== "model.safetensors") continue;
      expect(digest(event.bytes)).toBe(digest(model.bytes));
      break;
    }
    expect((await take(page, "gif")).bytes.subarray(0, 6).toString()).toBe("GIF89a");
    expect((await take(page, "png")).name).toBe("samples.png");
    expect((await take(page, "svg")).bytes.toString()).toMatch(/^<svg/);
    expect((await take(page, "report")).name).toBe("report.html");
    expect(await nameless(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
  });

  test("it can be held, goes on where it was, and stops; the page stays alive meanwhile", async () => {
    const { page, problems } = await open("1000000");
    await page.getByRole("button", { name: "Train" }).click();
    await page.locator("[data-numbers] dd").first().waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    expect(await state(page)).toBe("paused");
    const held = await step(page);
    await page.waitForTimeout(600);
    // What was under way when it was held may still arrive, and no more.
    const rested = await step(page);
    expect(rested - held).toBeLessThanOrEqual(40);
    await page.getByRole("button", { name: "Go on" }).click();
    await soon(() => step(page)).toBeGreaterThan(rested);
    // Frames go on being painted: ten of them within two seconds.
    const painted = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const start = performance.now();
          let frames = 0;
          const tick = (): void => {
            frames++;
            if (performance.now() - start > 2000 || frames === 10) resolve(frames);
            else requestAnimationFrame(tick);
          };
          requestAnimationFrame(tick);
        }),
    );
    expect(painted).toBe(10);
    await page.getByRole("button", { name: "Stop" }).click();
    expect(await state(page)).toBe("stopped");
    expect(await page.locator('[name="train.steps"]').isEnabled()).toBe(true);
    await page.locator('[name="train.steps"]').fill("20");
    await page.getByRole("button", { name: "Train" }).click();
    await soon(() => state(page)).toBe("ready");
    expect(problems).toEqual([]);
  });

  test("what the document refuses is said beside the control", async () => {
    const { page } = await open("0");
    await page.getByRole("button", { name: "Train" }).click();
    const problem = page.locator('.field:has([name="train.steps"]) .problem');
    await problem.waitFor();
    expect(await problem.textContent()).toContain("train.steps");
  });
});
