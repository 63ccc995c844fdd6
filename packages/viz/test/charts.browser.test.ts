import { afterEach, describe, expect, it } from "vitest";
import { palettes } from "../src/theme.ts";
import { gallery } from "./gallery.ts";

afterEach(() => {
  document.body.innerHTML = "";
  document.documentElement.removeAttribute("style");
});

/** A chart in the page, as wide as its drawing unless told. */
function shown(svg: string, width = 480): SVGSVGElement {
  const holder = document.createElement("div");
  holder.style.width = `${width}px`;
  holder.innerHTML = svg;
  document.body.append(holder);
  return holder.querySelector("svg")!;
}

describe.each(["light", "dark", "auto"] as const)("charts in Chromium, theme %s", (theme) => {
  const charts = gallery(theme);

  it.each(Object.keys(charts))("%s is XML that a browser reads", (name) => {
    const parsed = new DOMParser().parseFromString(charts[name]!, "image/svg+xml");
    expect(parsed.querySelector("parsererror")).toBeNull();
    expect(parsed.documentElement.namespaceURI).toBe("http://www.w3.org/2000/svg");
  });
});

describe("charts in Chromium", () => {
  const charts = gallery("light");

  it.each(Object.keys(charts))(
    "%s keeps all its text inside the drawing, measured with a real font",
    (name) => {
      const root = shown(charts[name]!);
      const [, , width, height] = root.getAttribute("viewBox")!.split(" ").map(Number);
      for (const text of root.querySelectorAll("text")) {
        const box = text.getBBox();
        expect(box.x, text.textContent).toBeGreaterThanOrEqual(0);
        expect(box.y, text.textContent).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, text.textContent).toBeLessThanOrEqual(width!);
        expect(box.y + box.height, text.textContent).toBeLessThanOrEqual(height!);
      }
    },
  );

  it.each(Object.keys(charts))("%s has no text over other text", (name) => {
    const boxes = [...shown(charts[name]!).querySelectorAll("text")].map((text) => ({
      words: text.textContent,
      box: text.getBBox(),
    }));
    for (const [i, { words, box: a }] of boxes.entries()) {
      for (const { words: others, box: b } of boxes.slice(0, i)) {
        const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
        const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
        // Boxes of lines include room above capitals and below tails.
        expect(across > 0 && down > 5, `${words} over ${others}`).toBe(false);
      }
    }
  });

  it.each([288, 480, 900])("fills a container of %d pixels in its own proportions", (width) => {
    const { width: wide, height } = shown(charts["line-chart"]!, width).getBoundingClientRect();
    expect(wide).toBeCloseTo(width, 1);
    expect(height).toBeCloseTo((width * 300) / 480, 1);
  });

  it("has an accessible name and description", () => {
    const root = shown(charts["scatter-chart"]!);
    expect(root.getAttribute("role")).toBe("img");
    expect(root.querySelector(":scope > title")!.textContent).toBe("A ring");
    expect(root.querySelector(":scope > desc")!.textContent).toMatch(
      /^Scatter chart of 1500 points/,
    );
  });

  it("shows the images of a grid", async () => {
    const pictures = [...shown(charts["image-grid"]!).querySelectorAll("image")];
    expect(pictures).toHaveLength(6);
    for (const picture of pictures) {
      const image = new Image();
      image.src = picture.getAttribute("href")!;
      await image.decode();
      expect([image.naturalWidth, image.naturalHeight]).toEqual([16, 16]);
    }
  });
});

describe("theme auto in a page", () => {
  const rgb = (colour: string): string =>
    `rgb(${[1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)).join(", ")})`;
  const fillOf = (root: SVGSVGElement): string =>
    getComputedStyle(root.querySelector(".names")!).fill;
  const strokeOf = (root: SVGSVGElement): string =>
    getComputedStyle(root.querySelector(".series")!).stroke;

  it.each(["light", "dark"] as const)("takes the colours of a %s page", (scheme) => {
    document.documentElement.style.colorScheme = scheme;
    const root = shown(gallery("auto")["line-chart"]!);
    expect(fillOf(root)).toBe(rgb(palettes[scheme].ink));
    expect(strokeOf(root)).toBe(rgb(palettes[scheme].series[0]!));
  });

  it("takes colours that the page sets", () => {
    document.documentElement.style.setProperty("--inkwash-ink", "rgb(1, 2, 3)");
    document.documentElement.style.setProperty("--inkwash-series-0", "rgb(4, 5, 6)");
    const root = shown(gallery("auto")["line-chart"]!);
    expect(fillOf(root)).toBe("rgb(1, 2, 3)");
    expect(strokeOf(root)).toBe("rgb(4, 5, 6)");
  });

  it("leaves the colours of light and dark alone", () => {
    document.documentElement.style.colorScheme = "dark";
    expect(fillOf(shown(gallery("light")["line-chart"]!))).toBe(rgb(palettes.light.ink));
  });
});
