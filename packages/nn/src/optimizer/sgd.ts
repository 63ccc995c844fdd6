import { checkFlag, checkNumber } from "../check.ts";
import type { Moving } from "./moving.ts";

/** The settings of stochastic gradient descent, as plain data. */
export interface Sgd {
  /** Names the optimizer. */
  readonly kind: "sgd";
  /** How much of the last step's direction goes on, in [0, 1). */
  readonly momentum: number;
  /** Whether the step looks ahead by the momentum. */
  readonly nesterov: boolean;
}

/** See {@link sgd}. */
export interface SgdOptions {
  /**
   * How much of the last step's direction goes on, in [0, 1).
   * @defaultValue 0
   */
  readonly momentum?: number | undefined;
  /**
   * Whether the step looks ahead by the momentum, which must not be 0 then.
   * @defaultValue false
   */
  readonly nesterov?: boolean | undefined;
}

/**
 * Stochastic gradient descent with momentum, as in PyTorch.
 *
 * m = momentum m + g; p = p - rate m, or p = p - rate (g + momentum m) with `nesterov`.
 *
 * @throws RangeError if the momentum is outside of [0, 1), or 0 with `nesterov`.
 * @see {@link https://proceedings.mlr.press/v28/sutskever13.html}, eq. 1 to 4
 */
export function sgd(options: SgdOptions = {}): Sgd {
  const { momentum = 0, nesterov = false } = options;
  checkNumber("sgd", "momentum", momentum, 0, 1);
  checkFlag("sgd", "nesterov", nesterov);
  if (nesterov && momentum === 0) {
    throw new RangeError("sgd: nesterov needs a momentum in (0, 1); got 0");
  }
  return { kind: "sgd", momentum, nesterov };
}

/** Takes a step of {@link sgd} in place, with g = `scale` times the gradient. */
export function sgdStep(settings: Sgd, moving: Moving, rate: number, scale: number): void {
  const { momentum, nesterov } = settings;
  const { parameters, firstMoment, gradient } = moving;
  for (let i = 0; i < gradient.length; i++) {
    const g = gradient[i]! * scale;
    const m = momentum * firstMoment[i]! + g;
    firstMoment[i] = m;
    parameters[i] = parameters[i]! - rate * (nesterov ? g + momentum * m : m);
  }
}
