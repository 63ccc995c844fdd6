import { gifEncoder, imagePng } from "@inkwash/viz";
import { describe, expect, test } from "vitest";
import { page } from "../src/page/page.ts";
import { createStory } from "../src/story.ts";
import { hasChromium, pagesOnDisk } from "./chromium.ts";
import { filesOf } from "./files.ts";
import {
  artifact,
  cloud,
  documentOf,
  done,
  generator,
  metric,
  picture,
  sampleSteps,
  stream,
} from "./stream.ts";

const bytesOf = (events: ReturnType<typeof stream>): Uint8Array =>
  filesOf(events).get("report.html")!.bytes;

/** WCAG's contrast of the text of an element to the nearest background behind it. */
function contrasts(selectors: readonly string[]): [string, number][] {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {
    willReadFrequently: true,
  })!;
  const rgba = (colour: string): Uint8ClampedArray => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = (colour: Uint8ClampedArray): number => {
    const [r, g, b] = [colour[0]!, colour[1]!, colour[2]!].map((value) => {
      const c = value / 255;
      return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  return selectors.map((selector) => {
    const element = document.querySelector(selector)!;
    let behind: Element | null = element;
    let background = rgba("transparent");
    while (behind && background[3] === 0) {
      background = rgba(getComputedStyle(behind).backgroundColor);
      behind = behind.parentElement;
    }
    const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(background)];
    return [selector, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)];
  });
}

describe.skipIf(!hasChromium)("report.html in Chromium, from disk", () => {
  const open = pagesOnDisk();
  const whole = bytesOf(stream({ points: 200 }));

  test.each([
    ["light", 1280],
    ["dark", 1280],
    ["light", 360],
    ["dark", 360],
  ] as const)(
    "%s and %i wide: no errors, no requests, no sideways scrolling, every picture decoded",
    async (colorScheme, width) => {
      const { page, complaints } = await open(whole, {
        colorScheme,
        viewport: { width, height: 800 },
      });
      const images = await page.evaluate(async () => {
        const all = Array.from(document.images);
        await Promise.all(all.map((image) => image.decode()));
        return all.map(({ naturalWidth, alt }) => naturalWidth > 0 && alt !== "");
      });
      expect(images).toHaveLength(8);
      expect(images.every(Boolean)).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
      const texts = ["h1", ".lead", ".kind", ".marks dt", "figcaption", "figcaption a", "label"];
      for (const [selector, contrast] of await page.evaluate(contrasts, texts)) {
        expect(contrast, selector).toBeGreaterThanOrEqual(4.5);
      }
      expect(complaints).toEqual([]);
    },
  );

  test("its headings are one h1 and then h2, and its figures have names and captions", async () => {
    const { page } = await open(whole);
    const found = await page.evaluate(() => ({
      headings: Array.from(document.querySelectorAll("h1,h2,h3"), (one) => one.tagName),
      unnamed: document.querySelectorAll("figure > svg:not(:has(> title))").length,
      bare: document.querySelectorAll("figure:not(:has(figcaption))").length,
      language: document.documentElement.lang,
      title: document.title,
    }));
    expect(found.headings).toEqual(["H1", ...Array(6).fill("H2")]);
    expect(found).toMatchObject({ unnamed: 0, bare: 0, language: "en", title: "A ring · Inkwash" });
  });

  test("who prefers less motion sees stills, and plays a film by its box", async () => {
    for (const reducedMotion of ["reduce", "no-preference"] as const) {
      const { page } = await open(whole, { reducedMotion });
      const film = page.locator(".film").first();
      const seen = async (): Promise<boolean[]> => [
        await film.locator(".moving").isVisible(),
        await film.locator(".stills").isVisible(),
      ];
      const still = reducedMotion === "reduce";
      expect(await seen()).toEqual([!still, still]);
      await film.getByRole("checkbox", { name: still ? "Play" : "Hold still" }).check();
      expect(await seen()).toEqual([still, !still]);
    }
  });

  test("on paper it is light and still", async () => {
    const { page } = await open(whole, { colorScheme: "dark" });
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".moving:visible").count()).toBe(0);
    expect(await page.locator(".stills:visible").count()).toBe(4);
    const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(paper).toBe("rgb(255, 255, 255)");
  });

  test("its links save the document and the figures as they are", async () => {
    const { page } = await open(whole);
    const document = await page.evaluate(async () => {
      const link = window.document.querySelector<HTMLAnchorElement>(
        "[download='experiment.json']",
      )!;
      return atob(link.href.split(",")[1]!);
    });
    expect(JSON.parse(document)).toMatchObject({ name: "ring", seed: 7 });
    expect(await page.locator("[download$='.svg']").count()).toBe(9);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("[download='figure-loss.svg']").click(),
    ]);
    expect(download.suggestedFilename()).toBe("figure-loss.svg");
  });

  test("words that are markup stay words", async () => {
    const attack = `</title></style><script>alert(1)</script><img src=x onerror="alert(2)">"'&`;
    const document = documentOf({
      title: attack,
      picture: { source: { file: attack }, channels: 3, frames: 2 },
    });
    const { page, complaints } = await open(
      bytesOf([
        artifact("experiment.json", document),
        ...sampleSteps(attack, 2, (noise) => cloud(50, 2, noise)),
        metric(attack, attack, 0.04),
        done(document),
      ]),
    );
    expect(await page.locator("h1").innerText()).toBe(attack);
    expect(await page.locator("script, [onerror], img[src=x]").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("a page whose films are too large is just below 10 MB, and opens", async () => {
    const size = { width: 480, height: 400 };
    const next = generator(2);
    const palette = Array.from({ length: 256 }, (_, i) => [i, i, 255 - i] as const);
    const encoder = gifEncoder({ ...size, palette });
    encoder.add(Uint8Array.from({ length: 480 * 400 }, () => Math.floor(256 * next())));
    const one = encoder.finish();
    // A graphic control extension begins the only frame; the trailer is one byte.
    const start = one.findIndex((byte, i) => byte === 0x21 && one[i + 1] === 0xf9);
    const frame = one.subarray(start, -1);
    const frames = 60;
    const gif = new Uint8Array(start + frames * frame.length + 1);
    gif.set(one.subarray(0, start));
    for (let i = 0; i < frames; i++) gif.set(frame, start + i * frame.length);
    gif.set(one.subarray(-1), gif.length - 1);
    expect(gif.length).toBeGreaterThan(12e6);
    const stills = imagePng(picture(0));
    const about = { name: "picture", kind: "images", subject: "picture", steps: 59 } as const;
    const html = page(createStory(), [{ ...about, ...size, frames, gif, stills }], []);
    const bytes = new TextEncoder().encode(html);
    expect(bytes.length).toBeLessThan(10e6);
    expect(bytes.length).toBeGreaterThan(9e6);
    const opened = await open(bytes);
    const moving = opened.page.locator(".moving");
    await moving.evaluate((image: HTMLImageElement) => image.decode());
    expect(opened.complaints).toEqual([]);
  });
});
