import {
  bridge,
  cdf,
  chain,
  denoisedMoments,
  exactDenoiser,
  increment,
  jump,
  logDensity,
  marginal,
  noiseWeights,
  path,
  posterior,
  quantile,
  responsibilities,
  score,
  scoreJacobian,
  slide,
  transition,
  uniformCdf,
  uniformDensity,
  uniformMarginal,
  uniformScore,
  type Mixture,
  type Samples,
} from "@inkwash/forward";
import "@inkwash/matchers";
import { philox } from "@inkwash/random";
import { at, fromBeta } from "@inkwash/schedules";
import fc from "fast-check";
import { expect, test } from "vitest";

const numRuns = process.env["INKWASH_TIER"] === "full" ? 10_000 : 250;

/** Betas of any size, the legal ends 0 and 1 among them. */
const beta = fc.oneof(
  { weight: 5, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
  { weight: 2, arbitrary: fc.double({ min: 0, max: 1e-12, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 2 ** -1074, 1 - 2 ** -53) },
);
const schedule = fc.array(beta, { minLength: 1, maxLength: 30 }).map((table) => fromBeta(table));
const variance = fc.oneof(fc.constant(0), fc.double({ min: 1e-8, max: 100, noNaN: true }));
const mixture = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 1, max: 9 }),
      mean: fc.double({ min: -50, max: 50, noNaN: true }),
      variance,
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts): Mixture => {
    const total = parts.reduce((sum, { weight }) => sum + weight, 0);
    return {
      weights: parts.map(({ weight }) => weight / total),
      means: parts.map(({ mean }) => [mean]),
      covariances: parts.map((part) => [part.variance]),
    };
  });
const point = fc.double({ min: -60, max: 60, noNaN: true });
const one = (value: number): Samples => ({ data: Float64Array.of(value), shape: [1, 1] });
const finite = (...lists: ArrayLike<number>[]): void => {
  for (const list of lists) expect(Array.from(list).every(Number.isFinite)).toBe(true);
};

test("walking is finite everywhere: transitions, bridges, chains, paths, slides, posteriors", () => {
  fc.assert(
    fc.property(schedule, point, fc.nat(), fc.nat(), (process, start, a, b) => {
      const steps = process.beta.length;
      const [low, high] = [a % (steps + 1), b % (steps + 1)].sort((x, y) => x - y) as [
        number,
        number,
      ];
      const middle = Math.floor((low + high) / 2);
      const rng = philox(a);
      const x0 = one(start);
      const rates = transition(process, low, high);
      finite(Object.values(rates), Object.values(bridge(process, low, middle, high)));
      expect(Math.abs(rates.signal ** 2 + rates.noise ** 2 - 1)).toBeLessThan(1e-13);
      const weights = noiseWeights(process, high);
      const squares = weights.reduce((sum, w) => sum + w * w, 0);
      const total = transition(process, 0, high).noise ** 2;
      // Squares of the smallest betas leave the normal range of float64.
      expect(Math.abs(squares - total)).toBeLessThanOrEqual(1e-14 * total + 1e-300);
      const states = [...chain(x0, process, { rng })];
      const look = path(x0, process, { rng });
      finite(...states.map(({ x }) => x.data), look(middle).data);
      const moved = slide(states[high]!.x, process, { x0, from: high, to: low, rng });
      finite(moved.data, Object.values(increment(process, Math.min(low, steps - 1))));
      const t = Math.min(high, steps - 1);
      const before = posterior(x0, states[t + 1]!.x, process, t);
      finite(before.mean.data, [before.variance]);
      expect(before.logVariance).not.toBeNaN();
    }),
    { seed: 2, numRuns },
  );
});

test("exact laws are finite wherever there is noise, point masses included", () => {
  fc.assert(
    fc.property(
      mixture,
      schedule,
      fc.array(point, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      (data, process, points, k) => {
        const place = at(process, k % process.beta.length);
        // Below 1e-6 a state 100 away is more than 1e8 deviations out, and shares are what is left of 1e16.
        fc.pre(place.noise > 1e-6);
        const here = marginal(data, place);
        const x: Samples = { data: Float64Array.from(points), shape: [points.length, 1] };
        const { mean, covariance } = denoisedMoments(data, place, points);
        finite(logDensity(here, points), score(here, points), scoreJacobian(here, points));
        finite(mean, covariance, responsibilities(here, points));
        finite((exactDenoiser(data).call(x, place) as Samples).data);
        expect(covariance.every((c) => c >= 0)).toBe(true);
        const [low, high] = [
          Math.min(...data.means.map(([m]) => m!)),
          Math.max(...data.means.map(([m]) => m!)),
        ];
        if (data.covariances.every(([c]) => c === 0)) {
          // The mean of the data points is among them.
          for (const m of mean) expect(m >= low - 1e-9 && m <= high + 1e-9).toBe(true);
        }
        const f = cdf(here, points);
        expect(f.every((p) => p >= 0 && p <= 1)).toBe(true);
        finite(quantile(here, [0.1, 0.9]));
      },
    ),
    { seed: 3, numRuns },
  );
});

test("piecewise uniform laws are finite wherever there is noise, and their cdf ascends", () => {
  const interval = fc.tuple(
    point,
    fc.oneof(fc.constant(0), fc.double({ min: 0, max: 30, noNaN: true })),
  );
  fc.assert(
    fc.property(
      fc.array(interval, { minLength: 1, maxLength: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 1e-6, max: 3, noNaN: true }),
      fc.array(point, { minLength: 2, maxLength: 6 }),
      (parts, signal, noise, unsorted) => {
        const points = unsorted.toSorted((a, b) => a - b);
        const law = uniformMarginal(
          {
            weights: parts.map(() => 1 / parts.length),
            intervals: parts.map(([low, width]) => [low, low + width] as const),
          },
          { signal, noise },
        );
        const q = uniformDensity(law, points);
        finite(q, uniformScore(law, points));
        expect(q.every((value) => value >= 0)).toBe(true);
        const f = uniformCdf(law, points);
        f.forEach((p, i) => {
          expect(p >= 0 && p <= 1).toBe(true);
          if (i > 0) expect(p).toBeGreaterThanOrEqual(f[i - 1]! - 1e-13);
        });
      },
    ),
    { seed: 4, numRuns },
  );
});

test("jump and transition agree with each other at every level", () => {
  fc.assert(
    fc.property(schedule, point, fc.nat(), (process, start, k) => {
      const level = (k % process.beta.length) + 1;
      const direct = jump(one(start), at(process, level - 1), { noise: one(1) });
      const composed = jump(one(start), transition(process, 0, level), { noise: one(1) });
      // The first level is sqrt(1 - beta) itself, the others go by way of the logarithm.
      expect([...composed.data]).toBeAllClose(direct.data, { rtol: 1e-13, atol: 1e-13 });
    }),
    { seed: 5, numRuns },
  );
});
