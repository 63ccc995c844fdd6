import "@inkwash/matchers";
import {
  alphaBar,
  at,
  continuousCosine,
  continuousFrom,
  cosine,
  discretise,
  edm,
  epsilonFrom,
  fromAlphaBar,
  fromLogSnr,
  gridFromSigmas,
  linear,
  linearLogSnr,
  logSnrSpline,
  noiseLevels,
  polynomialFlow,
  rectifiedFlow,
  reverse,
  scaledLinear,
  shiftContinuous,
  sigmaOf,
  stepOf,
  subVp,
  targetOf,
  timeGrid,
  trainingTable,
  trigFlow,
  ve,
  vp,
  x0From,
  zeroTerminalSnr,
  type ContinuousSchedule,
  type Grid,
  type LevelSpacing,
  type Prediction,
  type Schedule,
  type Weighting,
} from "@inkwash/schedules";
import {
  DIFFUSERS_CLASSES,
  diffusersGrid,
  diffusersSteps,
  fromDiffusers,
} from "@inkwash/schedules/diffusers";
import fc from "fast-check";
import { expect, test } from "vitest";

const full = process.env["INKWASH_TIER"] === "full";
const settings = { seed: 21, numRuns: full ? 10_000 : 150 };
const EPS = Number.EPSILON;

const real = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });
const count = fc.integer({ min: 1, max: 60 });
const inside = real(1e-6, 0.999);
const kind = fc.constantFrom<Prediction>("epsilon", "x0", "v", "score", "flow");
const CURVES = [
  "signal",
  "noise",
  "logSnr",
  "signalSlope",
  "noiseSlope",
  "logSnrSlope",
  "drift",
  "diffusion",
] as const;

const plainContinuous: fc.Arbitrary<ContinuousSchedule> = fc.oneof(
  fc.tuple(real(0, 5), real(0.01, 100)).map(([min, more]) => vp({ min, max: min + more })),
  fc.tuple(real(0, 5), real(0.01, 100)).map(([min, more]) => subVp({ min, max: min + more })),
  fc.tuple(real(1e-4, 1), real(1.1, 1e4)).map(([min, by]) => ve({ min, max: min * by })),
  fc
    .tuple(real(1e-4, 1), real(1.1, 1e4), real(0.5, 20))
    .map(([min, by, rho]) => edm({ min, max: min * by, rho })),
  real(0, 1).map((offset) => continuousCosine({ offset })),
  fc.tuple(real(-20, 20), real(0.1, 40)).map(([min, by]) => linearLogSnr({ min, max: min + by })),
  real(0.01, 100).map((shift) => rectifiedFlow({ shift })),
  real(1, 10).map((power) => polynomialFlow({ power })),
  fc.constant(trigFlow()),
  fc.array(fc.tuple(real(0.01, 1), real(0.01, 5)), { minLength: 1, maxLength: 8 }).map((steps) => {
    const total = steps.reduce((sum, [width]) => sum + width, 0);
    let [u, logSnr] = [0, 10];
    const points = steps.map(([width, fall]) => ({
      u: (u += width / total),
      logSnr: (logSnr -= fall),
    }));
    return logSnrSpline([
      { u: 0, logSnr: 10 },
      ...points.slice(0, -1),
      { u: 1, logSnr: points.at(-1)!.logSnr },
    ]);
  }),
  fc
    .tuple(count, inside, inside)
    .map(([n, start, end]) => continuousFrom(linear(n, { start, end }))),
);

const anyContinuous = fc.oneof(
  plainContinuous,
  fc.tuple(plainContinuous, real(-10, 10)).map(([schedule, by]) => shiftContinuous(schedule, by)),
);

/** `expect` is too slow for tens of millions of numbers. */
function holds(condition: boolean, ...values: readonly unknown[]): void {
  if (!condition) throw new Error(`does not hold for ${values.join(", ")}`);
}

function checkGrid(grid: Grid, steps: number, up = false): void {
  holds(grid.condition.length === steps, "steps", grid.condition.length, steps);
  holds(grid.logSnr.length === steps + 1, "knots");
  for (let n = 0; n < steps; n++) {
    holds(grid.logSnr[n + 1]! > grid.logSnr[n]! === !up, "monotone", n);
    holds(Number.isFinite(grid.condition[n]!), "condition", n);
  }
  for (const column of Object.values(grid) as Float64Array[]) {
    holds(!column.some(Number.isNaN), "NaN");
  }
}

