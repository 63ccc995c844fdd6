import "@inkwash/matchers";
import {
  blobs,
  checkerboard,
  checkerboardDensity,
  checkerboardMatrix,
  circles,
  darkness,
  darknessDensity,
  eightGaussians,
  empirical,
  empiricalMixture,
  gaussianGrid,
  gaussianRing,
  line,
  outline,
  pinwheel,
  randomMixture,
  rings,
  sampleMixture,
  strokes,
  svgPath,
  swissRoll,
  text,
  twentyFiveGaussians,
  twoSpirals,
} from "@inkwash/datasets";
import { philox, type Rng } from "@inkwash/random";
import { erf } from "@inkwash/special";
import { describe, expect, test } from "vitest";
import { column, kolmogorov, pearson, tally } from "./replay.ts";

const triangle = [
  [0, 0],
  [2, 0],
  [0, 1],
] as const;
const picture = { data: Float32Array.of(-1, 1, 0, 0.5, -3, 1), shape: [1, 1, 2, 3] };
const few = { data: Float64Array.of(1, 2, 3, 4, 5, 6), shape: [3, 2] };
type Options = { n: number; rng: Rng; precision?: "float32" | "float64"; noise?: number };
const sets = {
  blobs: (options: Options) => blobs({ ...options, centers: few2() }),
  checkerboard,
  circles,
  darkness: (options: Options) => darkness(picture, options),
  empirical: (options: Options) => empirical(few, { ...options, jitter: 0.1 }),
  line,
  outline: (options: Options) => outline(triangle, { ...options, fill: "nonzero" }),
  pinwheel,
  rings,
  strokes: (options: Options) => strokes([triangle], options),
  svgPath: (options: Options) => svgPath("M0 0h3v2", options),
  "swissRoll with a hole": (options: Options) => swissRoll({ ...options, hole: true }),
  text: (options: Options) => text("ink", options),
  twoSpirals,
};
function few2(): number[][] {
  return [
    [0, 0],
    [3, 1],
  ];
}

describe.each(Object.entries(sets))("%s({ n, rng })", (name, draw) => {
  test("gives sample i whatever n is, rounds once, and refuses what is no rng", () => {
    const rng = philox(5);
    const options = { n: 500, rng, noise: 0.1 };
    const [small, many] = [draw({ ...options, n: 10 }), draw(options)];
    expect(many.shape).toEqual([500, 2]);
    expect(many.data.subarray(0, 20)).toEqual(small.data);
    if (many.label) expect(many.label.subarray(0, 10)).toEqual(small.label);
    if (many.parameter) expect(many.parameter.subarray(0, 10)).toEqual(small.parameter);
    const exact = draw({ ...options, precision: "float64" }).data;
    expect(many.data).toEqual(Float32Array.from(exact));
    expect(draw({ ...options, rng: rng.fork(1) }).data).not.toEqual(many.data);
    expect(() => draw({ n: 1 } as never)).toThrow("rng must be an Rng");
    expect(() => draw({ ...options, n: 1.5 })).toThrow(`${name.split(" ")[0]}: n must be`);
  });
});

const uniform = (x: number): number => Math.min(1, Math.max(0, x));
const n = process.env["INKWASH_TIER"] === "full" ? 20_000 : 5000;
const exact = { n, precision: "float64" } as const;
/** 1.95 is p = 0.001 for Kolmogorov's statistic, 4 (or less) for Pearson's. */
const [MOST, CELLS] = [1.95, 4];

