export { linear, type LinearOptions } from "./linear.ts";
export { scaledLinear, type ScaledLinearOptions } from "./scaled-linear.ts";
export { constant, type ConstantOptions } from "./constant.ts";
export { sigmoid, type SigmoidOptions } from "./sigmoid.ts";
export { cosine, type CosineOptions } from "./cosine.ts";
export { fromBeta, type FromBetaOptions } from "./from-beta.ts";

export { alpha, alphaBar, noise, sigma, signal, snr } from "./tables.ts";
export { posterior, posteriorAt, type Posterior, type PosteriorRow } from "./posterior.ts";

export { at, type AtOptions } from "./at.ts";
export { grid, type GridOptions } from "./grid.ts";
export type { Condition } from "./condition.ts";
export type { Spacing } from "./knots.ts";

export { epsilonFrom, x0From, type Recovery } from "./recover.ts";
export { targetOf, type Target } from "./target.ts";
export { convert } from "./convert.ts";
export { trainingTable, type TrainingTableOptions } from "./training-table.ts";

export type { At, Denoiser, Grid, Prediction, Samples, Schedule, TrainingTable } from "./types.ts";