/** Runs `work`, which may refuse with a sentence of ours. */
function orRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    holds(error instanceof RangeError && /^[\w-]+: \S/.test(error.message), error);
  }
}

test("no curve of a continuous schedule is NaN, and every one stays in its range", () => {
  fc.assert(
    fc.property(anyContinuous, fc.oneof(real(0, 1), fc.constantFrom(0, 1)), (schedule, u) => {
      for (const curve of CURVES) holds(!Number.isNaN(schedule[curve](u)), schedule.name, curve, u);
      for (const curve of ["signal", "noise"] as const) {
        holds(schedule[curve](u) >= 0 && schedule[curve](u) < Infinity, curve, u);
      }
      for (const curve of ["signalSlope", "logSnrSlope", "drift"] as const) {
        holds(schedule[curve](u) <= 0, schedule.name, curve, u, schedule[curve](u));
      }
      for (const curve of ["noiseSlope", "diffusion"] as const) {
        holds(schedule[curve](u) >= 0, schedule.name, curve, u, schedule[curve](u));
      }
    }),
    settings,
  );
});

test("slopes are slopes: Simpson's rule over them gives the rates back", () => {
  fc.assert(
    fc.property(anyContinuous, real(0.1, 0.8), (schedule, u) => {
      const h = 1e-3;
      const [a, b, c] = [u, u + h, u + 2 * h];
      for (const [rate, slope] of [
        ["signal", "signalSlope"],
        ["noise", "noiseSlope"],
        ["logSnr", "logSnrSlope"],
      ] as const) {
        const rise = schedule[rate](c) - schedule[rate](a);
        const ends = [schedule[slope](a), schedule[slope](c)] as const;
        const sum = (h / 3) * (ends[0] + 4 * schedule[slope](b) + ends[1]);
        // Kinks of splines and of discrete schedules cost what the slope changes by.
        const middle = schedule[slope](b);
        const kink = h * (Math.abs(middle - ends[0]) + Math.abs(ends[1] - middle));
        const size = Math.abs(schedule[rate](a)) + Math.abs(schedule[rate](c));
        holds(Math.abs(rise - sum) <= kink + 1e-12 * (1 + size), schedule.name, rate, u, rise, sum);
      }
    }),
    settings,
  );
});

test("timeOf and logSnr go round within 16 eps times the condition number", () => {
  fc.assert(
    fc.property(anyContinuous, real(1e-6, 1 - 1e-6), (schedule, u) => {
      const logSnr = schedule.logSnr(u);
      const slope = Math.abs(schedule.logSnrSlope(u));
      const bound = 16 * EPS * (1 + Math.max(1, Math.abs(logSnr)) / slope);
      // Within a step of a discrete schedule ln alphaBar is known to an ulp of itself only.
      const levels = schedule.name === "linear" ? 1e-9 : 0;
      const back = schedule.timeOf(logSnr);
      holds(Math.abs(back - u) <= bound + levels, schedule.name, u, back, bound);
    }),
    settings,
  );
});

test("discretise gives a schedule whose log-SNRs are those of the curve, betas in [0, 1]", () => {
  fc.assert(
    fc.property(anyContinuous, count, (schedule, steps) => {
      const { beta, logSnr } = discretise(schedule, steps);
      for (let t = 0; t < steps; t++) {
        holds(beta[t]! >= 0 && beta[t]! <= 1, t, beta[t]);
        holds(logSnr[t] === schedule.logSnr((t + 1) / steps), t);
      }
    }),
    settings,
  );
});

