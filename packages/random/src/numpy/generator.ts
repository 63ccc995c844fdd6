import { checkCount, checkFloats } from "../check.ts";
import type { Rng } from "../types.ts";
import type { BitGenerator, BitGeneratorState } from "./bit-generators/bit-generator.ts";
import { pcg64 } from "./bit-generators/pcg64.ts";
import { lemire32, masked32 } from "./bounded.ts";
import { type ChoiceOptions, checkChoice, weighted, weightedDistinct } from "./choice.ts";
import { checkFinite } from "./check-finite.ts";
import { distinct } from "./distinct.ts";
import { drawIntegers } from "./draw-integers.ts";
import { exponential } from "./exponential.ts";
import type { BigIntegerArrays, IntegerArrays, IntegerType } from "./integer-types.ts";
import type { Seed } from "./seed.ts";
import { type Shuffled, permuted, shuffleFrom } from "./shuffle.ts";
import { normal } from "./ziggurat.ts";
import { normal32 } from "./ziggurat32.ts";

/** Options of `Generator.integers`. */
export interface IntegersOptions<Type extends IntegerType = IntegerType> {
  /**
   * NumPy's `dtype`, which decides how many bits a number takes and the array it comes in.
   *
   * @defaultValue "int64"
   */
  readonly type?: Type | undefined;
  /**
   * Whether `high` itself may be drawn.
   *
   * @defaultValue false
   */
  readonly endpoint?: boolean | undefined;
}

/** Options of `Generator.choice`. */
export interface GeneratorChoiceOptions extends ChoiceOptions {
  /**
   * Whether a choice without replacement is put in random order; false is faster and leaves an
   * order that is not random.
   *
   * @defaultValue true
   */
  readonly shuffle?: boolean | undefined;
}

/** NumPy's Generator: the distributions of NumPy 1.24 over a bit generator. */
export class Generator implements Rng {
  /** Where the bits come from; whoever else draws from it moves this generator on. */
  readonly bitGenerator: BitGenerator;

  /** See {@link generator}. */
  constructor(bitGenerator: BitGenerator) {
    this.bitGenerator = bitGenerator;
  }

  /** The next 32 random bits, an integer in [0, 2^32). */
  nextUint32(): number {
    return this.bitGenerator.nextUint32();
  }

