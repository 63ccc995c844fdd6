import entropyGolden from "@inkwash/golden/forward_entropy.json" with { type: "json" };
import gridGolden from "@inkwash/golden/forward_grid.json" with { type: "json" };
import mixtureGolden from "@inkwash/golden/forward_mixture.json" with { type: "json" };
import {
  conditional,
  denoisedMoments,
  density,
  densityGrid,
  entropy,
  exactDenoiser,
  klFromNormal,
  logDensity,
  marginal,
  mixtureMoments,
  responsibilities,
  score,
  scoreJacobian,
  type Mixture,
  type Samples,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { at, linear } from "@inkwash/schedules";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

const full = process.env["INKWASH_TIER"] === "full";
const schedule = linear(1000);
const line: Mixture = {
  weights: [0.5, 0.3, 0.2],
  means: [[2], [5], [-3]],
  covariances: [[1], [0.25], [2.25]],
};
const plane: Mixture = {
  weights: mixtureGolden.plane.weights,
  means: mixtureGolden.plane.means,
  covariances: mixtureGolden.plane.covariances.map((rows) => rows.flat()),
};
const masses: Mixture = { weights: [0.25, 0.75], means: [[-1], [2]], covariances: [[0], [0]] };
const space: Mixture = {
  weights: [0.3, 0.7],
  means: [
    [1, 0, -1],
    [-1, 2, 0.5],
  ],
  covariances: [
    [2, 0.5, 0.1, 0.5, 1, -0.2, 0.1, -0.2, 0.5],
    [1, 0, 0, 0, 2, 0.9, 0, 0.9, 1],
  ],
};
const laws = [
  ["the line", line, 1],
  ["the plane", plane, 2],
  ["space", space, 3],
] as const;
const points = (d: number, n = 20): Float64Array =>
  philox(7)
    .fillNormal(new Float64Array(n * d))
    .map((z) => 2 * z);

/** Central differences of a function of many points, of order 4, one coordinate at a time. */
function differences(
  f: (x: Float64Array) => Float64Array,
  x: Float64Array,
  d: number,
  i: number,
): Float64Array {
  const h = 1e-3;
  const moved = (steps: number): Float64Array =>
    f(x.map((v, at) => (at % d === i ? v + steps * h : v)));
  const [a, b, c, e] = [moved(1), moved(-1), moved(2), moved(-2)];
  return a.map((v, at) => (8 * (v - b[at]!) - (c[at]! - e[at]!)) / (12 * h));
}

describe.each(laws)("in %s", (_, mixture, d) => {
  const here = marginal(mixture, at(schedule, 300));
  const x = points(d);

  test("responsibilities(mixture, points) are the shares of the densities, and sum to 1", () => {
    const made = responsibilities(here, x);
    const columns = here.weights.length;
    const whole = density(here, x);
    here.weights.forEach((weight, k) => {
      const alone = density(
        { weights: [1], means: [here.means[k]!], covariances: [here.covariances[k]!] },
        x,
      );
      const expected = alone.map((q, row) => (weight * q) / whole[row]!);
      const own = whole.map((__, row) => made[row * columns + k]!);
      expect(own).toBeAllClose(expected, { rtol: 1e-12, atol: 1e-15 });
    });
    for (let row = 0; row < whole.length; row++) {
      const sum = made.slice(row * columns, (row + 1) * columns).reduce((a, b) => a + b, 0);
      expect(sum).toBeCloseTo(1, 14);
    }
  });

  test("scoreJacobian(mixture, points) is what central differences of the score give", () => {
    const made = scoreJacobian(here, x);
    for (let i = 0; i < d; i++) {
      const slopes = differences((at) => score(here, at), x, d, i);
      const column = slopes.map((__, at) => made[at * d + i]!);
      expect(column).toBeAllClose(slopes, { rtol: 1e-8, atol: 1e-9 });
    }
  });

  test.each([0, 300, 999])("denoisedMoments obeys Tweedie's formulas, step %i", (t) => {
    const place = at(schedule, t);
    const noisy = marginal(mixture, place);
    const { signal, noise } = place;
    const { mean, covariance } = denoisedMoments(mixture, place, x);
    const samples: Samples = { data: x, shape: [x.length / d, d] };
    const denoiser = exactDenoiser(mixture, { predicts: "x0" });
    const predicted = denoiser.call(samples, place) as Samples;
    expect(mean).toBeAllClose(predicted.data, { rtol: 1e-12, atol: 1e-13 });
    // Cov = noise^2 / signal^2 (I + noise^2 J): the right side cancels where the state says little.
    const jacobian = scoreJacobian(noisy, x);
    const ratio = (noise / signal) ** 2;
    const expected = jacobian.map((j, i) => {
      const diagonal = Math.floor((i % (d * d)) / d) === i % d;
      return ratio * ((diagonal ? 1 : 0) + noise ** 2 * j);
    });
    expect(covariance).toBeAllClose(expected, { rtol: 1e-9, atol: 1e-13 * Math.max(1, ratio) });
  });

  test("conditional(mixture, at, point) has these moments", () => {
    const place = at(schedule, 300);
    const { mean, covariance } = denoisedMoments(mixture, place, x);
    for (const row of [0, 7, 19]) {
      const law = conditional(mixture, place, x.slice(row * d, (row + 1) * d));
      const own = mixtureMoments(law);
      expect(own.mean).toBeAllClose(mean.slice(row * d, (row + 1) * d), {
        rtol: 1e-13,
        atol: 1e-14,
      });
      const block = covariance.slice(row * d * d, (row + 1) * d * d);
      expect(own.covariance).toBeAllClose(block, { rtol: 1e-12, atol: 1e-14 });
    }
  });

  test("conditional is Bayes' rule: q(x_0) q(x | x_0) / q(x)", () => {
    const place = at(schedule, 300);
    const noisy = x.slice(0, d);
    const guesses = points(d, 5);
    const law = conditional(mixture, place, noisy);
    const made = logDensity(law, guesses);
    const prior = logDensity(mixture, guesses);
    const evidence = logDensity(marginal(mixture, place), noisy)[0]!;
    const expected = prior.map((value, row) => {
      let sum = value - evidence;
      for (let i = 0; i < d; i++) {
        const z = (noisy[i]! - place.signal * guesses[row * d + i]!) / place.noise;
        sum -= (z * z) / 2 + Math.log(place.noise * Math.sqrt(2 * Math.PI));
      }
      return sum;
    });
    expect(made).toBeAllClose(expected, { rtol: 1e-11, atol: 1e-11 });
  });
});

describe("mixtureMoments", () => {
  test("of the line is the mean and variance of tutorial 000, 1.9 and 8.715", () => {
    const { mean, covariance } = mixtureMoments(line);
    expect([...mean, ...covariance]).toBeAllClose([1.9, 8.715], { rtol: 1e-14 });
  });

  test("of the plane agrees with 200,000 draws to 5 standard errors, point masses included", () => {
    const withMass: Mixture = {
      ...plane,
      covariances: plane.covariances.map((c, k) => (k === 2 ? [0, 0, 0, 0] : c)),
    };
    const { mean, covariance } = mixtureMoments(withMass);
    const n = 200_000;
    const [u, z] = [new Float64Array(n), new Float64Array(2 * n)];
    philox(1).fillUniform(u);
    philox(2).fillNormal(z);
    const sums = [0, 0, 0, 0, 0];
    u.forEach((value, i) => {
      const k = Math.min(Math.floor(value * 5), 4);
      const [a = 0, b = 0, , c = 0] = withMass.covariances[k]!;
      const l = Math.sqrt(a);
      const m = l > 0 ? b / l : 0;
      const x = withMass.means[k]![0]! + l * z[2 * i]!;
      const y = withMass.means[k]![1]! + m * z[2 * i]! + Math.sqrt(c - m * m) * z[2 * i + 1]!;
      [x, y, (x - mean[0]!) ** 2, (x - mean[0]!) * (y - mean[1]!), (y - mean[1]!) ** 2].forEach(
        (v, s) => (sums[s]! += v / n),
      );
    });
    const expected = [mean[0]!, mean[1]!, covariance[0]!, covariance[1]!, covariance[3]!];
    sums.forEach((sum, s) => {
      expect(Math.abs(sum - expected[s]!)).toBeLessThan((5 * (s < 2 ? 5 : 30)) / Math.sqrt(n));
    });
  });
});

describe("point masses", () => {
  test("conditional of a mass is the mass: no covariance, means as they are", () => {
    const law = conditional(masses, at(schedule, 300), [0.4]);
    expect(law.means).toEqual(masses.means);
    expect(law.covariances).toEqual(masses.covariances);
    const { covariance } = denoisedMoments(masses, at(schedule, 300), [0.4]);
    const [a, b] = law.weights as [number, number];
    expect(covariance[0]).toBeCloseTo(a * b * 9, 14);
  });

  test("varianceFloor makes them narrow Gaussians: tutorial 002's 1e-10 and 1e-5", () => {
    for (const varianceFloor of [1e-10, 1e-5]) {
      const peak = 1 / Math.sqrt(2 * Math.PI * varianceFloor);
      const options = { varianceFloor };
      expect([...density(masses, [-1, 2, 0.5], options)]).toBeAllClose(
        [0.25 * peak, 0.75 * peak, 0],
        { rtol: 1e-14 },
      );
      expect([...score(masses, [2.001], options)]).toBeAllClose([-1e-3 / varianceFloor], {
        rtol: 1e-12,
      });
      expect(logDensity(masses, [-1], options)[0]).toBeCloseTo(Math.log(0.25 * peak), 12);
      expect([...responsibilities(masses, [-1, 2], options)]).toEqual([1, 0, 0, 1]);
      expect([...scoreJacobian(masses, [2], options)]).toBeAllClose([-1 / varianceFloor], {
        rtol: 1e-13,
      });
    }
  });

  test("varianceFloor leaves alone what has a density, and lifts a flat covariance", () => {
    expect(density(line, [0, 3], { varianceFloor: 1 })).toEqual(density(line, [0, 3]));
    const flat: Mixture = { weights: [1], means: [[0, 0]], covariances: [[1, 1, 1, 1]] };
    const [q] = density(flat, [0, 0], { varianceFloor: 1e-4 });
    expect(q).toBeCloseTo(1 / (2 * Math.PI * Math.sqrt(1.0001 ** 2 - 1)), 8);
    expect(() => density(masses, [0], { varianceFloor: 0 })).toThrow(
      "density: varianceFloor must be finite and > 0; got 0",
    );
  });

  test.each([
    ["entropy", () => entropy(masses)],
    ["klFromNormal", () => klFromNormal(masses)],
    ["scoreJacobian", () => scoreJacobian(masses, [0])],
    ["responsibilities", () => responsibilities(masses, [0])],
    ["conditional", () => conditional(masses, { signal: 1, noise: 0 }, [0])],
    ["denoisedMoments", () => denoisedMoments(masses, { signal: 1, noise: 0 }, [0])],
  ] as const)("%s of them is refused, with the remedy", (who, call) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(`${who}: component 0 has no density`);
  });
});

