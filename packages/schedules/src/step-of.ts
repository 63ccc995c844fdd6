import { exp, log } from "@inkwash/special";
import { checkWord } from "./check.ts";
import type { Schedule } from "./types.ts";

/**
 * The step at which noise / signal is sigma, as a real number between two steps.
 *
 * ln sigma is interpolated linearly between the steps; below the first and above the last step the
 * answer is 0 and T - 1. What a network of discrete steps is told by samplers that choose sigmas.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param sigma - A number in [0, Infinity].
 * @returns A number in [0, T - 1]; the first of the steps that share a sigma.
 * @throws RangeError if `sigma` is not a number >= 0.
 */
export function stepOf(schedule: Schedule, sigma: number): number {
  const { logSnr } = schedule;
  const wanted = logSnrOfSigma("stepOf", sigma);
  const above = firstAtMost(logSnr, wanted);
  if (above === 0) return 0;
  if (above === logSnr.length) return logSnr.length - 1;
  const [before, after] = [logSnr[above - 1]!, logSnr[above]!];
  if (before === Infinity || after === -Infinity) return after === wanted ? above : above - 1;
  return above - 1 + (before - wanted) / (before - after);
}

/**
 * The step whose noise / signal is nearest to sigma, measured in ln sigma.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param sigma - A number in [0, Infinity].
 * @returns An integer in [0, T - 1]; the less noisy of two that are as near.
 * @throws RangeError if `sigma` is not a number >= 0.
 */
export function nearestStep(schedule: Schedule, sigma: number): number {
  const { logSnr } = schedule;
  const wanted = logSnrOfSigma("nearestStep", sigma);
  const above = firstAtMost(logSnr, wanted);
  if (above === 0) return 0;
  if (above === logSnr.length) return above - 1;
  const [before, after] = [logSnr[above - 1]! - wanted, wanted - logSnr[above]!];
  return before <= after ? above - 1 : above;
}

/** Options of {@link sigmaOf}. */
export interface SigmaOfOptions {
  /**
   * What is interpolated between two steps: ln sigma, which is the inverse of {@link stepOf}, or sigma
   * itself, as diffusers does.
   * @defaultValue "log-sigma"
   */
  readonly interpolates?: "log-sigma" | "sigma" | undefined;
}

/**
 * noise / signal at a step, or between two.
 *
 * @param schedule - A discrete schedule of T steps.
 * @param step - A number in [0, T - 1], whole or not.
 * @param options - See {@link SigmaOfOptions}.
 * @returns A number in [0, Infinity].
 * @throws RangeError if `step` is out of range.
 */
export function sigmaOf(schedule: Schedule, step: number, options: SigmaOfOptions = {}): number {
  const { interpolates = "log-sigma" } = options;
  checkWord("sigmaOf", "interpolates", interpolates, ["log-sigma", "sigma"]);
  const last = schedule.beta.length - 1;
  if (!(step >= 0 && step <= last)) {
    throw new RangeError(`sigmaOf: step must be in [0, ${last}]; got ${step}`);
  }
  const low = Math.floor(step);
  const share = step - low;
  const sigma = (t: number): number => exp(-schedule.logSnr[t]! / 2);
  if (share === 0) return sigma(low);
  if (interpolates === "sigma") return sigma(low) + share * (sigma(low + 1) - sigma(low));
  const [before, after] = [schedule.logSnr[low]!, schedule.logSnr[low + 1]!];
  if (before === Infinity || after === -Infinity) return sigma(before === Infinity ? low : low + 1);
  return exp(-(before + share * (after - before)) / 2);
}

function logSnrOfSigma(who: string, sigma: number): number {
  if (!(sigma >= 0)) throw new RangeError(`${who}: sigma must be a number >= 0; got ${sigma}`);
  return -2 * log(sigma);
}

/** The first index whose log-SNR is at most `wanted`; the length where there is none. */
function firstAtMost(logSnr: Float64Array, wanted: number): number {
  let [low, high] = [0, logSnr.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (logSnr[middle]! <= wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}
