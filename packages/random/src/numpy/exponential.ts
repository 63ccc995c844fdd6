import { exp } from "@inkwash/special";
import type { BitGenerator } from "./bit-generators/bit-generator.ts";
import { log1p } from "./glibc/log1p.ts";
import { F, K, R, W } from "./tables/exponential.ts";

/** A standard exponential by the ziggurat of 256 strips: 53 bits and a strip from one word. */
export function exponential(bits: BitGenerator): number {
  const { word } = bits;
  for (;;) {
    bits.next();
    const low = word[0]!;
    const strip = (low >>> 3) & 0xff;
    const draw = (word[1]! >>> 0) * 2 ** 21 + (low >>> 11);
    const x = draw * W[strip]!;
    if (draw < K[strip]!) return x;
    if (strip === 0) return R - log1p(-bits.nextDouble());
    const height = (F[strip - 1]! - F[strip]!) * bits.nextDouble() + F[strip]!;
    if (height < exp(-x)) return x;
  }
}
