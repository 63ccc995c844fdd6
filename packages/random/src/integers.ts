import { below as draw } from "./below.ts";
import { checkCount } from "./check.ts";
import type { Rng } from "./types.ts";

/**
 * `count` independent uniform integers in [0, `below`), without modulo bias.
 */
export function integers(below: number, count: number, rng: Rng): Uint32Array<ArrayBuffer> {
  checkCount("integers: below", below, 1);
  checkCount("integers: count", count, 0);
  const out = new Uint32Array(count);
  for (let i = 0; i < count; i++) out[i] = draw(below, rng);
  return out;
}
