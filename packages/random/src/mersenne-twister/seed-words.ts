/** Words of state. */
export const WORDS = 624;

/**
 * The state that `init_genrand(seed)` sets; seed is a uint32.
 *
 * @see Matsumoto and Nishimura, mt19937ar.c (2002)
 */
export function wordsFromSeed(seed: number): Uint32Array<ArrayBuffer> {
  const words = new Uint32Array(WORDS);
  words[0] = seed;
  for (let i = 1; i < WORDS; i++) {
    const before = words[i - 1]!;
    words[i] = Math.imul(1812433253, before ^ (before >>> 30)) + i;
  }
  return words;
}

/**
 * The state that `init_by_array(key)` sets; key is at least one uint32.
 *
 * @see Matsumoto and Nishimura, mt19937ar.c (2002)
 */
export function wordsFromKey(key: ArrayLike<number>): Uint32Array<ArrayBuffer> {
  const words = wordsFromSeed(19650218);
  let i = 1;
  // The last word moves to the front whenever the end is passed.
  const step = (): void => {
    if (++i < WORDS) return;
    words[0] = words[WORDS - 1]!;
    i = 1;
  };
  const mixed = (factor: number): number => {
    const before = words[i - 1]!;
    return words[i]! ^ Math.imul(before ^ (before >>> 30), factor);
  };
  for (let k = 0; k < Math.max(WORDS, key.length); k++) {
    const j = k % key.length;
    words[i] = mixed(1664525) + key[j]! + j;
    step();
  }
  for (let k = 1; k < WORDS; k++) {
    words[i] = mixed(1566083941) - i;
    step();
  }
  words[0] = 0x80000000;
  return words;
}