describe("checkerboard and its density", () => {
  test.each([2, 3, 4, 5])(
    "is uniform on every other cell of a board with %i to a side",
    (cells) => {
      const { data, label } = checkerboard({ ...exact, rng: philox(cells), cells, extent: 3 });
      const dark = Array.from({ length: cells * cells }, (_, k) => (Math.floor(k / cells) + k) % 2);
      const on = (k: number): number => ((k % cells) + Math.floor(k / cells)) % 2;
      const total = dark.filter((_, k) => on(k) === 0).length;
      const probabilities = dark.map((_, k) => (on(k) === 0 ? 1 / total : 0));
      expect(pearson(tally(label!, cells * cells), probabilities)).toBeLessThan(CELLS);
      const side = 6 / cells;
      for (const c of [0, 1]) {
        const place = column(data, 2, c).map((x) => (x + 3) / side);
        expect(place.map(Math.floor)).toEqual(
          label!.map((k) => (c === 0 ? k % cells : Math.floor(k / cells))),
        );
        expect(
          kolmogorov(
            place.map((x) => x % 1),
            uniform,
          ),
        ).toBeLessThan(MOST);
      }
    },
  );

  test("has a density that sums to 1 and is positive at every sample", () => {
    const board = { cells: 3, extent: 2 };
    const side = 180;
    const grid = Float64Array.from({ length: 2 * side * side }, (_, i) => {
      const k = i >> 1;
      return ((i % 2 === 0 ? k % side : Math.floor(k / side)) + 0.5) * (6 / side) - 3;
    });
    const density = checkerboardDensity({ data: grid, shape: [side * side, 2] }, board);
    expect(density.reduce((sum, p) => sum + p * (6 / side) ** 2, 0)).toBeCloseTo(1, 12);
    const samples = checkerboard({ ...exact, rng: philox(1), ...board });
    expect(checkerboardDensity(samples, board).every((p) => Math.abs(p - 9 / 80) < 1e-15)).toBe(
      true,
    );
  });

  test("refuses boards and points that are none", () => {
    const rng = philox(1);
    expect(() => checkerboard({ n: 1, rng, cells: 0 })).toThrow(RangeError);
    expect(() => checkerboard({ n: 1, rng, extent: 0 })).toThrow(
      new RangeError("checkerboard: extent must be in (0, Infinity); got 0"),
    );
    expect(() => checkerboardDensity({ data: new Float32Array(3), shape: [1, 3] })).toThrow(
      new TypeError(
        "checkerboardDensity: samples need data of shape [n, 2] with n >= 1; got 3 numbers of shape [1, 3]",
      ),
    );
  });
});

describe("sets about curves", () => {
  test("twoSpirals lies on its arms, the square of the angle uniform", () => {
    const { data, label, parameter } = twoSpirals({ ...exact, rng: philox(2) });
    const side = label!.map((arm) => (arm === 0 ? 1 : -1));
    const x = parameter!.map((a, i) => (-side[i]! * a * Math.cos(a)) / 3);
    const y = parameter!.map((a, i) => (side[i]! * a * Math.sin(a)) / 3);
    expect(column(data, 2, 0)).toBeAllClose(x, { atol: 1e-14 });
    expect(column(data, 2, 1)).toBeAllClose(y, { atol: 1e-14 });
    expect(kolmogorov(parameter!, (a) => (a / (3 * Math.PI)) ** 2)).toBeLessThan(MOST);
    expect(pearson(tally(label!, 2), [0.5, 0.5])).toBeLessThan(7);
    expect(() => twoSpirals({ n: 1, rng: philox(1), turns: 0 })).toThrow(RangeError);
  });

  test("rings lies on its radii at uniform angles; circles likewise", () => {
    const radii = [1, 2.5, 4];
    for (const [{ data, label, parameter }, known] of [
      [rings({ ...exact, rng: philox(3), radii }), radii],
      [circles({ ...exact, rng: philox(3), factor: 0.3 }), [1, 0.3]],
    ] as const) {
      const radius = label!.map((k) => known[k]!);
      const x = parameter!.map((a, i) => radius[i]! * Math.cos(a));
      const y = parameter!.map((a, i) => radius[i]! * Math.sin(a));
      expect(column(data, 2, 0)).toBeAllClose(x, { atol: 1e-14 });
      expect(column(data, 2, 1)).toBeAllClose(y, { atol: 1e-14 });
      expect(kolmogorov(parameter!, (a) => a / (2 * Math.PI))).toBeLessThan(MOST);
      const cells = known.length;
      expect(
        pearson(
          tally(label!, cells),
          known.map(() => 1 / cells),
        ),
      ).toBeLessThan(6);
    }
    expect(() => rings({ n: 1, rng: philox(1), radii: [1, 0] })).toThrow(RangeError);
    expect(() => circles({ n: 1, rng: philox(1), factor: 1 })).toThrow(
      new RangeError("circles: factor must be in [0, 1); got 1"),
    );
  });

  test("noise is normal, of the given size, in every coordinate", () => {
    const clean = rings({ ...exact, rng: philox(4) }).data;
    const noisy = rings({ ...exact, rng: philox(4), noise: 0.25 }).data;
    for (const c of [0, 1]) {
      const gaps = column(
        noisy.map((x, i) => x - clean[i]!),
        2,
        c,
      );
      const law = (x: number): number => (1 + erf(x / (0.25 * Math.SQRT2))) / 2;
      expect(kolmogorov(gaps, law)).toBeLessThan(MOST);
    }
  });

  test("line is uniform from end to end, in any dimension", () => {
    const { data, parameter, shape } = line({
      ...exact,
      rng: philox(5),
      from: [1, 0, -2],
      to: [3, 0, 2],
    });
    expect(shape).toEqual([n, 3]);
    expect(kolmogorov(parameter!, uniform)).toBeLessThan(MOST);
    const expected = [...parameter!].flatMap((u) => [1 + 2 * u, 0, -2 + 4 * u]);
    expect(data).toBeAllClose(expected, { atol: 1e-15 });
    expect(() => line({ n: 1, rng: philox(1), from: [1] })).toThrow("line: from and to must be");
  });

  test("swissRoll with a hole leaves its middle square empty, the others as likely", () => {
    const options = { ...exact, rng: philox(6), columns: [0, 1, 2], scale: 1, hole: true };
    const { data, label } = swissRoll(options);
    const square = Array.from(label!, (t, i) => {
      const turn = Math.floor(t / Math.PI - 1.5);
      return 3 * turn + Math.floor(data[3 * i + 1]! / 7);
    });
    const probabilities = Array.from({ length: 9 }, (_, k) => (k === 4 ? 0 : 1 / 8));
    expect(pearson(tally(square, 9), probabilities)).toBeLessThan(CELLS);
  });
});

