import { describe, expect, it } from "vitest";
import { imageFilm, imagePainter, toGif, type ImageFrame, type Samples } from "../src/index.ts";
import { normals } from "./data.ts";
import { decodeGif } from "./gif.ts";
import { firstDifference } from "./same.ts";

const every: Samples = {
  data: Float32Array.from({ length: 128 * 128 }, (_, i) => (i % 256) / 127.5 - 1),
  shape: [1, 1, 128, 128],
};

function noisy(shape: readonly number[], seed = 1): Samples {
  const z = normals(seed);
  return {
    data: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => 0.5 * z()),
    shape,
  };
}

describe("imagePainter(options)", () => {
  it("shows every grey exactly", () => {
    const painter = imagePainter({ shape: every.shape, scale: 1 });
    const pixels = painter.paint({ images: every });
    expect([painter.width, painter.height]).toEqual([128, 128 + 16 + 2]);
    for (let i = 0; i < 128 * 128; i++) {
      const grey = painter.palette[pixels[16 * 128 + i]!]!;
      expect(grey).toEqual([i % 256, i % 256, i % 256]);
    }
  });

  it("repeats pixels so that small images fill the frame", () => {
    const painter = imagePainter({ shape: [1, 1, 2, 2] });
    expect(painter.width).toBe(480);
    const pixels = painter.paint({
      images: { data: Float32Array.of(-1, 1, 1, -1), shape: [1, 1, 2, 2] },
    });
    const at = (x: number, y: number): number => pixels[(y + 32) * 480 + x]!;
    expect([at(0, 0), at(239, 239), at(240, 0), at(0, 240), at(479, 479)]).toEqual([
      0, 0, 255, 255, 0,
    ]);
    expect(imagePainter({ shape: [1, 1, 1000, 1000] }).width).toBe(1000);
  });

  it("keeps the colours of an image in the mean, and its frame crisp", () => {
    const painter = imagePainter({ shape: [1, 3, 64, 64], scale: 2 });
    const colour = [-0.6, 0.1, 0.7];
    const data = Float32Array.from(
      { length: 3 * 64 * 64 },
      (_, i) => colour[Math.floor(i / 4096)]!,
    );
    const pixels = painter.paint({ images: { data, shape: [1, 3, 64, 64] } });
    const inside = pixels.subarray(16 * 128, (16 + 128) * 128);
    for (let c = 0; c < 3; c++) {
      const mean =
        inside.reduce((sum, pixel) => sum + painter.palette[pixel]![c]!, 0) / inside.length;
      expect(Math.abs(mean - (colour[c]! + 1) * 127.5)).toBeLessThan(1);
    }
    expect(painter.palette).toHaveLength(256);
  });

  it("places several images with the background between them", () => {
    const painter = imagePainter({ shape: [3, 1, 32, 32], scale: 1, columns: 2 });
    const data = Float32Array.from({ length: 3 * 1024 }, (_, i) => Math.floor(i / 1024) / 4 - 1);
    const pixels = painter.paint({ images: { data, shape: [3, 1, 32, 32] } });
    const at = (x: number, y: number): number => pixels[(y + 16) * painter.width + x]!;
    expect([at(0, 0), at(34, 0), at(0, 34)]).toEqual([0, 32, 64]);
    expect([at(32, 0), at(33, 5), at(0, 32), at(34, 34)]).toEqual([255, 255, 255, 255]);
    expect(
      imagePainter({ shape: [3, 1, 32, 32], scale: 1, theme: "dark" }).paint({
        images: { data, shape: [3, 1, 32, 32] },
      })[16 * 66 + 32],
    ).toBe(23);
  });

  it("shows as many greys as it is asked for, equally far apart", () => {
    const painter = imagePainter({ shape: every.shape, scale: 1, greys: 4 });
    expect(painter.palette.map(([grey]) => grey)).toEqual([0, 85, 170, 255]);
    const pixels = painter.paint({ images: every }).subarray(16 * 128, 144 * 128);
    pixels.forEach((pixel, i) => {
      expect(Math.abs(painter.palette[pixel]![0] - (i % 256))).toBeLessThanOrEqual(43);
    });
  });

  it("is never narrower than its caption needs to be one", () => {
    const painter = imagePainter({ shape: [1, 1, 4, 4], scale: 1 });
    expect([painter.width, painter.height]).toEqual([64, 64]);
    const pixels = painter.paint({ images: noisy([1, 1, 4, 4]), caption: "t = 1" });
    expect(pixels).toHaveLength(64 * 64);
  });

  const make = (options: object) => () => imagePainter({ shape: [1, 1, 8, 8], ...options });
  const paint = (frame: ImageFrame) => () => imagePainter({ shape: [1, 1, 8, 8] }).paint(frame);

  it.each([
    [
      make({ shape: [8, 8] }),
      "imagePainter: images must have shape [n, 1 or 3, height, width]; got [8, 8]",
    ],
    [make({ shape: [1, 4, 8, 8] }), "got [1, 4, 8, 8]"],
    [make({ scale: 0 }), "scale must be a positive integer; got 0"],
    [make({ scale: 600 }), "the width of the frame must be in 64..4096; got 4800"],
    [make({ greys: 1 }), "greys must be in 2..256; got 1"],
    [make({ greys: NaN }), "greys must be a positive integer; got NaN"],
    [make({ columns: -1 }), "columns must be a positive integer; got -1"],
    [make({ theme: "auto" }), 'theme must be "light" or "dark"'],
    [
      paint({ images: noisy([1, 1, 8, 9]) }),
      "images must have shape [1, 1, 8, 8]; got [1, 1, 8, 9]",
    ],
    [
      paint({ images: { data: new Float32Array(64).fill(NaN), shape: [1, 1, 8, 8] } }),
      "images must be finite",
    ],
    [() => imageFilm([]), "imageFilm: at least one frame is needed; got 0"],
    [
      () => imageFilm([{ images: noisy([1, 1, 8, 8]) }, { images: noisy([2, 1, 8, 8]) }]).frame(1),
      "must have shape [1, 1, 8, 8]; got [2, 1, 8, 8]",
    ],
  ])("refuses %s", (act, message) => {
    expect(act).toThrow(message);
  });
});

describe("imageFilm(frames, options)", () => {
  it.each([1, 3])("becomes a GIF with every pixel of every frame, %d channels", (channels) => {
    const shape = [1, channels, 48, 64];
    const film = imageFilm(
      [1, 2, 3].map((seed) => ({ images: noisy(shape, seed), caption: `t = ${seed}` })),
    );
    const gif = decodeGif(toGif(film));
    expect(gif.palette.slice(0, film.palette.length)).toEqual(film.palette);
    expect(gif.frames).toHaveLength(3);
    gif.frames.forEach((frame, i) =>
      expect(firstDifference(frame.pixels, film.frame(i).pixels)).toBe(-1),
    );
  });
});
