import { describe, expect, it } from "vitest";
import {
  scatterFilm,
  scatterPainter,
  toGif,
  type Samples,
  type ScatterFrame,
} from "../src/index.ts";
import { forward, ring } from "./data.ts";
import { decodeGif } from "./gif.ts";
import { firstDifference, hash } from "./same.ts";

const points = (...data: number[]): Samples => ({
  data: Float64Array.from(data),
  shape: [data.length / 2, 2],
});
const extent = [
  [-1, 1],
  [-1, 1],
] as const;

/** The tone of each pixel of the subject, 0 where there is no ink. */
function tones(
  frame: ScatterFrame,
  options: object = {},
): { readonly at: (x: number, y: number) => number; all: number[] } {
  const painter = scatterPainter({ extent, ...options });
  const pixels = painter.paint(frame);
  return {
    at: (x, y) => Math.max(0, pixels[y * painter.width + x]! - 3),
    all: [...pixels].map((p) => Math.max(0, p - 3)),
  };
}

const inkShare = (pixels: Uint8Array, background: number): number =>
  pixels.reduce((sum, pixel) => sum + (pixel === background ? 0 : 1), 0) / pixels.length;

describe("scatterPainter(options)", () => {
  it("puts the middle of the extent in the middle of the stage, y upwards", () => {
    // 480 x 480 with 32 pixels of text above and 4 of progress below.
    const { at } = tones({ points: points(0, 0, 0, 1, 1, 0) }, { radius: 4 });
    const [middle, unit] = [32 + 444 / 2, 444 / 2 - 12];
    expect(at(240, middle)).toBeGreaterThan(2);
    expect(at(240, middle - unit)).toBeGreaterThan(2);
    expect(at(240 + unit, middle)).toBeGreaterThan(2);
    expect(at(240, middle + unit)).toBe(0);
    expect(at(240 - unit, middle)).toBe(0);
  });

  it("paints the same whatever the order of the points", () => {
    const cloud = ring(3000);
    const painter = scatterPainter({ extent });
    const turned = new Float32Array(6000);
    for (let i = 0; i < 3000; i++) {
      turned.set(cloud.data.subarray(2 * (2999 - i), 2 * (2999 - i) + 2), 2 * i);
    }
    const there = painter.paint({ points: cloud });
    const back = painter.paint({ points: { data: turned, shape: [3000, 2] } });
    expect(firstDifference(back, there)).toBe(-1);
  });

  it("grows darker where points overlap, up to full ink", () => {
    const pile = (n: number): number => {
      const pointsInOnePlace = { data: new Float64Array(2 * n), shape: [n, 2] };
      return tones({ points: pointsInOnePlace }, { radius: 3 }).at(240, 254);
    };
    expect([1, 2, 3, 4, 100_000].map(pile)).toEqual(
      [1, 2, 3, 4, 100_000].map((n) => Math.round(7 * (1 - 0.55 ** n))),
    );
  });

  it("leaves out points beyond the picture, and never paints over its margins", () => {
    const far = points(5, 5, -9, 0, 1e300, -1e300, 0, 1.1, 0, -1.2);
    const painter = scatterPainter({ extent, radius: 16 });
    const pixels = painter.paint({ points: far });
    expect(pixels.subarray(0, 32 * 480).every((pixel) => pixel === 0)).toBe(true);
    expect(pixels.subarray(476 * 480).every((pixel) => pixel === 0)).toBe(true);
  });

  it("writes title, caption and progress", () => {
    const painter = scatterPainter({ extent, title: "Ring" });
    const plain = painter.paint({ points: points() });
    const noted = painter.paint({ points: points(), caption: "t = 3", progress: 0.25 });
    const changed = [...plain.keys()].filter((i) => plain[i] !== noted[i]);
    expect(changed.every((i) => i < 32 * 480 || i >= 476 * 480)).toBe(true);
    expect([...plain.subarray(0, 32 * 480)].filter((p) => p === 1).length).toBeGreaterThan(50);
    const line = noted.subarray(479 * 480);
    expect([line[0], line[119], line[120], line[479]]).toEqual([2, 2, 3, 3]);
    const [left, right] = [noted.subarray(0, 32 * 480).indexOf(2), changed[0]! % 480];
    expect(left).toBeGreaterThan(0);
    expect(right).toBeGreaterThan(300);
  });

  it("paints labels in colours of their own, the commoner one on top", () => {
    const painter = scatterPainter({ extent, labels: [0, 1, 1], radius: 4 });
    const pixels = painter.paint({ points: points(-0.5, 0, 0.5, 0, 0.5, 0) });
    const unit = 444 / 2 - 12;
    const [first, second] = [
      pixels[254 * 480 + 240 - unit / 2]!,
      pixels[254 * 480 + 240 + unit / 2]!,
    ];
    const [r0, , b0] = painter.palette[first]!;
    const [r1, , b1] = painter.palette[second]!;
    expect(b0).toBeGreaterThan(r0);
    expect(r1).toBeGreaterThan(b1);
    const mixed = scatterPainter({ extent, labels: [0, 1, 1], radius: 4 }).paint({
      points: points(0, 0, 0, 0, 0, 0),
    });
    expect(mixed[254 * 480 + 240]).toBeGreaterThan(4 + 7);
  });

  it("draws a faint curve under the dots", () => {
    const curve = points(-1, 0, 1, 0);
    const painter = scatterPainter({ extent, curve });
    const pixels = painter.paint({ points: points(0, 0.5) });
    const colours = (x: number, y: number): number => pixels[y * 480 + x]!;
    for (let x = 40; x < 440; x++) {
      expect(Math.max(colours(x, 253), colours(x, 254))).toBeGreaterThanOrEqual(4 + 7);
    }
    expect(painter.palette).toHaveLength(4 + 7 + 7);
  });

  it("writes into the array that it is given", () => {
    const painter = scatterPainter({ extent, width: 100, height: 80 });
    const out = new Uint8Array(8000).fill(255);
    expect(painter.paint({ points: points(0, 0) }, out)).toBe(out);
    expect(firstDifference(out, painter.paint({ points: points(0, 0) }))).toBe(-1);
  });

  it("takes no points, float32 and float64 alike", () => {
    expect(tones({ points: points() }).all.every((tone) => tone === 0)).toBe(true);
    const one = { data: Float32Array.of(0.25, 0.5), shape: [1, 2] };
    expect(
      firstDifference(tones({ points: one }).all, tones({ points: points(0.25, 0.5) }).all),
    ).toBe(-1);
  });

  const make = (options: object) => () => scatterPainter({ extent, ...options });
  const paint =
    (frame: ScatterFrame, options: object = {}) =>
    () =>
      scatterPainter({ extent, ...options }).paint(frame);

  it.each([
    [
      make({
        extent: [
          [1, 1],
          [0, 1],
        ],
      }),
      "scatterPainter: extent[0] must be finite and ascending; got [1, 1]",
    ],
    [
      make({
        extent: [
          [0, 1],
          [0, Infinity],
        ],
      }),
      "extent[1] must be finite and ascending",
    ],
    [make({ width: 63 }), "width must be in 64..4096; got 63"],
    [make({ height: 480.5 }), "height must be a positive integer; got 480.5"],
    [make({ radius: 0.4 }), "radius must be in [0.5, 16]; got 0.4"],
    [make({ opacity: 1 }), "opacity must be in (0, 0.95]; got 1"],
    [make({ labels: [0, 6] }), "labels must be integers in 0..5; got 6 at index 1"],
    [make({ theme: "auto" }), 'theme must be "light" or "dark"; got "auto"'],
    [make({ curve: points(NaN, 0) }), "curve must be finite"],
    [
      paint({ points: points(0, NaN) }),
      "scatterPainter: points must be finite; got NaN at index 1",
    ],
    [paint({ points: { data: new Float32Array(3), shape: [3] } }), "points must have shape [n, 2]"],
    [paint({ points: points(0, 0) }, { labels: [0, 1] }), "points must have length 2; got 1"],
    [paint({ points: points(), progress: 1.5 }), "progress must be in [0, 1]; got 1.5"],
  ])("refuses %s", (act, message) => {
    expect(act).toThrow(message);
  });
});

