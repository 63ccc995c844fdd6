import { checkCount } from "../check.ts";
import { entropyWords } from "./entropy-words.ts";

/** Options of {@link seedSequence}. */
export interface SeedSequenceOptions {
  /**
   * Where the sequence stands in the tree that `spawn` grows; only `spawn` should have to set it.
   *
   * @defaultValue []
   */
  readonly spawnKey?: readonly number[] | undefined;
  /**
   * Words of the pool that all entropy is mixed into, at least 4.
   *
   * @defaultValue 4
   */
  readonly poolSize?: number | undefined;
}

/** The words x ^ h, with h growing by a factor, times the new h, with the upper half mixed in. */
class Hash {
  #constant: number;
  readonly #factor: number;

  constructor(constant: number, factor: number) {
    this.#constant = constant;
    this.#factor = factor;
  }

  mix(word: number): number {
    const mixed = word ^ this.#constant;
    this.#constant = Math.imul(this.#constant, this.#factor);
    const product = Math.imul(mixed, this.#constant);
    return product ^ (product >>> 16);
  }
}

/** Two words into one. */
function mix(x: number, y: number): number {
  const result = (Math.imul(0xca01f9dd, x) - Math.imul(0x4973f715, y)) | 0;
  return result ^ (result >>> 16);
}

/** Entropy mixed into a pool, from which generators are seeded and children are spawned. */
export class SeedSequence {
  /** The entropy that was given: one integer or several. */
  readonly entropy: number | bigint | readonly (number | bigint)[];
  /** The path from the root of the tree of spawned sequences; empty at the root. */
  readonly spawnKey: readonly number[];
  /** The mixed entropy: `poolSize` words. */
  readonly pool: Uint32Array;
  #children = 0;

  /** See {@link seedSequence}, which checks the arguments. */
  constructor(
    entropy: number | bigint | readonly (number | bigint)[],
    spawnKey: readonly number[],
    poolSize: number,
  ) {
    this.entropy = entropy;
    this.spawnKey = spawnKey;
    const words = entropyWords("seedSequence: entropy", entropy);
    const path = entropyWords("seedSequence: spawnKey", spawnKey);
    // Short entropy is filled up, so that a spawn key is never taken for a part of it.
    while (path.length > 0 && words.length < poolSize) words.push(0);
    words.push(...path);
    const pool = new Uint32Array(poolSize);
    const hash = new Hash(0x43b0d7e5, 0x931e8875);
    for (let i = 0; i < poolSize; i++) pool[i] = hash.mix(words[i] ?? 0);
    for (let from = 0; from < poolSize; from++) {
      for (let to = 0; to < poolSize; to++) {
        if (from !== to) pool[to] = mix(pool[to]!, hash.mix(pool[from]!));
      }
    }
    for (let from = poolSize; from < words.length; from++) {
      for (let to = 0; to < poolSize; to++) pool[to] = mix(pool[to]!, hash.mix(words[from]!));
    }
    this.pool = pool;
  }

  /**
   * The first `count` words for seeding a generator: `generate_state(count)`.
   *
   * With "uint64" each element takes two words, the lower one first.
   *
   * @param count - How many, an integer in [0, 2^31).
   * @param type - "uint32" (the default) or "uint64".
   * @throws RangeError if `count` is out of range.
   */
  generateState(count: number, type?: "uint32"): Uint32Array<ArrayBuffer>;
  generateState(count: number, type: "uint64"): BigUint64Array<ArrayBuffer>;
  generateState(
    count: number,
    type: "uint32" | "uint64" = "uint32",
  ): Uint32Array<ArrayBuffer> | BigUint64Array<ArrayBuffer> {
    checkCount("generateState: count", count, 0);
    const hash = new Hash(0x8b51f9dd, 0x58f38ded);
    const { pool } = this;
    const word = (_: unknown, i: number): number => hash.mix(pool[i % pool.length]!);
    if (type === "uint32") return Uint32Array.from({ length: count }, word);
    const words = Uint32Array.from({ length: 2 * count }, word);
    const pair = (_: unknown, i: number): bigint =>
      (BigInt(words[2 * i + 1]!) << 32n) | BigInt(words[2 * i]!);
    return BigUint64Array.from({ length: count }, pair);
  }

  /**
   * The next `count` children, each with its number at the end of the spawn key.
   *
   * @param count - How many, an integer in [0, 2^32).
   * @returns Sequences that are independent of this one and of each other; later calls give others.
   * @throws RangeError if `count` is out of range.
   */
  spawn(count: number): SeedSequence[] {
    checkCount("spawn: count", count, 0);
    const first = this.#children;
    this.#children += count;
    return Array.from({ length: count }, (_, i) => {
      return new SeedSequence(this.entropy, [...this.spawnKey, first + i], this.pool.length);
    });
  }
}

/**
 * NumPy's SeedSequence: entropy of any size, mixed so that similar seeds give unlike generators.
 *
 * @param entropy - A non-negative integer (a bigint from 2^53 on) or a list of them.
 * @param options - See {@link SeedSequenceOptions}.
 * @returns The sequence, with `generateState` and `spawn`.
 * @throws RangeError for a negative integer or a pool below 4 words; TypeError for what is not an
 *   integer.
 * @see {@link https://www.pcg-random.org/posts/developing-a-seed_seq-alternative.html | O'Neill, Developing a seed_seq alternative}
 * @example
 * ```ts
 * import { seedSequence } from "@inkwash/random/numpy";
 *
 * console.log(seedSequence(42).generateState(2).join(" ")); //=> 3444837047 2669555309
 * const [child] = seedSequence(42).spawn(1);
 * console.log(child!.generateState(2).join(" ")); //=> 2684470948 3757501821
 * ```
 */
export function seedSequence(
  entropy: number | bigint | readonly (number | bigint)[],
  options: SeedSequenceOptions = {},
): SeedSequence {
  const { spawnKey = [], poolSize = 4 } = options;
  checkCount("seedSequence: poolSize", poolSize, 4);
  return new SeedSequence(entropy, [...spawnKey], poolSize);
}
