import { checkSamples } from "../check-samples.ts";
import { allocate } from "../columns.ts";
import { describe } from "../check.ts";
import type { Dataset, Samples } from "../types.ts";

/** Samples that may have one number each to go along. */
export type Labelled = Samples & Pick<Dataset, "label" | "parameter">;

/**
 * The samples at the given places, in that order, with what goes along.
 *
 * @param samples - Samples [n, ...]; `label` and `parameter` go along.
 * @param places - Integers in [0, n), at least one; repeats are legal.
 * @returns New samples [places.length, ...] of the same precision, with every other field kept.
 * @throws TypeError if shape and data do not fit.
 * @throws RangeError if there are no places or one is not in [0, n).
 */
export function take<T extends Labelled>(samples: T, places: ArrayLike<number>): T {
  const { n, d } = checkSamples("take", samples);
  const { data, label, parameter } = samples;
  const order = Array.from(places);
  const bad = order.find((i) => !(Number.isInteger(i) && i >= 0 && i < n));
  if (order.length === 0 || bad !== undefined) {
    throw new RangeError(
      `take: places must be integers in [0, ${n}), at least one; got ${describe(bad ?? order)}`,
    );
  }
  const out = allocate(order.length * d, data instanceof Float64Array ? "float64" : "float32");
  order.forEach((i, at) => out.set(data.subarray(i * d, (i + 1) * d), at * d));
  const picked = (values: Float64Array): Float64Array =>
    Float64Array.from(order, (i) => values[i]!);
  return {
    ...samples,
    data: out,
    shape: [order.length, ...samples.shape.slice(1)],
    ...(label && { label: picked(label) }),
    ...(parameter && { parameter: picked(parameter) }),
  };
}
