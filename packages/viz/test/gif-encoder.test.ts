import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gifEncoder, type Palette } from "../src/index.ts";
import { uniforms } from "./data.ts";
import { decodeGif } from "./gif.ts";
import { firstDifference } from "./same.ts";

const paletteOf = (size: number): Palette =>
  Array.from({ length: size }, (_, i) => [i, (i * 7) % 256, 255 - i] as const);

function noise(n: number, colours: number, seed: number): Uint8Array<ArrayBuffer> {
  const u = uniforms(seed);
  return Uint8Array.from({ length: n }, () => Math.floor(u() * colours));
}

describe("gifEncoder(size, options)", () => {
  it.each([1, 2, 3, 4, 5, 15, 16, 17, 128, 129, 255, 256])(
    "gives back every pixel and colour with a palette of %d",
    (colours) => {
      const palette = paletteOf(colours);
      const [width, height] = [97, 61];
      const frames = [1, 2, 3].map((seed) => noise(width * height, colours, seed));
      const encoder = gifEncoder({ width, height, palette });
      for (const frame of frames) encoder.add(frame);
      const gif = decodeGif(encoder.finish());
      expect([gif.width, gif.height]).toEqual([width, height]);
      expect(gif.palette.slice(0, colours)).toEqual(palette);
      expect(gif.frames).toHaveLength(3);
      gif.frames.forEach((frame, i) => {
        expect(firstDifference(frame.pixels, frames[i]!)).toBe(-1);
        expect(frame.dims).toMatchObject({ width, height, top: 0, left: 0 });
        expect(frame.transparentIndex).toBeUndefined();
      });
    },
  );

  it("gives back pictures of any size and content, smooth or noisy", () => {
    const size = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.integer({ min: 1, max: 256 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer(),
        (width, height, colours, run, seed) => {
          const cells = noise(width * height, colours, seed);
          const pixels = cells.map((_, i) => cells[i - (i % run)]!);
          const encoder = gifEncoder({ width, height, palette: paletteOf(colours) });
          encoder.add(pixels);
          expect(firstDifference(decodeGif(encoder.finish()).frames[0]!.pixels, pixels)).toBe(-1);
        },
      ),
      { seed: 2, numRuns: process.env["INKWASH_TIER"] === "full" ? 600 : 100 },
    );
  });

  it("survives the code table filling up many times", () => {
    const pixels = noise(1000 * 600, 256, 9);
    const encoder = gifEncoder({ width: 1000, height: 600, palette: paletteOf(256) });
    encoder.add(pixels);
    expect(firstDifference(decodeGif(encoder.finish()).frames[0]!.pixels, pixels)).toBe(-1);
  });

  const delays = (frames: number, options?: Parameters<typeof gifEncoder>[1]): number[] => {
    const encoder = gifEncoder({ width: 2, height: 2, palette: paletteOf(2) }, options);
    for (let i = 0; i < frames; i++) encoder.add(Uint8Array.of(0, 1, 1, i % 2));
    return decodeGif(encoder.finish()).frames.map((frame) => frame.delay);
  };

  it("holds the first and the last frame", () => {
    expect(delays(4)).toEqual([600, 60, 60, 1600]);
    expect(delays(4, { delay: 40, hold: [100, 2000] })).toEqual([100, 40, 40, 2000]);
    expect(delays(2)).toEqual([600, 1600]);
    expect(delays(1)).toEqual([1600]);
  });

  it.each([
    [Infinity, 0],
    [1, undefined],
    [2, 1],
    [65535, 65534],
  ])("is shown %d times", (loop, stored) => {
    const encoder = gifEncoder({ width: 1, height: 1, palette: paletteOf(2) }, { loop });
    encoder.add(Uint8Array.of(1));
    expect(decodeGif(encoder.finish()).loops).toBe(stored);
  });

  it("copies what is added, so that the caller may reuse the array", () => {
    const pixels = Uint8Array.of(0, 1, 2, 3);
    const encoder = gifEncoder({ width: 2, height: 2, palette: paletteOf(4) });
    encoder.add(pixels);
    pixels.fill(3);
    encoder.add(pixels);
    pixels.fill(0);
    expect(decodeGif(encoder.finish()).frames.map((frame) => frame.pixels)).toEqual([
      [0, 1, 2, 3],
      [3, 3, 3, 3],
    ]);
  });

  it("refuses frames that do not fit", () => {
    const encoder = gifEncoder({ width: 2, height: 2, palette: paletteOf(3) });
    expect(() => encoder.add(new Uint8Array(3))).toThrow(
      new TypeError("gifEncoder: pixels must have length 4; got 3"),
    );
    expect(() => encoder.add(Uint8Array.of(0, 0, 3, 0))).toThrow(
      new RangeError(
        "gifEncoder: pixels must be below 3, the size of the palette; got 3 at index 2",
      ),
    );
  });

  it("refuses to end without a frame, and to go on after the end", () => {
    const encoder = gifEncoder({ width: 1, height: 1, palette: paletteOf(2) });
    expect(() => encoder.finish()).toThrow(
      "gifEncoder: a film needs at least one frame; call add first",
    );
    encoder.add(Uint8Array.of(0));
    encoder.finish();
    expect(() => encoder.add(Uint8Array.of(0))).toThrow(
      "the film is finished; start another encoder",
    );
    expect(() => encoder.finish()).toThrow("the film is finished already");
  });

  const start =
    (size: object, options = {}) =>
    () =>
      gifEncoder({ width: 2, height: 2, palette: paletteOf(2), ...size }, options);

  it.each([
    [start({ width: 0 }), "gifEncoder: width must be a positive integer; got 0"],
    [start({ height: 65536 }), "gifEncoder: height must be at most 65535; got 65536"],
    [start({ palette: [] }), "gifEncoder: palette must have 1 to 256 entries; got 0"],
    [start({ palette: paletteOf(257) }), "palette must have 1 to 256 entries; got 257"],
    [
      start({ palette: [[0, 0, 256]] }),
      "gifEncoder: palette[0] must be three integers in 0..255; got [0, 0, 256]",
    ],
    [start({}, { delay: 10 }), "delay must be a multiple of 10 ms in [20, 655350]; got 10"],
    [start({}, { delay: NaN }), "delay must be a multiple of 10 ms in [20, 655350]; got NaN"],
    [start({}, { hold: [60, 65] }), "hold[1] must be a multiple of 10 ms"],
    [start({}, { loop: 0 }), "loop must be a positive integer; got 0"],
    [start({}, { loop: 65536 }), "loop must be at most 65535, or Infinity; got 65536"],
  ])("refuses %s", (begin, message) => {
    expect(begin).toThrow(message);
  });
});
