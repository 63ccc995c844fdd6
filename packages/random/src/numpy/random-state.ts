import { checkCount, checkFloats, checkUint32 } from "../check.ts";
import { MersenneTwister } from "../mersenne-twister/mersenne-twister.ts";
import type { Rng } from "../types.ts";
import { masked32, type Words } from "./bounded.ts";
import { checkFinite } from "./check-finite.ts";
import { type ChoiceOptions, checkChoice, weighted, weightedDistinct } from "./choice.ts";
import { drawIntegers } from "./draw-integers.ts";
import { log } from "./glibc/log.ts";
import type { BigIntegerArrays, IntegerArrays, IntegerType } from "./integer-types.ts";
import { type Shuffled, permuted, shuffleFrom } from "./shuffle.ts";
import { setTwister } from "./set-twister.ts";
import { twisterWords } from "./twister-words.ts";

/** Options of `RandomState.randint`. */
export interface RandintOptions<Type extends IntegerType = IntegerType> {
  /**
   * NumPy's `dtype`, which decides how many bits a number takes and the array it comes in.
   *
   * @defaultValue "int64"
   */
  readonly type?: Type | undefined;
}

/** All that decides the numbers to come of a RandomState: NumPy's `get_state`. */
export interface RandomStateState {
  /** The 624 words of MT19937. */
  readonly key: readonly number[];
  /** Which of them comes next, in [0, 624]. */
  readonly position: number;
  /** The second normal of the last pair, where it still waits. */
  readonly gauss: number | undefined;
}

/** NumPy's RandomState, what `np.random.seed` and the functions of `np.random` draw from. */
export class RandomState implements Rng {
  readonly #twister: MersenneTwister;
  readonly #words: Words;
  #hasGauss = false;
  #gauss = 0;

  /** See {@link randomState}. */
  constructor(twister: MersenneTwister) {
    this.#twister = twister;
    this.#words = twisterWords(twister);
  }

  /** The next 32 random bits, an integer in [0, 2^32). */
  nextUint32(): number {
    return this.#twister.nextUint32();
  }

