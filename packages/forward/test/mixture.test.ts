import {
  cdf,
  density,
  logDensity,
  marginal,
  quantile,
  score,
  type Mixture,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { at, linear } from "@inkwash/schedules";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const line: Mixture = {
  weights: [0.5, 0.3, 0.2],
  means: [[2], [5], [-3]],
  covariances: [[1], [0.25], [2.25]],
};
const plane: Mixture = {
  weights: [0.6, 0.4],
  means: [
    [1, -1],
    [-2, 0.5],
  ],
  covariances: [
    [2, 0.8, 0.8, 1],
    [0.5, -0.3, -0.3, 1],
  ],
};
const masses: Mixture = {
  weights: [0.25, 0.5, 0.25],
  means: [[-1], [2], [2.5]],
  covariances: [[0], [0], [0]],
};

describe("density", () => {
  test("of a mixture on the line integrates to 1", () => {
    const h = 0.05;
    const x = Float64Array.from({ length: 1201 }, (_, i) => -30 + i * h);
    const total = density(line, x).reduce((sum, q) => sum + q * h, 0);
    expect(total).toBeCloseTo(1, 13);
  });

  test("of a mixture in the plane integrates to 1", () => {
    const h = 0.1;
    const side = Array.from({ length: 241 }, (_, i) => -12 + i * h);
    const total = density(
      plane,
      side.flatMap((x) => side.flatMap((y) => [x, y])),
    ).reduce((sum, q) => sum + q * h * h, 0);
    expect(total).toBeCloseTo(1, 12);
  });

  test("in three dimensions is the product of independent coordinates", () => {
    const cube: Mixture = {
      weights: [1],
      means: [[1, 2, 3]],
      covariances: [[4, 0, 0, 0, 1, 0, 0, 0, 9]],
    };
    const gaussian = (x: number, m: number, s: number): number =>
      Math.exp(-(((x - m) / s) ** 2) / 2) / (s * Math.sqrt(2 * Math.PI));
    const expected = gaussian(0, 1, 2) * gaussian(1, 2, 1) * gaussian(-1, 3, 3);
    expect(density(cube, [0, 1, -1])).toBeAllClose([expected], { rtol: 1e-14 });
  });

  test("is the density of the marginal seen along any direction", () => {
    // The marginal of the first coordinate of the plane, against the integral over the second.
    const first: Mixture = {
      weights: plane.weights,
      means: [[1], [-2]],
      covariances: [[2], [0.5]],
    };
    const h = 0.05;
    const points = Array.from({ length: 801 }, (_, i) => [0.7, -20 + i * h]).flat();
    const integral = density(plane, points).reduce((sum, q) => sum + q * h, 0);
    expect(density(first, [0.7])).toBeAllClose([integral], { rtol: 1e-12 });
  });

  test("leaves out components of weight 0, point masses too", () => {
    const more = {
      weights: [...line.weights, 0],
      means: [...line.means, [7]],
      covariances: [...line.covariances, [0]],
    };
    expect(density(more, [7, 0])).toEqual(density(line, [7, 0]));
    expect(score(more, [7, 0])).toEqual(score(line, [7, 0]));
  });

  test.each([density, logDensity, score])("%o is refused at a point mass, with the remedy", (f) => {
    expect(() => f(masses, [0])).toThrow(RangeError);
    expect(() => f(masses, [0])).toThrow(
      /component 0 has no density.*noise the mixture first with marginal\(mixture, at\)/,
    );
  });

  test("is refused for a covariance of lower rank, also where rounding hides it", () => {
    const flat = [0.1, 0.3].flatMap((a) => [0.1, 0.3].map((b) => a * b));
    const mixture = { weights: [1], means: [[0, 0]], covariances: [flat] };
    expect(() => density(mixture, [0, 0])).toThrow("is not positive definite");
    expect(density(marginal(mixture, { signal: 1, noise: 0.1 }), [0, 0])[0]).toBeGreaterThan(0);
  });
});

describe("logDensity", () => {
  test("stays finite where the density underflows", () => {
    expect(density(line, [1e3])[0]).toBe(0);
    // Alone far out: the widest component, ln 0.2 - ln(1.5 sqrt(2 pi)) - (1003 / 1.5)^2 / 2.
    const alone = Math.log(0.2 / (1.5 * Math.sqrt(2 * Math.PI))) - (1003 / 1.5) ** 2 / 2;
    expect(logDensity(line, [1e3])).toBeAllClose([alone], { rtol: 1e-14 });
  });

  test("is -Infinity where float64 ends, and never NaN", () => {
    expect([...logDensity(line, [1e200, -1e200])]).toEqual([-Infinity, -Infinity]);
    expect([...density(line, [1e200])]).toEqual([0]);
    expect(() => score(line, [1e200])).toThrow("score: the point at 1e+200 is too far");
  });
});

describe("score", () => {
  test.each([
    ["line", line, 1],
    ["plane", plane, 2],
  ] as const)("of the %s equals central differences of logDensity", (_, mixture, d) => {
    const points = philox(1)
      .fillNormal(new Float64Array(40 * d))
      .map((z) => 3 * z);
    const made = score(mixture, points);
    const h = 1e-5;
    made.forEach((value, i) => {
      const [up, down] = [points.slice(), points.slice()];
      up[i]! += h;
      down[i]! -= h;
      const row = Math.floor(i / d);
      const slope = (logDensity(mixture, up)[row]! - logDensity(mixture, down)[row]!) / (2 * h);
      expect(value).toBeCloseTo(slope, 7);
    });
  });

  test("of one Gaussian is -(x - m) / s^2, far out too", () => {
    const gaussian: Mixture = { weights: [1], means: [[2]], covariances: [[4]] };
    expect([...score(gaussian, [2, 4, 1e100])]).toEqual([0, -0.5, -2.5e99]);
  });
});

describe("cdf", () => {
  test("of a point mass jumps by its weight", () => {
    const points = [-1.1, -1, 0, 2, 2.2, 2.5, 9];
    expect([...cdf(masses, points)]).toEqual([0, 0.25, 0.25, 0.75, 0.75, 1, 1]);
  });

  test("goes from 0 to 1", () => {
    expect([...cdf(line, [-Infinity, Infinity])]).toEqual([0, 1]);
  });

  test("differs by the integral of the density", () => {
    const h = 1e-3;
    const x = Float64Array.from({ length: 2000 }, (_, i) => 1 + (i + 0.5) * h);
    const integral = density(line, x).reduce((sum, q) => sum + q * h, 0);
    const [low, high] = cdf(line, [1, 3]) as unknown as [number, number];
    expect(high - low).toBeCloseTo(integral, 7);
  });

  test("refuses NaN", () => {
    expect(() => cdf(line, [0, Number.NaN])).toThrow("cdf: points must be numbers; got NaN at 1");
  });
});

describe("quantile", () => {
  test("of point masses is the mass where the distribution function reaches p", () => {
    const p = [0, 0.1, 0.25, 0.26, 0.75, 0.76, 1];
    expect([...quantile(masses, p)]).toEqual([-1, -1, -1, 2, 2, 2.5, 2.5]);
  });

  test("of a point mass among Gaussians is exact inside its jump", () => {
    const mixed = { weights: [0.5, 0.5], means: [[0], [1]], covariances: [[1], [0]] };
    const below = cdf(mixed, [1 - 1e-12])[0]!;
    expect(quantile(mixed, [below + 0.01, below + 0.49])).toEqual(Float64Array.of(1, 1));
    expect(quantile(mixed, [below / 2])[0]).toBeLessThan(1);
  });

  test("of p = 0 and p = 1 are the ends of the support", () => {
    expect([...quantile(line, [0, 1])]).toEqual([-Infinity, Infinity]);
  });

  test("in a gap between components is one of its ends", () => {
    const apart = { weights: [0.5, 0.5], means: [[-100], [100]], covariances: [[1], [1]] };
    const [at, above] = quantile(apart, [0.5, 0.500001]) as unknown as [number, number];
    expect(cdf(apart, [at])[0]).toBe(0.5);
    expect(above).toBeGreaterThan(90);
  });

  test("undoes cdf, over random mixtures and probabilities", () => {
    const component = fc.record({
      weight: fc.double({ min: 0.01, max: 1, noNaN: true }),
      mean: fc.double({ min: -10, max: 10, noNaN: true }),
      deviation: fc.double({ min: 0.01, max: 5, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(component, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }),
        (components, p) => {
          const total = components.reduce((sum, { weight }) => sum + weight, 0);
          const mixture: Mixture = {
            weights: components.map(({ weight }) => weight / total),
            means: components.map(({ mean }) => [mean]),
            covariances: components.map(({ deviation }) => [deviation ** 2]),
          };
          const x = quantile(mixture, [p]);
          // F moves by q(x) times the spacing of float64 at x.
          const slack =
            1e-14 + 4 * Number.EPSILON * (Math.abs(x[0]!) + 5) * density(mixture, x)[0]!;
          return Math.abs(cdf(mixture, x)[0]! - p) <= slack;
        },
      ),
      { seed: 3, numRuns: process.env["INKWASH_TIER"] === "full" ? 20_000 : 500 },
    );
  });

  test.each([-0.1, 1.1, Number.NaN])("refuses p = %d", (p) => {
    expect(() => quantile(line, [0.5, p])).toThrow(
      `quantile: probabilities must be in [0, 1]; got ${p} at position 1`,
    );
  });
});

describe("marginal", () => {
  test("scales means and covariances and adds the noise to the diagonal", () => {
    expect(marginal(plane, { signal: 0.5, noise: 2 })).toEqual({
      weights: [0.6, 0.4],
      means: [
        [0.5, -0.5],
        [-1, 0.25],
      ],
      covariances: [
        [4.5, 0.2, 0.2, 4.25],
        [4.125, -0.075, -0.075, 4.25],
      ],
    });
  });

  test("keeps mean and variance as x = signal x0 + noise epsilon does", () => {
    const place = at(linear(1000), 400);
    const moments = ({ weights, means, covariances }: Mixture): [number, number] => {
      const mean = weights.reduce((sum, w, k) => sum + w * means[k]![0]!, 0);
      const second = weights.reduce(
        (sum, w, k) => sum + w * (covariances[k]![0]! + means[k]![0]! ** 2),
        0,
      );
      return [mean, second - mean * mean];
    };
    const [mean, variance] = moments(line);
    const { signal, noise } = place;
    const expected = [signal * mean, signal ** 2 * variance + noise ** 2];
    expect(moments(marginal(line, place))).toBeAllClose(expected, { rtol: 1e-14 });
  });

  test("of the clean end is the mixture itself", () => {
    expect(marginal(line, at(linear(10), -1))).toEqual(line);
  });
});

describe("a mixture is refused", () => {
  const good = { weights: [0.5, 0.5], means: [[0], [1]], covariances: [[1], [1]] };
  test.each<[string, Mixture, string]>([
    ["without components", { weights: [], means: [], covariances: [] }, "at least one; got 0"],
    ["with a mean too few", { ...good, means: [[0]] }, "got 2 weights, 1 means, 2 covariances"],
    ["if weights do not sum to 1", { ...good, weights: [0.5, 0.6] }, "got [0.5, 0.6], sum 1.1"],
    ["with a negative weight", { ...good, weights: [-0.5, 1.5] }, "weights must be >= 0"],
    ["with a weight that is NaN", { ...good, weights: [Number.NaN, 1] }, "weights must be >= 0"],
    ["with means of two lengths", { ...good, means: [[0], [1, 2]] }, "all of one length >= 1"],
    ["with an infinite mean", { ...good, means: [[0], [Infinity]] }, "means must be finite"],
    ["with a negative variance", { ...good, covariances: [[1], [-1]] }, "got [-1] at position 1"],
    ["with a matrix that is too big", { ...good, covariances: [[1], [1, 0, 0, 1]] }, "1 x 1"],
    [
      "with a matrix that is not symmetric",
      { weights: [1], means: [[0, 0]], covariances: [[1, 0.1, 0.2, 1]] },
      "covariances must be symmetric 2 x 2 matrices, row-major",
    ],
  ])("%s", (_, mixture, message) => {
    expect(() => marginal(mixture, { signal: 1, noise: 0 })).toThrow(RangeError);
    expect(() => marginal(mixture, { signal: 1, noise: 0 })).toThrow(`marginal: `);
    expect(() => density(mixture, [0])).toThrow(message);
  });

  test("by cdf and quantile, if it is not on the line", () => {
    expect(() => cdf(plane, [0])).toThrow("cdf: needs a one-dimensional mixture; got dimension 2");
    expect(() => quantile(plane, [0.5])).toThrow("quantile: needs a one-dimensional mixture");
  });

  test("and so are points that do not fit", () => {
    expect(() => density(plane, [1, 2, 3])).toThrow(
      "density: points must hold 2 coordinates each; got 3 numbers",
    );
    expect(() => score(line, [1, Infinity])).toThrow(
      "score: points must be finite; got Infinity at position 1",
    );
    expect(() => marginal(line, { signal: Number.NaN, noise: 1 })).toThrow(
      "marginal: at.signal must be finite; got NaN",
    );
  });
});
