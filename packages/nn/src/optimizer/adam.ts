import { pow } from "@inkwash/special";
import { checkNumber } from "../check.ts";
import type { Moving } from "./moving.ts";

/** The settings of Adam, as plain data. */
export interface Adam {
  /** Names the optimizer. */
  readonly kind: "adam";
  /** The decay of the mean of gradients, in [0, 1). */
  readonly beta1: number;
  /** The decay of the mean of squared gradients, in [0, 1). */
  readonly beta2: number;
  /** What is added to the root mean square, >= 0. */
  readonly epsilon: number;
}

/** See {@link adam}. */
export interface AdamOptions {
  /**
   * The decay of the mean of gradients, in [0, 1); larger is smoother and slower.
   * @defaultValue 0.9
   */
  readonly beta1?: number | undefined;
  /**
   * The decay of the mean of squared gradients, in [0, 1).
   * @defaultValue 0.999
   */
  readonly beta2?: number | undefined;
  /**
   * What is added to the root mean square, in [0, Infinity); bounds the step of a parameter without gradient.
   * @defaultValue 1e-8
   */
  readonly epsilon?: number | undefined;
}

/**
 * Adam, with bias correction as in PyTorch: epsilon is added after the correction.
 *
 * m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g²;
 * p = p - rate / (1 - beta1^k) · m / (sqrt(v) / sqrt(1 - beta2^k) + epsilon) at step k = 1, 2, ...
 *
 * @throws RangeError if a decay is outside of [0, 1) or epsilon negative.
 * @see {@link https://arxiv.org/abs/1412.6980 | arXiv:1412.6980}, algorithm 1
 */
export function adam(options: AdamOptions = {}): Adam {
  return { kind: "adam", ...checkedAdam("adam", options) };
}

/** The settings that Adam and AdamW share. */
export function checkedAdam(where: string, options: AdamOptions): Omit<Adam, "kind"> {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  checkNumber(where, "beta1", beta1, 0, 1);
  checkNumber(where, "beta2", beta2, 0, 1);
  checkNumber(where, "epsilon", epsilon, 0, Infinity);
  return { beta1, beta2, epsilon };
}

/** The smallest normal float32: below it hardware takes a hundred times longer, so moments end at 0. */
const SMALLEST = 2 ** -126;

/**
 * Takes step k = 1, 2, ... of {@link adam} in place, with g = `scale` times the gradient; with a weight
 * decay p is first multiplied by 1 - rate weightDecay.
 * The arithmetic is float64; what is stored is rounded to the precision of the numbers.
 */
export function adamStep(
  settings: Omit<Adam, "kind"> & { readonly weightDecay?: number | undefined },
  moving: Moving,
  k: number,
  rate: number,
  scale: number,
): void {
  const { beta1, beta2, epsilon, weightDecay = 0 } = settings;
  const { parameters, firstMoment, secondMoment, gradient } = moving;
  const kept = 1 - rate * weightDecay;
  const stepSize = rate / (1 - pow(beta1, k));
  const correction = Math.sqrt(1 - pow(beta2, k));
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i]! * scale;
    const m = beta1 * firstMoment[i]! + (1 - beta1) * g;
    const v = beta2 * secondMoment[i]! + (1 - beta2) * (g * g);
    firstMoment[i] = Math.abs(m) < SMALLEST ? 0 : m;
    secondMoment[i] = v < SMALLEST ? 0 : v;
    const step = m === 0 ? 0 : stepSize * (m / (Math.sqrt(v) / correction + epsilon));
    parameters[i] = kept * parameters[i]! - step;
  }
}
