import "@inkwash/matchers";
import {
  alphaBar,
  at,
  constant,
  cosine,
  diffusersLaplace,
  epsilonFrom,
  exponential,
  fromAlphaBar,
  fromBeta,
  fromLogSnr,
  grid,
  laplace,
  linear,
  noise,
  posterior,
  resample,
  scaledLinear,
  shiftLogSnr,
  sigma,
  sigmoid,
  sigmoidAlphaBar,
  signal,
  snr,
  sohlDickstein,
  targetOf,
  trainingTable,
  x0From,
  type Condition,
  type Prediction,
  type Schedule,
  type Spacing,
} from "@inkwash/schedules";
import fc from "fast-check";
import { expect, test } from "vitest";

const numRuns = process.env["INKWASH_TIER"] === "full" ? 10_000 : 300;
const settings = { seed: 20, numRuns };

const steps = fc.integer({ min: 1, max: 300 });
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const inside = fc.double({ min: 1e-6, max: 0.999, noNaN: true });

const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });

/** Schedules of every other name. */
const namedSchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc
    .tuple(steps, real(-20, 20), real(1e-3, 20), real(0.05, 20), unit)
    .map(([n, start, range, tau, maxBeta]) =>
      sigmoidAlphaBar(n, { start, end: start + range, tau, maxBeta }),
    ),
  fc
    .tuple(steps, real(1e-3, 1e3), unit)
    .map(([n, rate, maxBeta]) => exponential(n, { rate, maxBeta })),
  fc
    .tuple(steps, real(-20, 20), real(1e-3, 10), unit)
    .map(([n, location, scale, maxBeta]) => laplace(n, { location, scale, maxBeta })),
  fc.tuple(steps, unit).map(([n, maxBeta]) => diffusersLaplace(n, { maxBeta })),
  steps.map(sohlDickstein),
  fc
    .array(real(-60, 60), { minLength: 1, maxLength: 60 })
    .map((list) => fromLogSnr(list.sort((a, b) => b - a))),
  fc
    .array(unit, { minLength: 1, maxLength: 60 })
    .map((list) => fromAlphaBar(list.sort((a, b) => b - a))),
  fc.tuple(steps, inside, real(-30, 30)).map(([n, end, by]) => shiftLogSnr(linear(n, { end }), by)),
  fc.tuple(steps, unit, steps).map(([n, end, m]) => resample(linear(n, { end }), m)),
);

/** Any schedule at all, with steps that change nothing and steps that leave nothing. */
const anySchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.tuple(steps, unit, unit).map(([n, start, end]) => linear(n, { start, end })),
  fc.tuple(steps, unit, unit).map(([n, start, end]) => scaledLinear(n, { start, end })),
  fc.tuple(steps, unit).map(([n, beta]) => constant(n, { beta })),
  fc
    .tuple(steps, unit, unit, fc.double({ min: 1e-3, max: 1e3, noNaN: true }))
    .map(([n, start, end, range]) => sigmoid(n, { start, end, range })),
  fc.tuple(steps, unit, unit).map(([n, offset, maxBeta]) => cosine(n, { offset, maxBeta })),
  fc
    .array(fc.oneof(unit, fc.constantFrom(0, 1, 5e-324, 2 ** -53, 1 - 2 ** -53)), {
      minLength: 1,
      maxLength: 100,
    })
    .map((beta) => fromBeta(beta)),
  namedSchedule,
);

/** Schedules whose every step adds some noise and leaves some data. */
const strictSchedule: fc.Arbitrary<Schedule> = fc.oneof(
  fc.tuple(steps, inside, inside).map(([n, start, end]) => linear(n, { start, end })),
  fc.tuple(steps, inside, inside).map(([n, start, end]) => scaledLinear(n, { start, end })),
  fc.tuple(steps, inside).map(([n, beta]) => constant(n, { beta })),
  fc.tuple(steps, inside, inside).map(([n, start, end]) => sigmoid(n, { start, end })),
  fc.tuple(steps, unit, inside).map(([n, offset, maxBeta]) => cosine(n, { offset, maxBeta })),
);

const kind = fc.constantFrom<Prediction>("epsilon", "x0", "v", "score", "flow");

/** `expect` is too slow for tens of millions of numbers. */
function holds(condition: boolean, ...values: readonly unknown[]): void {
  if (!condition) throw new Error(`does not hold for ${values.join(", ")}`);
}

test("no table of any schedule holds NaN, and every one stays in its range", () => {
  fc.assert(
    fc.property(anySchedule, (schedule) => {
      const within = (table: Float64Array, low: number, high: number): void => {
        for (const x of table)
          if (!(x >= low && x <= high)) throw new Error(`${x} is out of range`);
      };
      within(schedule.beta, 0, 1);
      within(schedule.logAlphaBar, -Infinity, 0);
      within(schedule.logSnr, -Infinity, Infinity);
      for (const table of [alphaBar, signal, noise]) within(table(schedule), 0, 1);
      for (const table of [sigma, snr]) within(table(schedule), 0, Infinity);
      const tables = posterior(schedule);
      within(tables.dataCoefficient, 0, 1 + Number.EPSILON);
      within(tables.stateCoefficient, 0, 1);
      within(tables.variance, 0, 1);
      within(tables.logVariance, -Infinity, 0);
      const table = trainingTable(schedule);
      within(table.signal, 0, 1);
      within(table.condition, 0, schedule.beta.length - 1);
    }),
    settings,
  );
});

