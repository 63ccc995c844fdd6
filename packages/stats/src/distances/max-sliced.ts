import type { Rng } from "@inkwash/random";
import { pow } from "@inkwash/special";
import { checkCount, checkPair, finiteCopy } from "../check.ts";
import { randomDirections } from "../directions.ts";
import { finish, type StopSignal } from "../steps.ts";
import type { Samples } from "../types.ts";
import { checkOrder, rootOf } from "../wasserstein.ts";

/** The direction along which two sets of samples differ most. */
export interface MaxSliced {
  /** W_p of the projections, in [0, Infinity), in the units of the samples. */
  readonly value: number;
  /** The direction, a unit vector of d numbers; its opposite would do as well. */
  readonly direction: readonly number[];
}

/** What {@link maxSlicedWasserstein} is told. */
export interface MaxSlicedOptions {
  /** The order, in [1, Infinity). @defaultValue 2 */
  readonly p?: number | undefined;
  /** How many random directions are looked at first, a positive integer. @defaultValue 50 */
  readonly directions?: number | undefined;
  /** From how many of the best the climb starts, a positive integer. @defaultValue 5 */
  readonly restarts?: number | undefined;
  /** Where the directions come from; a Stream gives the same ones every time. */
  readonly rng: Rng;
  /** Looked at before every direction; the call throws when it is aborted. */
  readonly signal?: StopSignal | undefined;
}

/** A climb that gains less than this share stops. */
const gain = 1e-9;

/** The samples' places along a direction, and their order. */
function order(points: Float64Array, direction: Float64Array): [Float64Array, Uint32Array] {
  const d = direction.length;
  const places = new Float64Array(points.length / d);
  for (let i = 0, at = 0; i < places.length; i++) {
    for (let k = 0; k < d; k++) places[i]! += points[at++]! * direction[k]!;
  }
  const indices = Uint32Array.from(places, (_, i) => i);
  return [places, indices.sort((i, j) => places[i]! - places[j]!)];
}

/** W_p^p along a direction, and its gradient by the direction while no order changes. */
function costAlong(
  x: Float64Array,
  y: Float64Array,
  direction: Float64Array,
  p: number,
): { cost: number; gradient: Float64Array } {
  const d = direction.length;
  const [places, left] = order(x, direction);
  const [others, right] = order(y, direction);
  const [n, m] = [places.length, others.length];
  const gradient = new Float64Array(d);
  // As in quantileCost, in units of 1 / (n m), which are exact integers.
  let i = 0;
  let j = 0;
  let place = 0;
  let cost = 0;
  while (i < n && j < m) {
    const [endX, endY] = [(i + 1) * m, (j + 1) * n];
    const end = Math.min(endX, endY);
    const [a, b] = [left[i]!, right[j]!];
    const gap = places[a]! - others[b]!;
    const slope = Math.sign(gap) * (p === 2 ? Math.abs(gap) : pow(Math.abs(gap), p - 1));
    const share = (end - place) / n / m;
    cost += share * slope * gap;
    for (let k = 0; k < d; k++) gradient[k]! += share * slope * (x[a * d + k]! - y[b * d + k]!);
    place = end;
    if (endX === end) i += 1;
    if (endY === end) j += 1;
  }
  return { cost, gradient };
}

function normalise(v: Float64Array): Float64Array {
  const length = Math.sqrt(v.reduce((sum, c) => sum + c * c, 0));
  return v.map((c) => c / length);
}

/** The best direction uphill of many: steps along the gradient, halved until they gain. */
function* climb(
  x: Float64Array,
  y: Float64Array,
  starts: readonly Float64Array[],
  restarts: number,
  p: number,
): Generator<number, { cost: number; direction: Float64Array }, void> {
  const found = [];
  for (const direction of starts) {
    found.push({ direction, ...costAlong(x, y, direction, p) });
    yield 0;
  }
  found.sort((a, b) => b.cost - a.cost);
  let best = found[0]!;
  for (let at of found.slice(0, restarts)) {
    for (let step = 1; step > 1e-8 && at.cost > 0;) {
      const uphill = normalise(at.gradient);
      const direction = normalise(at.direction.map((v, k) => (1 - step) * v + step * uphill[k]!));
      const next = { direction, ...costAlong(x, y, direction, p) };
      yield 0;
      if (next.cost > at.cost * (1 + gain)) at = next;
      else step /= 2;
    }
    if (at.cost > best.cost) best = at;
  }
  return best;
}

/**
 * The max-sliced Wasserstein distance of two sets of samples, and the direction that shows it.
 *
 * max over unit vectors of W_p of the projections, each exact by sorting: at least the sliced distance
 * and at most W_p itself. Found by climbing from the best of many random directions, so it is a lower
 * bound, and the exact maximum unless every start misses its hill. One direction is chosen for these
 * very samples, which makes its {@link floor} high in many dimensions.
 *
 * @param x - Samples [n, ...], finite.
 * @param y - Samples [m, ...] of the same dimension, finite.
 * @param options - See {@link MaxSlicedOptions}.
 * @returns A plain record.
 * @throws TypeError if shapes do not fit or rng is missing.
 * @throws RangeError if a number is not finite or an option out of range.
 * @throws Error if `signal` is aborted.
 * @see {@link https://arxiv.org/abs/1904.05877 | arXiv:1904.05877}, eq. 9
 * @example
 * ```ts
 * import { philox } from "@inkwash/random";
 * import { maxSlicedWasserstein } from "@inkwash/stats";
 *
 * const x = { data: philox(1).fillNormal(new Float64Array(400)), shape: [200, 2] };
 * const y = { ...x, data: x.data.map((v, i) => (i % 2 ? 2 * v : v)) };
 * const { direction } = maxSlicedWasserstein(x, y, { rng: philox(2) });
 * console.log(Math.abs(direction[1]!) > 0.99); //=> true
 * ```
 */
export function maxSlicedWasserstein(x: Samples, y: Samples, options: MaxSlicedOptions): MaxSliced {
  const name = "maxSlicedWasserstein";
  const { p = 2, directions = 50, restarts = 5, rng, signal } = options;
  const { d } = checkPair(name, x, y);
  checkOrder(name, p);
  checkCount(name, "restarts", restarts);
  const [left, right] = [finiteCopy(name, "x", x.data), finiteCopy(name, "y", y.data)];
  const { data } = randomDirections(directions, d, rng);
  const starts = Array.from({ length: directions }, (_, k) =>
    Float64Array.from(data.subarray(k * d, (k + 1) * d)),
  );
  const best = finish(name, climb(left, right, starts, restarts, p), signal);
  return { value: rootOf(best.cost, p), direction: [...best.direction] };
}
