import "@inkwash/matchers";
import golden from "@inkwash/golden/stats_transport.json" with { type: "json" };
import { philox } from "@inkwash/random";
import { log, normalQuantile } from "@inkwash/special";
import {
  exactWasserstein,
  maxSlicedWasserstein,
  type Samples,
  sinkhornDivergence,
  slicedWasserstein,
  wasserstein,
} from "@inkwash/stats";
import { describe, expect, test } from "vitest";

const plane = (name: string, size = Infinity): Samples => {
  const points = (golden.planes as Record<string, number[][]>)[name]!.slice(0, size);
  return { data: Float64Array.from(points.flat()), shape: [points.length, 2] };
};
const normals = (n: number, d: number, seed: number, scale = 1, move = 0): Samples => ({
  data: philox(seed)
    .fillNormal(new Float64Array(n * d))
    .map((v) => scale * v + move),
  shape: [n, d],
});
/** n equally likely points of a normal law. */
const quantiles = (n: number, mean: number, deviation: number): Samples => ({
  data: Float64Array.from(
    { length: n },
    (_, i) => mean + deviation * normalQuantile((i + 0.5) / n),
  ),
  shape: [n, 1],
});

describe("sinkhornDivergence(x, y)", () => {
  test.each(golden.sinkhorn)(
    "of $x and $y with p = $p, eps = $epsilon is NumPy's, relative 1e-7",
    ({ x, y, p, epsilon, value }) => {
      const found = sinkhornDivergence(plane(x), plane(y), { p, epsilon, tolerance: 1e-8 });
      expect([found]).toBeAllClose([value], { rtol: 1e-7 });
    },
  );

  // Janati et al. (2020), eq. 9 for d = 1, with eps = 2 s: the cost of two normals of variance a and b.
  const closed = (a: number, b: number, epsilon: number): number => {
    const s = epsilon / 2;
    const root = Math.sqrt(4 * a * b + s * s);
    return a + b - root + s * (1 - log(2 * s)) + s * log(root + s);
  };

  test.each([0.1, 1, 10])("of two normals is the closed form at eps = %f", (epsilon) => {
    const square = 1 + closed(1, 4, epsilon) - (closed(1, 1, epsilon) + closed(4, 4, epsilon)) / 2;
    const found = [60, 240].map((n) =>
      Math.abs(
        sinkhornDivergence(quantiles(n, 0, 1), quantiles(n, 1, 2), { epsilon }) - Math.sqrt(square),
      ),
    );
    // What is left is that of cutting a law into n points, about 1 / n of it.
    expect(found[1]).toBeLessThan(0.007);
    expect(found[1]! / found[0]!).toBeLessThan(0.4);
  });

  test("comes down to exactWasserstein as eps falls", () => {
    const [x, y] = [plane("P"), plane("Q")];
    const exact = exactWasserstein(x, y);
    const gaps = [1, 0.2, 0.04].map((epsilon) =>
      Math.abs(sinkhornDivergence(x, y, { epsilon }) - exact),
    );
    expect(gaps[1]).toBeLessThan(gaps[0]!);
    expect(gaps[2]).toBeLessThan(gaps[1]!);
    expect(gaps[2]! / exact).toBeLessThan(0.02);
  });

  test("is 0 for equal sets, the shift of a moved one, symmetric, and takes different sizes", () => {
    const x = normals(60, 3, 1);
    const moved = { ...x, data: x.data.map((v) => v + 2) };
    expect(sinkhornDivergence(x, x)).toBeLessThan(1e-3);
    expect(sinkhornDivergence(x, moved)).toBeCloseTo(2 * Math.sqrt(3), 5);
    const y = normals(45, 3, 2, 2);
    expect(sinkhornDivergence(x, y)).toBeCloseTo(sinkhornDivergence(y, x), 3);
    const point = { data: Float64Array.of(3), shape: [1, 1] };
    expect(sinkhornDivergence(point, point)).toBe(0);
  });

  test("says so where it does not converge, stops, and refuses bad options", () => {
    const [x, y] = [plane("P"), plane("Q")];
    expect(() => sinkhornDivergence(x, y, { epsilon: 1e-3, iterations: 3 })).toThrow(
      "of the mass is misplaced after 3 sweeps; raise epsilon (0.001), tolerance or iterations",
    );
    expect(() => sinkhornDivergence(x, y, { signal: { aborted: true } })).toThrow(
      new Error("sinkhornDivergence: stopped by its signal"),
    );
    expect(() => sinkhornDivergence(x, y, { epsilon: 0 })).toThrow(
      new RangeError("sinkhornDivergence: epsilon must be in (0, Infinity); got 0"),
    );
    expect(() => sinkhornDivergence(x, y, { tolerance: NaN })).toThrow(RangeError);
    expect(() => sinkhornDivergence(x, y, { p: 0 })).toThrow(RangeError);
    expect(() => sinkhornDivergence(x, normals(3, 1, 1))).toThrow(TypeError);
  });
});