  /**
   * `random_sample`, rounded to float32 in a Float32Array, as NumPy's `astype` does: one in 2^25 of
   * those is 1.
   */
  fillUniform<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillUniform: out", out);
    for (let i = 0; i < out.length; i++) out[i] = this.#twister.nextDouble();
    return out;
  }

  /** `randn`, rounded to float32 in a Float32Array. */
  fillNormal<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillNormal: out", out);
    for (let i = 0; i < out.length; i++) out[i] = this.#normal();
    return out;
  }

  /** `random_sample(count)`, also known as `rand` and `random`: uniforms in [0, 1). */
  randomSample(count: number): Float64Array<ArrayBuffer> {
    checkCount("randomSample: count", count, 0);
    return this.fillUniform(new Float64Array(count));
  }

  /**
   * `uniform(low, high, count)`: low + (high - low) random_sample.
   *
   * @throws RangeError if high - low is not a finite number, or `count` is out of range.
   */
  uniform(low: number, high: number, count: number): Float64Array<ArrayBuffer> {
    checkFinite("uniform: high - low", high - low);
    const out = this.randomSample(count);
    for (let i = 0; i < count; i++) out[i] = low + (high - low) * out[i]!;
    return out;
  }

  /** `randn(count)`, also known as `standard_normal`: normals by the polar method, in pairs. */
  randn(count: number): Float64Array<ArrayBuffer> {
    checkCount("randn: count", count, 0);
    return this.fillNormal(new Float64Array(count));
  }

  /**
   * `normal(mean, std, count)`: mean + std randn.
   *
   * @throws RangeError if `mean` is not finite, `std` is negative or not finite, or `count` is out
   *   of range.
   */
  normal(mean: number, std: number, count: number): Float64Array<ArrayBuffer> {
    checkFinite("normal: mean", mean);
    checkFinite("normal: std", std, 0);
    const out = this.randn(count);
    for (let i = 0; i < count; i++) out[i] = mean + std * out[i]!;
    return out;
  }

  /** `standard_exponential(count)`: -ln(1 - random_sample). */
  standardExponential(count: number): Float64Array<ArrayBuffer> {
    const out = this.randomSample(count);
    for (let i = 0; i < count; i++) out[i] = -log(1 - out[i]!);
    return out;
  }

  /**
   * `randint(low, high, count, dtype=)`: uniform integers in [low, high), by masked rejection.
   *
   * Number bounds up to 2^53 give the arrays of {@link IntegerArrays}; bigint bounds give 64-bit
   * integers in the arrays of {@link BigIntegerArrays}.
   *
   * @param low - The smallest.
   * @param high - One above the largest.
   * @param count - How many, an integer in [0, 2^32).
   * @param options - See {@link RandintOptions}.
   * @throws RangeError for bounds that are empty or that the type does not hold; TypeError for
   *   bounds of different kinds.
   */
  randint<Type extends IntegerType = "int64">(
    low: number,
    high: number,
    count: number,
    options?: RandintOptions<Type>,
  ): IntegerArrays[Type];
  randint<Type extends "int64" | "uint64" = "int64">(
    low: bigint,
    high: bigint,
    count: number,
    options?: RandintOptions<Type>,
  ): BigIntegerArrays[Type];
  randint(
    low: number | bigint,
    high: number | bigint,
    count: number,
    options: RandintOptions = {},
  ): unknown {
    const { type = "int64" } = options;
    const draw = { caller: "randint", count, type, masked: true, endpoint: false };
    return drawIntegers(this.#words, low, high, draw);
  }

  /** `permutation(n)`: 0 .. n - 1 in random order, n an integer in [0, 2^32). */
  permutation(n: number): Uint32Array<ArrayBuffer> {
    checkCount("permutation: n", n, 0);
    return permuted(n, this.#words);
  }

  /** `shuffle(values)`: puts an array in random order, in place, and returns it. */
  shuffle<T extends Shuffled>(values: T): T {
    shuffleFrom(values, 1, this.#words, masked32);
    return values;
  }

  /**
   * `choice(n, count, replace, p)`: indices in [0, n).
   *
   * @param n - How many there are to choose from, an integer in [0, 2^32).
   * @param count - How many to choose, an integer in [0, 2^32).
   * @param options - See {@link ChoiceOptions}.
   * @throws RangeError if there are too few to choose from, or `p` is not a law on n indices.
   */
  choice(n: number, count: number, options: ChoiceOptions = {}): Uint32Array<ArrayBuffer> {
    const { replace = true, p } = options;
    checkChoice(n, count, options);
    if (p !== undefined) {
      return (replace ? weighted : weightedDistinct)(p, count, (size) => this.randomSample(size));
    }
    if (!replace) return this.permutation(n).slice(0, count);
    const out = new Uint32Array(count);
    for (let i = 0; i < count; i++) out[i] = masked32(this.#words, n - 1);
    return out;
  }

  /** The state, as plain data for a checkpoint; setting it continues where it was read. */
  get state(): RandomStateState {
    const { words, position } = this.#twister;
    return { key: [...words], position, gauss: this.#hasGauss ? this.#gauss : undefined };
  }

  set state(state: RandomStateState) {
    const { key, position, gauss } = state;
    if (gauss !== undefined) checkFinite("state: gauss", gauss);
    setTwister(this.#twister, key, position);
    this.#hasGauss = gauss !== undefined;
    this.#gauss = gauss ?? 0;
  }

  /** A normal by Marsaglia's polar method, which makes two: the other one waits. */
  #normal(): number {
    if (this.#hasGauss) {
      this.#hasGauss = false;
      return this.#gauss;
    }
    const twister = this.#twister;
    for (;;) {
      const x = 2 * twister.nextDouble() - 1;
      const y = 2 * twister.nextDouble() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      this.#gauss = factor * x;
      this.#hasGauss = true;
      return factor * y;
    }
  }
}

/**
 * NumPy's RandomState: the numbers of `np.random.seed(seed)`, to the bit.
 *
 * Normals are those of NumPy on x86-64 with fused multiply-add and glibc 2.28 or later, whose
 * logarithm they go through.
 *
 * @param seed - An integer in [0, 2^32), or a list of at least one of them.
 * @returns An `Rng` with the methods of RandomState.
 * @throws RangeError if the seed is none of these.
 * @example
 * ```ts
 * import { randomState } from "@inkwash/random/numpy";
 *
 * const state = randomState(0);
 * console.log(state.randn(2).join(" ")); //=> 1.764052345967664 0.4001572083672233
 * console.log(randomState(0).permutation(10).join(" ")); //=> 2 8 4 9 1 6 7 3 0 5
 * ```
 */
export function randomState(seed: number | ArrayLike<number>): RandomState {
  if (typeof seed === "number") {
    checkCount("randomState: seed", seed, 0);
    return new RandomState(MersenneTwister.fromSeed(seed));
  }
  if (!(seed.length > 0)) throw new RangeError("randomState: seed must not be an empty list");
  checkUint32("randomState: seed", seed, seed.length);
  return new RandomState(MersenneTwister.fromKey(seed));
}
