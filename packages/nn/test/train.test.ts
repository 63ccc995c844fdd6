import { philox } from "@inkwash/random";
import "@inkwash/matchers";
import { expect, test } from "vitest";
import {
  checkpoint,
  constantRate,
  cosineRate,
  createTrainer,
  denoiser,
  initialise,
  restore,
  train,
  type Samples,
  type TrainStepEvent,
  type Trainer,
  type TrainerOptions,
} from "../src/index.ts";
import { leastLoss, networks, slopeAt, SPREAD, table } from "./gaussian.ts";

const rng = philox(3);
const data: Samples = {
  data: rng
    .fork("data")
    .fillNormal(new Float32Array(4000))
    .map((z) => z * SPREAD),
  shape: [4000, 1],
};

function trainer(kind: "step" | "log-snr", options: Partial<TrainerOptions> = {}): Trainer {
  const parameters = initialise(networks[kind], { rng });
  return createTrainer(networks[kind], table(kind), { parameters, ...options });
}

const events = (generator: Generator<TrainStepEvent | undefined>): TrainStepEvent[] =>
  [...generator].filter((event) => event !== undefined);

test.each(["step", "log-snr"] as const)(
  "train(trainer, data, options) learns the exact denoiser of a Gaussian: %s",
  (kind) => {
    const steps = 1500;
    const learner = trainer(kind, {
      learningRate: cosineRate(1e-2, { steps, warmUp: 20 }),
      ema: { decay: 0.99, warmUp: true },
    });
    const [event] = events(train(learner, data, { rng, steps, report: steps }));
    const rows = table(kind);
    // 500 steps of 128 samples: the mean loss has a standard error of about 0.002.
    const last = event!.losses.slice(-500).reduce((a, b) => a + b, 0) / 500;
    expect([last]).toBeAllClose([leastLoss(rows)], { atol: 0.01 });

    const model = denoiser(learner.network, learner.average, rows);
    const x = { data: Float64Array.of(-1, -0.5, 0, 0.5, 1), shape: [5, 1] };
    for (const t of [0, 3, 6, 9]) {
      const { data: epsilon } = model.call(x, { condition: rows.condition[t]! });
      const exact = x.data.map((value) => slopeAt(t, rows) * value);
      expect(epsilon, `row ${t}`).toBeAllClose(exact, { atol: 0.15 });
    }
  },
);

test("train(trainer, data, options) gives an event at multiples of report and at the end, and a pull per step", () => {
  const learner = trainer("step", { learningRate: cosineRate(1e-3, { steps: 25 }) });
  const pulls = [...train(learner, data, { rng, steps: 25, batch: 8, report: 10 })];
  expect(pulls).toHaveLength(25);
  const given = pulls.filter((event) => event !== undefined);
  expect(
    given.map(({ type, step, steps, losses, gradNorms }) => [
      type,
      step,
      steps,
      losses.length,
      gradNorms.length,
    ]),
  ).toEqual([
    ["train-step", 10, 25, 10, 10],
    ["train-step", 20, 25, 10, 10],
    ["train-step", 25, 25, 5, 5],
  ]);
  expect(given[0]!.learningRate).toBeCloseTo((1e-3 * (1 + Math.cos((Math.PI * 9) / 25))) / 2, 15);
  expect(structuredClone(given[0])).toEqual(given[0]);
});

test("train(trainer, data, options) goes on with the same bits after a checkpoint, wherever it was taken", () => {
  const options = { rng, batch: 16, report: 1 };
  const settings = { ema: { decay: 0.9 } };
  const whole = trainer("log-snr", settings);
  const losses = events(train(whole, data, { ...options, steps: 300 })).flatMap((e) => [
    ...e.losses,
  ]);

  const before = trainer("log-snr", settings);
  const first = events(train(before, data, { ...options, steps: 123 }));
  const after = trainer("log-snr", settings);
  restore(after, checkpoint(before));
  const second = events(train(after, data, { ...options, steps: 300 }));
  expect([...first, ...second].flatMap((e) => [...e.losses])).toEqual(losses);
  for (const part of ["parameters", "average", "firstMoment", "secondMoment", "step"] as const) {
    expect(after[part]).toEqual(whole[part]);
  }
});

test("train(trainer, data, options) can be left and taken up again", () => {
  const whole = trainer("step");
  void [...train(whole, data, { rng, steps: 20, batch: 8 })];
  const parts = trainer("step");
  for (const _ of train(parts, data, { rng, steps: 20, batch: 8 })) if (parts.step === 7) break;
  expect(parts.step).toBe(7);
  void [...train(parts, data, { rng, steps: 20, batch: 8 })];
  expect(parts.parameters).toEqual(whole.parameters);
});

test("train(trainer, data, options) ends before the next step once the signal says aborted", () => {
  const learner = trainer("step");
  const signal = { aborted: false };
  for (const _ of train(learner, data, { rng, steps: 20, batch: 8, signal })) {
    signal.aborted = learner.step === 3;
  }
  expect(learner.step).toBe(3);
});

test("train(trainer, data, options) refuses wrong counts, shapes and data before the first step", () => {
  const learner = trainer("step");
  const refused = (options: object, samples: Samples = data): (() => unknown) => {
    return () => train(learner, samples, { rng, steps: 5, ...options });
  };
  expect(refused({ steps: -1 })).toThrow("train: steps must be an integer of at least 0; got -1");
  expect(refused({ batch: 0 })).toThrow("train: batch must be a positive integer; got 0");
  expect(refused({ report: NaN })).toThrow("train: report must be a positive integer; got NaN");
  expect(refused({}, { data: new Float32Array(4), shape: [2, 2] })).toThrow(
    "train: data must have 1 numbers per sample; got shape [2, 2]",
  );
  expect(refused({}, { data: Float32Array.of(1, NaN), shape: [2, 1] })).toThrow(
    "train: data must be finite; element 1 is NaN",
  );
  expect(refused({}, { data: new Float32Array(0), shape: [0, 1] })).toThrow(
    "batches: data must have at least one sample; got none",
  );
});

test("train(trainer, data, options) stops with a clear error when training diverges, and leaves the numbers finite", () => {
  const learner = trainer("step", { learningRate: constantRate(1e36), clip: Infinity });
  const run = (): void => void [...train(learner, data, { rng, steps: 100, batch: 8 })];
  expect(run).toThrow(
    /training diverged at step \d+: loss .*; .* lower the learning rate \(1e\+36\)/,
  );
  const { step } = learner;
  expect(run).toThrow(`training diverged at step ${step}`);
  expect(learner.step).toBe(step);
});
