import { wasm } from "@inkwash/nn/wasm";
import { philox } from "@inkwash/random";
import { expect, test } from "vitest";
import {
  checkpoint,
  createTrainer,
  initialise,
  lossSecondMoment,
  mlp,
  restore,
  train,
  type Network,
  type Samples,
  type Stop,
  type TrainEvent,
  type Trainer,
  type TrainerOptions,
  type TrainOptions,
} from "../src/index.ts";
import { table } from "./gaussian.ts";

const rng = philox(3);
const rows = table("step");
const network = mlp({ dimension: 1, width: 8, conditioning: { kind: "embedding", steps: 10 } });
const data: Samples = { data: rng.fork("data").fillNormal(new Float32Array(100)), shape: [100, 1] };

const make = (options: Partial<TrainerOptions> = {}, of: Network = network): Trainer =>
  createTrainer(of, rows, { parameters: initialise(of, { rng }), ...options });

const told = (
  trainer: Trainer,
  options: Partial<TrainOptions> & { steps: number },
  from: Parameters<typeof train>[1] = data,
): TrainEvent[] =>
  [...train(trainer, from, { rng, batch: 16, ...options })].filter((event) => event !== undefined);

test("train(trainer, data, { epochs }) tells of each epoch's last batch and mean loss", () => {
  const events = told(make(), { steps: 14, epochs: true, lastBatch: "keep", report: 1 });
  const losses = events.flatMap((event) => (event.type === "train-step" ? [...event.losses] : []));
  const epochs = events.filter((event) => event.type === "epoch");
  // 100 samples are 6 batches of 16 and one of 4.
  expect(epochs.map(({ epoch, step, lastLoss }) => [epoch, step, lastLoss])).toEqual([
    [1, 7, losses[6]],
    [2, 14, losses[13]],
  ]);
  epochs.forEach(({ meanLoss }, e) => {
    const sum = losses.slice(7 * e, 7 * e + 7).reduce((a, b) => a + b);
    expect(meanLoss).toBeCloseTo(sum / 7, 12);
  });
});

test("train(trainer, data, { evaluate }) measures at its steps, from a stream of its own", () => {
  const seen: unknown[] = [];
  const evaluate = {
    first: 7,
    every: 5,
    run: (trainer: Trainer, own: typeof rng | undefined) => {
      seen.push([trainer.step, own!.nextUint32()]);
      return { double: 2 * trainer.step };
    },
  };
  const watched = make();
  const events = told(watched, { steps: 20, evaluate: evaluate as TrainOptions["evaluate"] });
  const words = [7, 12, 17].map((step) => rng.fork("evaluation").fork(step).nextUint32());
  expect(seen).toEqual([7, 12, 17].map((step, i) => [step, words[i]]));
  expect(events.filter(({ type }) => type === "evaluation")).toEqual(
    [7, 12, 17].map((step) => ({ type: "evaluation", step, metrics: { double: 2 * step } })),
  );
  const alone = make();
  told(alone, { steps: 20 });
  expect(watched.parameters).toEqual(alone.parameters);
});

const scored = (scores: readonly number[]): TrainOptions["evaluate"] => ({
  every: 1,
  run: ({ step }) => ({ score: scores[step - 1]! }),
});

test.each([
  ["smallest", [5, 4, 4.5, 3, 3.5, 3.2, 3, 1], { patience: 3 }, 7, 4],
  ["largest", [1, 2, 1.5, 1.6, 9], { patience: 2, best: "largest" }, 4, 2],
  ["by at least 1", [5, 4.5, 4.2, 4.1, 3], { patience: 3, by: 1 }, 4, 1],
] as const)(
  "train(trainer, data, { stop }) keeps the best average and ends when patience does: %s",
  (_, scores, settings, last, bestStep) => {
    const trainer = make({ ema: { decay: 0.5 } });
    let best: unknown;
    const stop: Stop = { metric: "score", ...settings };
    const options = { rng, batch: 16, steps: 20, evaluate: scored(scores), stop };
    const events: (TrainEvent | undefined)[] = [];
    for (const event of train(trainer, data, options)) {
      if (trainer.step === bestStep) best = trainer.average.slice();
      events.push(event);
    }
    expect(events.at(-1)).toEqual({
      type: "stop",
      step: last,
      bestStep,
      best: scores[bestStep - 1],
    });
    expect(trainer.step).toBe(last);
    expect(trainer.best!.parameters).toEqual(best);
  },
);