  /** `random(size, dtype=)`: uniforms of 24 bits in a Float32Array, of 53 in a Float64Array. */
  fillUniform<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillUniform: out", out);
    const bits = this.bitGenerator;
    if (out instanceof Float32Array) {
      for (let i = 0; i < out.length; i++) out[i] = (bits.nextUint32() >>> 8) * 2 ** -24;
    } else {
      for (let i = 0; i < out.length; i++) out[i] = bits.nextDouble();
    }
    return out;
  }

  /** `standard_normal(size, dtype=)`: float32 and float64 are different sequences. */
  fillNormal<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillNormal: out", out);
    const bits = this.bitGenerator;
    if (out instanceof Float32Array) for (let i = 0; i < out.length; i++) out[i] = normal32(bits);
    else for (let i = 0; i < out.length; i++) out[i] = normal(bits);
    return out;
  }

  /** `random(count)`: float64 uniforms in [0, 1). */
  random(count: number): Float64Array<ArrayBuffer> {
    checkCount("random: count", count, 0);
    return this.fillUniform(new Float64Array(count));
  }

  /**
   * `uniform(low, high, count)`: low + (high - low) random.
   *
   * @throws RangeError if high - low is not a finite number of at least 0, or `count` is out of range.
   */
  uniform(low: number, high: number, count: number): Float64Array<ArrayBuffer> {
    checkFinite("uniform: high - low", high - low, 0);
    const out = this.random(count);
    for (let i = 0; i < count; i++) out[i] = low + (high - low) * out[i]!;
    return out;
  }

  /** `standard_normal(count)`: float64 normals. */
  standardNormal(count: number): Float64Array<ArrayBuffer> {
    checkCount("standardNormal: count", count, 0);
    return this.fillNormal(new Float64Array(count));
  }

  /**
   * `normal(mean, std, count)`: mean + std standardNormal.
   *
   * @throws RangeError if `mean` is not finite, `std` is negative or not finite, or `count` is out
   *   of range.
   */
  normal(mean: number, std: number, count: number): Float64Array<ArrayBuffer> {
    checkFinite("normal: mean", mean);
    checkFinite("normal: std", std, 0);
    const out = this.standardNormal(count);
    for (let i = 0; i < count; i++) out[i] = mean + std * out[i]!;
    return out;
  }

  /** `standard_exponential(count)`: float64 exponentials of mean 1. */
  standardExponential(count: number): Float64Array<ArrayBuffer> {
    checkCount("standardExponential: count", count, 0);
    const out = new Float64Array(count);
    for (let i = 0; i < count; i++) out[i] = exponential(this.bitGenerator);
    return out;
  }

  /**
   * `integers(low, high, count, dtype=, endpoint=)`: uniform integers, by Lemire's method.
   *
   * Number bounds up to 2^53 give the arrays of {@link IntegerArrays}; bigint bounds give 64-bit
   * integers in the arrays of {@link BigIntegerArrays}.
   *
   * @param low - The smallest.
   * @param high - One above the largest; with `endpoint` the largest.
   * @param count - How many, an integer in [0, 2^32).
   * @param options - See {@link IntegersOptions}.
   * @throws RangeError for bounds that are empty or that the type does not hold; TypeError for
   *   bounds of different kinds.
   */
  integers<Type extends IntegerType = "int64">(
    low: number,
    high: number,
    count: number,
    options?: IntegersOptions<Type>,
  ): IntegerArrays[Type];
  integers<Type extends "int64" | "uint64" = "int64">(
    low: bigint,
    high: bigint,
    count: number,
    options?: IntegersOptions<Type>,
  ): BigIntegerArrays[Type];
  integers(
    low: number | bigint,
    high: number | bigint,
    count: number,
    options: IntegersOptions = {},
  ): unknown {
    const { type = "int64", endpoint = false } = options;
    const draw = { caller: "integers", count, type, masked: false, endpoint };
    return drawIntegers(this.bitGenerator, low, high, draw);
  }

  /** `permutation(n)`: 0 .. n - 1 in random order, n an integer in [0, 2^32). */
  permutation(n: number): Uint32Array<ArrayBuffer> {
    checkCount("permutation: n", n, 0);
    return permuted(n, this.bitGenerator);
  }

  /** `shuffle(values)`: puts an array in random order, in place, and returns it. */
  shuffle<T extends Shuffled>(values: T): T {
    shuffleFrom(values, 1, this.bitGenerator, masked32);
    return values;
  }

  /**
   * `choice(n, count, replace, p, shuffle=)`: indices in [0, n).
   *
   * @param n - How many there are to choose from, an integer in [0, 2^32).
   * @param count - How many to choose, an integer in [0, 2^32).
   * @param options - See {@link GeneratorChoiceOptions}.
   * @throws RangeError if there are too few to choose from, or `p` is not a law on n indices.
   */
  choice(n: number, count: number, options: GeneratorChoiceOptions = {}): Uint32Array<ArrayBuffer> {
    const { replace = true, p, shuffle = true } = options;
    checkChoice(n, count, options);
    if (p !== undefined) {
      return (replace ? weighted : weightedDistinct)(p, count, (size) => this.random(size));
    }
    if (!replace) return distinct(n, count, this.bitGenerator, shuffle);
    const out = new Uint32Array(count);
    for (let i = 0; i < count; i++) out[i] = lemire32(this.bitGenerator, n - 1);
    return out;
  }

  /**
   * `spawn(count)`: independent generators of the same kind, for parallel work.
   *
   * @throws Error if the bit generator was not seeded by a sequence; RangeError if `count` is out
   *   of range.
   */
  spawn(count: number): Generator[] {
    const { seedSequence } = this.bitGenerator;
    if (seedSequence === undefined) {
      throw new Error("spawn: the bit generator was set by key; seed it to spawn from it");
    }
    return seedSequence.spawn(count).map((child) => new Generator(this.bitGenerator.seeded(child)));
  }

  /** The state of the bit generator, which is all there is; plain data for a checkpoint. */
  get state(): BitGeneratorState {
    return this.bitGenerator.state;
  }

  set state(state: BitGeneratorState) {
    this.bitGenerator.state = state;
  }
}

/**
 * NumPy's Generator over any bit generator: `np.random.Generator(bit_generator)`.
 *
 * @param bitGenerator - One of `pcg64`, `pcg64dxsm`, `philox4x64`, `sfc64` and `mt19937`.
 * @returns An `Rng` with NumPy's distributions, equal to those of NumPy 1.24 on x86-64 Linux.
 * @example
 * ```ts
 * import { generator, philox4x64 } from "@inkwash/random/numpy";
 *
 * const rng = generator(philox4x64(42));
 * console.log(rng.standardNormal(2).join(" ")); //=> -1.1043995228921153 0.1891281100736375
 * ```
 */
export function generator(bitGenerator: BitGenerator): Generator {
  return new Generator(bitGenerator);
}

/**
 * NumPy's `np.random.default_rng(seed)`: a Generator over PCG64.
 *
 * @param seed - See {@link Seed}.
 * @returns An `Rng` with NumPy's distributions, equal to those of NumPy 1.24 on x86-64 Linux.
 * @throws RangeError or TypeError for a seed that is not one.
 * @example
 * ```ts
 * import { defaultRng } from "@inkwash/random/numpy";
 *
 * const rng = defaultRng(42);
 * console.log(rng.random(2).join(" ")); //=> 0.7739560485559633 0.4388784397520523
 * console.log(rng.integers(0, 100, 5).join(" ")); //=> 43 85 8 69 20
 * ```
 */
export function defaultRng(seed: Seed): Generator {
  return new Generator(pcg64(seed));
}
