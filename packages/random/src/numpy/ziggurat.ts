import { exp } from "@inkwash/special";
import type { BitGenerator } from "./bit-generators/bit-generator.ts";
import { log1p } from "./glibc/log1p.ts";
import { F, INVERSE_R, K, R, W } from "./tables/normal.ts";

/** A standard normal of the tail beyond R, by Marsaglia's method; `odd` chooses the sign. */
function tail(bits: BitGenerator, odd: boolean): number {
  for (;;) {
    const x = -INVERSE_R * log1p(-bits.nextDouble());
    const y = -log1p(-bits.nextDouble());
    if (y + y > x * x) return odd ? -(R + x) : R + x;
  }
}

/**
 * A standard normal by the ziggurat of 256 strips: 52 bits, a sign and a strip from one word.
 *
 * @see {@link https://doi.org/10.18637/jss.v005.i08 | Marsaglia and Tsang, J. Stat. Soft. 5 (2000)}
 */
export function normal(bits: BitGenerator): number {
  const { word } = bits;
  for (;;) {
    bits.next();
    const low = word[0]!;
    const strip = low & 0xff;
    const draw = (word[1]! & 0x1fffffff) * 2 ** 23 + (low >>> 9);
    const x = draw * W[strip]!;
    const value = x * (1 - ((low >>> 7) & 2));
    if (draw < K[strip]!) return value;
    if (strip === 0) return tail(bits, (low & 0x20000) !== 0);
    const height = (F[strip - 1]! - F[strip]!) * bits.nextDouble() + F[strip]!;
    if (height < exp(-0.5 * x * x)) return value;
  }
}
