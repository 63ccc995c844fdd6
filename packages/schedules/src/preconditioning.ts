import { checkPositive, checkWord } from "./check.ts";
import { targetOf } from "./target.ts";
import type { Prediction, TrainingTable } from "./types.ts";

/**
 * What stands between a network and its prediction.
 *
 * none: the network sees x and gives the prediction. edm: input and output are scaled to unit variance
 * and the prediction of the data is skip x + outScale network.
 */
export type Preconditioning = "none" | "edm";

/** Options of what stands between a network and its prediction. */
export interface PreconditioningOptions {
  /**
   * What stands between the network and its prediction; edm needs `predicts: "x0"`.
   * @defaultValue "none"
   */
  readonly preconditioning?: Preconditioning | undefined;
  /**
   * The standard deviation of the data, > 0, for the weighting and the preconditioning of EDM.
   * @defaultValue 0.5
   */
  readonly dataScale?: number | undefined;
}

/** The columns of a training table that follow from its rates. */
export type RateColumns = Pick<
  TrainingTable,
  | "predicts"
  | "signal"
  | "noise"
  | "targetData"
  | "targetNoise"
  | "inputScale"
  | "skip"
  | "outScale"
>;

/**
 * Targets and scales at given rates.
 *
 * With x = signal x0 + noise epsilon, d = dataScale and s = sqrt(noise^2 + signal^2 d^2), those of edm are
 * inputScale = 1 / s, skip = signal d^2 / s^2 and outScale = noise d / s: the published ones at
 * sigma = noise / signal for x / signal.
 *
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, table 1 and appendix B.6
 */
export function rateColumns(
  who: string,
  predicts: Prediction,
  signal: Float64Array,
  noise: Float64Array,
  options: PreconditioningOptions,
): RateColumns {
  const { preconditioning = "none", dataScale = 0.5 } = options;
  checkWord(who, "preconditioning", preconditioning, ["none", "edm"]);
  checkPositive(who, "dataScale", dataScale);
  const edm = preconditioning === "edm";
  if (edm && predicts !== "x0") {
    throw new RangeError(`${who}: preconditioning "edm" needs predicts "x0"; got "${predicts}"`);
  }
  const targets = Array.from(signal, (s, t) => targetOf(predicts, s, noise[t]!));
  const column = (plain: number, of: (s: number, n: number, total: number) => number) =>
    signal.map((s, t) => {
      if (!edm) return plain;
      const n = noise[t]!;
      return of(s, n, Math.sqrt(n * n + s * s * dataScale * dataScale));
    });
  return {
    predicts,
    signal,
    noise,
    targetData: Float64Array.from(targets, (target) => target.data),
    targetNoise: Float64Array.from(targets, (target) => target.noise),
    inputScale: column(1, (_s, _n, total) => 1 / total),
    skip: column(0, (s, _n, total) => (s * dataScale * dataScale) / (total * total)),
    outScale: column(1, (_s, n, total) => (n * dataScale) / total),
  };
}
