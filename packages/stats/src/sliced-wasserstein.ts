import type { Rng } from "@inkwash/random";
import { checkPair, checkSamples, describe } from "./check.ts";
import { sortNumbers } from "./descriptive/sort-numbers.ts";
import { randomDirections } from "./directions.ts";
import { powerOf, quantileCost } from "./quantile-cost.ts";
import { finish, type StopSignal } from "./steps.ts";
import type { Samples } from "./types.ts";
import { checkOrder, rootOf } from "./wasserstein.ts";

/** What {@link slicedWassersteinSteps} is told. */
export interface SlicedWassersteinStepsOptions {
  /** The order, in [1, Infinity). @defaultValue 2 */
  readonly p?: number | undefined;
  /** How many random directions, or the unit vectors themselves [K, d]. @defaultValue 50 */
  readonly directions?: number | Samples | undefined;
  /** Where random directions come from; required unless they are given. */
  readonly rng?: Rng | undefined;
}

/** What {@link slicedWasserstein} is told. */
export interface SlicedWassersteinOptions extends SlicedWassersteinStepsOptions {
  /** Looked at once per direction; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
}

/** The samples' sorted coordinates along one direction. */
function project(samples: Samples, direction: Float64Array, out: Float64Array): Float64Array {
  const { data } = samples;
  const d = direction.length;
  for (let i = 0, at = 0; i < out.length; i++) {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += data[at++]! * direction[j]!;
    out[i] = sum;
  }
  return sortNumbers(out);
}

/** {@link slicedWasserstein} in parts: yields the share that is done after every direction. */
export function* slicedWassersteinSteps(
  x: Samples,
  y: Samples,
  options: SlicedWassersteinStepsOptions,
): Generator<number, number, void> {
  const name = "slicedWasserstein";
  const { p = 2, directions = 50, rng } = options;
  const { n, m, d } = checkPair(name, x, y);
  checkOrder(name, p);
  if (typeof directions === "number" && rng === undefined) {
    throw new TypeError(`${name}: rng is required for random directions, such as philox(1)`);
  }
  const vectors =
    typeof directions === "number" ? randomDirections(directions, d, rng!) : directions;
  const { n: count, d: length } = checkSamples(name, "directions", vectors);
  if (length !== d) {
    throw new TypeError(`${name}: directions must have length ${d}; got ${describe(length)}`);
  }
  const [left, right] = [new Float64Array(n), new Float64Array(m)];
  const power = powerOf(p);
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const direction = Float64Array.from(vectors.data.subarray(k * d, (k + 1) * d));
    const cost = quantileCost(project(x, direction, left), project(y, direction, right), power);
    if (!(cost < Infinity)) {
      throw new RangeError(`${name}: the samples must be finite; their distance is ${cost}`);
    }
    sum += cost;
    yield (k + 1) / count;
  }
  return rootOf(sum / count, p);
}

/**
 * The sliced Wasserstein distance of two sets of samples.
 *
 * (mean over K unit vectors of W_p^p of the projections)^(1/p), each W_p exact by sorting, also for
 * sets of different sizes. O(K n log n). Two finite sets of the same law are never at distance 0:
 * read it beside its {@link floor}.
 *
 * @param x - Samples [n, ...].
 * @param y - Samples [m, ...] of the same dimension.
 * @param options - See {@link SlicedWassersteinOptions}.
 * @returns The distance, in [0, Infinity), in the units of the samples.
 * @throws TypeError if shapes do not fit or rng is missing.
 * @throws RangeError if p or directions are out of range, or samples are not finite.
 * @throws Error if `signal` is aborted.
 * @see {@link https://doi.org/10.1007/s10851-014-0506-3 | Bonneel et al. (2015)}, sec. 3
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { slicedWasserstein } from "@inkwash/stats";
 *
 * const at = (x: number, y: number) => ({ data: Float64Array.of(x, y), shape: [1, 2] });
 * const distance = slicedWasserstein(at(0, 0), at(3, 4), { directions: 4000, rng: philox(1) });
 * console.log(distance.toFixed(1)); //=> 3.5
 * ```
 */
export function slicedWasserstein(
  x: Samples,
  y: Samples,
  options: SlicedWassersteinOptions,
): number {
  return finish("slicedWasserstein", slicedWassersteinSteps(x, y, options), options.signal);
}
