import { checkWord } from "./check.ts";
import type { Prediction } from "./types.ts";

const PREDICTIONS: readonly Prediction[] = ["epsilon", "x0", "v", "score", "flow"];

/** A combination of data and noise: data x0 + noise epsilon. */
export interface Target {
  /** What multiplies x0. */
  readonly data: number;
  /** What multiplies epsilon. */
  readonly noise: number;
}

/**
 * What a denoiser of a kind should give, in terms of the data and the noise.
 *
 * epsilon; x0; v = signal epsilon - noise x0; score = -epsilon / noise; flow = epsilon - x0.
 *
 * @param predicts - The kind of prediction.
 * @param signal - The rate of the data, >= 0.
 * @param noise - The rate of the noise, >= 0.
 * @throws RangeError for a score where there is no noise: it is infinite there.
 * @see {@link https://arxiv.org/abs/2202.00512 | arXiv:2202.00512}, section 4 and appendix D, for v
 */
export function targetOf(predicts: Prediction, signal: number, noise: number): Target {
  checkRates("targetOf", predicts, signal, noise);
  if (predicts === "epsilon") return { data: 0, noise: 1 };
  if (predicts === "x0") return { data: 1, noise: 0 };
  if (predicts === "v") return { data: -noise, noise: signal };
  if (predicts === "flow") return { data: -1, noise: 1 };
  if (noise === 0) throw undetermined("targetOf", "a score", "noise = 0");
  return { data: 0, noise: -1 / noise };
}

/** Refuses what is not a kind of prediction. */
export function checkPrediction(who: string, predicts: Prediction): void {
  checkWord(who, "predicts", predicts, PREDICTIONS);
}

/** Refuses unknown predictions and rates that belong to no place in a process. */
export function checkRates(who: string, predicts: Prediction, signal: number, noise: number): void {
  checkPrediction(who, predicts);
  if (!(signal >= 0 && noise >= 0 && signal + noise > 0 && signal + noise < Infinity)) {
    throw new RangeError(
      `${who}: signal and noise must be finite, >= 0 and not both 0; got ${signal} and ${noise}`,
    );
  }
}

/** The error of a question that has no answer at one end of the process. */
export function undetermined(who: string, what: string, where: string): RangeError {
  return new RangeError(
    `${who}: ${what} is not determined where ${where}; predict another quantity or ` +
      `leave this end of the process out`,
  );
}