describe("scatterFilm(frames, options)", () => {
  it.each([
    [2_000, 15],
    [10_000, 60],
  ])("films %d points in %d frames within the size and ink that it promises", (n, count) => {
    const film = scatterFilm(
      forward(ring(n), count).map((cloud, t) => ({ points: cloud, caption: `t = ${t}` })),
      {
        title: "A ring, forward",
      },
    );
    const bytes = toGif(film);
    expect(bytes.length).toBeLessThan(1.5e6);
    const gif = decodeGif(bytes);
    expect(gif.frames).toHaveLength(count);
    const distinct = new Set<string>();
    gif.frames.forEach((frame, i) => {
      const pixels = Uint8Array.from(frame.pixels);
      expect(firstDifference(pixels, film.frame(i).pixels)).toBe(-1);
      const subject = pixels.subarray(32 * 480, 476 * 480);
      expect(inkShare(subject, 0)).toBeGreaterThan(0.005);
      expect(inkShare(pixels, 0)).toBeLessThan(0.6);
      distinct.add(hash(pixels));
    });
    expect(distinct.size).toBe(count);
  });

  it("keeps one view for all frames, wide enough for all but a few strays of each", () => {
    const wide = points(...Array.from({ length: 4000 }, (_, i) => (i - 2000) / 1000));
    const film = scatterFilm([{ points: points(0, 0) }, { points: wide }]);
    const marks = (index: number): number[] => {
      const { pixels } = film.frame(index);
      return [...pixels.keys()].filter((i) => i < 476 * 480 && pixels[i]! > 3);
    };
    expect(marks(0).every((i) => Math.abs((i % 480) - 240) < 4)).toBe(true);
    const columns = marks(1).map((i) => i % 480);
    expect(Math.max(...columns)).toBeGreaterThan(440);
    expect(Math.max(...columns)).toBeLessThan(480);
  });

  it("moves the line of progress from nothing to everything, or as the frames say", () => {
    const frames = [0, 1, 2].map(() => ({ points: points(0, 0) }));
    const done = (film: ReturnType<typeof scatterFilm>, index: number): number =>
      film
        .frame(index)
        .pixels.subarray(479 * 480)
        .filter((pixel) => pixel === 2).length;
    const film = scatterFilm(frames);
    expect([0, 1, 2].map((index) => done(film, index))).toEqual([0, 240, 480]);
    expect(done(scatterFilm([{ points: points(0, 0), progress: 0.5 }]), 0)).toBe(240);
  });

  it("makes room around points that are all the same, and takes no points at all", () => {
    for (const cloud of [points(3, 4, 3, 4), points(0, 0), points(1e12, 0), points()]) {
      expect(() => scatterFilm([{ points: cloud }]).frame(0)).not.toThrow();
    }
    expect(scatterFilm([]).length).toBe(0);
  });

  it("refuses a frame that is not there, and frames that are no points", () => {
    const film = scatterFilm([{ points: points(0, 0) }]);
    expect(() => film.frame(1)).toThrow("scatterFilm: a frame must be in 0..0; got 1");
    expect(() => film.frame(-1)).toThrow(RangeError);
    expect(() => scatterFilm([{ points: points(0, NaN) }])).toThrow(
      "scatterFilm: points must be finite",
    );
  });
});
