/// <reference lib="esnext.disposable" preserve="true" />

/** A sequential source of random numbers: every call moves on from the last one. */
export interface Rng {
  /** The next 32 random bits, an integer in [0, 2^32). */
  nextUint32(): number;
  /** Fills `out` with uniforms in [0, 1) and returns it. */
  fillUniform<T extends Float32Array | Float64Array>(out: T): T;
  /** Fills `out` with standard normals and returns it. */
  fillNormal<T extends Float32Array | Float64Array>(out: T): T;
}

/** A generator addressed by (seed, stream, index), as `random` in the same house declares it. */
export interface Stream extends Rng {
  /** The address of the next 32-bit word, an integer in [0, 2^53). */
  readonly index: number;
  /** A stream of the same numbers, positioned at `index`; this one does not move. */
  at(index: number): Stream;
  /** An independent stream named by `key`, at index 0. */
  fork(key: number | string): Stream;
}

/** The address of a random word, and of the float32 number that owns it. */
export interface Address {
  /** Whose words: left out for Philox4x32-10, as `philox` of `random`; "block" as its `block`. */
  readonly generator?: "block" | undefined;
  /** The seed's low and high 32 bits, integers in [0, 2^32). */
  readonly key: readonly [number, number];
  /** The stream's low and high 32 bits, integers in [0, 2^32). */
  readonly stream: readonly [number, number];
  /** The number of the word in its stream, an integer in [0, 2^53). */
  readonly index: number;
}

/** A stream that says its address: what `philox` of `random` returns. */
export interface PhiloxStream extends Stream, Address {
  /** Left out; a stream of `block` goes to {@link block}. */
  readonly generator?: undefined;
  /** A stream of the same numbers, positioned at `index`; this one does not move. */
  at(index: number): PhiloxStream;
  /** An independent stream named by `key`, at index 0. */
  fork(key: number | string): PhiloxStream;
}

/** A stream that says its address: what `block` of `random` returns. */
export interface BlockStream extends Stream, Address {
  /** Tells it from a {@link PhiloxStream}. */
  readonly generator: "block";
  /** A stream of the same numbers, positioned at `index`; this one does not move. */
  at(index: number): BlockStream;
  /** An independent stream named by `key`, at index 0. */
  fork(key: number | string): BlockStream;
}

/** The rates of a jump, and where it goes. */
export interface JumpOptions {
  /** What x is multiplied by: one finite number, or one for each of equally long rows. */
  readonly signal: number | ArrayLike<number>;
  /** What z is multiplied by: one finite number, or one for each of equally long rows. */
  readonly noise: number | ArrayLike<number>;
  /**
   * Where the result is written; it may be x or z itself.
   *
   * @defaultValue a fresh array
   */
  readonly out?: Float32Array | undefined;
}

/** Kernels with a small memory of their own; arrays are passed through it in pieces. */
export interface Kernels extends Disposable {
  /** Bytes of WebAssembly memory held: 65,536, and 0 once destroyed. */
  readonly byteLength: number;
  /**
   * Fills `out` with the words from `address` on and returns it.
   *
   * @throws RangeError if the address is none or the stream ends before `out`.
   */
  fillWords<T extends Uint32Array>(out: T, address: Address): T;
  /**
   * Fills `out` with uniforms in [0, 1), multiples of 2^-24, and returns it.
   *
   * @throws RangeError if the address is none or the stream ends before `out`.
   */
  fillUniform<T extends Float32Array>(out: T, address: Address): T;
  /**
   * Fills `out` with standard normals and returns it; they lie in (-6.8, 6.8).
   *
   * @throws RangeError if the address is none or the stream ends before `out`.
   */
  fillNormal<T extends Float32Array>(out: T, address: Address): T;
  /**
   * Computes signal x + noise z in float32, each operation rounded once, and returns it.
   *
   * z is given, or drawn: the standard normals from an address on, one for each element.
   *
   * @throws TypeError if the lengths do not fit; RangeError if a rate or an address is none.
   */
  jump(x: Float32Array, z: Float32Array | Address, options: JumpOptions): Float32Array;
  /** Lets go of the memory; any later use throws. A second call does nothing. */
  destroy(): void;
}
