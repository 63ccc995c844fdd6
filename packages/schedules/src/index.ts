export { linear, type LinearOptions } from "./linear.ts";
export { scaledLinear, type ScaledLinearOptions } from "./scaled-linear.ts";
export { constant, type ConstantOptions } from "./constant.ts";
export { sigmoid, type SigmoidOptions } from "./sigmoid.ts";
export { cosine, type CosineOptions } from "./cosine.ts";
export { sigmoidAlphaBar, type SigmoidAlphaBarOptions } from "./sigmoid-alpha-bar.ts";
export { exponential, type ExponentialOptions } from "./exponential.ts";
export { laplace, type LaplaceOptions } from "./laplace.ts";
export { diffusersLaplace, type DiffusersLaplaceOptions } from "./diffusers-laplace.ts";
export { sohlDickstein } from "./sohl-dickstein.ts";
export { fromBeta, type FromBetaOptions } from "./from-beta.ts";
export { fromAlphaBar } from "./from-alpha-bar.ts";
export { fromLogSnr } from "./from-log-snr.ts";
export { fromFunction, type FromFunctionOptions } from "./from-function.ts";
export { preset, type Preset } from "./preset.ts";
export { fixedUpdate, type FixedUpdate, type FixedUpdateOptions } from "./fixed-update.ts";

export { vp } from "./continuous/vp.ts";
export { subVp } from "./continuous/sub-vp.ts";
export type { BetaRangeOptions } from "./continuous/options.ts";
export { ve, type VeOptions } from "./continuous/ve.ts";
export { edm, type EdmOptions } from "./continuous/edm.ts";
export { continuousCosine, type ContinuousCosineOptions } from "./continuous/continuous-cosine.ts";
export { linearLogSnr, type LinearLogSnrOptions } from "./continuous/linear-log-snr.ts";
export { logSnrSpline, type LogSnrPoint } from "./continuous/log-snr-spline.ts";
export { rectifiedFlow, type RectifiedFlowOptions } from "./continuous/rectified-flow.ts";
export { polynomialFlow, type PolynomialFlowOptions } from "./continuous/polynomial-flow.ts";
export { trigFlow } from "./continuous/trig-flow.ts";
export { continuousFrom } from "./continuous/continuous-from.ts";
export { discretise } from "./continuous/discretise.ts";
export { shiftContinuous } from "./continuous/shift-continuous.ts";
export { timeChange, type TimeChange } from "./continuous/time-change.ts";
export { atTime, type AtTimeOptions, type TimeCondition } from "./continuous/at-time.ts";
export type { ContinuousSchedule } from "./continuous/types.ts";

export { zeroTerminalSnr } from "./zero-terminal-snr.ts";
export { resample } from "./resample.ts";
export { shiftLogSnr } from "./shift-log-snr.ts";
export {
  dynamicShift,
  flowShift,
  resolutionShift,
  snrShift,
  type DynamicShiftOptions,
} from "./shifts.ts";
export { nearestStep, sigmaOf, stepOf, type SigmaOfOptions } from "./step-of.ts";

export { alpha, alphaBar, noise, sigma, signal, snr } from "./tables.ts";
export { posterior, posteriorAt, type Posterior, type PosteriorRow } from "./posterior.ts";

export { at, type AtOptions } from "./at.ts";
export { grid, type GridOptions } from "./grid.ts";
export type { Condition } from "./condition.ts";
export type { Spacing } from "./knots.ts";
export {
  noiseLevels,
  type LevelSpacing,
  type NoiseLevelsOptions,
  type SigmaBounds,
} from "./noise-levels.ts";
export { sigmaBounds } from "./sigma-bounds.ts";
export {
  ALIGNED_STEPS,
  alignYourSteps,
  type AlignedModel,
  type AlignedSteps,
} from "./align-your-steps.ts";
export {
  gridFromSigmas,
  type GridFromSigmasOptions,
  type SigmaCondition,
} from "./grid-from-sigmas.ts";
export { timeGrid, type TimeGridOptions } from "./continuous/time-grid.ts";
export { stretchTerminal } from "./stretch-terminal.ts";
export { reverse } from "./reverse.ts";

export { epsilonFrom, x0From, type Recovery } from "./recover.ts";
export { targetOf, type Target } from "./target.ts";
export { convert } from "./convert.ts";
export { trainingTable, type TrainingTableOptions } from "./training-table.ts";
export {
  trainingNodes,
  type TimeLaw,
  type TrainingNodesOptions,
} from "./continuous/training-nodes.ts";
export type { Weighting, WeightingOptions } from "./weighting.ts";
export type { Preconditioning, PreconditioningOptions } from "./preconditioning.ts";

export { describe, type Decade, type DescribeOptions, type Description } from "./describe.ts";

export type { At, Denoiser, Grid, Prediction, Samples, Schedule, TrainingTable } from "./types.ts";
