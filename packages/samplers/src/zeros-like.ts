import type { Samples } from "./types.ts";

/** Fresh samples of the precision and shape of `x`, all 0. */
export function zerosLike(x: Samples): Samples {
  const { length } = x.data;
  const data = x.data instanceof Float64Array ? new Float64Array(length) : new Float32Array(length);
  return { data, shape: x.shape };
}
