import type { Code } from "../assembler/code.ts";
import * as f32x4 from "../assembler/f32x4.ts";
import { define, type Definition } from "../assembler/function.ts";
import * as i32 from "../assembler/i32.ts";
import type { Local } from "../assembler/local.ts";
import { repeatWhile } from "../assembler/loop.ts";
import * as v128 from "../assembler/v128.ts";

/**
 * blend(x, end, z, a, b): x = a x + b z, element by element, where all four are addresses of
 * float32 arrays; x runs up to `end`, a multiple of 16 bytes further on.
 */
export const blend = (): Definition =>
  define("blend", (_, x, end, z, a, b) => {
    const product = (p: Local, q: Local): Code => f32x4.mul(v128.load(p.get), v128.load(q.get));
    return repeatWhile(i32.sub(end.get, x.get), [
      ...v128.store(x.get, 0, f32x4.add(product(a, x), product(b, z))),
      ...[x, z, a, b].flatMap((p) => p.set(i32.add(p.get, i32.constant(16)))),
    ]);
  });
