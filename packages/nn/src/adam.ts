import { pow } from "@inkwash/special";
import { checkNumber } from "./check.ts";

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
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = options;
  checkNumber("adam", "beta1", beta1, 0, 1);
  checkNumber("adam", "beta2", beta2, 0, 1);
  checkNumber("adam", "epsilon", epsilon, 0, Infinity);
  return { kind: "adam", beta1, beta2, epsilon };
}

/** What Adam changes: parameters and moments of one length and precision. */
export interface AdamState {
  /** p */
  readonly parameters: Float32Array | Float64Array;
  /** m */
  readonly firstMoment: Float32Array | Float64Array;
  /** v */
  readonly secondMoment: Float32Array | Float64Array;
}

/** The smallest normal float32: below it hardware takes a hundred times longer, so moments end at 0. */
const SMALLEST = 2 ** -126;

/**
 * Takes step k = 1, 2, ... of {@link adam} in place, with g = `scale` times `gradient`.
 * The arithmetic is float64; what is stored is rounded to the state's precision.
 */
export function adamStep(
  settings: Adam,
  state: AdamState,
  gradient: Float32Array | Float64Array,
  k: number,
  rate: number,
  scale: number,
): void {
  const { beta1, beta2, epsilon } = settings;
  const { parameters, firstMoment, secondMoment } = state;
  const stepSize = rate / (1 - pow(beta1, k));
  const correction = Math.sqrt(1 - pow(beta2, k));
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i]! * scale;
    const m = beta1 * firstMoment[i]! + (1 - beta1) * g;
    const v = beta2 * secondMoment[i]! + (1 - beta2) * (g * g);
    firstMoment[i] = Math.abs(m) < SMALLEST ? 0 : m;
    secondMoment[i] = v < SMALLEST ? 0 : v;
    if (m !== 0) {
      parameters[i] = parameters[i]! - stepSize * (m / (Math.sqrt(v) / correction + epsilon));
    }
  }
}
