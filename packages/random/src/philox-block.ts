import { multiplyHigh } from "./multiply.ts";

/** The two multipliers of a round. */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
/** What a round adds to the key: the golden ratio - 1 and sqrt(3) - 1, times 2^32. */
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

/** Writes Philox4x32-10 of counter (c0, c1, c2, c3) and key (k0, k1) to `out`; all are uint32. */
export function writeBlock(
  out: Uint32Array,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
): void {
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(M0, c0);
    const low0 = Math.imul(M0, c0);
    const high1 = multiplyHigh(M1, c2);
    const low1 = Math.imul(M1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
