import { mlp, type Conditioning, type Ema, type Engine } from "@inkwash/nn";
import { heun, type Plan } from "@inkwash/samplers";
import { edm, gridFromSigmas, noiseLevels, trainingNodes } from "@inkwash/schedules";
import type {
  ContinuousSchedule,
  Grid,
  TrainingNodesOptions,
  TrainingTable,
} from "@inkwash/schedules";
import type { Course } from "./learn.ts";

/** What the network is told: 8 sines and 8 cosines of the log-SNR, from sigma 20 to sigma 0.002. */
export const conditioning: Conditioning = { kind: "fourier", features: 16, range: [-6, 12.5] };

/** EDM's process from where points are themselves to where nothing is left of them. */
export const diffusion: ContinuousSchedule = edm({ min: 0.002, max: 20 });

/** EDM's law, weighting and scales for data of variance 1, with the ln sigma that suits points. */
export const nodes: TrainingNodesOptions = {
  law: "log-normal",
  mean: -0.8,
  deviation: 1.4,
  predicts: "x0",
  preconditioning: "edm",
  weighting: "edm",
  dataScale: 1,
  condition: "log-snr",
};

/** What the network learns. */
export const table: TrainingTable = trainingNodes(diffusion, nodes);

/** The average that is sampled from. */
export const ema: Ema = { decay: 0.999, warmUp: true };

/** The recipe of the guide: 45,000 steps, which is below a minute of one thread of a 2026 server. */
export function recipe(engine: Engine): Course {
  const network = mlp({ dimension: 2, conditioning });
  return { network, table, steps: 45_000, batch: 128, rate: 4e-3, ema: [ema], engine };
}

/** N levels of Karras et al. from end to end. */
export function levels(steps: number): Grid {
  const sigmas = noiseLevels(steps, { min: 0.002, max: 20, spacing: "karras" });
  return gridFromSigmas(diffusion, sigmas, { condition: "log-snr" });
}

/** How the recipe is sampled: Heun's method, 79 predictions. */
export const plan: Plan = heun(levels(40), { predicts: "x0" });