test("alphaBar, logSnr and beta go round through each other", () => {
  const schedule = fc.oneof(
    fc.tuple(count, inside, inside).map(([n, start, end]) => linear(n, { start, end })),
    fc.tuple(count, inside, inside).map(([n, start, end]) => scaledLinear(n, { start, end })),
    fc
      .tuple(count, real(0, 1), inside)
      .map(([n, offset, maxBeta]) => cosine(n, { offset, maxBeta })),
  );
  fc.assert(
    fc.property(schedule, (made: Schedule) => {
      const viaSnr = fromLogSnr(made.logSnr);
      const viaBar = fromAlphaBar(alphaBar(made));
      let before = 0;
      made.beta.forEach((beta, t) => {
        const [l, bar] = [made.logSnr[t]!, Math.exp(made.logAlphaBar[t]!)];
        // Through logSnr: 1e-13 max(1, |x|) in the logarithms.
        const near = 1e-13 * Math.max(1, Math.abs(made.logAlphaBar[t]!));
        holds(Math.abs(viaSnr.logAlphaBar[t]! - made.logAlphaBar[t]!) <= near, "snr", t);
        // Through alphaBar: its last bit, over 1 - alphaBar in the log-SNR.
        const bound = (16 * EPS * (1 + Math.abs(made.logAlphaBar[t]!))) / Math.max(1 - bar, EPS);
        if (1 - bar > 1e-9 && bar > 1e-290) {
          holds(Math.abs(viaBar.logSnr[t]! - l) <= bound + 16 * EPS * Math.abs(l), "bar", t);
        }
        // The betas: the difference of neighbouring logarithms.
        const lost = 64 * EPS * Math.max(1, Math.abs(l), Math.abs(before));
        holds(Math.abs(viaSnr.beta[t]! - beta) <= lost * Math.max(beta, 1 - bar), "beta", t);
        before = l;
      });
    }),
    settings,
  );
});

test("every prediction converts into every other and back", () => {
  fc.assert(
    fc.property(
      kind,
      kind,
      real(-8, 8),
      real(-5, 5),
      real(-5, 5),
      (from, to, half, x0, epsilon) => {
        const signal = 1 / Math.sqrt(1 + Math.exp(-2 * half));
        const noise = 1 / Math.sqrt(1 + Math.exp(2 * half));
        const x = signal * x0 + noise * epsilon;
        const value = (k: Prediction, data: number, rest: number): number => {
          const target = targetOf(k, signal, noise);
          return target.data * data + target.noise * rest;
        };
        const recover = (k: Prediction, m: number): [number, number] => {
          const [d, e] = [x0From(k, signal, noise), epsilonFrom(k, signal, noise)];
          return [d.state * x + d.prediction * m, e.state * x + e.prediction * m];
        };
        const m = value(from, x0, epsilon);
        const [data, rest] = recover(from, m);
        const again = value(from, ...recover(to, value(to, data, rest)));
        const ratio = Math.max(signal / noise, noise / signal);
        const size = Math.abs(x) + Math.abs(m) + Math.abs(data) + Math.abs(rest);
        holds(
          Math.abs(again - m) <= 16 * EPS * size * ratio * ratio * (1 + 1 / noise) + 1e-300,
          from,
          to,
          half,
        );
      },
    ),
    settings,
  );
});

test("noise levels make strictly monotone grids of exactly N steps, both ways", () => {
  const spacing = fc.constantFrom<LevelSpacing>(
    "karras",
    "exponential",
    "lu",
    "polyexponential",
    "beta",
    "cosine",
  );
  const discrete = scaledLinear(1000);
  fc.assert(
    fc.property(
      spacing,
      count,
      real(1e-3, 1),
      real(1.01, 1e3),
      real(0.5, 12),
      (s, n, min, by, rho) => {
        orRefused(() => {
          const levels = noiseLevels(n, { min, max: min * by, spacing: s, rho });
          const made = gridFromSigmas(discrete, levels);
          checkGrid(made, n);
          checkGrid(reverse(made), n, true);
          checkGrid(gridFromSigmas(rectifiedFlow(), levels, { condition: "log-snr" }), n);
        });
      },
    ),
    settings,
  );
});

test("any grid of times works or is refused with a sentence", () => {
  fc.assert(
    fc.property(anyContinuous, fc.integer({ min: 0, max: 80 }), (schedule, steps) => {
      orRefused(() => checkGrid(timeGrid(schedule, { steps }), steps));
    }),
    settings,
  );
});