describe("pinwheel", () => {
  const unturned = (twist: number): Float64Array[] => {
    const { data, label } = pinwheel({ ...exact, rng: philox(7), twist });
    const [along, across] = [new Float64Array(exact.n), new Float64Array(exact.n)];
    label!.forEach((k, i) => {
      const [c, s] = [Math.cos((2 * Math.PI * k) / 5), Math.sin((2 * Math.PI * k) / 5)];
      const [x, y] = [data[2 * i]! / 2, data[2 * i + 1]! / 2];
      along[i] = x * c - y * s;
      across[i] = x * s + y * c;
    });
    return [along, across];
  };
  const normal = (mean: number, deviation: number) => (x: number) =>
    (1 + erf((x - mean) / (deviation * Math.SQRT2))) / 2;

  test("with twist 0 is five turned Gaussians, N(1, 0.3^2) along and N(0, 0.1^2) across", () => {
    const [along, across] = unturned(0);
    expect(kolmogorov(along!, normal(1, 0.3))).toBeLessThan(MOST);
    expect(kolmogorov(across!, normal(0, 0.1))).toBeLessThan(MOST);
  });

  test("a twist turns each point by twist exp(f1) and leaves its distance", () => {
    const [straight, bent] = [unturned(0), unturned(0.25)];
    const [f, g] = [straight[0]!, straight[1]!];
    const angle = f.map((along) => 0.25 * Math.exp(along));
    const along = f.map((v, i) => v * Math.cos(angle[i]!) + g[i]! * Math.sin(angle[i]!));
    const across = g.map((v, i) => v * Math.cos(angle[i]!) - f[i]! * Math.sin(angle[i]!));
    expect(bent[0]).toBeAllClose(along, { atol: 1e-13 });
    expect(bent[1]).toBeAllClose(across, { atol: 1e-13 });
  });

  test("refuses blades and deviations out of range", () => {
    const options = { n: 1, rng: philox(1) };
    expect(() => pinwheel({ ...options, blades: 0 })).toThrow(RangeError);
    expect(() => pinwheel({ ...options, radial: -1 })).toThrow(RangeError);
    expect(() => pinwheel({ ...options, twist: NaN })).toThrow(
      new RangeError("pinwheel: twist must be a finite number; got NaN"),
    );
  });
});

