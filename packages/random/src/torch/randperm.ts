import { checkCount } from "../check.ts";
import type { TorchGenerator } from "./generator.ts";
import { remainder64 } from "./randint.ts";

/** From here on PyTorch 2 takes two words per element. */
const MANY = Math.floor((2 ** 32 - 1) / 20);

/** Where element 0 of `rest` elements goes: a word, or two for `many`, modulo `rest`. */
export function place(rest: number, many: boolean, rng: TorchGenerator): number {
  const word = rng.nextUint32();
  return many ? remainder64(word, rng.nextUint32(), rest) : word % rest;
}

/**
 * `torch.randperm(n)`: an order of 0, 1, ..., n - 1.
 *
 * Fisher and Yates from the front with word mod (n - i); from n = 214,748,364 on with two words,
 * as PyTorch 2 does.
 *
 * @param n - How many, an integer in [0, 2^32).
 * @param rng - PyTorch's generator; it moves on.
 * @returns Every integer of [0, n) once.
 * @throws RangeError if `n` is not an integer in [0, 2^32).
 */
export function randperm(n: number, rng: TorchGenerator): Uint32Array<ArrayBuffer> {
  checkCount("randperm: n", n, 0);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  const many = n >= MANY && rng.major === 2;
  for (let i = 0; i < n - 1; i++) {
    const j = i + place(n - i, many, rng);
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}
