import type { Samples } from "../types.ts";

/** The samples of these indices, in their order, as a new float64 set. */
export function pick(samples: Samples, indices: ArrayLike<number>): Samples {
  const { data, shape } = samples;
  const d = data.length / shape[0]!;
  const out = new Float64Array(indices.length * d);
  for (let i = 0; i < indices.length; i++) {
    out.set(data.subarray(indices[i]! * d, (indices[i]! + 1) * d), i * d);
  }
  return { data: out, shape: [indices.length, ...shape.slice(1)] };
}
