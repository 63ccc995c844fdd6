import { checkNumber } from "../check.ts";
import type { Moving } from "./moving.ts";

/** The settings of Lion, as plain data. */
export interface Lion {
  /** Names the optimizer. */
  readonly kind: "lion";
  /** The share of the mean in the direction of a step, in [0, 1). */
  readonly beta1: number;
  /** The decay of the mean of gradients, in [0, 1). */
  readonly beta2: number;
  /** How much of a parameter a step at rate 1 would take away, >= 0. */
  readonly weightDecay: number;
}

/** See {@link lion}. */
export interface LionOptions {
  /**
   * The share of the mean in the direction of a step, in [0, 1).
   * @defaultValue 0.9
   */
  readonly beta1?: number | undefined;
  /**
   * The decay of the mean of gradients, in [0, 1).
   * @defaultValue 0.99
   */
  readonly beta2?: number | undefined;
  /**
   * How much of a parameter a step at rate 1 would take away, in [0, Infinity).
   * @defaultValue 0
   */
  readonly weightDecay?: number | undefined;
}

/**
 * Lion: every parameter moves by the rate, in the direction of a sign. Its rate is 3 to 10 times smaller than Adam's.
 *
 * p = (1 - rate weightDecay) p - rate sign(beta1 m + (1 - beta1) g), then m = beta2 m + (1 - beta2) g.
 *
 * @throws RangeError if a decay is outside of [0, 1) or the weight decay negative.
 * @see {@link https://arxiv.org/abs/2302.06675 | arXiv:2302.06675}, algorithm 2
 */
export function lion(options: LionOptions = {}): Lion {
  const { beta1 = 0.9, beta2 = 0.99, weightDecay = 0 } = options;
  checkNumber("lion", "beta1", beta1, 0, 1);
  checkNumber("lion", "beta2", beta2, 0, 1);
  checkNumber("lion", "weightDecay", weightDecay, 0, Infinity);
  return { kind: "lion", beta1, beta2, weightDecay };
}

/** Takes a step of {@link lion} in place, with g = `scale` times the gradient. */
export function lionStep(settings: Lion, moving: Moving, rate: number, scale: number): void {
  const { beta1, beta2, weightDecay } = settings;
  const { parameters, firstMoment, gradient } = moving;
  const kept = 1 - rate * weightDecay;
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i]! * scale;
    const m = firstMoment[i]!;
    parameters[i] = kept * parameters[i]! - rate * Math.sign(beta1 * m + (1 - beta1) * g);
    firstMoment[i] = beta2 * m + (1 - beta2) * g;
  }
}
