/** A sequential source of random numbers: every call moves on from the last one. */
export interface Rng {
  /** The next 32 random bits, an integer in [0, 2^32). */
  nextUint32(): number;
  /**
   * Fills `out` with uniforms in [0, 1) and returns it: multiples of 2^-24 in a Float32Array,
   * of 2^-53 in a Float64Array.
   */
  fillUniform<T extends Float32Array | Float64Array>(out: T): T;
  /** Fills `out` with standard normals and returns it; float32 and float64 are different sequences. */
  fillNormal<T extends Float32Array | Float64Array>(out: T): T;
}

/**
 * An `Rng` whose every number has an address: (seed, stream, index).
 *
 * The number at an address never depends on what was drawn before, so neither batch size nor order
 * nor the number of workers changes it.
 *
 * The index counts 32-bit words. A float32 (uniform or normal) owns one word, a float64 two, and a
 * float64 fill starts at the next even index. `fillNormal` of 10 float32 numbers therefore equals
 * two fills of 3 and 7.
 */
export interface Stream extends Rng {
  /** The address of the next word, an integer in [0, 2^53). */
  readonly index: number;
  /** A stream of the same numbers, positioned at `index`; this one does not move. */
  at(index: number): Stream;
  /**
   * An independent stream named by `key` (an integer in [0, 2^53) or a string), at index 0.
   * The same key always gives the same stream, wherever this one stands.
   */
  fork(key: number | string): Stream;
}

/** A `Stream` of Philox4x32-10, with what another implementation needs to repeat its numbers. */
export interface PhiloxStream extends Stream {
  /** The key: the lower and the upper 32 bits of the seed. */
  readonly key: readonly [number, number];
  /** The name of the stream: the upper two of the four counter words, each in [0, 2^32). */
  readonly stream: readonly [number, number];
  /** A stream of the same numbers, positioned at `index`; this one does not move. */
  at(index: number): PhiloxStream;
  /** An independent stream named by `key`, at index 0. */
  fork(key: number | string): PhiloxStream;
}

/** A `Stream` of xoshiro128++ in blocks, with what another implementation needs to repeat it. */
export interface BlockStream extends Stream {
  /** Tells it from a {@link PhiloxStream} of the same seed. */
  readonly generator: "block";
  /** The lower and the upper 32 bits of the seed. */
  readonly key: readonly [number, number];
  /** The name of the stream: two integers in [0, 2^32). */
  readonly stream: readonly [number, number];
  /** A stream of the same numbers, positioned at `index`; this one does not move. */
  at(index: number): BlockStream;
  /** An independent stream named by `key`, at index 0. */
  fork(key: number | string): BlockStream;
}
