import type { Samples } from "./types.ts";

/** New samples of the same shape and precision, all zero. */
export function fresh({ data, shape }: Samples): Samples {
  const zeros =
    data instanceof Float32Array ? new Float32Array(data.length) : new Float64Array(data.length);
  return { data: zeros, shape: [...shape] };
}

/** The same samples in an array of their own. */
export function copy(x: Samples): Samples {
  return { data: x.data.slice(), shape: [...x.shape] };
}
