import type { Samples } from "@inkwash/experiment";
import { describe, expect, test } from "vitest";
import { filesOf } from "./files.ts";
import { decodeGif, distinct, inkOf } from "./gif.ts";
import { cloud, forwardSteps, sampleSteps, stream } from "./stream.ts";

const sizeOfPng = (bytes: Uint8Array): [number, number] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
};

describe.each([2, 1] as const)("the films of %i-dimensional data", (dimension) => {
  const files = filesOf(stream({ dimension, points: 300 }));
  const decoded = (name: string): ReturnType<typeof decodeGif> => decodeGif(files.get(name)!.bytes);

  test.each([
    ["forward.gif", 21],
    ["reverse.gif", 21],
    ["reverse-ddim.gif", 21],
    ["picture.gif", 11],
  ])("%s has the %i frames that came, nine in ten of them distinct", (name, frames) => {
    const film = decoded(name);
    expect(film.frames).toHaveLength(frames);
    expect(distinct(film)).toBeGreaterThanOrEqual(0.9 * frames);
  });

  test.each(["forward.gif", "reverse.gif", "reverse-ddim.gif"])(
    "%s: 0.5 % to 60 % of each frame is ink",
    (name) => {
      for (const frame of decoded(name).frames) {
        expect(inkOf(frame)).toBeGreaterThan(0.005);
        expect(inkOf(frame)).toBeLessThan(0.6);
      }
    },
  );

  test("the stills are six frames in two rows of three", () => {
    const { width, height } = decoded("forward.gif");
    expect(sizeOfPng(files.get("forward.png")!.bytes)).toEqual([3 * width, 2 * height]);
  });
});

/** The pixels of a frame without the line of text above and the line of progress below. */
const subjectOf = ({ pixels }: { pixels: ArrayLike<number> }, width: number): string =>
  Array.from(pixels)
    .slice(40 * width, -8 * width)
    .join();

describe("the axes of the films", () => {
  test.each([1, 2] as const)(
    "the same points in %i dimensions lie on the same pixels in every frame of every film",
    (dimension) => {
      const still = cloud(300, dimension, 0.4);
      const wide: Samples = { ...still, data: still.data.map((value) => 5 * value) };
      const at = (step: number): Samples => (step === 2 ? wide : still);
      const files = filesOf([
        ...forwardSteps("data", 5, (_, frame) => at(frame)),
        ...sampleSteps("ddpm", 4, (_, step) => at(step)),
      ]);
      const views = ["forward.gif", "reverse.gif"].flatMap((name) => {
        const { frames, width } = decodeGif(files.get(name)!.bytes);
        return [0, 1, 3, 4].map((index) => subjectOf(frames[index]!, width));
      });
      expect(new Set(views).size).toBe(1);
    },
  );

  test("data farther out than N(0, 1) are on the picture", () => {
    const far: Samples = { data: Float32Array.of(-15, -15, 15, 15), shape: [2, 2] };
    const files = filesOf(forwardSteps("data", 2, () => far));
    const { frames, width, height } = decodeGif(files.get("forward.gif")!.bytes);
    const inked = Array.from(frames[0]!.pixels.entries())
      .filter(([place, index]) => index > 3 && place > 40 * width)
      .map(([place]) => [place % width, Math.floor(place / width)] as const);
    const inCorner = (left: boolean): boolean =>
      inked.some(([x, y]) =>
        left ? x < width / 4 && y > height / 2 : x > width * 0.75 && y < height / 2,
      );
    expect(inCorner(true) && inCorner(false)).toBe(true);
  });
});
