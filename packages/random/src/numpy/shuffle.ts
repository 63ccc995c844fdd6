import { type Words, masked32 } from "./bounded.ts";

/** An array of anything that can be written to. */
export interface Shuffled {
  /** How many elements, below 2^32. */
  readonly length: number;
  /** An element. */
  [index: number]: unknown;
}

/** Fisher and Yates from the end down to `first`; `below` draws an integer in [0, i]. */
export function shuffleFrom(
  values: Shuffled,
  first: number,
  words: Words,
  below: (words: Words, max: number) => number,
): void {
  for (let i = values.length - 1; i >= first; i--) {
    const j = below(words, i);
    const kept = values[i];
    values[i] = values[j];
    values[j] = kept;
  }
}

/** The integers 0 .. n - 1 in order. */
export function range(n: number): Uint32Array<ArrayBuffer> {
  const values = new Uint32Array(n);
  for (let i = 0; i < n; i++) values[i] = i;
  return values;
}

/** The order of `shuffle` of 0 .. n - 1. */
export function permuted(n: number, words: Words): Uint32Array<ArrayBuffer> {
  const values = range(n);
  shuffleFrom(values, 1, words, masked32);
  return values;
}
