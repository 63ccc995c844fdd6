import type { Code } from "../assembler/code.ts";
import { define, type Definition } from "../assembler/function.ts";
import * as i32 from "../assembler/i32.ts";
import * as i32x4 from "../assembler/i32x4.ts";
import { interleave } from "../assembler/interleave.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";

/** The multipliers and key increments of Philox4x32 (Random123's philox.h). */
const multipliers = [0xd2511f53, 0xcd9e8d57] as const;
const increments = [0x9e3779b9, 0xbb67ae85] as const;
const rounds = 10;
/** How many times four blocks are made side by side. */
const ways = 2;

/** Four 64-bit products: those of lanes 0 and 1, and those of lanes 2 and 3. */
type Products = readonly [Local, Local];
const low = ([a, b]: Products): Code => v128.shuffle(a.get, b.get, [0, 2, 4, 6]);
const high = ([a, b]: Products): Code => v128.shuffle(a.get, b.get, [1, 3, 5, 7]);

/**
 * words(out, end, keyLow, keyHigh, blockLow, blockHigh, streamLow, streamHigh) writes the words of
 * Philox4x32-10 from the first word of a block on, thirty-two at a time: eight blocks run side by
 * side, one per lane of two vectors. Memory is written from `out` up to `end`, a multiple of 128
 * bytes further on.
 *
 * @see {@link https://doi.org/10.1145/2063384.2063405 | Salmon et al. 2011}, section 3.3
 */
export const words = (): Definition =>
  define(
    "words",
    (
      { integer, vector, hoist },
      out,
      end,
      keyLow,
      keyHigh,
      blockLow,
      blockHigh,
      streamLow,
      streamHigh,
    ) => {
      const left = integer();
      const [blocksLow, blocksHigh] = [vector(), vector()] as const;
      const [k0, k1] = [vector(), vector()] as const;

      /** Adds to the 64-bit block numbers: a low half has wrapped where it is below what was added. */
      const advance = (step: Code): Code => [
        ...blocksLow.set(i32x4.add(blocksLow.get, step)),
        ...blocksHigh.set(i32x4.sub(blocksHigh.get, i32x4.lessUnsigned(blocksLow.get, step))),
      ];
      const sets = Array.from({ length: ways }, (_, way) => {
        const [c0, c1, c2, c3] = [vector(), vector(), vector(), vector()] as const;
        const [p, q] = [[vector(), vector()] as const, [vector(), vector()] as const] as const;
        const multiply = (x: Local, multiplier: number, products: Products): Code[] => [
          products[0].set(i32x4.productsLow(x.get, hoist(i32x4.constant(multiplier)))),
          products[1].set(i32x4.productsHigh(x.get, hoist(i32x4.constant(multiplier)))),
        ];
        const start: Code = [
          ...c0.set(blocksLow.get),
          ...c1.set(blocksHigh.get),
          ...c2.set(i32x4.splat(streamLow.get)),
          ...c3.set(i32x4.splat(streamHigh.get)),
          ...advance(hoist(i32x4.constant(4))),
        ];
        const round = [
          ...multiply(c0, multipliers[0], p),
          ...multiply(c2, multipliers[1], q),
          c0.set(v128.xor(v128.xor(high(q), c1.get), k0.get)),
          c1.set(low(q)),
          c2.set(v128.xor(v128.xor(high(p), c3.get), k1.get)),
          c3.set(low(p)),
        ];
        /** From a vector per word of the block to a vector per block. */
        const transposeAndStore = [
          p[0].set(v128.shuffle(c0.get, c1.get, [0, 4, 1, 5])),
          p[1].set(v128.shuffle(c0.get, c1.get, [2, 6, 3, 7])),
          q[0].set(v128.shuffle(c2.get, c3.get, [0, 4, 1, 5])),
          q[1].set(v128.shuffle(c2.get, c3.get, [2, 6, 3, 7])),
          v128.store(out.get, 64 * way, v128.shuffle(p[0].get, q[0].get, [0, 1, 4, 5])),
          v128.store(out.get, 64 * way + 16, v128.shuffle(p[0].get, q[0].get, [2, 3, 6, 7])),
          v128.store(out.get, 64 * way + 32, v128.shuffle(p[1].get, q[1].get, [0, 1, 4, 5])),
          v128.store(out.get, 64 * way + 48, v128.shuffle(p[1].get, q[1].get, [2, 3, 6, 7])),
        ];
        return { start, round, transposeAndStore };
      });
      const nextKey: Code = [
        ...k0.set(i32x4.add(k0.get, hoist(i32x4.constant(increments[0])))),
        ...k1.set(i32x4.add(k1.get, hoist(i32x4.constant(increments[1])))),
      ];
      return [
        ...blocksLow.set(i32x4.splat(blockLow.get)),
        ...blocksHigh.set(i32x4.splat(blockHigh.get)),
        ...advance(hoist(i32x4.constant(0, 1, 2, 3))),
        ...repeatWhile(i32.sub(end.get, out.get), [
          ...sets.flatMap(({ start }) => start),
          ...k0.set(i32x4.splat(keyLow.get)),
          ...k1.set(i32x4.splat(keyHigh.get)),
          ...left.set(i32.constant(rounds)),
          ...repeatWhile(left.get, [
            ...interleave(...sets.map(({ round }) => round)).flat(),
            ...nextKey,
            ...left.set(i32.sub(left.get, i32.constant(1))),
          ]),
          ...interleave(...sets.map(({ transposeAndStore }) => transposeAndStore)).flat(),
          ...out.set(i32.add(out.get, i32.constant(64 * ways))),
        ]),
      ];
    },
  );
