import { exp } from "@inkwash/special";
import { checkCondition, finiteConditionOf, type Condition } from "./condition.ts";
import { rateColumns, type PreconditioningOptions } from "./preconditioning.ts";
import { noiseVarianceOf } from "./rates.ts";
import { noise as noiseTable, signal as signalTable } from "./tables.ts";
import type { Prediction, Schedule, TrainingTable } from "./types.ts";
import { checkWeight, weigher, type WeightingOptions } from "./weighting.ts";

/** Options of {@link trainingTable}. */
export interface TrainingTableOptions extends WeightingOptions, PreconditioningOptions {
  /**
   * What the network learns to predict.
   * @defaultValue "epsilon"
   */
  readonly predicts?: Prediction | undefined;
  /**
   * What the network is told.
   * @defaultValue "step"
   */
  readonly condition?: Condition | undefined;
}

/**
 * What a network learns under a schedule, one row per step.
 *
 * Row t: from sqrt(alphaBar_t) x0 + sqrt(1 - alphaBar_t) epsilon predict
 * targetData x0 + targetNoise epsilon. Without options the network sees the state as it is and gives the
 * prediction as it is (inputScale 1, skip 0, outScale 1), and every row weighs the same in the predicted
 * quantity: with epsilon this is the simple loss of Ho et al. Weights are not normalised.
 *
 * The kl weight of step t is that of KL(q(x_(t-1) | x_t, x_0) || p) with the posterior's variance,
 * (SNR_(t-1) - SNR_t) / 2 on the squared error of the data, and SNR_0 / 2 at t = 0, where a decoder
 * N(x_0; prediction, 1 / SNR_0) stands in.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param options - See {@link TrainingTableOptions}.
 * @throws RangeError where a score, a weight or a condition would be infinite.
 * @see {@link https://arxiv.org/abs/2006.11239 | arXiv:2006.11239}, eq. 14,
 * {@link https://arxiv.org/abs/2202.00512 | arXiv:2202.00512}, section 4 (truncated SNR, v),
 * {@link https://arxiv.org/abs/2303.09556 | arXiv:2303.09556}, section 3.4 (min-SNR),
 * {@link https://arxiv.org/abs/2204.00227 | arXiv:2204.00227}, eq. 8 (P2),
 * {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, table 1 (EDM) and
 * {@link https://arxiv.org/abs/2107.00630 | arXiv:2107.00630}, eq. 14 (KL)
 */
export function trainingTable(
  schedule: Schedule,
  options: TrainingTableOptions = {},
): TrainingTable {
  const { predicts = "epsilon", condition = "step" } = options;
  checkCondition("trainingTable", condition);
  const weigh = weigher("trainingTable", options);
  const signal = signalTable(schedule);
  const noise = noiseTable(schedule);
  const columns = rateColumns("trainingTable", predicts, signal, noise, options);
  const weight = signal.map((s, t) => {
    const place = { signal: s, noise: noise[t]!, kl: klOf(schedule, t) };
    return checkWeight("trainingTable", weigh(predicts, place), `step ${t}`);
  });
  return {
    ...columns,
    weight,
    condition: schedule.logSnr.map((logSnr, t) =>
      finiteConditionOf("trainingTable", condition, t, logSnr),
    ),
  };
}

/** noise_t^2 (SNR_(t-1) - SNR_t) / 2 = alphaBar_(t-1) beta_t / (1 - alphaBar_(t-1)) / 2. */
function klOf({ beta, logAlphaBar }: Schedule, t: number): number {
  if (t === 0) return exp(logAlphaBar[0]!) / 2;
  const before = logAlphaBar[t - 1]!;
  return (exp(before) * beta[t]!) / noiseVarianceOf(before) / 2;
}