test("stepOf and sigmaOf go round", () => {
  const schedule = scaledLinear(1000);
  fc.assert(
    fc.property(real(0, 999), (step) => {
      holds(Math.abs(stepOf(schedule, sigmaOf(schedule, step)) - step) < 1e-9, step);
    }),
    settings,
  );
});

test("any weighting of any prediction is finite and >= 0, or refused with a sentence", () => {
  const weighting = fc.constantFrom<Weighting>(
    "simple",
    "snr",
    "truncated-snr",
    "min-snr",
    "p2",
    "v",
    "edm",
    "kl",
  );
  fc.assert(
    fc.property(weighting, kind, count, inside, fc.boolean(), (w, predicts, n, end, zero) => {
      const plain = linear(n + 1, { end: Math.max(end, 2e-4) });
      const schedule = zero ? zeroTerminalSnr(plain) : plain;
      orRefused(() => {
        const table = trainingTable(schedule, { weighting: w, predicts });
        holds(
          table.weight.every((x) => x >= 0 && x < Infinity),
          w,
          predicts,
        );
      });
    }),
    settings,
  );
});

test("any configuration of diffusers has its steps, or is refused with a sentence", () => {
  const setting = fc.record(
    {
      num_train_timesteps: fc.constantFrom(10, 100, 1000),
      beta_schedule: fc.constantFrom(
        "linear",
        "scaled_linear",
        "squaredcos_cap_v2",
        "exp",
        "other",
      ),
      beta_end: inside,
      timestep_spacing: fc.constantFrom("leading", "trailing", "linspace"),
      steps_offset: fc.constantFrom(0, 1),
      rescale_betas_zero_snr: fc.boolean(),
      set_alpha_to_one: fc.boolean(),
      use_karras_sigmas: fc.boolean(),
      use_exponential_sigmas: fc.boolean(),
      use_beta_sigmas: fc.boolean(),
      use_lu_lambdas: fc.boolean(),
      use_flow_sigmas: fc.boolean(),
      use_dynamic_shifting: fc.boolean(),
      flow_shift: real(0.1, 10),
      shift: real(0.1, 10),
      shift_terminal: fc.oneof(fc.constant(null), real(0.01, 0.99)),
      final_sigmas_type: fc.constantFrom("zero", "sigma_min"),
      lambda_min_clipped: real(-6, 1),
      prediction_type: fc.constantFrom("epsilon", "sample", "v_prediction", "flow_prediction"),
    },
    { requiredKeys: [] },
  );
  const plain = DIFFUSERS_CLASSES.filter((name) => !/PNDM|Heun|KDPM2|SDEScheduler/.test(name));
  fc.assert(
    fc.property(
      fc.constantFrom(...plain),
      setting,
      fc.integer({ min: 1, max: 120 }),
      (name, own, n) => {
        orRefused(() => {
          const scheduler = fromDiffusers({ _class_name: name, ...own });
          const { timesteps, sigmas } = diffusersSteps(scheduler, n, { mu: 0.8 });
          holds(timesteps.every(Number.isFinite), name, "timesteps");
          holds(sigmas?.every(Number.isFinite) ?? true, name, "sigmas");
          // Wuerstchen and TrigFlow list the end as well, MiniMax' N points are N - 1 steps, the inverse of
          // DPM-Solver leaves repeated steps out.
          if (!/Wuerstchen|SCM|MiniMax|MultistepInverse/.test(name)) {
            holds(timesteps.length === n, name, timesteps.length, n);
          }
          const grid = diffusersGrid(scheduler, n, { mu: 0.8 });
          const up = grid.logSnr[1]! < grid.logSnr[0]!;
          if (!/MiniMax|MultistepInverse/.test(name)) checkGrid(grid, n, up);
        });
      },
    ),
    settings,
  );
});

test("at(schedule, t) of a zero-SNR schedule converts v, x0 and flow at the end", () => {
  const schedule = zeroTerminalSnr(linear(1000));
  const { signal, noise } = at(schedule, 999);
  for (const predicts of ["v", "x0", "flow"] as const) {
    const { state, prediction } = x0From(predicts, signal, noise);
    expect([state, prediction].every(Number.isFinite)).toBe(true);
  }
  expect(() => x0From("epsilon", signal, noise)).toThrow("x0 from epsilon is not determined");
});
