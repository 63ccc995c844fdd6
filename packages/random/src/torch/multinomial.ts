import { checkCount } from "../check.ts";
import { exponential } from "./exponential.ts";
import type { TorchGenerator } from "./generator.ts";

/** Options of {@link multinomial}. */
export interface MultinomialOptions {
  /**
   * Whether an index may come twice.
   *
   * @defaultValue false
   */
  readonly replacement?: boolean | undefined;
}

/** How many weights are above 0; refuses those that are negative or not finite. */
function checkWeights(weights: Float32Array): number {
  let positive = 0;
  weights.forEach((w, i) => {
    if (!(w >= 0 && w < Infinity)) {
      throw new RangeError(`multinomial: weights[${i}] must be finite and >= 0; got ${w}`);
    }
    positive += Number(w > 0);
  });
  return positive;
}

/** The sums of the weights, in float32, up to 1. */
function cumulative(weights: Float32Array): Float32Array {
  const out = new Float32Array(weights.length);
  let sum = 0;
  for (let i = 0; i < out.length; i++) out[i] = sum = Math.fround(sum + weights[i]!);
  for (let i = 0; i < out.length; i++) out[i]! /= sum;
  out[out.length - 1] = 1;
  return out;
}

/** The first index whose cumulative weight is not below `u`. */
function find(sums: Float32Array, u: number): number {
  let [left, right] = [0, sums.length];
  while (left < right) {
    const middle = (left + right) >>> 1;
    if (sums[middle]! < u) left = middle + 1;
    else right = middle;
  }
  return left;
}

/**
 * `torch.multinomial(weights, count)`: indices, each with a chance in proportion to its weight.
 *
 * With replacement, one float64 uniform per index, searched in the float32 sums of the weights;
 * without, or for a single index in PyTorch 2, the largest of weights / Exp(1).
 *
 * @param weights - Finite and >= 0, at least one of them above 0.
 * @param count - How many indices, an integer in [1, 2^32); without replacement at most as many as
 *   there are weights above 0.
 * @param rng - PyTorch's generator; it moves on.
 * @param options - See {@link MultinomialOptions}.
 * @returns Indices into `weights`.
 * @throws RangeError if a weight or `count` is out of range.
 */
export function multinomial(
  weights: Float32Array,
  count: number,
  rng: TorchGenerator,
  options: MultinomialOptions = {},
): Uint32Array<ArrayBuffer> {
  const { replacement = false } = options;
  checkCount("multinomial: count", count, 1);
  const positive = checkWeights(weights);
  if (positive < (replacement ? 1 : count)) {
    throw new RangeError(
      `multinomial: ${positive} weights are above 0; got count ${count}${replacement ? "" : " without replacement"}`,
    );
  }
  if (replacement && (count > 1 || rng.major === 1)) {
    const sums = cumulative(weights);
    return Uint32Array.from(rng.fillUniform(new Float64Array(count)), (u) => find(sums, u));
  }
  const races = exponential(new Float32Array(weights.length), 1, rng);
  races.forEach((race, i) => (races[i] = weights[i]! / race));
  const order = Uint32Array.from(races, (_, i) => i);
  return order.sort((a, b) => races[b]! - races[a]!).slice(0, count);
}