describe("darkness(image) and its density", () => {
  // Darkness 1, 0, 1/2; 1/4, 1 (clamped), 0: in all 11/4.
  const probabilities = [1, 0, 0.5, 0.25, 1, 0].map((ink) => ink / 2.75);

  test("is as likely as the picture is dark, uniform within a pixel, upright", () => {
    const { data } = darkness(picture, { ...exact, rng: philox(8) });
    const [x, y] = [column(data, 2, 0), column(data, 2, 1)];
    const pixel = x.map((v, i) => 3 * Math.floor(1 - y[i]! * 1.5) + Math.floor(v * 1.5 + 1.5));
    expect(pearson(tally(pixel, 6), probabilities)).toBeLessThan(CELLS);
    expect(
      kolmogorov(
        x.map((v) => (v * 1.5 + 1.5) % 1),
        uniform,
      ),
    ).toBeLessThan(MOST);
    expect(
      kolmogorov(
        y.map((v) => (1 - v * 1.5) % 1),
        uniform,
      ),
    ).toBeLessThan(MOST);
  });

  test("has the density of its pixels, 0 outside, and sums to 1", () => {
    const middles = [0, 1].flatMap((row) =>
      [0, 1, 2].flatMap((k) => [(k - 1) / 1.5, (0.5 - row) / 1.5]),
    );
    const points = { data: Float64Array.of(...middles, 2, 0, 0, 0.9), shape: [8, 2] };
    const expected = [...probabilities.map((p) => p * 1.5 ** 2), 0, 0];
    expect(darknessDensity(picture, points)).toBeAllClose(expected, { rtol: 1e-12 });
  });

  test("invert draws where the picture is light; a picture without ink is refused", () => {
    const { data } = darkness(picture, { n: 500, rng: philox(9), invert: true });
    expect(
      darknessDensity(picture, { data, shape: [500, 2] }, { invert: true }).every((p) => p > 0),
    ).toBe(true);
    const white = { data: Float32Array.of(1, 1), shape: [1, 1, 1, 2] };
    expect(() => darkness(white, { n: 1, rng: philox(1) })).toThrow(
      "darkness: the picture has no dark place to draw from; set invert or take another",
    );
    expect(() => darkness(few, { n: 1, rng: philox(1) })).toThrow(TypeError);
  });
});

describe("empirical(samples) and its law", () => {
  test("draws every sample as often, with normal jitter", () => {
    const { data, label } = empirical(few, { ...exact, rng: philox(10), jitter: 0.2 });
    expect(pearson(tally(label!, 3), [1 / 3, 1 / 3, 1 / 3])).toBeLessThan(6);
    const gaps = data.map((x, i) => x - few.data[label![i >> 1]! * 2 + (i % 2)]!);
    expect(kolmogorov(gaps, (x) => (1 + erf(x / (0.2 * Math.SQRT2))) / 2)).toBeLessThan(MOST);
  });

  test("keeps names, labels and shapes", () => {
    const set = {
      name: "two",
      data: Float32Array.of(1, 2, 3, 4),
      shape: [2, 1, 1, 2],
      label: Float64Array.of(7, 9),
    };
    const { name, shape, label, data } = empirical(set, { n: 50, rng: philox(11) });
    expect([name, shape]).toEqual(["two", [50, 1, 1, 2]]);
    label!.forEach((k, i) => expect(data[2 * i]).toBe(k === 7 ? 1 : 3));
  });

  test("empiricalMixture is the law: one component per sample", () => {
    expect(empiricalMixture(few, { jitter: 0.5 })).toEqual({
      weights: [1 / 3, 1 / 3, 1 / 3],
      means: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      covariances: Array.from({ length: 3 }, () => [0.25, 0, 0, 0.25]),
    });
    expect(() => empiricalMixture(few, { jitter: -1 })).toThrow(RangeError);
  });
});