test("train(trainer, data, { stop }) refuses to judge what is not measured", () => {
  const stop = { metric: "score", patience: 1 };
  expect(() => told(make(), { steps: 1, stop })).toThrow("train: stop needs evaluate");
  const evaluate = scored([NaN]);
  expect(() => told(make(), { steps: 1, stop, evaluate })).toThrow(
    'train: evaluate must give a number named "score", which stop asks for; got NaN',
  );
  expect(() => told(make(), { steps: 1, stop: { ...stop, patience: 0 }, evaluate })).toThrow(
    "train: stop.patience must be a positive integer; got 0",
  );
  expect(() => told(make(), { steps: 1, evaluate: { ...evaluate!, every: 0 } })).toThrow(
    "train: evaluate.every must be a positive integer; got 0",
  );
});

test("train(trainer, iterable) takes each item as the data of a step, and ends with it", () => {
  function* items(): Generator<Samples> {
    for (const n of [4, 2, 4]) yield { data: data.data.subarray(0, n), shape: [n, 1] };
  }
  const trainer = make();
  const [event] = told(trainer, { steps: 3 }, items());
  expect(trainer.step).toBe(3);
  expect(event).toMatchObject({ type: "train-step", step: 3 });
  const early = make();
  expect(told(early, { steps: 10 }, items())).toEqual([]);
  expect(early.parameters).toEqual(trainer.parameters);
  expect(() => told(make(), { steps: 1, epochs: true }, items())).toThrow("epochs cannot be told");
  expect(() => told(make(), { steps: 1, label: [0] }, items())).toThrow(
    "label comes with the items",
  );
});

const classes = mlp({
  dimension: 1,
  width: 8,
  classes: 2,
  hidden: 4,
  conditioning: { kind: "sinusoidal", features: 4 },
});

test.each(["reference", "wasm"] as const)(
  "restore(trainer, checkpoint(other)) goes on to the bit with rows by losses, averages, classes, frozen parameters and an early stop: %s",
  (name) => {
    const fresh = (): Trainer =>
      make(
        {
          rowSampler: lossSecondMoment({ history: 2 }),
          ema: [{ decay: 0.9 }, { sigma: 0.05 }, { sigma: 0.1 }],
          freeze: ["lin2.lin.bias"],
          labelDropout: { probability: 0.3, rng: rng.fork("dropout") },
          ...(name === "wasm" ? { engine: wasm() } : {}),
        },
        classes,
      );
    const options = {
      label: Array.from({ length: 100 }, (_, i) => i % 2),
      evaluate: { every: 5, run: ({ step }: Trainer) => ({ score: (step * 7) % 40 }) },
      stop: { metric: "score", patience: 9 },
      lastBatch: "keep",
    } as const;
    const whole = fresh();
    told(whole, { ...options, steps: 60 });
    const before = fresh();
    told(before, { ...options, steps: 33 });
    const after = fresh();
    restore(after, checkpoint(before));
    expect(after.best).toEqual(before.best);
    expect(after.rowMemory).toEqual(before.rowMemory);
    told(after, { ...options, steps: 60 });
    for (const part of ["parameters", "firstMoment", "secondMoment", "averages"] as const) {
      expect(after[part], part).toEqual(whole[part]);
    }
    expect(after.rowMemory).toEqual(whole.rowMemory);
    expect(after.best).toEqual(whole.best);
    expect(() => restore(make(), checkpoint(before))).toThrow("of another trainer");
  },
);

test.each(["reference", "wasm"] as const)(
  "train(trainer, data, options) changes nothing where a step is not finite: %s",
  (name) => {
    const trainer = make({
      rowSampler: lossSecondMoment(),
      ema: [{ sigma: 0.1 }],
      ...(name === "wasm" ? { engine: wasm() } : {}),
    });
    told(trainer, { steps: 3 });
    const before = checkpoint(trainer);
    const broken = [{ data: Float32Array.of(NaN, 1), shape: [2, 1] }];
    expect(() => told(trainer, { steps: 9 }, broken)).toThrow("training diverged at step 3");
    expect(checkpoint(trainer)).toEqual(before);
  },
);

test("train(trainer, data, options) allocates no array buffers after its first steps", () => {
  const trainer = make({ engine: wasm(), ema: [{ decay: 0.9 }, { sigma: 0.1 }] });
  const steps = train(trainer, data, {
    rng,
    batch: 16,
    steps: 3000,
    report: 3000,
    lastBatch: "keep",
  });
  for (let s = 0; s < 20; s++) steps.next();
  const before = process.memoryUsage().arrayBuffers;
  for (let s = 0; s < 2000; s++) steps.next();
  // Less than a single buffer of the parameters per hundred steps.
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 4 * network.size);
});
