import type { Samples } from "./types.ts";

/**
 * Data that are not in one array: read sample by sample, in any order, from a file, a generator, or what you like.
 */
export interface DataSource {
  /** The shape of all of it, [n, ...]. */
  readonly shape: readonly number[];
  /**
   * The precision of the batches.
   * @defaultValue "float32"
   */
  readonly precision?: "float32" | "float64" | undefined;
  /** Writes sample number `sample`, an integer in [0, n), to `out` from `offset` on. */
  read(sample: number, out: Float32Array | Float64Array, offset: number): void;
}

/** Samples as a source; a source as it is. */
export function sourceOf(data: Samples | DataSource): DataSource {
  if (!("data" in data)) return data;
  const { data: values, shape } = data;
  const each = values.length / (shape[0] ?? 0);
  return {
    shape,
    precision: values instanceof Float64Array ? "float64" : "float32",
    read(sample, out, offset) {
      const from = sample * each;
      for (let j = 0; j < each; j++) out[offset + j] = values[from + j]!;
    },
  };
}
