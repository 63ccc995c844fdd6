import { log1p } from "@inkwash/special";
import { below } from "./below.ts";
import { checkCount } from "./check.ts";
import { integers } from "./integers.ts";
import type { Rng } from "./types.ts";

/** Options of {@link choice}. */
export interface ChoiceOptions {
  /**
   * Whether an index may come twice.
   *
   * @defaultValue true
   */
  readonly replace?: boolean | undefined;
}

/** The first `count` places of a shuffle of n, of which only what has moved is kept. */
function distinct(n: number, count: number, rng: Rng): Uint32Array<ArrayBuffer> {
  const moved = new Map<number, number>();
  const out = new Uint32Array(count);
  for (let i = 0; i < count; i++) {
    const j = n - i === 1 ? i : i + below(n - i, rng);
    out[i] = moved.get(j) ?? j;
    moved.set(j, moved.get(i) ?? i);
    moved.delete(i);
  }
  return out;
}

/** Indices by the sums of the weights: the first whose sum exceeds a uniform part of the whole. */
function weighted(weights: Float64Array, count: number, rng: Rng): Uint32Array<ArrayBuffer> {
  let sum = 0;
  const sums = weights.map((w) => (sum += w));
  // Rounded up to the whole, a uniform belongs to the last index that has a weight.
  const most = weights.findLastIndex((w) => w > 0);
  return Uint32Array.from(rng.fillUniform(new Float64Array(count)), (u) => {
    let [left, right] = [0, most];
    while (left < right) {
      const middle = (left + right) >>> 1;
      if (sums[middle]! > u * sum) right = middle;
      else left = middle + 1;
    }
    return left;
  });
}

/** Indices in the order in which exponential clocks of these rates ring. */
function race(weights: Float64Array, count: number, rng: Rng): Uint32Array<ArrayBuffer> {
  const times = rng.fillUniform(new Float64Array(weights.length));
  times.forEach((u, i) => (times[i] = weights[i]! > 0 ? -log1p(-u) / weights[i]! : Infinity));
  const order = Uint32Array.from(times, (_, i) => i);
  return order.sort((a, b) => (times[a]! < times[b]! ? -1 : 1)).slice(0, count);
}

function checkWeights(weights: ArrayLike<number>): Float64Array {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    const weight = weights[i]!;
    if (!(weight >= 0)) throw new RangeError(`choice: from[${i}] must be >= 0; got ${weight}`);
    sum += weight;
  }
  if (!(sum > 0 && sum < Infinity)) {
    throw new RangeError(`choice: the weights must have a finite sum above 0; got ${sum}`);
  }
  return Float64Array.from(weights);
}

/**
 * Random indices, all equally likely or by weights, with or without replacement.
 *
 * Without replacement the indices come in the order of successive draws: first i with chance
 * w_i / sum w, then j with w_j / (sum w - w_i), and so on, by exponential races.
 *
 * @param from - How many indices there are, an integer in [1, 2^32), or the weight of each: >= 0,
 *   with a finite sum above 0.
 * @param count - How many are drawn, an integer in [0, 2^32); without replacement at most as many
 *   as there are, or as have a weight above 0.
 * @param rng - Where the numbers come from; it moves on.
 * @param options - See {@link ChoiceOptions}.
 * @returns `count` indices.
 * @throws RangeError if `from` or `count` is out of range.
 * @see {@link https://doi.org/10.1016/j.ipl.2005.11.003 | Efraimidis and Spirakis (2006)}, algorithm A
 * @example
 * ```ts
 * import { choice, philox } from "@inkwash/random";
 *
 * const rng = philox(7);
 * console.log(choice([0.7, 0, 0.3], 10, rng.fork("kinds")).includes(1)); //=> false
 * console.log(new Set(choice(1e9, 5, rng.fork("rows"), { replace: false })).size); //=> 5
 * ```
 */
export function choice(
  from: number | ArrayLike<number>,
  count: number,
  rng: Rng,
  options: ChoiceOptions = {},
): Uint32Array<ArrayBuffer> {
  const { replace = true } = options;
  checkCount("choice: count", count, 0);
  if (typeof from === "number") {
    checkCount("choice: from", from, 1);
    if (replace) return integers(from, count, rng);
    checkEnough(from, count);
    return distinct(from, count, rng);
  }
  const weights = checkWeights(from);
  if (replace) return weighted(weights, count, rng);
  checkEnough(weights.filter((w) => w > 0).length, count);
  return race(weights, count, rng);
}

function checkEnough(available: number, count: number): void {
  if (count > available) {
    throw new RangeError(
      `choice: count must be at most ${available} without replacement; got ${count}`,
    );
  }
}
