/** A key of JAX: what every draw is a function of. Draw once from a key, or split it. */
export interface Key {
  /** `jax.random.key_data(key)`: two integers in [0, 2^32). */
  readonly data: readonly [number, number];
  /** Which of JAX's two orders of bits; what is split from a key keeps it. */
  readonly partitionable: boolean;
}

/** Options of {@link key}. */
export interface KeyOptions {
  /**
   * `jax_threefry_partitionable`: true in JAX since 0.5.0; false is the original order.
   *
   * @defaultValue true
   */
  readonly partitionable?: boolean | undefined;
  /**
   * `jax_enable_x64`: with it a seed has 64 bits, without it 32.
   *
   * @defaultValue false
   */
  readonly x64?: boolean | undefined;
}

/**
 * `jax.random.key(seed)`: the key of a seed, for Threefry2x32.
 *
 * @param seed - An integer in [-2^31, 2^32), or with `x64` any safe one.
 * @param options - See {@link KeyOptions}.
 * @returns The key: the upper and the lower 32 bits of the seed.
 * @throws RangeError if `seed` is out of range.
 * @example
 * ```ts
 * import * as jax from "@inkwash/random/jax";
 *
 * const [noise, order] = jax.split(jax.key(1701));
 * console.log(noise!.data.join(" ")); //=> 741045208 1847055613
 * console.log(jax.permutation(order!, 6).join(" ")); //=> 5 1 0 4 3 2
 * ```
 */
export function key(seed: number, options: KeyOptions = {}): Key {
  const { partitionable = true, x64 = false } = options;
  const fits = x64
    ? Number.isSafeInteger(seed)
    : Number.isInteger(seed) && seed >= -(2 ** 31) && seed < 2 ** 32;
  if (!fits) {
    const range = x64 ? "a safe integer" : "an integer in [-2^31, 2^32), or give x64: true";
    throw new RangeError(`key: seed must be ${range}; got ${seed}`);
  }
  return { data: [x64 ? Math.floor(seed / 2 ** 32) >>> 0 : 0, seed >>> 0], partitionable };
}

/** Refuses what is not a key. */
export function checkKey(caller: string, value: Key): void {
  const data: readonly number[] | undefined = value?.data;
  if (!(data?.length === 2 && data.every((word) => word >>> 0 === word))) {
    throw new TypeError(`${caller}: key must be a key of key(), split() or foldIn()`);
  }
}
