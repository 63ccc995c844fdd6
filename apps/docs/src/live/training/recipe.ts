import { type Fields, sets } from "../fields.ts";

/** The samplers by the names that the page gives them. */
export const samplers = {
  "ddpm-100": { label: "DDPM, 100 steps", kind: "ddpm" },
  "ddim-100": { label: "DDIM, 100 steps", kind: "ddim" },
  "ddim-20": { label: "DDIM, 20 steps", kind: "ddim", steps: 20 },
  "heun-10": { label: "Heun, 10 steps", kind: "heun", steps: 10, spacing: "karras" },
} as const;

/** Steps between two readings of the loss. */
const report = 20;

/** The experiment that the fields of the training page describe; it is checked where it runs. */
export function trainingDocument(fields: Fields): Record<string, unknown> {
  const text = (path: string): string => fields.get(path) ?? "";
  const number = (path: string): unknown =>
    text(path).trim() === "" || Number.isNaN(Number(text(path))) ? text(path) : Number(text(path));
  const name = text("sampler");
  const { label: _, ...sampler } = samplers[name as keyof typeof samplers];
  return {
    version: 1,
    name: `${text("data")}-learnt`,
    seed: number("seed"),
    data: sets[text("data")],
    schedule: { kind: "linear", steps: 100, start: 1e-4, end: 0.1 },
    forward: { frames: 2, points: 4000 },
    model: {
      width: number("model.width"),
      depth: number("model.depth"),
      activation: text("model.activation"),
      predicts: text("model.predicts"),
    },
    train: {
      steps: number("train.steps"),
      batch: number("train.batch"),
      learningRate: number("train.learningRate"),
      report,
      checkpoint: 0,
    },
    sample: { n: 4000, frames: 41, points: 4000, samplers: [{ name, ...sampler }] },
    metrics: { repeats: 3, energyPoints: 1000 },
  };
}