test("alphaBar and logSnr never rise, noise never falls, signal^2 + noise^2 = 1", () => {
  fc.assert(
    fc.property(anySchedule, (schedule) => {
      const [s, n] = [signal(schedule), noise(schedule)];
      for (let t = 0; t < s.length; t++) {
        holds(Math.abs(s[t]! ** 2 + n[t]! ** 2 - 1) < 2e-15, t, s[t], n[t]);
        if (t === 0) continue;
        holds(schedule.logAlphaBar[t]! <= schedule.logAlphaBar[t - 1]!, t);
        holds(schedule.logSnr[t]! <= schedule.logSnr[t - 1]!, t);
        holds(n[t]! >= n[t - 1]!, t);
      }
    }),
    settings,
  );
});

test("beta, alphaBar and logSnr go round: each gives the others back", () => {
  fc.assert(
    fc.property(strictSchedule, ({ beta, logAlphaBar, logSnr }) => {
      let before = 0;
      for (let t = 0; t < beta.length; t++) {
        // beta from alphaBar: the difference of logarithms loses what they have in common.
        const again = -Math.expm1(logAlphaBar[t]! - before);
        const lost = 4e-16 * Math.max(1, -logAlphaBar[t]!);
        holds(Math.abs(again - beta[t]!) < lost + 1e-15 * beta[t]!, t, again, beta[t]);
        // alphaBar from logSnr: ln sigmoid(logSnr).
        const l = logSnr[t]!;
        const back = l > 0 ? -Math.log1p(Math.exp(-l)) : l - Math.log1p(Math.exp(l));
        const error = Math.abs(back - logAlphaBar[t]!);
        holds(error < 1e-14 * Math.abs(logAlphaBar[t]!) * Math.max(1, Math.abs(l)), t, back);
        before = logAlphaBar[t]!;
      }
    }),
    settings,
  );
});

test("grid has exactly N steps, from noisy to clean, strictly, ending at the data", () => {
  const spacing = fc.constantFrom<Spacing>("trailing", "leading", "linspace");
  const condition = fc.constantFrom<Condition>("step", "log-snr");
  fc.assert(
    fc.property(strictSchedule, unit, spacing, condition, (schedule, share, space, told) => {
      const total = schedule.beta.length;
      const count = 1 + Math.floor(share * (total - 1));
      const made = grid(schedule, { steps: count, spacing: space, condition: told });
      expect(made.condition).toHaveLength(count);
      expect([made.signal[count], made.noise[count], made.logSnr[count]]).toEqual([1, 0, Infinity]);
      for (let n = 0; n < count; n++) {
        holds(made.logSnr[n + 1]! > made.logSnr[n]!, n);
        holds(made.signal[n + 1]! >= made.signal[n]!, n);
        holds(made.noise[n + 1]! <= made.noise[n]!, n);
        holds(Number.isFinite(made.condition[n]!), n);
      }
    }),
    settings,
  );
});

test("any grid of any schedule works or is refused with a sentence", () => {
  fc.assert(
    fc.property(anySchedule, fc.integer({ min: -1, max: 301 }), (schedule, count) => {
      try {
        const made = grid(schedule, { steps: count, condition: "log-snr" });
        for (const column of Object.values(made) as Float64Array[]) {
          if (column.some(Number.isNaN)) throw new Error("NaN");
        }
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
        expect(String(error)).toMatch(/^RangeError: grid: /);
      }
    }),
    settings,
  );
});

test("x0 and epsilon survive every prediction at every place that determines them", () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(strictSchedule, unit, kind, value, value, (schedule, share, k, x0, epsilon) => {
      const t = Math.floor(share * (schedule.beta.length - 1));
      const place = at(schedule, t);
      if (place.signal === 0) return;
      const x = place.signal * x0 + place.noise * epsilon;
      const target = targetOf(k, place.signal, place.noise);
      const m = target.data * x0 + target.noise * epsilon;
      const data = x0From(k, place.signal, place.noise);
      const rest = epsilonFrom(k, place.signal, place.noise);
      const size = 1e-14 * (1 + Math.abs(x0) + Math.abs(epsilon));
      const ratio = place.noise / place.signal;
      expect(Math.abs(data.state * x + data.prediction * m - x0)).toBeLessThan(size * (1 + ratio));
      expect(Math.abs(rest.state * x + rest.prediction * m - epsilon)).toBeLessThan(
        size * (1 + 1 / ratio),
      );
    }),
    settings,
  );
});
