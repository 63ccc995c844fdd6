/** How a gradient is bounded: its length by `norm`, or each of its numbers by `value`. */
export type Clip =
  | number
  | {
      /** The largest length of the whole, in (0, Infinity]; what a number alone means. */
      readonly norm: number;
    }
  | {
      /** The largest size of each number, in (0, Infinity]. */
      readonly value: number;
    };

/** The bounds of a setting: Infinity where there is none. */
export function clipBounds(clip: Clip): { readonly norm: number; readonly value: number } {
  if (typeof clip === "number") return { norm: clip, value: Infinity };
  return { norm: Infinity, value: Infinity, ...clip };
}

/** The Euclidean length of a gradient, summed in ascending order. */
export function gradientNorm(gradient: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < gradient.length; i++) sum += gradient[i]! * gradient[i]!;
  return Math.sqrt(sum);
}

/**
 * What a gradient of length `norm` is multiplied by so that it is at most `bound` long:
 * min(1, bound / (norm + 1e-6)), as PyTorch's `clip_grad_norm_`.
 * @see {@link https://arxiv.org/abs/1211.5063 | arXiv:1211.5063}, algorithm 1
 */
export function clipScale(norm: number, bound: number): number {
  return Math.min(1, bound / (norm + 1e-6));
}

/** Moves every number of a gradient into [-bound, bound], in place, as PyTorch's `clip_grad_value_`. */
export function clipValues(gradient: Float64Array, bound: number): void {
  for (let i = 0; i < gradient.length; i++) {
    gradient[i] = Math.min(Math.max(gradient[i]!, -bound), bound);
  }
}
