/** What joins the two words of a key to a third. */
const PARITY = 0x1bd11bda;
const ROTATIONS = [
  [13, 15, 26, 6],
  [17, 29, 16, 24],
] as const;

/** Threefry2x32-20 of counter (x0, x1) and key (k0, k1) to out[i], out[j]. */
export function writeHash(
  out: Uint32Array,
  i: number,
  j: number,
  [k0, k1]: readonly [number, number],
  x0: number,
  x1: number,
): void {
  const key = [k0, k1, k0 ^ k1 ^ PARITY];
  let a = (x0 + k0) | 0;
  let b = (x1 + k1) | 0;
  for (let group = 1; group <= 5; group++) {
    for (const rotation of ROTATIONS[(group - 1) & 1]!) {
      a = (a + b) | 0;
      b = ((b << rotation) | (b >>> (32 - rotation))) ^ a;
    }
    a = (a + key[group % 3]!) | 0;
    b = (b + key[(group + 1) % 3]! + group) | 0;
  }
  out[i] = a;
  out[j] = b;
}
