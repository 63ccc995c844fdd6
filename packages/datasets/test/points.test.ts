import "@inkwash/matchers";
import {
  fourPoints,
  gappedUniform,
  moons,
  sCurve,
  sCurveCurve,
  swissRoll,
  swissRollCurve,
} from "@inkwash/datasets";
import { philox } from "@inkwash/random";
import { describe, expect, test } from "vitest";
import { column, kolmogorov } from "./replay.ts";

const sets = { swissRoll, sCurve, moons, fourPoints, gappedUniform };

describe.each(Object.entries(sets))("%s({ n, rng })", (name, draw) => {
  test("gives sample i whatever n is, and the same set again from the same stream", () => {
    const rng = philox(5);
    const [few, many] = [draw({ n: 10, rng }), draw({ n: 1000, rng })];
    const d = few.shape[1]!;
    expect(few.shape).toEqual([10, d]);
    expect(many.shape).toEqual([1000, d]);
    expect([...many.data.subarray(0, 10 * d)]).toEqual([...few.data]);
    expect([...many.label!.subarray(0, 10)]).toEqual([...few.label!]);
    expect(draw({ n: 10, rng: rng.fork(1) }).data).not.toEqual(few.data);
    expect(rng.index).toBe(0);
  });

  test("rounds float64 once to float32", () => {
    const options = { n: 50, rng: philox(6) };
    const exact = draw({ ...options, precision: "float64" }).data;
    expect(exact).toBeInstanceOf(Float64Array);
    expect(draw(options).data).toEqual(Float32Array.from(exact));
  });

  test("refuses n that is not a positive integer, a missing rng and other precisions", () => {
    const rng = philox(1);
    for (const bad of [0, -1, 1.5, NaN, Infinity]) {
      expect(() => draw({ n: bad, rng })).toThrow(
        new RangeError(`${name}: n must be a positive integer; got ${bad}`),
      );
    }
    expect(() => draw({ n: 1 } as never)).toThrow(
      new TypeError(`${name}: rng must be an Rng, such as philox(1); got undefined`),
    );
    expect(() => draw({ n: 1, rng, precision: "half" as never })).toThrow(
      new RangeError(`${name}: precision must be "float32" or "float64"; got "half"`),
    );
  });
});

describe("swissRoll", () => {
  test("has every point on its spiral, at the angle of its label, over 10", () => {
    const { data, label, name } = swissRoll({ n: 500, rng: philox(1), precision: "float64" });
    expect(name).toBe("swiss roll");
    label!.forEach((t, i) => {
      expect(data[2 * i]).toBeCloseTo((t * Math.cos(t)) / 10, 14);
      expect(data[2 * i + 1]).toBeCloseTo((t * Math.sin(t)) / 10, 14);
    });
  });

  test("has uniform parameters and heights, and normal noise of the given size", () => {
    const rng = philox(2);
    const all = { n: 20_000, rng, columns: [0, 1, 2], scale: 1, precision: "float64" } as const;
    const [clean, noisy] = [swissRoll(all), swissRoll({ ...all, noise: 0.3 })];
    const uniform = (low: number, high: number) => (x: number) => (x - low) / (high - low);
    expect(kolmogorov(clean.label!, uniform(1.5 * Math.PI, 4.5 * Math.PI))).toBeLessThan(1.95);
    expect(kolmogorov(column(clean.data, 3, 1), uniform(0, 21))).toBeLessThan(1.95);
    const gaps = Float64Array.from(noisy.data, (x, i) => x - clean.data[i]!);
    const variance = gaps.reduce((sum, g) => sum + g * g, 0) / gaps.length;
    // 60,000 squares: the relative deviation of their mean is sqrt(2 / 60,000) = 0.6 %.
    expect(Math.abs(variance / 0.09 - 1)).toBeLessThan(0.024);
  });

  test("keeps the asked columns in their order, each over its scale", () => {
    const options = { n: 5, rng: philox(3), precision: "float64" } as const;
    const all = swissRoll({ ...options, columns: [0, 1, 2], scale: 1 }).data;
    const some = swissRoll({ ...options, columns: [2, 0], scale: [3, 7] });
    expect(some.shape).toEqual([5, 2]);
    for (let i = 0; i < 5; i++) {
      expect(some.data[2 * i]).toBe(all[3 * i + 2]! / 3);
      expect(some.data[2 * i + 1]).toBe(all[3 * i]! / 7);
    }
  });

  test("refuses noise, columns and scales out of range", () => {
    const options = { n: 3, rng: philox(1) };
    expect(() => swissRoll({ ...options, noise: -1 })).toThrow(
      new RangeError("swissRoll: noise must be in [0, Infinity); got -1"),
    );
    expect(() => swissRoll({ ...options, columns: [0, 3] })).toThrow(
      new RangeError("swissRoll: columns must be integers in [0, 2]; got [0, 3]"),
    );
    expect(() => swissRoll({ ...options, columns: [] })).toThrow(RangeError);
    expect(() => swissRoll({ ...options, scale: 0 })).toThrow(
      new RangeError("swissRoll: scale must be positive and finite; got 0"),
    );
    expect(() => swissRoll({ ...options, scale: [1, 2, 3] })).toThrow(
      new RangeError("swissRoll: scale must be a number or one per column (2); got 3"),
    );
  });
});

