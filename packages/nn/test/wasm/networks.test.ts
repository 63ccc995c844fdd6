import { philox } from "@inkwash/random";
import "@inkwash/matchers";
import { wasm } from "@inkwash/nn/wasm";
import { expect, test } from "vitest";
import {
  createTrainer,
  denoiser,
  initialise,
  mlp,
  trainStep,
  unet,
  type Network,
} from "../../src/index.ts";
import { tutorialTable } from "../tutorial.ts";

const fourier = { kind: "fourier", features: 6, range: [0, 99] } as const;
const networks: Readonly<Record<string, Network>> = {
  "mlp, FiLM, residual, classes": mlp({
    dimension: 3,
    width: 20,
    depth: 3,
    residual: 2,
    entry: "film",
    classes: 3,
    hidden: 10,
    conditioning: fourier,
  }),
  "mlp, concat, several widths, tanh": mlp({
    dimension: 2,
    width: [17, 9, 24],
    activation: "tanh",
    entry: "concat",
    conditioning: {
      kind: "sinusoidal",
      features: 8,
    },
  }),
  "unet, attention, classes": unet({
    side: 8,
    widths: [8, 16],
    attention: [4],
    heads: 2,
    groups: 4,
    classes: 3,
    conditioning: fourier,
  }),
  "unet, three colours, three levels, gelu": unet({
    channels: 3,
    side: 8,
    widths: [6, 10, 12],
    blocks: 2,
    groups: 3,
    activation: "gelu",
    conditioning: fourier,
  }),
};
const rows = 6;
const each = (of: (i: number) => number): number[] => Array.from({ length: rows }, (_, i) => of(i));

test.each(Object.entries(networks))(
  "wasm() trains and predicts as reference() does: %s",
  (_, network) => {
    const rng = philox(5);
    const size = network.kind === "mlp" ? network.dimension : network.channels * network.side ** 2;
    const parameters = initialise(network, { rng });
    const batches = Array.from({ length: 3 }, (__, s) => {
      const draw = () => ({
        data: rng.fillNormal(new Float32Array(rows * size)),
        shape: [rows, size],
      });
      const label = network.classes > 0 ? each((i) => (i + s) % 4) : undefined;
      return { x0: draw(), noise: draw(), row: each((i) => (29 * i + s) % 100), label };
    });
    const table = tutorialTable(100);
    const [ours, theirs] = [wasm(), undefined].map((engine) => {
      const of = engine ? parameters : Float64Array.from(parameters);
      const trainer = createTrainer(network, table, {
        parameters: of,
        engine,
        ema: { decay: 0.9 },
      });
      const results = batches.map((batch) => trainStep(trainer, batch));
      const model = denoiser(network, parameters, table, {
        engine,
        ...(network.classes > 0 ? { label: 1, guidance: 2 } : {}),
      });
      const x = batches[0]!.x0;
      return {
        losses: results.map(({ loss }) => loss),
        norms: results.map(({ gradNorm }) => gradNorm),
        gradient: [...trainer.gradient],
        average: [...trainer.average],
        predictions: [4, Float64Array.from(batches[0]!.row)].flatMap((condition) => [
          ...model.call(x, { condition }).data,
        ]),
      };
    });
    expect(ours!.losses).toBeAllClose(theirs!.losses, { rtol: 5e-6 });
    expect(ours!.norms).toBeAllClose(theirs!.norms, { rtol: 1e-4 });
    const largest = Math.max(...theirs!.gradient.map(Math.abs));
    expect(ours!.gradient).toBeAllClose(theirs!.gradient, { rtol: 1e-3, atol: 3e-4 * largest });
    expect(ours!.average).toBeAllClose(theirs!.average, { atol: 3e-4 });
    expect(ours!.predictions).toBeAllClose(theirs!.predictions, { atol: 2e-5 });
  },
);
