/** The next words of four lanes of xoshiro128++: rotate(s0 + s3, 7) + s0 of each. */
export function writeWords(state: Uint32Array, out: Uint32Array): void {
  for (let lane = 0; lane < 4; lane++) {
    const sum = (state[lane]! + state[12 + lane]!) | 0;
    out[lane] = ((sum << 7) | (sum >>> 25)) + state[lane]!;
  }
}

/**
 * Moves four lanes of xoshiro128++ on by a step; word j of lane i is state[4 j + i].
 *
 * @see {@link https://arxiv.org/abs/1805.01407 | arXiv:1805.01407}, section 4 (Blackman, Vigna)
 */
export function advance(state: Uint32Array): void {
  for (let lane = 0; lane < 4; lane++) {
    const s1 = state[4 + lane]!;
    const s2 = state[8 + lane]! ^ state[lane]!;
    const s3 = state[12 + lane]! ^ s1;
    state[4 + lane] = s1 ^ s2;
    state[lane] = state[lane]! ^ s3;
    state[8 + lane] = s2 ^ (s1 << 9);
    state[12 + lane] = (s3 << 11) | (s3 >>> 21);
  }
}
