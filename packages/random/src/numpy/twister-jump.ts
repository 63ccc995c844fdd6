import { MersenneTwister } from "../mersenne-twister/mersenne-twister.ts";
import { WORDS } from "../mersenne-twister/seed-words.ts";
import { JUMP } from "./tables/twister-jump.ts";

/** The exponents of the polynomial's terms. */
function exponents(): number[] {
  const found: number[] = [];
  for (let at = JUMP.length - 1, base = 0; at >= 0; at--, base += 4) {
    const digit = Number.parseInt(JUMP[at]!, 16);
    for (let bit = 0; bit < 4; bit++) if ((digit >> bit) & 1) found.push(base + bit);
  }
  return found;
}

/** `words` with element j at (j + by) modulo their number. */
function turned(words: Uint32Array, by: number): Uint32Array<ArrayBuffer> {
  const out = new Uint32Array(WORDS);
  for (let j = 0; j < WORDS; j++) out[(j + by) % WORDS] = words[j]!;
  return out;
}

/**
 * The twister that NumPy calls 2^128 words after `twister`.
 *
 * NumPy takes the words as a ring whose oldest is the next one to come, which they are not in the
 * middle of a block; repeated here, as its numbers are what is replayed.
 */
export function jump(twister: MersenneTwister): MersenneTwister {
  const terms = exponents();
  const degree = terms.at(-1)!;
  const position = twister.position % WORDS;
  const ring = new MersenneTwister(turned(twister.words, WORDS - position), 0);
  const next = Uint32Array.from({ length: degree + WORDS }, () => ring.nextWord());
  const sums = new Uint32Array(WORDS);
  for (const term of terms) {
    for (let i = 0; i < WORDS; i++) sums[i] = sums[i]! ^ next[term + i]!;
  }
  const end = (position + degree) % WORDS;
  return new MersenneTwister(turned(sums, end), end);
}