describe("mixtures by arrangement", () => {
  test("eightGaussians are on a circle of radius sqrt(8), 45 degrees apart", () => {
    const { weights, means, covariances } = eightGaussians;
    expect(weights).toEqual(Array.from({ length: 8 }, () => 1 / 8));
    const [d, r] = [2, Math.sqrt(8)];
    const expected = [
      [r, 0],
      [d, d],
      [0, r],
      [-d, d],
      [-r, 0],
      [-d, -d],
      [0, -r],
      [d, -d],
    ];
    expect(means.flat()).toBeAllClose(expected.flat(), { atol: 1e-15 });
    expect(covariances[3]).toBeAllClose([1 / 8, 0, 0, 1 / 8], { rtol: 1e-15 });
    expect(gaussianRing({ components: 1, radius: 2, deviation: 0 }).means).toEqual([[2, 0]]);
  });

  test("twentyFiveGaussians are a 5 x 5 grid, 2 apart; gaussianGrid has any dimension", () => {
    const axis = [-4, -2, 0, 2, 4];
    expect(twentyFiveGaussians.means).toEqual(axis.flatMap((a) => axis.map((b) => [a, b])));
    const { means, covariances } = gaussianGrid({
      side: 2,
      spacing: 1,
      dimension: 3,
      deviation: 2,
    });
    expect(means).toHaveLength(8);
    expect([means[0], means[1], means[7]]).toEqual([
      [-0.5, -0.5, -0.5],
      [-0.5, -0.5, 0.5],
      [0.5, 0.5, 0.5],
    ]);
    expect(covariances[0]).toEqual([4, 0, 0, 0, 4, 0, 0, 0, 4]);
    expect(() => gaussianGrid({ side: 10, dimension: 1e9 })).toThrow(
      "gaussianGrid: side^dimension must be at most 65536; got 10^1000000000",
    );
  });

  test("randomMixture can be drawn from, and its covariances average to the identity", () => {
    const mixture = randomMixture({ rng: philox(12), components: 1000, dimension: 3 });
    const mean = Array.from({ length: 9 }, (_, ij) =>
      mixture.covariances.reduce((sum, c) => sum + c[ij]! / 1000, 0),
    );
    // An entry deviates by at most sqrt(2 d) / (d + 1) = 0.61, its mean by 0.019.
    expect(mean).toBeAllClose([1, 0, 0, 0, 1, 0, 0, 0, 1], { atol: 0.08 });
    expect(sampleMixture(mixture, { n: 10, rng: philox(1) }).shape).toEqual([10, 3]);
  });

  test("blobs from a Stream follow the mixture that they come with", () => {
    const { label, mixture } = blobs({ ...exact, rng: philox(13), centers: 7, dimension: 4 });
    expect(mixture.means).toHaveLength(7);
    expect(mixture.means.flat().every((x) => x >= -10 && x < 10)).toBe(true);
    expect(pearson(tally(label!, 7), mixture.weights)).toBeLessThan(CELLS);
  });

  test("blobs refuses counts, centres and deviations that do not fit", () => {
    const rng = philox(1);
    expect(() => blobs({ n: [3, 4], rng, centers: 3 })).toThrow(
      new RangeError("blobs: n must have one count per center (3); got 2"),
    );
    expect(() => blobs({ n: [1, -1], rng })).toThrow(RangeError);
    expect(() => blobs({ n: [1, 2], rng, spacing: "random" })).toThrow(RangeError);
    expect(() => blobs({ n: 3, rng, centers: [[1, 2], [3]] })).toThrow(RangeError);
    expect(() => blobs({ n: 3, rng, deviation: [1, 2] })).toThrow(
      new RangeError("blobs: deviation must be a number or one per blob (3); got 2"),
    );
    expect(() => blobs({ n: 3, rng, box: [1, 0] })).toThrow(RangeError);
  });
});

describe("checkerboardMatrix", () => {
  const options = { rng: philox(14), shape: [30, 20], clusters: [3, 2] } as const;

  test("has one value per block, and the same matrix again from the same stream", () => {
    const { data, shape, rowLabel, columnLabel } = checkerboardMatrix(options);
    expect(shape).toEqual([30, 20]);
    const values = new Map<number, Set<number>>();
    data.forEach((x, at) => {
      const block = 2 * rowLabel[Math.floor(at / 20)]! + columnLabel[at % 20]!;
      values.set(block, (values.get(block) ?? new Set()).add(x));
    });
    expect([...values.values()].every((set) => set.size === 1)).toBe(true);
    expect(new Set(data).size).toBe(values.size);
    expect(data.every((x) => x >= 10 && x < 100)).toBe(true);
    expect(checkerboardMatrix(options).data).toEqual(data);
    const plain = checkerboardMatrix({ ...options, shuffle: false });
    expect([...plain.rowLabel]).toEqual([...rowLabel].toSorted((a, b) => a - b));
  });

  test("refuses shapes, clusters and noise out of range", () => {
    expect(() => checkerboardMatrix({ ...options, shape: [0, 1] })).toThrow(RangeError);
    expect(() => checkerboardMatrix({ ...options, clusters: [1, 0.5] })).toThrow(
      new RangeError("checkerboardMatrix: clusters[1] must be a positive integer; got 0.5"),
    );
    expect(() => checkerboardMatrix({ ...options, noise: NaN })).toThrow(RangeError);
    expect(() => checkerboardMatrix({ ...options, high: Infinity })).toThrow(RangeError);
  });
});