describe("at the ends of the process", () => {
  test("without noise the state is the data: no uncertainty left", () => {
    const { mean, covariance } = denoisedMoments(plane, { signal: 1, noise: 0 }, [1, 2]);
    expect(mean).toBeAllClose([1, 2], { rtol: 1e-14 });
    expect([...covariance].every((c) => c < 1e-28)).toBe(true);
  });

  test("without signal the state says nothing: the moments of the data", () => {
    const { mean, covariance } = denoisedMoments(plane, { signal: 0, noise: 1 }, [1, 2]);
    const prior = mixtureMoments(plane);
    expect(mean).toBeAllClose(prior.mean, { rtol: 1e-13 });
    expect(covariance).toBeAllClose(prior.covariance, { rtol: 1e-13 });
  });

  test("points beyond float64 are refused, and a point of other length too", () => {
    const place = at(schedule, 3);
    expect(() => scoreJacobian(line, [1e200])).toThrow("scoreJacobian: the point at 1e+200 is too");
    expect(() => responsibilities(line, [1e200])).toThrow("responsibilities: the point at 1e+200");
    expect(() => conditional(line, place, [1e200])).toThrow("conditional: the point at 1e+200");
    expect(() => denoisedMoments(line, place, [1e200])).toThrow("denoisedMoments: the point at");
    expect(() => conditional(line, place, [1, 2])).toThrow("point must hold 1 coordinates; got 2");
  });
});

