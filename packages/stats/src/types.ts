/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  readonly data: Float32Array | Float64Array;
  readonly shape: readonly number[];
}
