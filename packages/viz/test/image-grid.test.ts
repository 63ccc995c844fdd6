import { decode } from "fast-png";
import { describe, expect, it } from "vitest";
import { imageGrid, type Samples } from "../src/index.ts";
import { all, parse, textOf } from "./xml.ts";

const images = (n: number, channels: 1 | 3): Samples => ({
  data: Float32Array.from({ length: n * channels * 6 }, (_, i) => ((i * 37) % 256) / 127.5 - 1),
  shape: [n, channels, 2, 3],
});

const bytesOf = (href: string): Uint8Array =>
  Uint8Array.from(atob(href.slice("data:image/png;base64,".length)), (character) =>
    character.charCodeAt(0),
  );

describe("imageGrid(images, options)", () => {
  it.each([1, 3] as const)("carries the exact pixels of images with %d channels", (channels) => {
    const batch = images(4, channels);
    const pictures = all(parse(imageGrid(batch)), (node) => node.name === "image");
    expect(pictures).toHaveLength(4);
    pictures.forEach((picture, index) => {
      const png = decode(bytesOf(picture.attributes["href"]!));
      expect([png.width, png.height, png.channels]).toEqual([3, 2, channels]);
      for (let pixel = 0; pixel < 6; pixel++) {
        for (let c = 0; c < channels; c++) {
          expect(png.data[pixel * channels + c]).toBe(
            (((index * channels + c) * 6 + pixel) * 37) % 256,
          );
        }
      }
    });
  });

  it("places them row by row without overlap, in their own proportions", () => {
    const pictures = all(
      parse(imageGrid(images(5, 1), { columns: 3 })),
      (node) => node.name === "image",
    );
    const boxes = pictures.map((node) =>
      ["x", "y", "width", "height"].map((key) => Number(node.attributes[key])),
    );
    for (const [, , width, height] of boxes) expect(height! / width!).toBeCloseTo(2 / 3, 2);
    expect(boxes[1]![0]).toBeGreaterThan(boxes[0]![0]! + boxes[0]![2]!);
    expect(boxes[3]![1]).toBeGreaterThan(boxes[0]![1]! + boxes[0]![3]!);
    expect(boxes[3]![0]).toBe(boxes[0]![0]);
    expect(boxes[2]![0]! + boxes[2]![2]!).toBeLessThanOrEqual(466.01);
  });

  it("writes one label under each", () => {
    const labels = ["t = 0", "<b>"];
    const texts = all(parse(imageGrid(images(2, 1), { labels })), (node) => node.name === "text");
    expect(texts.map(textOf)).toEqual(labels);
  });

  it.each([
    [
      () => imageGrid({ data: new Float32Array(8), shape: [8] }),
      "imageGrid: images must have shape [n, 1 or 3, height, width]; got [8]",
    ],
    [() => imageGrid({ data: new Float32Array(8), shape: [1, 2, 2, 2] }), "got [1, 2, 2, 2]"],
    [
      () => imageGrid({ data: new Float32Array(5), shape: [1, 1, 2, 2] }),
      "images.data must have length 4; got 5",
    ],
    [() => imageGrid(images(2, 1), { labels: ["a"] }), "labels must have length 2; got 1"],
    [() => imageGrid(images(2, 1), { columns: 0 }), "columns must be a positive integer; got 0"],
    [
      () => imageGrid({ data: Float32Array.of(NaN), shape: [1, 1, 1, 1] }),
      "images must be finite; got NaN at index 0",
    ],
  ])("refuses %s", (draw, message) => {
    expect(draw).toThrow(message);
  });
});
