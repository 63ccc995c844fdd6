import { cos, log1p, sin } from "@inkwash/special";
import { checkFloats } from "../check.ts";
import { MersenneTwister } from "../mersenne-twister/mersenne-twister.ts";
import type { Rng } from "../types.ts";
import { BLOCK, turnBlock } from "./normal-block.ts";
import { turnBlockAvx2 } from "./normal-block-avx2.ts";

const TWO_PI = 6.283185307179586;

/** PyTorch's CPU generator: the words of MT19937 and the normal that is kept for the next call. */
export interface TorchGenerator extends Rng {
  /** Whether these are the kernels for AVX2, where x * scale + shift rounds once. */
  readonly fused: boolean;
  /** Whose streams these are where PyTorch 1 and PyTorch 2 differ. */
  readonly major: 1 | 2;
  /** `torch.rand`: uniforms in [0, 1), multiples of 2^-24 in a Float32Array, of 2^-53 in a Float64Array. */
  fillUniform<T extends Float32Array | Float64Array>(out: T): T;
  /**
   * `torch.randn`. Fewer than 16 numbers are drawn one by one in float64, where every other one is
   * kept for the next such call; 16 or more are drawn in the type of `out`.
   */
  fillNormal<T extends Float32Array | Float64Array>(out: T): T;
}

/** Options of {@link torchGenerator}. */
export interface TorchGeneratorOptions {
  /**
   * Whether float32 numbers are those of PyTorch's kernels for AVX2, as on nearly every x86-64: a
   * product and a sum after the drawing (`uniform`, `normal`, `linear`) round once, and 16 normals or
   * more go through logarithms, sines and cosines of their own. `false` is its plain kernel over
   * glibc (`ATEN_CPU_CAPABILITY=default`), which rounds twice.
   *
   * @defaultValue true
   */
  readonly fused?: boolean | undefined;
  /**
   * Whose streams these are where PyTorch 1.13 and 2.13 differ: `randint` over 2^28 to 2^32 - 1
   * integers, `randperm` of 214,748,364 and more, `multinomial` of a single index with replacement.
   *
   * @defaultValue 2
   */
  readonly major?: 1 | 2 | undefined;
}

class Torch implements TorchGenerator {
  readonly fused: boolean;
  readonly major: 1 | 2;
  readonly #words: MersenneTwister;
  #kept: number | undefined;

  constructor(seed: number, fused: boolean, major: 1 | 2) {
    this.fused = fused;
    this.major = major;
    this.#words = MersenneTwister.fromSeed(seed);
  }

  nextUint32(): number {
    return this.#words.nextUint32();
  }

  fillUniform<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillUniform: out", out);
    if (out instanceof Float32Array) {
      for (let i = 0; i < out.length; i++) out[i] = (this.nextUint32() & 0xffffff) * 2 ** -24;
    } else {
      for (let i = 0; i < out.length; i++) out[i] = this.#uniform();
    }
    return out;
  }

  fillNormal<T extends Float32Array | Float64Array>(out: T): T {
    checkFloats("fillNormal: out", out);
    if (out.length < BLOCK) {
      for (let i = 0; i < out.length; i++) out[i] = this.#normal();
      return out;
    }
    this.fillUniform(out);
    const whole = out.length - (out.length % BLOCK);
    for (let start = 0; start < whole; start += BLOCK) this.#turn(out, start);
    if (whole < out.length) {
      // The last 16 are drawn afresh, those that a whole block has made already among them.
      const start = out.length - BLOCK;
      this.fillUniform(out.subarray(start));
      this.#turn(out, start);
    }
    return out;
  }

  #turn(out: Float32Array | Float64Array, start: number): void {
    if (this.fused && out instanceof Float32Array) turnBlockAvx2(out, start);
    else turnBlock(out, start);
  }

  /** 53 bits of two words, the upper word first. */
  #uniform(): number {
    const high = this.nextUint32() & 0x1fffff;
    return (high * 2 ** 32 + this.nextUint32()) * 2 ** -53;
  }

  #normal(): number {
    const kept = this.#kept;
    this.#kept = undefined;
    if (kept !== undefined) return kept;
    const angle = TWO_PI * this.#uniform();
    const radius = Math.sqrt(-2 * log1p(-this.#uniform()));
    this.#kept = radius * sin(angle);
    return radius * cos(angle);
  }
}

/**
 * The generator that `torch.manual_seed(seed)` leaves on the CPU.
 *
 * Words, uniforms, integers, permutations and float32 normals are PyTorch's bit for bit, of its
 * kernels for AVX2 or, with `fused: false`, of its plain one (`ATEN_CPU_CAPABILITY=default`), whose
 * float32 normals differ by up to 2e-6 where 16 or more are drawn. One tensor is one fill.
 *
 * @param seed - A safe integer; PyTorch uses its lowest 32 bits.
 * @param options - See {@link TorchGeneratorOptions}.
 * @returns The generator, before its first word.
 * @throws RangeError if `seed` is not a safe integer or `major` is neither 1 nor 2.
 * @see {@link https://github.com/pytorch/pytorch/blob/v1.13.1/aten/src/ATen/native/cpu/DistributionTemplates.h | PyTorch 1.13.1, DistributionTemplates.h}
 * @example
 * ```ts
 * import { torchGenerator } from "@inkwash/random/torch";
 *
 * const rng = torchGenerator(0); // torch.manual_seed(0); torch.rand(3)
 * const uniforms = rng.fillUniform(new Float32Array(3));
 * console.log([...uniforms].map((u) => u.toFixed(4)).join(" ")); //=> 0.4963 0.7682 0.0885
 * ```
 */
export function torchGenerator(seed: number, options: TorchGeneratorOptions = {}): TorchGenerator {
  const { fused = true, major = 2 } = options;
  if (!Number.isSafeInteger(seed)) {
    throw new RangeError(`torchGenerator: seed must be a safe integer; got ${seed}`);
  }
  if (major !== 1 && major !== 2) {
    throw new RangeError(`torchGenerator: major must be 1 or 2; got ${String(major)}`);
  }
  return new Torch(seed >>> 0, fused, major);
}
