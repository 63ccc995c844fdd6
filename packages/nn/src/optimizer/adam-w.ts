import { checkNumber } from "../check.ts";
import { checkedAdam, type Adam, type AdamOptions } from "./adam.ts";

/** The settings of AdamW, as plain data. */
export interface AdamW extends Omit<Adam, "kind"> {
  /** Names the optimizer. */
  readonly kind: "adamW";
  /** How much of a parameter a step at rate 1 would take away, >= 0. */
  readonly weightDecay: number;
}

/** See {@link adamW}. */
export interface AdamWOptions extends AdamOptions {
  /**
   * How much of a parameter a step at rate 1 would take away, in [0, Infinity).
   * @defaultValue 0.01
   */
  readonly weightDecay?: number | undefined;
}

/**
 * Adam with decoupled weight decay, as in PyTorch.
 *
 * p = (1 - rate weightDecay) p, and then the step of `adam`, at every step for every parameter.
 *
 * @throws RangeError if a decay is outside of [0, 1), or epsilon or the weight decay negative.
 * @see {@link https://arxiv.org/abs/1711.05101 | arXiv:1711.05101}, algorithm 2
 */
export function adamW(options: AdamWOptions = {}): AdamW {
  const { weightDecay = 0.01 } = options;
  checkNumber("adamW", "weightDecay", weightDecay, 0, Infinity);
  return { kind: "adamW", ...checkedAdam("adamW", options), weightDecay };
}
