import { readDocument } from "@inkwash/experiment";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser, launch, soon, take, visit, type Visit } from "./browser.ts";
import { change, field, level, picture, settled, slide } from "./lab-page.ts";
import { serveSite, type Site } from "./site.ts";

describe.runIf(hasBrowser)("what the live page gives away", () => {
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

  test("the document can be taken home, and is whole", async () => {
    const { page } = await open("#data=moons&data.n=1234&schedule.steps=37&seed=5");
    const { name, bytes } = await take(page, "document");
    expect(name).toBe("experiment.json");
    expect(readDocument(bytes.toString())).toEqual({
      version: 1,
      name: "moons-under-noise",
      seed: 5,
      data: { kind: "moons", n: 1234, noise: 0.1, standardise: true },
      schedule: { kind: "linear", steps: 37, start: 1e-4, end: 0.1 },
      forward: { coupling: "chain", frames: 51, points: 1234 },
    });
  });

  test.each([
    ["#data.n=800&schedule.steps=12", "swiss-roll-under-noise.gif", [480, 480]],
    ["#data=three-hills&data.n=800&schedule.steps=12", "three-hills-under-noise.gif", [480, 320]],
  ])(
    "%s: the film is a GIF, and the program beside it makes the same bytes",
    async (hash, file, size) => {
      const { page } = await open(hash);
      const { name, bytes } = await take(page, "gif");
      expect(name).toBe(file);
      const decoded = await page.evaluate(
        async (data) => {
          const decoder = new ImageDecoder({ data: Uint8Array.from(data), type: "image/gif" });
          await decoder.completed;
          const { image } = await decoder.decode({ frameIndex: 12, completeFramesOnly: true });
          return {
            frames: decoder.tracks.selectedTrack!.frameCount,
            size: [image.codedWidth, image.codedHeight],
          };
        },
        [...bytes],
      );
      expect(decoded).toEqual({ frames: 13, size });

      const program = (await page.locator("[data-code]").textContent())!;
      const folder = mkdtempSync(join(import.meta.dirname, ".program-"));
      try {
        const script = program.replace(
          "await writeFile(",
          `process.chdir(${JSON.stringify(folder)});\n$&`,
        );
        const flags = ["--conditions=@inkwash/source", "--input-type=module-typescript"];
        execFileSync(process.execPath, [...flags, "--eval", script], {
          cwd: resolve(import.meta.dirname, ".."),
        });
        expect(readFileSync(join(folder, file)).equals(bytes)).toBe(true);
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  test("the report is one page that opens from disk without a network", async () => {
    const { page, problems } = await open("#data.n=500&schedule.steps=10");
    const { name, bytes } = await take(page, "report");
    expect(name).toBe("report.html");
    const folder = mkdtempSync(join(import.meta.dirname, ".report-"));
    try {
      writeFileSync(join(folder, name), bytes);
      const report = await visit(browser, pathToFileURL(join(folder, name)).href, {
        offline: true,
      });
      expect(await report.page.locator("h1").count()).toBe(1);
      expect(await report.page.locator("img").count()).toBeGreaterThan(0);
      expect([...report.problems, ...problems]).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("a frame can be taken home as PNG and as SVG", async () => {
    const { page, problems } = await open("#level=20");
    const png = await take(page, "png");
    expect(png.name).toBe("swiss-roll-under-noise-20.png");
    const size = await page.evaluate(
      async (data) => {
        const { width, height } = await createImageBitmap(new Blob([Uint8Array.from(data)]));
        return [width, height];
      },
      [...png.bytes],
    );
    expect(size).toEqual([960, 960]);
    const svg = await take(page, "svg");
    expect(svg.name).toBe("swiss-roll-under-noise-20.svg");
    const drawn = await page.evaluate((text) => {
      const { documentElement } = new DOMParser().parseFromString(text, "image/svg+xml");
      return [documentElement.tagName, documentElement.querySelector("title")?.textContent];
    }, svg.bytes.toString());
    expect(drawn).toEqual(["svg", "level 20 of 100"]);
    expect(problems).toEqual([]);
  });

  test("the address restores everything, in less than 2,000 characters", async () => {
    const { page } = await open();
    await change(page, "data", "s-curve");
    await change(page, "schedule.kind", "sigmoid");
    await change(page, "schedule.end", "0.2");
    await page.locator("[data-reseed]").click();
    await soon(() => page.locator("[data-code]").textContent()).toContain("seed: 1");
    await slide(page, 30);
    await page.locator("[data-time]").dispatchEvent("change");
    const hash = new URL(page.url()).hash;
    expect(hash.length).toBeLessThan(2000);
    const copy = await open(hash);
    expect(await level(copy.page)).toBe(await level(page));
    expect(await picture(copy.page)).toBe(await picture(page));
    expect(new URL(copy.page.url()).hash).toBe(hash);
  });

  test("the link button copies the address", async () => {
    const { page } = await open("#data=moons&level=40", {
      permissions: ["clipboard-read", "clipboard-write"],
    });
    await page.locator("[data-take-link]").click();
    await soon(() => page.locator("[data-given]").textContent()).toContain("copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  test("a link that is followed on the page shows its experiment", async () => {
    const { page } = await open("#data=moons&data.n=300");
    await page.getByRole("link", { name: "four points" }).click();
    await soon(() => page.locator("[data-code]").textContent()).toContain("four-points");
    expect(await field(page, "data.n").inputValue()).toBe("4000");
  });
});