describe("entropy and klFromNormal, against 30 digits", () => {
  const { levels } = entropyGolden;

  test.each(entropyGolden.lines)("of $name on the line: to 1e-13", (golden) => {
    const mixture: Mixture = {
      weights: golden.weights,
      means: golden.means.map((m) => [m]),
      covariances: golden.deviations.map((s) => [s * s]),
    };
    levels.forEach((level, i) => {
      const here = marginal(mixture, at(schedule, level - 1));
      const [h, kl] = golden.values[i] as [number, number];
      const made = [entropy(here), klFromNormal(here)] as const;
      expect([made[0].value]).toBeAllClose([h], { rtol: 1e-14 });
      expect([made[1].value]).toBeAllClose([kl], { rtol: 1e-13 });
      for (const { error } of made) expect(error).toBeLessThan(1e-11);
    });
  });

  test("of the five components of the plane: to 1e-12, the last divergence (4e-6) too", () => {
    levels.forEach((level, i) => {
      if (i % 2 === 0 && !full) return; // three of six levels in the fast tier
      const here = marginal(plane, at(schedule, level - 1));
      const [h, kl] = entropyGolden.plane[i] as [number, number];
      const made = [entropy(here), klFromNormal(here)] as const;
      expect([made[0].value]).toBeAllClose([h], { rtol: 1e-14 });
      expect([made[1].value]).toBeAllClose([kl], { rtol: 1e-12 });
      for (const { error } of made) expect(error).toBeLessThan(1e-11);
    });
  });

  test("of one Gaussian, correlated to 0.99: its closed form", () => {
    const mixture: Mixture = {
      weights: [1],
      means: [[3, -1]],
      covariances: [[4, 3.96, 3.96, 4]],
    };
    const det = 16 - 3.96 ** 2;
    const h = Math.log(2 * Math.PI * Math.E) + Math.log(det) / 2;
    expect(entropy(mixture).value).toBeCloseTo(h, 11);
    const kl = (4 + 4 + 10 - 2 - Math.log(det)) / 2;
    expect(klFromNormal(mixture).value).toBeCloseTo(kl, 11);
  });

  test("of N(0, I) is 0, and its error bound covers a coarse tolerance honestly", () => {
    const normal: Mixture = { weights: [1], means: [[0]], covariances: [[1]] };
    expect(klFromNormal(normal).value).toBeLessThan(1e-31);
    for (const tolerance of [1e-2, 1e-4, 1e-6, 1e-8]) {
      const { value, error } = entropy(line, { tolerance });
      expect(error).toBeLessThanOrEqual(tolerance);
      expect(Math.abs(value - 2.2349715409856965)).toBeLessThanOrEqual(error);
    }
  });

  test("stops at maxCells and says how good it is", () => {
    const { value, error } = entropy(plane, { tolerance: 1e-12, maxCells: 100 });
    expect(error).toBeGreaterThan(1e-12);
    expect(Math.abs(value - entropyGolden.plane[0]![0]!)).toBeLessThan(error);
  });

  test.each([
    ["three dimensions", () => entropy(space), "quadrature needs one or two dimensions; got 3"],
    ["a tolerance of 0", () => entropy(line, { tolerance: 0 }), "entropy: tolerance must be > 0"],
    [
      "half a cell",
      () => klFromNormal(line, { maxCells: 0.5 }),
      "maxCells must be an integer >= 1",
    ],
    [
      "what maxCells cannot show",
      () =>
        entropy(
          { weights: [1], means: [[0, 0]], covariances: [[1, 1 - 1e-9, 1 - 1e-9, 1]] },
          { maxCells: 1000 },
        ),
      "need more than 1000 cells; raise options.maxCells",
    ],
  ])("refuses %s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

describe("densityGrid", () => {
  const ten = { from: -10, to: 10, count: 100 };
  const kept = (grid: Float64Array): Float64Array =>
    grid.filter((_, i) => Math.floor(i / 100) % 9 === 0 && (i % 100) % 9 === 0);

  test("is tutorial 000's surface at its ten levels, against SciPy to 1e-12", () => {
    gridGolden.levels.forEach((level, i) => {
      const here = marginal(plane, at(schedule, level - 1));
      const made = kept(densityGrid(here, [ten, ten]));
      expect(made).toBeAllClose(gridGolden.plane[i]!, { rtol: 1e-12, atol: 1e-290 });
    });
    const gaussian: Mixture = { weights: [1], means: [[0, 0]], covariances: [[1, 0.5, 0.5, 1]] };
    const three = { from: -3, to: 3, count: 100 };
    const made = kept(densityGrid(gaussian, [three, three]));
    expect(made).toBeAllClose(gridGolden.gaussian, { rtol: 1e-13 });
  });

  test("equals density at its points, over random mixtures and axes, to 1e-12", () => {
    const coordinate = fc.double({ min: -4, max: 4, noNaN: true });
    const axis = fc.record({
      from: fc.double({ min: -9, max: 2, noNaN: true }),
      width: fc.double({ min: 0.1, max: 15, noNaN: true }),
      count: fc.integer({ min: 2, max: 80 }),
    });
    const component = fc.record({
      mean: fc.tuple(coordinate, coordinate),
      // Correlations up to 0.99: beyond, both lose digits to the covariance's condition.
      a: fc.double({ min: 0.05, max: 3, noNaN: true }),
      b: fc.double({ min: -2, max: 2, noNaN: true }),
      c: fc.double({ min: 0.3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(component, { minLength: 1, maxLength: 3 }),
        axis,
        axis,
        (parts, u, v) => {
          const mixture: Mixture = {
            weights: parts.map(() => 1 / parts.length),
            means: parts.map(({ mean }) => mean),
            covariances: parts.map(({ a, b, c }) => [a * a, a * b, a * b, b * b + c * c]),
          };
          const axes = [u, v].map(({ from, width, count }) => ({ from, to: from + width, count }));
          const [x, y] = axes as [(typeof axes)[0], (typeof axes)[0]];
          const at = ({ from, to, count }: typeof x, i: number): number =>
            i === count - 1 ? to : from + (i * (to - from)) / (count - 1);
          const all: number[] = [];
          for (let j = 0; j < y.count; j++) {
            for (let i = 0; i < x.count; i++) all.push(at(x, i), at(y, j));
          }
          const made = densityGrid(mixture, [x, y]);
          // Below 1e-100 the exponent's own rounding, hundreds of float64's epsilon, is as large.
          expect(made).toBeAllClose(density(mixture, all), { rtol: 1e-12, atol: 1e-112 });
        },
      ),
      { seed: 1, numRuns: full ? 1000 : 60 },
    );
  });

  test("on the line equals density, writes to out and knows the floor", () => {
    const axis = { from: -8, to: 9, count: 333 };
    const x = Float64Array.from({ length: 333 }, (_, i) => -8 + (i * 17) / 332);
    expect(densityGrid(line, [axis])).toBeAllClose(density(line, x), { rtol: 1e-12 });
    const out = new Float64Array(333).fill(7);
    expect(densityGrid(line, [axis], { out })).toBe(out);
    expect(out).toEqual(densityGrid(line, [axis]));
    const small = { from: -1, to: 2, count: 4 };
    const floored = densityGrid(masses, [small], { varianceFloor: 1e-10 });
    expect(floored).toBeAllClose(density(masses, [-1, 0, 1, 2], { varianceFloor: 1e-10 }), {
      rtol: 1e-13,
    });
  });

  test.each([
    ["two axes for a line", () => densityGrid(line, [ten, ten]), "needs one axis per dimension"],
    ["three dimensions", () => densityGrid(space, [ten, ten]), "got 2 for a mixture in 3"],
    ["one coordinate", () => densityGrid(line, [{ ...ten, count: 1 }]), "must be an integer >= 2"],
    [
      "no width",
      () => densityGrid(line, [{ ...ten, to: -10 }]),
      "finite from < to; got -10 and -10",
    ],
    [
      "another out",
      () => densityGrid(line, [ten], { out: new Float64Array(3) }),
      "hold 100 numbers",
    ],
    ["point masses", () => densityGrid(masses, [ten]), "densityGrid: component 0 has no density"],
  ])("refuses %s", (_, call, message) => {
    expect(call).toThrow(RangeError);
    expect(call).toThrow(message);
  });
});

test("the divergence from N(0, I) only falls along a schedule, while the entropy need not rise", () => {
  const levels = [0, 50, 100, 200, 300, 400, 600, 800, 1000];
  const made = levels.map((level) => marginal(line, at(schedule, level - 1)));
  const kl = made.map((mixture) => klFromNormal(mixture).value);
  const h = made.map((mixture) => entropy(mixture).value);
  kl.slice(1).forEach((value, i) => expect(value).toBeLessThan(kl[i]!));
  expect(h[2]).toBeGreaterThan(h[0]!);
  expect(h.at(-1)).toBeLessThan(h[0]!);
});
