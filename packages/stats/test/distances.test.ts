import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_distances.json" with { type: "json" };
import { philox } from "@inkwash/random";
import {
  energyDistance,
  energyDistanceSteps,
  evenDirections,
  randomDirections,
  type Samples,
  slicedWasserstein,
  slicedWassersteinSteps,
  wasserstein,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const lines: Record<string, number[]> = golden.lines;
const line = (name: string): Samples => ({
  data: Float64Array.from(lines[name]!),
  shape: [lines[name]!.length, 1],
});
const planes: Record<string, number[][]> = golden.planes;
const plane = (name: string): Samples => ({
  data: Float64Array.from(planes[name]!.flat()),
  shape: [planes[name]!.length, 2],
});
const pairs = Object.entries(golden.pairs).map(([key, v]) => [...key.split("|"), v] as const);
const planePairs = Object.entries(golden.plane_pairs).map(
  ([key, v]) => [...key.split("|").map(plane), v] as [Samples, Samples, typeof v],
);
const normals = (n: number, d: number, seed: number, move = 0): Samples => ({
  data: philox(seed)
    .fillNormal(new Float64Array(n * d))
    .map((v) => v + move),
  shape: [n, d],
});

describe("wasserstein(x, y)", () => {
  test("with weights is SciPy's W1, relative 1e-13, and that of repeated numbers", () => {
    const weights = (name: string): number[] => lines[name]!.map((_, i) => (i + 1) % 4);
    for (const [names, { w1, half }] of Object.entries(golden.weighted)) {
      const [a, b] = names.split("|") as [string, string];
      const weightsX = weights(a);
      const found = [
        wasserstein(lines[a]!, lines[b]!, { p: 1, weightsX, weightsY: weights(b) }),
        wasserstein(lines[a]!, lines[b]!, { p: 1, weightsX }),
      ];
      expect(found, names).toBeAllClose([w1, half], { rtol: 1e-13 });
    }
    const repeated = wasserstein([0, 1, 1, 3], [5, 5, 5, 6, 8, 8, 8, 8], { p: 3 });
    const options = { p: 3, weightsX: [1, 2, 1], weightsY: [3, 1, 4] };
    expect(wasserstein([0, 1, 3], [5, 6, 8], options)).toBeCloseTo(repeated, 13);
    expect(wasserstein([0, 1, 3], [5, 6, 8], { ...options, p: 1 })).toBe(5.375);
    expect(() => wasserstein([1], [2], { weightsX: [1, 2] })).toThrow("weights must be as many");
    expect(() => wasserstein([1], [2], { weightsY: [0] })).toThrow("at least one weight");
  });

  test("is SciPy's W1 and NumPy's W2 and W3 for lists of different lengths, relative 1e-13", () => {
    for (const [a, b, expected] of pairs as [string, string, (typeof golden.pairs)["u10|u50"]][]) {
      const found = [1, 2, 3].map((p) => wasserstein(lines[a]!, lines[b]!, { p }));
      expect(found, `${a} ${b}`).toBeAllClose([expected.w1, expected.w2, expected.w3], {
        rtol: 1e-13,
      });
    }
  });

  test("is the shift between two copies, at every order", () => {
    const x = [3, -1, 4, 1, 5];
    for (const p of [1, 1.5, 2, 7]) {
      expect(
        wasserstein(
          x,
          x.map((v) => v + 2),
          { p },
        ),
      ).toBeCloseTo(2, 13);
      expect(wasserstein(x, x, { p })).toBe(0);
    }
  });

  test("does not mind repeated lists: {1, 2} and {1, 1, 2, 2} are one law", () => {
    expect(wasserstein([1, 2], [2, 1, 2, 1])).toBe(0);
  });

  test("refuses empty lists, NaN and orders below 1", () => {
    expect(() => wasserstein([], [1])).toThrow(
      new TypeError("wasserstein: x must hold at least one number; got 0"),
    );
    expect(() => wasserstein([1], [NaN])).toThrow(
      "wasserstein: y must be finite; got NaN at index 0",
    );
    expect(() => wasserstein([1], [1], { p: 0.5 })).toThrow(
      new RangeError("wasserstein: p must be in [1, Infinity); got 0.5"),
    );
  });
});

describe("slicedWasserstein(x, y)", () => {
  test("is NumPy's over even directions, equal and different sizes, relative 1e-13", () => {
    for (const [x, y, expected] of planePairs) {
      const found = [
        slicedWasserstein(x, y, { p: 1, directions: evenDirections(50) }),
        slicedWasserstein(x, y, { p: 2, directions: evenDirections(50) }),
        slicedWasserstein(x, y, { p: 2, directions: evenDirections(1) }),
        slicedWasserstein(x, y, { p: 2, directions: evenDirections(2) }),
      ];
      const { sliced_w1_k50, sliced_w2_k50, sliced_w2_k1, sliced_w2_k2 } = expected;
      expect(found).toBeAllClose([sliced_w1_k50, sliced_w2_k50, sliced_w2_k1, sliced_w2_k2], {
        rtol: 1e-13,
      });
    }
  });

  test("is wasserstein on a line, whatever the directions", () => {
    const found = slicedWasserstein(line("u10"), line("u50"), { directions: 3, rng: philox(1) });
    expect(found).toBeCloseTo(wasserstein(lines["u10"]!, lines["u50"]!), 14);
  });

  test("of a moved cloud is |move| / sqrt(d) over many random directions", () => {
    const x = normals(50, 3, 1);
    const y = { ...x, data: x.data.map((v) => v + 2) };
    const found = slicedWasserstein(x, y, { directions: 20_000, rng: philox(7) });
    // |move| / sqrt(d) = 2; 20,000 directions leave a relative deviation of about 0.3 %.
    expect(Math.abs(found - 2)).toBeLessThan(0.03);
  });

  test("is the same number for the same seed, and does not move the stream", () => {
    const rng = philox(3);
    const options = { directions: 7, rng };
    const first = slicedWasserstein(normals(20, 2, 1), normals(30, 2, 2), options);
    expect(slicedWasserstein(normals(20, 2, 1), normals(30, 2, 2), options)).toBe(first);
    expect(rng.index).toBe(0);
  });

  test("stops when its signal is aborted, and its steps say how far they are", () => {
    const [x, y] = [normals(5, 2, 1), normals(5, 2, 2)];
    const options = { directions: 4, rng: philox(1) };
    expect(() => slicedWasserstein(x, y, { ...options, signal: { aborted: true } })).toThrow(
      new Error("slicedWasserstein: stopped by its signal"),
    );
    expect([...slicedWassersteinSteps(x, y, options)]).toEqual([0.25, 0.5, 0.75, 1]);
  });

  test("refuses other dimensions, missing rng, bad directions and what is not finite", () => {
    const [x, y] = [normals(5, 2, 1), normals(5, 3, 2)];
    expect(() => slicedWasserstein(x, y, { rng: philox(1) })).toThrow(
      new TypeError("slicedWasserstein: x and y must have as many numbers per sample; got 2 and 3"),
    );
    expect(() => slicedWasserstein(x, x, {})).toThrow("slicedWasserstein: rng is required");
    expect(() => slicedWasserstein(x, x, { rng: philox(1), p: NaN })).toThrow(RangeError);
    expect(() => slicedWasserstein(x, x, { rng: philox(1), directions: 0 })).toThrow(RangeError);
    expect(() => slicedWasserstein(y, y, { directions: evenDirections(3) })).toThrow(
      new TypeError("slicedWasserstein: directions must have length 3; got 2"),
    );
    const bad = { ...x, data: x.data.map((v, i) => (i === 3 ? NaN : v)) };
    expect(() => slicedWasserstein(bad, x, { rng: philox(1) })).toThrow(
      "slicedWasserstein: the samples must be finite",
    );
  });
});

describe("randomDirections(count, dimension, rng)", () => {
  test("are unit vectors, uniform: the mean square of each coordinate is 1 / d", () => {
    const { data, shape } = randomDirections(5000, 3, philox(4));
    expect(shape).toEqual([5000, 3]);
    const squares = [0, 0, 0];
    data.forEach((v, i) => (squares[i % 3]! += (v * v) / 5000));
    expect(squares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    // The deviation of a mean of 5000 squares is sqrt(4 / 45 / 5000) = 0.0042.
    for (const s of squares) expect(Math.abs(s - 1 / 3)).toBeLessThan(0.017);
  });

  test("refuse a missing rng and counts that are not positive integers", () => {
    expect(() => randomDirections(2, 2, undefined as never)).toThrow(
      new TypeError("randomDirections: rng must be an Rng, such as philox(1); got undefined"),
    );
    expect(() => randomDirections(1.5, 2, philox(1))).toThrow(RangeError);
    expect(() => evenDirections(0)).toThrow(RangeError);
  });
});

describe("energyDistance(x, y)", () => {
  test("is SciPy's on a line, relative 1e-13", () => {
    for (const [a, b, expected] of pairs as [string, string, (typeof golden.pairs)["u10|u50"]][]) {
      expect([energyDistance(line(a), line(b))]).toBeAllClose([expected.energy], { rtol: 1e-13 });
    }
  });

  test("is the root of all pairs' formula in the plane, relative 1e-12", () => {
    for (const [x, y, expected] of planePairs) {
      expect([energyDistance(x, y) ** 2]).toBeAllClose([expected.energy_squared], { rtol: 1e-12 });
    }
  });

  test("of points on a line through space is that of the line", () => {
    const inSpace = (name: string): Samples => ({
      data: Float64Array.from(lines[name]!.flatMap((v) => [0.6 * v, 0, 0.8 * v])),
      shape: [lines[name]!.length, 3],
    });
    const found = energyDistance(inSpace("g20"), inSpace("skew30"));
    expect(found).toBeCloseTo(energyDistance(line("g20"), line("skew30")), 13);
  });

  test("is 0 for equal sets and grows with the distance between two points", () => {
    const x = normals(40, 2, 1);
    expect(energyDistance(x, x)).toBeLessThan(1e-7);
    const point = (v: number): Samples => ({ data: Float64Array.of(v, 0), shape: [1, 2] });
    expect(energyDistance(point(0), point(8))).toBe(4);
  });

  test("takes the first `limit` samples of each set", () => {
    const [x, y] = [normals(40, 2, 1), normals(30, 2, 2, 1)];
    const first = (s: Samples): Samples => ({ data: s.data.slice(0, 20), shape: [10, 2] });
    expect(energyDistance(x, y, { limit: 10 })).toBe(energyDistance(first(x), first(y)));
    expect(energyDistance(x, y, { limit: 99 })).toBe(energyDistance(x, y));
  });

  test("stops when its signal is aborted, and its steps rise to about 1", () => {
    const [x, y] = [normals(1500, 2, 1), normals(1500, 2, 2)];
    let looks = 0;
    const signal = {
      get aborted(): boolean {
        return ++looks > 2;
      },
    };
    expect(() => energyDistance(x, y, { signal })).toThrow(
      new Error("energyDistance: stopped by its signal"),
    );
    const shares = [...energyDistanceSteps(x, y)];
    expect(shares.length).toBeGreaterThan(5);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  test("refuses other dimensions, limits and what is not finite", () => {
    const x = normals(4, 2, 1);
    expect(() => energyDistance(x, normals(4, 1, 1))).toThrow(TypeError);
    expect(() => energyDistance(x, x, { limit: 0 })).toThrow(
      new RangeError("energyDistance: limit must be a positive integer; got 0"),
    );
    const bad = { ...x, data: x.data.map((v, i) => (i === 5 ? Infinity : v)) };
    expect(() => energyDistance(x, bad)).toThrow(
      "energyDistance: y must be finite; got Infinity at index 5",
    );
  });
});
