import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { libraries } from "../src/live/replay/replays.ts";
import { hasBrowser, launch, nameless, overflow, soon, visit } from "./browser.ts";
import { runProgram } from "./node.ts";
import { serveSite, type Site } from "./site.ts";

test.each(Object.keys(libraries))(
  "%s: every program prints the numbers of the page",
  async (name) => {
    const { variants, replays } = libraries[name]!;
    const code: string[] = [];
    const expected: string[] = [];
    for (const variant of variants?.names ?? [""]) {
      for (const replay of Object.values(replays)) {
        const wish = { seed: 7, size: 17, variant };
        expected.push(...Array.from(await replay.draw(wish), String));
        const [imports, ...rest] = replay.typescript(wish).split("\n\n");
        // All programs of a library as one: each in a scope of its own.
        code.push(
          `{\n${imports!.replace(
            /^import (.*) from (".*");$/,
            (_, names: string, from: string) =>
              `const ${names.replace("* as ", "")} = await import(${from});`,
          )}\n${rest.join("\n")}\n}`,
        );
      }
    }
    expect(runProgram(code.join("\n")).trim().split("\n")).toEqual(expected);
  },
);

describe.runIf(hasBrowser)("the page of replays", () => {
  let site: Site;
  let browser: Browser;
  beforeAll(async () => {
    [site, browser] = [await serveSite(), await launch()];
  });
  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  test("it opens with NumPy's randn of seed 0, and every change is in the address", async () => {
    const { page, problems } = await visit(browser, `${site.url}/play/replay/`, {
      viewport: { width: 360, height: 800 },
    });
    const values = page.locator("[data-values]");
    await soon(() => values.textContent()).toMatch(/^1.764052345967664\n0.4001572083672233\n/);
    await page.locator('[name="library"]').selectOption("torch");
    await page.locator('[name="seed"]').fill("42");
    await page.locator('[name="size"]').fill("3");
    // torch.manual_seed(42); torch.randn(3)
    await soon(() => values.textContent()).toMatch(/^0.33669\d+\n0.12880\d+\n0.23446\d+$/);
    expect(new URL(page.url()).hash).toContain("library=torch");
    expect(await nameless(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    await page.locator('[name="size"]').fill("0");
    await soon(() => page.locator(".field .problem").textContent()).toContain("from 1 to 10,000");
    expect(problems).toEqual([]);
  });

  test("a link shows its numbers", async () => {
    const hash = "#library=numpy&function=normal&variant=PCG64&seed=42&size=2";
    const { page } = await visit(browser, `${site.url}/play/replay/${hash}`);
    const values = page.locator("[data-values]");
    await soon(() => values.textContent()).toBe("0.30471707975443135\n-1.0399841062404955");
    expect(await page.locator("[data-python]").textContent()).toContain("np.random.PCG64(42)");
  });
});
