import { cos, exp, log, normalQuantile, sin } from "@inkwash/special";
import { checkCount, checkFinite, checkPositive, checkWord } from "../check.ts";
import { rateColumns, type PreconditioningOptions } from "../preconditioning.ts";
import type { Prediction, TrainingTable } from "../types.ts";
import { checkWeight, weigher, type WeightingOptions } from "../weighting.ts";
import { checkTimeCondition, timeConditionOf, type TimeCondition } from "./at-time.ts";
import type { ContinuousSchedule } from "./types.ts";

/**
 * The law that training times follow:
 *
 * - uniform: u is uniform in [0, 1];
 * - log-normal: ln sigma is normal, sigma = noise / signal, as in EDM;
 * - cosine: the log-SNR of a uniform angle, logSnr = -2 ln tan(pi p / 2), as in progressive
 *   distillation and simple diffusion.
 */
export type TimeLaw = "uniform" | "log-normal" | "cosine";

/** Options of {@link trainingNodes}. */
export interface TrainingNodesOptions extends WeightingOptions, PreconditioningOptions {
  /**
   * The law that training times follow.
   * @defaultValue "uniform"
   */
  readonly law?: TimeLaw | undefined;
  /**
   * Number of nodes, an integer in [1024, 2^24]: a batch that draws rows uniformly draws from the law
   * with an error of the order of 1 / nodes.
   * @defaultValue 1024
   */
  readonly nodes?: number | undefined;
  /**
   * The mean of ln sigma of the log-normal law.
   * @defaultValue -1.2
   */
  readonly mean?: number | undefined;
  /**
   * The standard deviation of ln sigma of the log-normal law, > 0.
   * @defaultValue 1.2
   */
  readonly deviation?: number | undefined;
  /**
   * What the network learns to predict.
   * @defaultValue "epsilon"
   */
  readonly predicts?: Prediction | undefined;
  /**
   * What the network is told.
   * @defaultValue "time"
   */
  readonly condition?: TimeCondition | undefined;
}

/**
 * What a network learns under a continuous schedule: rows at the quantiles of a law.
 *
 * Row i stands at the quantile p = (i + 1/2) / nodes, from clean to noisy, so that rows drawn uniformly
 * follow the law. Quantiles beyond the schedule's ends stand at the end. The kl weight of a row is
 * SNR |d logSnr / dp| / 2 on the squared error of the data, so that the mean over the rows is the
 * integral of the evidence lower bound under any law.
 *
 * @param schedule - A continuous schedule.
 * @param options - See {@link TrainingNodesOptions}.
 * @throws RangeError if an option is out of range, or where a score, a weight or a condition would be
 * infinite.
 * @see {@link https://arxiv.org/abs/2206.00364 | arXiv:2206.00364}, table 1 (log-normal),
 * {@link https://arxiv.org/abs/2202.00512 | arXiv:2202.00512}, section 4 (cosine) and
 * {@link https://arxiv.org/abs/2303.00848 | arXiv:2303.00848}, eq. 4 (one loss, any law)
 */
export function trainingNodes(
  schedule: ContinuousSchedule,
  options: TrainingNodesOptions = {},
): TrainingTable {
  const { law = "uniform", nodes = 1024, mean = -1.2, deviation = 1.2 } = options;
  const { predicts = "epsilon", condition = "time" } = options;
  checkWord("trainingNodes", "law", law, ["uniform", "log-normal", "cosine"]);
  checkCount("trainingNodes", "nodes", nodes);
  if (nodes < 1024) {
    throw new RangeError(`trainingNodes: nodes must be at least 1024 for a law; got ${nodes}`);
  }
  checkFinite("trainingNodes", "mean", mean);
  checkPositive("trainingNodes", "deviation", deviation);
  checkTimeCondition("trainingNodes", condition);
  const weigh = weigher("trainingNodes", options);
  const rows = Array.from({ length: nodes }, (_, i) => {
    const { time, rate } = placeOf(schedule, law, (i + 0.5) / nodes, mean, deviation);
    const [signal, noise] = [schedule.signal(time), schedule.noise(time)];
    const place = { signal, noise, kl: (signal * signal * rate) / 2 };
    const weight = checkWeight("trainingNodes", weigh(predicts, place), `u = ${time}`);
    const told = timeConditionOf(condition, time, schedule.logSnr(time));
    if (!Number.isFinite(told)) {
      throw new RangeError(
        `trainingNodes: at u = ${time} the network would be told ${told}; tell it "time"`,
      );
    }
    return { signal, noise, weight, told };
  });
  const signal = Float64Array.from(rows, (row) => row.signal);
  const noise = Float64Array.from(rows, (row) => row.noise);
  return {
    ...rateColumns("trainingNodes", predicts, signal, noise, options),
    weight: Float64Array.from(rows, (row) => row.weight),
    condition: Float64Array.from(rows, (row) => row.told),
  };
}

/** The time of a quantile, and |d logSnr / dp| there. */
function placeOf(
  schedule: ContinuousSchedule,
  law: TimeLaw,
  p: number,
  mean: number,
  deviation: number,
): { time: number; rate: number } {
  if (law === "uniform") return { time: p, rate: Math.abs(schedule.logSnrSlope(p)) };
  if (law === "cosine") {
    const [s, c] = [sin((Math.PI * p) / 2), cos((Math.PI * p) / 2)];
    return { time: schedule.timeOf(-2 * log(s / c)), rate: Math.PI / (s * c) };
  }
  const z = normalQuantile(p);
  return {
    time: schedule.timeOf(-2 * (mean + deviation * z)),
    rate: 2 * deviation * Math.sqrt(2 * Math.PI) * exp((z * z) / 2),
  };
}
