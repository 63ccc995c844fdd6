import { exp, log, log1p } from "@inkwash/special";
import { checkFinite } from "./check.ts";
import type { ContinuousSchedule } from "./continuous/types.ts";
import { logistic } from "./logistic.ts";
import type { Schedule } from "./types.ts";

/** What is known of the data, per coordinate. */
export interface DescribeOptions {
  /**
   * The mean of the data, a finite number.
   * @defaultValue 0
   */
  readonly mean?: number | undefined;
  /**
   * The variance of the data, a finite number >= 0.
   * @defaultValue 1
   */
  readonly variance?: number | undefined;
}

/** A factor of ten of the SNR, and what a schedule spends on it. */
export interface Decade {
  /** The decade is SNR in [10^exponent, 10^(exponent + 1)). */
  readonly exponent: number;
  /** The share of all steps (or of the time) whose SNR is in the decade, in (0, 1]. */
  readonly share: number;
}

/** The facts that one asks about a schedule. */
export interface Description {
  /** The schedule's name. */
  readonly name: string;
  /** Number of steps T; a continuous schedule has none. */
  readonly steps?: number | undefined;
  /** The SNR after the first step, or at u = 0, in [0, Infinity]. */
  readonly firstSnr: number;
  /** The SNR at the end, in [0, Infinity]: what is left of the data where sampling starts. */
  readonly terminalSnr: number;
  /**
   * KL(q(x_T) || N(0, signal^2 + noise^2)) in nats per coordinate, for Gaussian data of the moments given:
   * how far the end is from where sampling starts (N(0, 1) where variance is preserved).
   */
  readonly priorMismatch: number;
  /** Where the steps go, from clean to noisy; empty decades and infinite SNRs are left out. */
  readonly decades: readonly Decade[];
  /** What is likely to go wrong, in plain words; empty where nothing is. */
  readonly warnings: readonly string[];
}

/** Above this SNR at the end, samples are visibly biased; 4.7e-3 is (arXiv:2305.08891). */
const TERMINAL = 1e-3;
/** Below this SNR after the first step, fine detail is lost: its noise is a tenth of the data. */
const FIRST = 100;

/**
 * The facts that one asks about a schedule, and warnings in plain words.
 *
 * With r = SNR_T / (1 + SNR_T) and d = r (variance - 1), the mismatch of the prior is
 * (d - ln(1 + d) + r mean^2) / 2.
 *
 * @param schedule - Discrete or continuous.
 * @param options - See {@link DescribeOptions}.
 * @throws RangeError if a moment is out of range.
 * @see {@link https://arxiv.org/abs/2305.08891 | arXiv:2305.08891}, table 1, for terminal SNRs
 */
export function describe(
  schedule: Schedule | ContinuousSchedule,
  options: DescribeOptions = {},
): Description {
  const { mean = 0, variance = 1 } = options;
  checkFinite("describe", "mean", mean);
  if (!(variance >= 0 && variance < Infinity)) {
    throw new RangeError(`describe: variance must be a finite number >= 0; got ${variance}`);
  }
  const discrete = "beta" in schedule;
  const [first, last] = discrete
    ? [schedule.logSnr[0]!, schedule.logSnr.at(-1)!]
    : [schedule.logSnr(0), schedule.logSnr(1)];
  const [firstSnr, terminalSnr] = [exp(first), exp(last)];
  const left = logistic(last);
  const excess = left * (variance - 1);
  return {
    name: schedule.name,
    ...(discrete ? { steps: schedule.beta.length } : {}),
    firstSnr,
    terminalSnr,
    priorMismatch: (lessLog(excess) + left * mean * mean) / 2,
    decades: discrete ? decadesOfSteps(schedule.logSnr) : decadesOfTime(schedule),
    warnings: [
      ...(terminalSnr > TERMINAL
        ? [`terminal SNR ${short(terminalSnr)}: sampling from N(0, I) will be biased`]
        : []),
      ...(terminalSnr === 0
        ? ["terminal SNR 0: epsilon says nothing about the data at the end; predict v, x0 or flow"]
        : []),
      ...(firstSnr < FIRST
        ? [`first SNR ${short(firstSnr)}: detail finer than the first noise cannot be learnt`]
        : []),
      ...(discrete ? standing(schedule.beta) : []),
    ],
  };
}

function standing(beta: Float64Array): string[] {
  const still = beta.filter((b) => b === 0).length;
  return still === 0 ? [] : [`${still} of ${beta.length} steps add no noise and cannot be sampled`];
}

/** d - ln(1 + d) without cancellation: d^2 (1/2 - d/3 + d^2/4 - ...) near 0. */
function lessLog(d: number): number {
  if (Math.abs(d) > 0.01) return d - log1p(d);
  let sum = 0;
  for (let k = 9; k >= 2; k--) sum = 1 / k - d * sum;
  return d * d * sum;
}

const PER_DECADE = log(10);

function decadesOfSteps(logSnr: Float64Array): Decade[] {
  const counts = new Map<number, number>();
  for (const l of logSnr) {
    if (!Number.isFinite(l)) continue;
    const exponent = Math.floor(l / PER_DECADE);
    counts.set(exponent, (counts.get(exponent) ?? 0) + 1);
  }
  return [...counts].map(([exponent, count]) => ({ exponent, share: count / logSnr.length }));
}

/** Decades beyond these hold no time that matters; some schedules have infinitely many. */
const WIDEST = 12;

function decadesOfTime(schedule: ContinuousSchedule): Decade[] {
  return Array.from({ length: 2 * WIDEST }, (_, i) => WIDEST - 1 - i)
    .map((exponent) => ({
      exponent,
      share: schedule.timeOf(exponent * PER_DECADE) - schedule.timeOf((exponent + 1) * PER_DECADE),
    }))
    .filter(({ share }) => share > 0);
}

function short(x: number): string {
  return String(Number(x.toPrecision(2)));
}
