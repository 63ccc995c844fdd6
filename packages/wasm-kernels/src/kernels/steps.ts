import type { Code } from "../assembler/code.ts";
import { define, type Definition, type Scope } from "../assembler/function.ts";
import * as i32 from "../assembler/i32.ts";
import * as i32x4 from "../assembler/i32x4.ts";
import { interleave } from "../assembler/interleave.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";

/** Bytes of the words of a block and of its four state vectors. */
export const blockBytes = 1024;
export const stateBytes = 64;

/** One step of four lanes of xoshiro128++ whose state is s0 to s3; the words go to `place`. */
function step({ vector }: Scope, state: readonly Local[], place: Code, offset: number): Code[] {
  const [s0, s1, s2, s3] = state as [Local, Local, Local, Local];
  const [sum, shifted] = [vector(), vector()] as const;
  const rotate = (x: Local, bits: number): Code =>
    v128.or(
      i32x4.shiftLeft(x.get, i32.constant(bits)),
      i32x4.shiftRightUnsigned(x.get, i32.constant(32 - bits)),
    );
  return [
    sum.set(i32x4.add(s0.get, s3.get)),
    v128.store(place, offset, i32x4.add(rotate(sum, 7), s0.get)),
    shifted.set(i32x4.shiftLeft(s1.get, i32.constant(9))),
    s2.set(v128.xor(s2.get, s0.get)),
    s3.set(v128.xor(s3.get, s1.get)),
    s1.set(v128.xor(s1.get, s2.get)),
    s0.set(v128.xor(s0.get, s3.get)),
    s2.set(v128.xor(s2.get, shifted.get)),
    s3.set(rotate(s3, 11)),
  ];
}

/**
 * steps(out, end, states): writes the words of blocks from `out` up to `end`, two blocks (2,048
 * bytes) at a time, from the state that `words` has put at `states`, 64 bytes a block.
 *
 * Four lanes of xoshiro128++ make four words a step; two blocks run side by side.
 *
 * @see {@link https://arxiv.org/abs/1805.01407 | arXiv:1805.01407}, section 4 (Blackman, Vigna)
 */
export const steps = (): Definition =>
  define("steps", (scope, out, end, states) => {
    const left = scope.integer();
    const sets = [0, 1].map((way) => {
      const state = [scope.vector(), scope.vector(), scope.vector(), scope.vector()];
      const load = state.flatMap((s, j) => s.set(v128.load(states.get, way * stateBytes + 16 * j)));
      return { load, step: step(scope, state, out.get, way * blockBytes) };
    });
    return repeatWhile(i32.sub(end.get, out.get), [
      ...sets.flatMap(({ load }) => load),
      ...states.set(i32.add(states.get, i32.constant(2 * stateBytes))),
      ...left.set(i32.constant(blockBytes / 16)),
      ...repeatWhile(left.get, [
        ...interleave(...sets.map((set) => set.step)).flat(),
        ...out.set(i32.add(out.get, i32.constant(16))),
        ...left.set(i32.sub(left.get, i32.constant(1))),
      ]),
      ...out.set(i32.add(out.get, i32.constant(blockBytes))),
    ]);
  });
