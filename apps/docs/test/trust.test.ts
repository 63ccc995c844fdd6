import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fitted } from "../src/live/trust/fitted.ts";
import { saturated } from "../src/live/trust/saturated.ts";
import { hasBrowser, launch, overflow, soon, visit } from "./browser.ts";
import { serveSite, type Site } from "./site.ts";

/** Tutorial 003 by NumPy and SciPy. */
const golden = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../../../internal/golden/seed003_ks.json"), "utf8"),
) as {
  p: number[];
};

/** kstest(x, "norm") of SciPy 1.10 at step 150: statistic and p. */
const standardAt150 = [0.023174765493149896, 4.2553696524650935e-5] as const;

test("fitted() is tutorial 003 to its last digit, beside the test that was meant", () => {
  const { step, tutorial, standard, deviation, distance } = fitted();
  const even = (list: readonly number[]): number[] => list.filter((_, t) => t % 2 === 0);
  expect(step).toHaveLength(101);
  even(golden.p).forEach((p, i) => expect(tutorial[i]! / p).toBeCloseTo(1, 8));
  expect(standard[75]! / standardAt150[1]).toBeCloseTo(1, 8);
  // The statistic is within chance of the distance of the laws: 1.95 / sqrt(n) at 99.9 %.
  expect(Math.abs(distance[75]! - standardAt150[0])).toBeLessThan(0.0195);
  // N(0, s^2) and N(0, 1) are 0.0152 apart where s = 1.0649: the law is nearly normal there.
  expect(deviation[75]!).toBeCloseTo(1.0649, 4);
  expect(distance[75]!).toBeCloseTo(0.0152, 3);
});

test("saturated(deviation) holds the truth that tutorial 000's estimator misses", () => {
  for (const deviation of [0.7, 1, 1.3]) {
    const { n, tutorial, lowest, neighbours, exact } = saturated(deviation, 1);
    const i = n.indexOf(10_000);
    expect(tutorial[i]!).toBeCloseTo(6.66, 1);
    expect(tutorial.every((bits, k) => bits >= lowest[k]! - 1e-9)).toBe(true);
    expect(Math.abs(neighbours[i]! - exact)).toBeLessThan(0.05);
  }
});

describe.runIf(hasBrowser)("the guide to numbers", () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = [await serveSite(), await launch()];
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test("both figures compute when they are seen, and follow their sliders", async () => {
    const { page, problems } = await visit(browser, `${site.url}/guides/which-number/`, {
      viewport: { width: 360, height: 800 },
    });
    const first = page.locator("[data-saturated]");
    await first.scrollIntoViewIfNeeded();
    await soon(() => first.locator('[data-kind="wrong"] dd').first().textContent()).toMatch(
      /^6\.6/,
    );
    await first.locator("[data-count]").fill("4");
    expect(await first.locator("[data-label]").textContent()).toBe("1,000 points");
    expect(await first.locator('[data-kind="wrong"] dd').first().textContent()).toMatch(/^9\.96/);
    expect(await first.locator('[data-kind="exact"] dd').textContent()).toBe("0.000 bits");
    await first.locator("[data-spread]").fill("1.3");
    await soon(() => first.locator('[data-kind="exact"] dd').textContent()).toBe("0.238 bits");

    const second = page.locator("[data-fitted]");
    await second.scrollIntoViewIfNeeded();
    await soon(() => second.locator("dd").allTextContents()).toEqual(
      expect.arrayContaining(["0.655", "4.3e−5", "1.0649"]),
    );
    await second.locator("[data-step]").fill("100");
    expect(await second.locator("[data-label]").textContent()).toBe("step 200 of 200");
    expect(await overflow(page)).toBe(0);
    expect(problems).toEqual([]);
  });
});