describe("moons", () => {
  test("has every point on its half circle", () => {
    for (const spacing of ["random", "even"] as const) {
      const { data, label } = moons({ n: 301, rng: philox(4), spacing, precision: "float64" });
      label!.forEach((moon, i) => {
        const [x, y] = [data[2 * i]!, data[2 * i + 1]!];
        const [a, b] = moon === 0 ? [x, y] : [1 - x, 0.5 - y];
        expect(Math.hypot(a, b)).toBeCloseTo(1, 14);
        expect(b).toBeGreaterThanOrEqual(-1e-15);
      });
    }
  });

  test("has half the points on each moon when evenly spaced, nearly half otherwise", () => {
    const ones = (spacing: "random" | "even", n: number): number =>
      moons({ n, rng: philox(8), spacing }).label!.reduce((sum, moon) => sum + moon, 0);
    expect(ones("even", 101)).toBe(51);
    expect(Math.abs(ones("random", 10_000) - 5000)).toBeLessThan(4 * 50);
  });

  test("takes one point, and refuses other spacings", () => {
    expect(moons({ n: 1, rng: philox(1), spacing: "even" }).label).toEqual(Float64Array.of(1));
    expect(() => moons({ n: 1, rng: philox(1), spacing: "odd" as never })).toThrow(
      new RangeError('moons: spacing must be "random" or "even"; got "odd"'),
    );
  });
});

describe("fourPoints and gappedUniform", () => {
  test("hold each of the four points as often, within four deviations", () => {
    const { data, label } = fourPoints({ n: 40_000, rng: philox(9) });
    for (const [k, point] of [-15, 1, -5, 15].entries()) {
      const places = [...data].flatMap((x, i) => (x === point ? [i] : []));
      expect(Math.abs(places.length - 10_000)).toBeLessThan(4 * 87);
      expect(places.every((i) => label![i] === k)).toBe(true);
    }
  });

  test("follow the law of a uniform with gaps", () => {
    const { data, label } = gappedUniform({ n: 20_000, rng: philox(10), precision: "float64" });
    const cdf = (x: number): number =>
      (Math.min(4, Math.max(0, x + 10)) +
        Math.min(4, Math.max(0, x + 2)) +
        Math.min(4, Math.max(0, x - 6))) /
      12;
    expect(kolmogorov(data, cdf)).toBeLessThan(1.95);
    data.forEach((x, i) => expect(Math.abs(x - [-8, 0, 8][label![i]!]!)).toBeLessThanOrEqual(2));
  });
});

describe("the noise-free curves", () => {
  test("swissRollCurve runs from 3 pi / 2 to 9 pi / 2 in the units of the set", () => {
    const { data, shape } = swissRollCurve({ points: 5 });
    expect(shape).toEqual([5, 2]);
    const ends = [0, -0.15 * Math.PI, 0, 0.45 * Math.PI];
    expect([...data.subarray(0, 2), ...data.subarray(8)]).toBeAllClose(ends, { atol: 1e-15 });
  });

  test("swissRollCurve with 2,000 points is a polyline within 4e-6 of the spiral", () => {
    const { data } = swissRollCurve();
    let worst = 0;
    for (let k = 0; k < 1999; k++) {
      const t = 1.5 * Math.PI * (1 + (2 * (k + 0.5)) / 1999);
      const middle = [0, 1].map((j) => (data[2 * k + j]! + data[2 * k + 2 + j]!) / 2);
      const gap = Math.hypot(
        middle[0]! - (t * Math.cos(t)) / 10,
        middle[1]! - (t * Math.sin(t)) / 10,
      );
      worst = Math.max(worst, gap);
    }
    expect(worst).toBeLessThan(4e-6);
  });

  test("sCurveCurve is the S, scaled per column", () => {
    const { data } = sCurveCurve({ points: 3, scale: [1, 2], precision: "float32" });
    expect(data).toBeInstanceOf(Float32Array);
    expect(data).toBeAllClose([1, 0.5, 0, 0, -1, -0.5], { atol: 1e-7 });
  });

  test("refuse fewer than two points and scales that are not positive", () => {
    expect(() => swissRollCurve({ points: 1 })).toThrow(
      new RangeError("swissRollCurve: points must be an integer of at least 2; got 1"),
    );
    expect(() => sCurveCurve({ scale: -1 })).toThrow("sCurveCurve: scale must be positive");
  });
});
