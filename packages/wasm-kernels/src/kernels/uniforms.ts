import * as f32x4 from "../assembler/f32x4.ts";
import { define, type Definition } from "../assembler/function.ts";
import * as i32 from "../assembler/i32.ts";
import * as i32x4 from "../assembler/i32x4.ts";
import { repeatWhile } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";

/**
 * uniforms(at, end): turns the words in memory from `at` up to `end`, a whole number of 16 bytes
 * on, into uniforms (word >>> 8) * 2^-24 in the same place.
 */
export const uniforms = (): Definition =>
  define("uniforms", ({ hoist }, at, end) =>
    repeatWhile(i32.sub(end.get, at.get), [
      ...v128.store(
        at.get,
        0,
        f32x4.mul(
          f32x4.convert(i32x4.shiftRightUnsigned(v128.load(at.get), i32.constant(8))),
          hoist(f32x4.constant(2 ** -24)),
        ),
      ),
      ...at.set(i32.add(at.get, i32.constant(16))),
    ]),
  );
