import { permutation, type Stream } from "@inkwash/random";

/** The sample at each position of an epoch. */
export type Order = (position: number) => number;

/** Up to here an order is drawn and kept, which takes some 30 ms; beyond it is computed position by position. */
export const MOST_DRAWN = 65_536;

/** The orders of epochs of n samples: each is valid until the next is asked for. */
export function ordersOf(n: number, rng: Stream): (epoch: number) => Order {
  if (n > MOST_DRAWN) return (epoch) => scrambled(n, rng.fork(epoch));
  const order = new Uint32Array(n);
  return (epoch) => {
    permutation(n, rng.fork(epoch), order);
    return (position) => order[position]!;
  };
}

const ROUNDS = 6;

/**
 * An order of 0, 1, ..., n - 1 that needs no memory: a Feistel network of six rounds on the least even
 * number of bits that holds n, applied again until the result is below n, at most four times on average.
 * @see {@link https://doi.org/10.1007/3-540-45760-7_9 | Black & Rogaway (2002)}, cycle walking
 */
export function scrambled(n: number, rng: Stream): Order {
  let base = 2;
  while (base * base < n) base *= 2;
  const keys = Uint32Array.from({ length: ROUNDS }, () => rng.nextUint32());
  return (position) => {
    let at = position;
    do {
      let left = Math.floor(at / base);
      let right = at % base;
      for (let round = 0; round < ROUNDS; round++) {
        const next = left ^ (mix(right ^ keys[round]!) & (base - 1));
        left = right;
        right = next;
      }
      at = left * base + right;
    } while (at >= n);
    return at;
  };
}

/** 32 bits, well mixed: the finaliser of MurmurHash3. */
function mix(word: number): number {
  let h = word;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
