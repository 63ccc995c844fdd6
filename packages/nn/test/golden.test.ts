import train from "@inkwash/golden/seed004_train.json" with { type: "json" };
import tiny from "@inkwash/golden/seed004_tiny.json" with { type: "json" };
import "@inkwash/matchers";
import { expect, test } from "vitest";
import { createTrainer, tensors, trainStep, type Trainer } from "../src/index.ts";
import {
  rounded,
  tutorialBatch,
  tutorialNetwork,
  tutorialParameters,
  tutorialTable,
} from "./tutorial.ts";

type Kept<T> = {
  loss: number[];
  gradNorm: number[];
  gradient: Record<string, T>;
  at: Record<
    string,
    Record<"parameters" | "average" | "firstMoment" | "secondMoment", Record<string, T>>
  >;
};
interface Summary {
  first: number[];
  sum: number;
  sumsq: number;
  sumabs: number;
  wsum: number;
}

interface Replay {
  width: number;
  steps: number;
  batch: number;
  scale?: number;
  clip?: number;
  float32?: boolean;
}

function* replay(count: number, options: Replay): Generator<[Trainer, number, number]> {
  const { width, steps, batch, scale = 1, clip = 1, float32 = false } = options;
  const network = tutorialNetwork(width, steps);
  const parameters = tutorialParameters(network);
  const trainer = createTrainer(network, tutorialTable(steps), {
    parameters: float32 ? Float32Array.from(parameters) : parameters,
    clip,
    ema: { decay: 0.9 },
  });
  for (let s = 0; s < count; s++) {
    const drawn = tutorialBatch(s, batch, steps, scale);
    const { loss, gradNorm } = trainStep(trainer, float32 ? rounded(drawn) : drawn);
    yield [trainer, loss, gradNorm];
  }
}

test.each([
  ["without clipping at the last step", tiny.plain, 1, 1],
  ["clipped at every step", tiny.clipped, 30, 0.05],
] as const)(
  "trainStep(trainer, batch) is PyTorch's to 1e-11 in every number, %s",
  (_, golden: Kept<number[]>, scale, clip) => {
    for (const [trainer, loss, gradNorm] of replay(10, {
      width: 4,
      steps: 10,
      batch: 6,
      scale,
      clip,
    })) {
      const k = trainer.step;
      expect([loss, gradNorm]).toBeAllClose([golden.loss[k - 1]!, golden.gradNorm[k - 1]!], {
        rtol: 1e-12,
      });
      if (k === 1) compareAll(trainer.network, trainer.gradient, golden.gradient);
      const marked = golden.at[k];
      if (!marked) continue;
      for (const part of ["parameters", "average", "firstMoment", "secondMoment"] as const) {
        compareAll(trainer.network, trainer[part], marked[part]);
      }
    }
  },
);

function compareAll(
  network: Trainer["network"],
  buffer: Float32Array | Float64Array,
  golden: Record<string, number[]>,
): void {
  for (const [name, { data }] of Object.entries(tensors(network, buffer))) {
    expect(data, name).toBeAllClose(golden[name]!, { rtol: 1e-11, atol: 1e-18 });
  }
}

const summary = (data: ArrayLike<number>): Summary => {
  const x = Array.from(data);
  const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    first: x.slice(0, 6),
    sum: sum(x),
    sumsq: sum(x.map((v) => v * v)),
    sumabs: sum(x.map(Math.abs)),
    wsum: sum(x.map((v, k) => (v * (((k * 7919) % 1009) + 1)) / 1009)),
  };
};

const runs = [
  ["float64", "full", 128, 100, 1e-12, 1e-11],
  ["float64", "lastBatch", 16, 3, 1e-12, 1e-11],
  ["float64", "oddBatch", 127, 1, 1e-12, 1e-11],
  ["float32", "full", 128, 100, 2e-5, 1e-4],
  ["float32", "lastBatch", 16, 3, 2e-6, 1e-4],
  ["float32", "oddBatch", 127, 1, 2e-6, 1e-4],
] as const;

test.each(runs)(
  "trainStep(trainer, batch) follows the tutorial's network in %s: %s, %i samples, %i steps",
  (precision, run, batch, count, ofLoss, ofTensors) => {
    const golden: Kept<Summary> = train[precision][run];
    const losses: number[] = [];
    const norms: number[] = [];
    const float32 = precision === "float32";
    for (const [trainer, loss, gradNorm] of replay(count, {
      width: 128,
      steps: 100,
      batch,
      float32,
    })) {
      losses.push(loss);
      norms.push(gradNorm);
      const compare = (
        buffer: Float32Array | Float64Array,
        marked: Record<string, Summary>,
      ): void => {
        for (const [name, { data }] of Object.entries(tensors(trainer.network, buffer))) {
          const actual = summary(data);
          const expected = marked[name]!;
          const atol = ofTensors * expected.sumabs;
          expect(actual.first, name).toBeAllClose(expected.first, {
            rtol: ofTensors,
            atol: atol / data.length,
          });
          expect([actual.sum, actual.wsum, actual.sumabs], name).toBeAllClose(
            [expected.sum, expected.wsum, expected.sumabs],
            { atol },
          );
          expect([actual.sumsq], name).toBeAllClose([expected.sumsq], { rtol: ofTensors });
        }
      };
      if (trainer.step === 1) compare(trainer.gradient, golden.gradient);
      const marked = golden.at[trainer.step];
      if (!marked) continue;
      for (const part of ["parameters", "average", "firstMoment", "secondMoment"] as const) {
        compare(trainer[part], marked[part]);
      }
    }
    expect(losses).toBeAllClose(golden.loss, { rtol: ofLoss });
    expect(norms).toBeAllClose(golden.gradNorm, { rtol: 10 * ofLoss });
  },
);