describe("maxSlicedWasserstein(x, y)", () => {
  test.each(golden.max_sliced)(
    "of $x and $y with p = $p is the best of 20,001 angles in NumPy, relative 1e-6",
    ({ x, y, p, size, value }) => {
      const found = maxSlicedWasserstein(plane(x, size), plane(y, size), { p, rng: philox(1) });
      expect([found.value]).toBeAllClose([value], { rtol: 1e-6 });
    },
  );

  test("finds in 8 dimensions the only axis that differs, and what it reads there", () => {
    const x = normals(500, 8, 1);
    const y = { ...x, data: x.data.map((v, i) => (i % 8 === 5 ? 3 * v + 1 : v)) };
    const { value, direction } = maxSlicedWasserstein(x, y, { rng: philox(2) });
    expect(Math.abs(direction[5]!)).toBeGreaterThan(0.999);
    expect(direction.reduce((sum, v) => sum + v * v, 0)).toBeCloseTo(1, 12);
    const axis = (s: Samples): Float64Array => s.data.filter((_, i) => i % 8 === 5) as Float64Array;
    expect(value).toBeGreaterThanOrEqual(wasserstein(axis(x), axis(y)) - 1e-6);
  });

  test("lies between the sliced distance and W_p, also for sets of different sizes", () => {
    const rng = philox(3);
    for (const p of [1, 2, 3]) {
      const [x, y] = [normals(60, 3, 1), normals(60, 3, 2, 1.5, 0.5)];
      const { value } = maxSlicedWasserstein(x, y, { p, rng });
      expect(value).toBeGreaterThan(slicedWasserstein(x, y, { p, rng }));
      expect(value).toBeLessThan(exactWasserstein(x, y, { p }));
      expect(maxSlicedWasserstein(x, y, { p, rng }).value).toBe(value);
    }
    const twice = { data: Float64Array.of(0, 0, 0, 0, 3, 4, 3, 4), shape: [4, 2] };
    const once = { data: Float64Array.of(0, 0, 3, 4), shape: [2, 2] };
    expect(maxSlicedWasserstein(twice, once, { rng }).value).toBeLessThan(1e-12);
  });

  test("of N(m, A) and N(0, B) comes near the closed form, the largest over directions", () => {
    const [x, y] = [normals(4000, 2, 1, 2, 1), normals(4000, 2, 2)];
    // Every direction has deviations 2 and 1; the mean (1, 1) shows most along itself.
    const { value } = maxSlicedWasserstein(x, y, { rng: philox(1), directions: 20, restarts: 2 });
    // Its deviation is about sqrt(5 / 4000) = 0.035.
    expect(Math.abs(value - Math.sqrt(2 + 1))).toBeLessThan(0.1);
  });

  test("stops, and refuses a missing rng and bad options", () => {
    const x = normals(5, 2, 1);
    const rng = philox(1);
    expect(() => maxSlicedWasserstein(x, x, { rng, signal: { aborted: true } })).toThrow("stopped");
    expect(() => maxSlicedWasserstein(x, x, {} as never)).toThrow("rng must be an Rng");
    expect(() => maxSlicedWasserstein(x, x, { rng, restarts: 0 })).toThrow(RangeError);
    expect(maxSlicedWasserstein(x, x, { rng }).value).toBe(0);
  });
});
