import golden from "@inkwash/golden/seed004_train.json" with { type: "json" };
import "@inkwash/matchers";
import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import { createTrainer, denoiser, tensors, trainStep, type Trainer } from "../../src/index.ts";
import {
  rounded,
  tutorialBatch,
  tutorialNetwork,
  tutorialParameters,
  tutorialTable,
} from "../tutorial.ts";

const network = tutorialNetwork(128, 100);
const table = tutorialTable(100);
const parameters = Float32Array.from(tutorialParameters(network));
const ema = { decay: 0.9 };

const runs = [
  ["strict", "full", 128, 100],
  ["strict", "lastBatch", 16, 3],
  ["strict", "oddBatch", 127, 1],
  ["fast", "full", 128, 100],
  ["fast", "oddBatch", 127, 1],
] as const;

test.each(runs)(
  "wasm({ fast }) follows PyTorch's float64 losses to 1e-6: %s, %s, %i samples, %i steps",
  (mode, run, batch, count) => {
    const { loss, gradNorm } = golden.float64[run];
    const trainer = createTrainer(network, table, {
      parameters,
      ema,
      engine: wasm({ fast: mode === "fast" }),
    });
    for (let s = 0; s < count; s++) {
      const result = trainStep(trainer, rounded(tutorialBatch(s, batch, 100)));
      expect([result.loss], `loss ${s}`).toBeAllClose([loss[s]!], { rtol: 1e-6 });
      expect([result.gradNorm], `gradient norm ${s}`).toBeAllClose([gradNorm[s]!], { rtol: 3e-5 });
    }
  },
);

const parts = ["parameters", "average", "firstMoment", "secondMoment", "gradient"] as const;

test("wasm() keeps every number of a trainer beside those of reference() over batches of many sizes", () => {
  const settings = { ema };
  const ours = createTrainer(network, table, { ...settings, parameters, engine: wasm() });
  const theirs = createTrainer(network, table, {
    ...settings,
    parameters: Float64Array.from(parameters),
  });
  // Batches of several sizes, so that the machine is made anew and then used in part.
  for (const [s, batch] of [16, 128, 128, 16, 127, 1, 128].entries()) {
    const drawn = rounded(tutorialBatch(s, batch, 100));
    trainStep(ours, drawn);
    trainStep(theirs, drawn);
    for (const part of parts) compare(ours, theirs, part);
  }
});

function compare(ours: Trainer, theirs: Trainer, part: (typeof parts)[number]): void {
  const expected = tensors(network, theirs[part]);
  for (const [name, { data }] of Object.entries(tensors(network, ours[part]))) {
    const { data: other } = expected[name]!;
    // Adam moves a number whose gradient is rounding noise by up to the rate, 1e-3: allow 1 % of it.
    const steps = part === "parameters" || part === "average";
    const atol = steps ? 1e-5 : 2e-5 * Math.max(...other.map(Math.abs));
    expect(data, `${part} ${name}`).toBeAllClose(other, { atol });
  }
}

test("wasm() predicts as reference() does, told once or per sample, for any number of samples", () => {
  for (const n of [1, 5, 1001]) {
    const x = {
      data: Float32Array.from({ length: 2 * n }, (_, i) => Math.sin(1.1 * i)),
      shape: [n, 2],
    };
    for (const condition of [7, Float64Array.from({ length: n }, (_, i) => i % 100)]) {
      const [ours, theirs] = [wasm(), undefined].map((engine) =>
        denoiser(network, parameters, table, { engine }).call(x, { condition }),
      );
      expect(ours!.data).toBeAllClose(theirs!.data, { atol: 1e-6 });
    }
  }
});

test("wasm() refuses float64 parameters with a TypeError", () => {
  const float64 = Float64Array.from(parameters);
  expect(() => createTrainer(network, table, { parameters: float64, engine: wasm() })).toThrow(
    new TypeError("wasm: parameters must be a Float32Array; float64 runs on the reference engine"),
  );
});
