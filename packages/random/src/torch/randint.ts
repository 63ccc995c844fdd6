import { checkCount } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";

/** The remainder of the 64-bit integer high 2^32 + low by `range`, an integer in [1, 2^53). */
export function remainder64(high: number, low: number, range: number): number {
  return Number(((BigInt(high) << 32n) | BigInt(low)) % BigInt(range));
}

/**
 * `torch.randint(low, high, (count,))`: integers in [low, high).
 *
 * low + word mod (high - low), where a range of 2^28 or more takes two words, the upper one first
 * (2^32 or more in PyTorch 1).
 * Small integers are favoured a little, as in PyTorch; `integers` of the package favours none.
 *
 * @param low - The least integer, a safe one.
 * @param high - A safe integer above `low`; high - low is at most 2^53 - 1.
 * @param count - How many, an integer in [0, 2^32).
 * @param rng - PyTorch's generator; it moves on.
 * @returns `count` integers; float64 numbers hold them exactly.
 * @throws RangeError if the range is empty or an argument is out of range.
 */
export function randint(
  low: number,
  high: number,
  count: number,
  rng: TorchGenerator,
): Float64Array<ArrayBuffer> {
  const range = high - low;
  const safe = [low, high, range].every(Number.isSafeInteger);
  if (!(safe && range > 0)) {
    throw new RangeError(
      `randint: low and high must be safe integers in order; got ${low}, ${high}`,
    );
  }
  checkCount("randint: count", count, 0);
  const wide = range >= (rng.major === 1 ? 2 ** 32 : 2 ** 28);
  const out = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const word = rng.nextUint32();
    const offset = wide ? remainder64(word, rng.nextUint32(), range) : word % range;
    out[i] = low + offset;
  }
  return out;
}
