/** An array and its shape: row-major, contiguous, batch first. */
export interface Samples {
  /** As many numbers as the product of the shape. */
  readonly data: Float32Array | Float64Array;
  /** Number of samples first, then the shape of one: [n, 2], [n, channels, height, width]. */
  readonly shape: readonly number[];
}
